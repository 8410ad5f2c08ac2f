import { NATIONAL_VAT_CHECKS, siren, siret } from './national-checks.ts';
import { isUnionVatPrefix } from './vat-area.ts';

/** A VAT number taken apart: `country` is the prefix as written (`EL`, `XI`). */
export interface VatNumber {
  readonly country: string;
  /** Without blanks and points, upper case. */
  readonly value: string;
  /** The checksum of its country holds; `undefined` when no check is known for it. */
  readonly valid: boolean | undefined;
}

/** The parts of a VAT number, or `undefined` when it has no country prefix (BR-CO-09). */
export function readVatNumber(text: string): VatNumber | undefined {
  const value = text.replaceAll(/[\s.-]/g, '').toUpperCase();
  const country = value.slice(0, 2);
  if (!/^[A-Z]{2}[A-Z0-9+*]{2,16}$/.test(value)) return undefined;
  return { country, value, valid: checkVatNumber(country, value) };
}

/** The SIREN inside a French VAT number: its last nine digits. */
export function sirenOfVatNumber(number: VatNumber): string | undefined {
  return number.country === 'FR' && number.valid === true ? number.value.slice(4) : undefined;
}

/** Nine digits with a Luhn check digit. */
export function isSiren(text: string): boolean {
  return siren(text).isValid;
}

/** Fourteen digits: a SIREN and an establishment, Luhn (La Poste: digit sum). */
export function isSiret(text: string): boolean {
  return siret(text).isValid;
}

function checkVatNumber(prefix: string, value: string): boolean | undefined {
  const country = prefix === 'EL' ? 'GR' : prefix === 'XI' ? 'GB' : prefix;
  const check = NATIONAL_VAT_CHECKS[country];
  if (check === undefined) return isUnionVatPrefix(prefix) ? false : undefined;
  return check(value).isValid || check(value.slice(2)).isValid;
}
