import { normalized } from '../../engine/index.ts';

/** How the published rules read numbers, dates and codes: as texts. */

/** A date of the years 2000 to 2099, as UBL writes it. */
export function isUblDate(text: string): boolean {
  return /^20\d\d-\d\d-\d\d$/.test(text) && isDay(text.slice(0, 4), text.slice(5, 7), text.slice(8));
}
/** As CII writes it; what follows the day is not looked at. */
export function isCiiDate(text: string): boolean {
  return /^20\d{6}/.test(text) && isDay(text.slice(0, 4), text.slice(4, 6), text.slice(6, 8));
}
function isDay(year: string, month: string, day: string): boolean {
  const days = [31, Number(year) % 4 === 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][Number(month) - 1] ?? 0;
  return Number(day) >= 1 && Number(day) <= days;
}

/** BT-1 and its like: no blank at the ends, no two blanks. */
const NUMBER = /^[A-Za-z0-9+\-_/]+$/;
export const isNumber = (text: string): boolean =>
  NUMBER.test(normalized(text)) && !text.startsWith(' ') && !text.endsWith(' ') && !text.includes('  ');

/** What electronic addresses and routing codes are made of. */
const ADDRESS = /^[A-Za-z0-9+\-_.]+$/;
export const isAddress = (text: string): boolean => ADDRESS.test(text);

/**
 * The published patterns take the digits of every script. Here all stand for 0: a pattern that knows every script takes longer to make than a
 * whole invoice to judge.
 */
const plainDigits = (text: string): string => (ASCII.test(text) ? text : text.replace(/\p{Nd}/gu, '0'));
const ASCII = /^[\0-\x7f]*$/;

const SIREN = /^\d{9}$/;
const SIRET = /^\d{14}$/;
export const isSiren = (text: string): boolean => SIREN.test(plainDigits(text));
export const isSiret = (text: string, siren?: string): boolean =>
  SIRET.test(plainDigits(text)) && (siren === undefined || text.slice(0, 9) === siren);

/** Characters without the decimal point. */
function length(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) !== POINT) count += 1;
  return count;
}
const POINT = '.'.charCodeAt(0);
const decimals =
  (format: RegExp, longest: number) =>
  (text: string): boolean => {
    const number = normalized(text);
    return format.test(plainDigits(number)) && length(number) <= longest;
  };
export const isAmount = decimals(/^-?\d+(?:\.\d{1,2})?$/, 19);
export const isQuantity = decimals(/^-?\d+(?:\.\d{1,4})?$/, 19);
export const isPrice = decimals(/^\d+(?:\.\d{1,6})?$/, 19);
export const isSignedPrice = decimals(/^-?\d+(?:\.\d{1,6})?$/, 19);
export const isRate = decimals(/^\d+(?:\.\d{1,2})?$/, 4);
