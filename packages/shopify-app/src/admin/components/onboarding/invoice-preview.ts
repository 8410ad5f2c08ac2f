import { readUbl, writeHtml } from '@quittance/core/formats';

/** The page that people see of an invoice, from its UBL. A file of its own that is loaded when a preview is asked for. */
export function pageOf(ubl: string, language: 'en' | 'fr' | 'de'): string | undefined {
  const read = readUbl(new TextEncoder().encode(ubl));
  return read.ok ? writeHtml(read.value.invoice, { language }) : undefined;
}
