import { mod97 } from './mod-97.ts';

/**
 * ISO 11649 creditor references: `RF`, two check digits by ISO 7064 mod 97-10, and up to 21 letters and digits. A payer's bank refuses a wrong one.
 */

const LONGEST = 21;

/** The reference for a document's number; `undefined` for a number that has no letter or digit, or more than 21 of them. */
export function creditorReference(documentNumber: string): string | undefined {
  const body = documentNumber.toUpperCase().replace(/[^A-Z0-9]/g, '');
  if (body === '' || body.length > LONGEST) return undefined;
  return `RF${String(98 - mod97(`${body}RF00`)).padStart(2, '0')}${body}`;
}

/** The reference in its electronic spelling, without blanks; `undefined` for a text that is none, or whose check digits are wrong. */
export function readCreditorReference(text: string): string | undefined {
  const plain = text.toUpperCase().replace(/\s/g, '');
  if (!/^RF\d{2}[A-Z0-9]{1,21}$/.test(plain)) return undefined;
  return mod97(plain.slice(4) + plain.slice(0, 4)) === 1 ? plain : undefined;
}

/** As it is printed: in groups of four. */
export function spacedReference(reference: string): string {
  return reference.replace(/(.{4})(?=.)/g, '$1 ');
}
