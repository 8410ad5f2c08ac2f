import { Decimal, type Invoice, type Problem } from '../../model/index.ts';

const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
const SURROGATE = /[\ud800-\udfff]/;
const LONE_SURROGATE = /\p{Surrogate}/u;

/** True when `text` holds only characters that XML 1.0 allows; escaping cannot save the others. */
export function isXmlText(text: string): boolean {
  return !FORBIDDEN.test(text) && !(SURROGATE.test(text) && LONE_SURROGATE.test(text));
}

/** One problem per field of the invoice that holds a character XML forbids, by its path. */
export function illegalCharacters(invoice: Invoice): Problem[] {
  return fieldsWith(invoice, '').map((field) => ({
    code: 'ILLEGAL_CHARACTER',
    message: `${field} holds a character that cannot be written in XML.`,
    advice: 'Remove the invisible control character from this text in the shop or the ERP.',
    retry: 'after-fix',
    field,
  }));
}

function fieldsWith(value: unknown, path: string): string[] {
  if (typeof value === 'string') return isXmlText(value) ? [] : [path];
  if (Array.isArray(value)) return value.flatMap((item, index) => fieldsWith(item, `${path}[${index}]`));
  if (value === null || typeof value !== 'object' || value instanceof Decimal) return [];
  return Object.entries(value).flatMap(([key, item]) => fieldsWith(item, path === '' ? key : `${path}.${key}`));
}
