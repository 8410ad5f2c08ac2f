import { readFile } from 'node:fs/promises';
import { type Format, type Read, detectFormat, readInvoice } from '../formats/index.ts';
import type { Result } from '../model/index.ts';
import { cannotRun } from './outcome.ts';
import { boundHeapFor } from './bound-heap.ts';

/** What a file is, and the invoice in it: its own, or that embedded in a PDF. */
export interface Opened {
  readonly format: Format;
  readonly read: Result<Read>;
}

/** Exit code 2 for a file that cannot be read from the disk. */
export async function openInvoice(path: string): Promise<Opened> {
  const bytes = await readFile(path).catch(() => {
    throw cannotRun('FILE_UNREADABLE', `${path} cannot be read.`, 'Check the path and the permissions.');
  });
  await boundHeapFor(bytes.length);
  const format = detectFormat(bytes);
  if (format.syntax !== 'pdf') return { format, read: readInvoice(bytes) };
  const { readFacturX } = await import('../formats/facturx/index.ts');
  const embedded = await readFacturX(bytes);
  return embedded.ok
    ? { format: { ...detectFormat(embedded.value.xml), syntax: 'pdf' }, read: readInvoice(embedded.value.xml) }
    : { format, read: embedded };
}
