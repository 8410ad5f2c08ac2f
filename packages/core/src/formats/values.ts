import { type Problem, type Result, invoice as invoiceSchema, ok } from '../model/index.ts';
import { present, type Reading, type XmlElement } from '../xml/index.ts';
import type { Read, ReadWarning } from './port.ts';

/** What the readers of every syntax have in common: the spelling of numbers, and the terms of a document as an invoice. */

/**
 * A number as xsd:decimal allows it, in the one spelling the model takes: no blanks, no plus sign, a digit on both sides of the point, and
 * no zeros behind it that say nothing beyond the tenth decimal.
 */
export function plainNumber(text: string | undefined): string | undefined {
  const parts = /^\s*([+-]?)(\d*)\.?(\d*)\s*$/.exec(text ?? '');
  if (parts === null || `${parts[2]}${parts[3]}` === '') return text;
  const [, sign, whole, decimals = ''] = parts;
  const fraction = decimals.length > 10 ? decimals.replace(/0+$/, '') : decimals;
  return `${sign === '-' ? '-' : ''}${whole || '0'}${fraction === '' ? '' : `.${fraction}`}`;
}

/** BT-125. An element without content is no document. */
export function readAttachment(reading: Reading, object: XmlElement | undefined) {
  const content = reading.textOf(object)?.replace(/\s/g, '');
  if (object === undefined || content === undefined) return undefined;
  return present({ content, mimeCode: object.attributes.mimeCode, filename: object.attributes.filename });
}

/** The terms as an invoice; `INVALID_TERM` for each that is missing or mistyped. */
export function invoiceOf(terms: unknown, warnings: readonly ReadWarning[]): Result<Read> {
  const read = invoiceSchema.safeParse(terms);
  // Not spread into arguments: a hostile document has more faults than the stack has room.
  if (!read.success)
    return { ok: false, problems: read.error.issues.map(({ path, message }) => invalidTerm(path, message)) };
  return ok({ invoice: read.data, warnings });
}

function invalidTerm(path: readonly PropertyKey[], message: string): Problem {
  const field = path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .slice(1);
  return {
    code: 'INVALID_TERM',
    message: `${field}: ${message}`,
    advice: 'Ask the sender to correct this term of the invoice.',
    retry: 'never',
    field,
  };
}
