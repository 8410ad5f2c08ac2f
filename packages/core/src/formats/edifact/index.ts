import type { InvoiceSyntax } from '../port.ts';
import { readEdifact } from './read.ts';
import { writeEdifact, writeEdifactD96a } from './write.ts';

/** UN/EDIFACT INVOIC: written in the binding of EN 16931 (D.14B), read in that and in D.96A as EANCOM uses it. */
export const edifact = {
  id: 'edifact',
  mimeType: 'application/EDIFACT',
  extension: 'edi',
  write: writeEdifact,
  read: readEdifact,
} as const satisfies InvoiceSyntax;

/** The same, written in D.96A for partners who want that. */
export const edifactD96a = {
  ...edifact,
  id: 'edifact-d96a',
  write: (invoice) => writeEdifactD96a(invoice),
} as const satisfies InvoiceSyntax;
