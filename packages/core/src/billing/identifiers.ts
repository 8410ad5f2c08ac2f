import { stdnum } from 'stdnum';
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
  return stdnum['FR']?.['siren']?.validate(text).isValid ?? false;
}

/** Fourteen digits: a SIREN and an establishment, Luhn (La Poste: digit sum). */
export function isSiret(text: string): boolean {
  return stdnum['FR']?.['siret']?.validate(text).isValid ?? false;
}

/** The national check that fits the VAT number of each country (ISO code, as stdnum names it). */
const VAT_CHECKS: Readonly<Record<string, readonly string[]>> = {
  AT: ['uid'],
  BE: ['vat'],
  BG: ['vat'],
  CY: ['vat'],
  CZ: ['dic'],
  DE: ['vat'],
  DK: ['cvr'],
  EE: ['kmkr'],
  ES: ['nif'],
  FI: ['alv'],
  FR: ['tva'],
  GR: ['vat'],
  HR: ['oib'],
  HU: ['anum'],
  IE: ['vat'],
  IT: ['iva'],
  LT: ['pvm'],
  LU: ['tva'],
  LV: ['pvn'],
  MT: ['vat'],
  NL: ['btw'],
  PL: ['nip'],
  PT: ['nif'],
  RO: ['cf'],
  SE: ['vat'],
  SI: ['ddv'],
  SK: ['dph'],
  GB: ['vat'],
  CH: ['vat'],
  NO: ['mva'],
};

function checkVatNumber(prefix: string, value: string): boolean | undefined {
  const country = prefix === 'EL' ? 'GR' : prefix === 'XI' ? 'GB' : prefix;
  const checks = (VAT_CHECKS[country] ?? []).flatMap((name) => stdnum[country]?.[name] ?? []);
  if (checks.length === 0) return isUnionVatPrefix(prefix) ? false : undefined;
  return checks.some((check) => check.validate(value).isValid || check.validate(value.slice(2)).isValid);
}
