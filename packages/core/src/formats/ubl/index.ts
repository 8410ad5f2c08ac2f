import type { InvoiceSyntax } from '../port.ts';
import { readUbl } from './read.ts';
import { writeUbl } from './write.ts';

/** UBL 2.1 in the binding of EN 16931-3-2. */
export const ubl = {
  id: 'ubl',
  mimeType: 'application/xml',
  extension: 'xml',
  write: writeUbl,
  read: readUbl,
} as const satisfies InvoiceSyntax;
