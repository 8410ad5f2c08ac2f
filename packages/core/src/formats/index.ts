export type * from './port.ts';
export { INVOICE_SYNTAXES, type InvoiceSyntaxId, invoiceSyntax } from './registry.ts';
export { isCreditNote } from './ubl/credit-note.ts';
export { readUbl } from './ubl/read.ts';
export { writeUbl } from './ubl/write.ts';
