import type { InvoiceSyntax } from '../port.ts';
import { readCii } from './read.ts';
import { writeCii } from './write.ts';

/** UN/CEFACT Cross Industry Invoice in the binding of EN 16931-3-3: the XML of Factur-X and ZUGFeRD. */
export const cii = {
  id: 'cii',
  mimeType: 'application/xml',
  extension: 'xml',
  write: writeCii,
  read: readCii,
} as const satisfies InvoiceSyntax;
