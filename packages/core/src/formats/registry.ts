import { cii } from './cii/index.ts';
import { edifact, edifactD96a } from './edifact/index.ts';
import { json } from './json/index.ts';
import { ubl } from './ubl/index.ts';

/** Every syntax Quittance writes and reads. To add one: a folder beside `ubl/` and a line here. */
export const INVOICE_SYNTAXES = [ubl, cii, edifact, edifactD96a, json] as const;

export type InvoiceSyntaxId = (typeof INVOICE_SYNTAXES)[number]['id'];

/** The syntax of that id. */
export function invoiceSyntax(id: InvoiceSyntaxId): (typeof INVOICE_SYNTAXES)[number] {
  const syntax = INVOICE_SYNTAXES.find((candidate) => candidate.id === id);
  if (syntax === undefined) throw new RangeError(`No invoice syntax is called ${JSON.stringify(id)}`);
  return syntax;
}
