import type { chance } from '../fuzz/chance.ts';
import type { Span } from './spans.ts';

export type Dice = ReturnType<typeof chance>;

const VAT_CATEGORIES = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M', 'B', 'A', 'AA', 's', 'X'];
const COUNTRIES = 'DE FR NL BE DK NO SE IS IT GR EL GB AT ES PT PL XI 1A AU RE NC CH US XX de'.split(' ');
const CURRENCIES = 'EUR DKK NOK SEK GBP ISK USD CHF PLN XXX eur'.split(' ');
const TYPES =
  '71 80 82 84 102 130 202 203 204 211 218 219 261 262 295 296 308 325 326 331 380 381 382 383 384 385 386 387 388 389 390 393 394 395 396 420 456 457 458 471 472 473 500 501 502 503 527 532 553 575 623 633 751 780 817 870 875 876 877 935'.split(
    ' ',
  );
const MEANS = '1 10 20 30 31 42 48 49 50 54 55 57 58 59 68 93 97 98 ZZZ 70 30x'.split(' ');
const SCHEMES =
  '0002 0007 0009 0060 0088 0096 0106 0130 0151 0183 0184 0188 0190 0192 0195 0196 0199 0201 0204 0208 0211 0221 0224 0225 0226 0228 0229 0230 0231 0235 0240 0244 9901 9902 9918 9930 9933 9938 9957 EM SEPA VA FC DK:CVR ZZZ'.split(
    ' ',
  );
const IDS =
  'DE123456789 FR12345678901 NL123456789B01 DK12345678 SE556036079301 IT06363391001 EL061828591 ATU12345678 GB123456789 12345678 123456789 732829320 73282932000074 7300010000001 0203430576 DE75512108001245126199 NO974760673MVA'.split(
    ' ',
  );
const DATES =
  '2024-01-01 20240101 2024-02-30 20240230 2025-06-30 20250630 2099-12-31 01/02/2024 2024-1-1 2024-01-01Z'.split(' ');

/** Lists of values that belong to an element of such a name. */
const LISTS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/(?:TaxCategory|ClassifiedTaxCategory)\/ID$|CategoryCode$/, VAT_CATEGORIES],
  [/IdentificationCode$|CountryID$|CountryCode$/, COUNTRIES],
  [/CurrencyCode$/, CURRENCIES],
  [/TypeCode$/, TYPES],
  [/PaymentMeansCode$|PaymentMeans\/TypeCode$/, MEANS],
  [/Date$|DateTimeString$/, DATES],
  [/CompanyID$|EndpointID$|\/(?:Global|URI)?ID$/, IDS],
  [/Indicator$/, ['true', 'false', '1', '0', 'TRUE', '']],
];
export const ATTRIBUTES: readonly (readonly [string, readonly string[]])[] = [
  ['schemeID', SCHEMES],
  ['currencyID', CURRENCIES],
  ['unitCode', ['C62', 'EA', 'HUR', 'KGM', 'XPP', 'qqq', 'LTR', 'ZZ']],
  ['listID', ['SRV', 'STI', 'HS', 'CV', 'ZZZ', 'TST']],
  ['format', ['102', '203', '610', '616', '']],
  ['mimeCode', ['application/pdf', 'image/png', 'text/csv', 'application/xml', 'text/plain']],
  ['name', ['x', '']],
  ['languageID', ['de']],
  ['schemeAgencyID', ['6']],
  ['listVersionID', ['1']],
  ['schemeVersionID', ['']],
];
export const ODD_TEXTS = [
  '',
  ' ',
  '\n',
  'x',
  '0',
  '-1',
  '1',
  'ABC-123',
  'é€',
  'N/A',
  '#AAI#text',
  'null',
  '12.5',
  '100',
  'A'.repeat(120),
];

export function listFor(span: Span): readonly string[] | undefined {
  return LISTS.find(([name]) => name.test(span.path))?.[1];
}

/** The same boolean, date or number in other forms, lawful or not; `undefined` of a text that is none of them. */
export function formsOf(text: string): readonly string[] | undefined {
  const bare = text.trim();
  if (bare === 'true' || bare === 'false')
    return ['', '1', '0', ' true ', '\nfalse\t', 'TRUE', 'True', 'no', 'true false'];
  if (/^(?:\d{8}|\d{4}-\d\d-\d\d)$/.test(bare))
    return [
      '',
      `${bare}Z`,
      `${bare}+01:00`,
      ` ${bare}`,
      `${bare}T00:00:00`,
      `-${bare}`,
      bare.replaceAll('-', ''),
      `0${bare}`,
    ];
  if (/^[+-]?\d+(?:\.\d+)?$/.test(bare))
    return [
      `\t${bare} `,
      `${bare}e0`,
      `${bare}E-1`,
      `${bare}d`,
      `0x${bare}`,
      `-${bare}`,
      `+${bare}`,
      `${bare}.0`,
      `${bare} ${bare}`,
      `\u00a0${bare}`,
    ];
  return undefined;
}

/** A number of another value or form. */
export function otherNumber(text: string, dice: Dice): string {
  const number = text.trim();
  const [whole = '0', fraction = ''] = number.replace(/^[+-]/, '').split('.');
  const by = (units: bigint): string => {
    const sum = BigInt(whole + fraction.padEnd(2, '0')) + units;
    const places = Math.max(2, fraction.length);
    const digits = (sum < 0n ? -sum : sum).toString().padStart(places + 1, '0');
    return `${sum < 0n !== number.startsWith('-') ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
  };
  const forms = [
    () => by(1n),
    () => by(-1n),
    () => by(2n),
    () => by(-2n),
    () => by(100n),
    () => by(-50n),
    () => (number.startsWith('-') ? number.slice(1) : `-${number}`),
    () => `${whole}.${fraction}000`,
    () => `${whole}.${fraction.padEnd(2, '0')}5`,
    () => `${whole}.${fraction.padEnd(2, '0')}49`,
    () => '0',
    () => '0.00',
    () => '1',
    () => `${whole}0.${fraction.padEnd(2, '0')}`,
    () => `+${number.replace(/^[+-]/, '')}`,
    () => `${number}.`.replace(/\.(\d+)\.$/, '.$1'),
    () => `0${number.replace(/^[+-]/, '')}`,
    () => (fraction === '' ? `${number}.00` : whole),
    () =>
      ['1e2', 'NaN', 'INF', '1,5', 'abc', '', ' ', '.5', '-0', '100000000000.005', '0.005', '0.015'][dice(12)] ?? '',
  ];
  return forms[dice(forms.length)]?.() ?? '';
}
