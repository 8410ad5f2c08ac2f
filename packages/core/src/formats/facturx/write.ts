import { type Invoice, ok, type Result } from '../../model/index.ts';
import { type PdfOptions, printInvoice } from '../pdf/write.ts';
import type { Written } from '../port.ts';
import { archiveEntries } from './archive-entries.ts';
import { embeddedInvoice, type HybridProfile } from './hybrid.ts';

export interface FacturXOptions extends PdfOptions {
  /** That of BT-24 unless another is asked for. */
  readonly profile?: HybridProfile;
  /** The CII of this invoice where it was issued before: it is embedded as it is, and not written anew. */
  readonly issued?: Uint8Array;
}

export interface FacturXWritten extends Written {
  /** The embedded XML: what is to be judged, byte for byte. */
  readonly xml: Uint8Array;
}

/**
 * The invoice as Factur-X (ZUGFeRD): our own page as PDF/A-3b with the CII inside. The same invoice and options give the same bytes.
 * Refuses `FACTURX_PROFILE` and what the CII writer refuses.
 */
export async function writeFacturX(invoice: Invoice, options: FacturXOptions): Promise<Result<FacturXWritten>> {
  const embedded = embeddedInvoice(invoice, options.profile, options.issued);
  if (!embedded.ok) return embedded;
  const sheet = await printInvoice(invoice, options);
  const { entries, xmp } = archiveEntries(sheet.document.objects, embedded.value);
  sheet.document.catalog.push(entries);
  sheet.document.metadata.push(xmp);
  const { xml, dropped } = embedded.value;
  return ok({ bytes: sheet.bytes(), xml, dropped });
}
