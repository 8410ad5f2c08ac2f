import { mod97 } from './mod-97.ts';

/** The IBAN in its electronic spelling (ISO 13616), without blanks; `undefined` for a text that is none, or whose check digits are wrong. */
export function readIban(text: string): string | undefined {
  const plain = text.toUpperCase().replace(/\s/g, '');
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(plain)) return undefined;
  return mod97(plain.slice(4) + plain.slice(0, 4)) === 1 ? plain : undefined;
}
