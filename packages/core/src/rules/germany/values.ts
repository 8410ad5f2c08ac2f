import { normalized } from '../engine/index.ts';

/** Whether the text begins with the scheme of an absolute URL, of at least two letters. */
export const isAbsoluteUrl = (text: string): boolean => /^[A-Za-z][A-Za-z0-9+.-]+:/.test(text);

/** At least three digits, wherever they stand. */
export const isTelephone = (text: string): boolean => /\d\D*\d\D*\d/.test(text);

/** One @ between two texts without blanks; the second has dots in it, none at its ends and no two side by side. */
export const isEmail = (text: string): boolean =>
  /^[^@ \t\r\n]+@(?:[^@. \t\r\n]+\.)+[^@. \t\r\n]+$/.test(normalized(text));

/** ISO 13616: country, check digits, account; blanks do not count, capitals do: a small letter has another value. */
export function isIban(text: string): boolean {
  const iban = text.replace(/[ \t\r\n]+/g, '');
  if (!/^[A-Z]{2}\d{2}[A-Za-z\d]{0,30}$/.test(iban)) return false;
  let remainder = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const code = character.charCodeAt(0);
    const value = code > 64 ? code - 55 : code - 48;
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}

const CASH_DISCOUNT = /^#SKONTO#TAGE=\d+#PROZENT=\d+\.\d{2}(?:#BASISBETRAG=-?\d+\.\d{2})?#$/;

/** Payment terms in which every line that begins with # is a whole cash discount, and ends with a line break. */
export function areCashDiscountsWellFormed(terms: string): boolean {
  if (!terms.includes('#')) return true;
  const lines = terms.split('\n').map(normalized);
  return lines.every((line, index) => !line.startsWith('#') || (CASH_DISCOUNT.test(line) && index < lines.length - 1));
}
