import { type Result, isFrenchTerritory, ok, refused } from '../../model/index.ts';
import type { LetterParty } from '../port.ts';

/** NF Z 10-011 and DIN 5008 alike: six lines, without an empty one. */
const MOST_LINES = 6;

/**
 * The lines of the address as the post reads them: the town in capitals in France (NF Z 10-011), the country in capitals, last and only
 * abroad. Refuses `PRINT_ADDRESS_INCOMPLETE` and `PRINT_ADDRESS_TOO_LONG`.
 */
export function addressLines(
  { name, attention, address }: LetterParty,
  fromCountry: string,
  countryName: (code: string) => string,
): Result<readonly string[]> {
  const { line1, line2, line3, city, countryCode } = address;
  if (isBlank(city) || [line1, line2, line3].every(isBlank)) return refused(INCOMPLETE);
  const isAbroad = countryCode !== fromCountry;
  const lines = [name, attention, line1, line2, line3, ...townLines(address)]
    .concat(isAbroad ? [countryName(countryCode).toLocaleUpperCase()] : [])
    .map((line) => line?.trim() ?? '')
    .filter((line) => line !== '');
  return lines.length > MOST_LINES ? refused(TOO_LONG) : ok(lines);
}

const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === '';

/** Where the code stands differs by country (UPU S42). */
function townLines({ city = '', postCode = '', subdivision = '', countryCode }: LetterParty['address']): string[] {
  if (countryCode === 'GB' || countryCode === 'IE') return [city.toLocaleUpperCase(), postCode.toUpperCase()];
  if (SUBDIVISION_BEFORE_CODE.has(countryCode)) return [`${city} ${subdivision} ${postCode}`.replace(/ +/g, ' ')];
  const town = isFrenchTerritory(countryCode) ? city.toLocaleUpperCase('fr') : city;
  return [`${postCode} ${town}`];
}

const SUBDIVISION_BEFORE_CODE: ReadonlySet<string> = new Set(['US', 'CA', 'AU', 'BR']);

const INCOMPLETE = {
  code: 'PRINT_ADDRESS_INCOMPLETE',
  message: 'The postal address has no street or no town.',
  advice: 'Complete the postal address of the contact.',
  retry: 'after-fix',
} as const;

const TOO_LONG = {
  code: 'PRINT_ADDRESS_TOO_LONG',
  message: 'The postal address does not fit into the window of the envelope.',
  advice: 'Shorten it to six lines of at most 38 characters.',
  retry: 'after-fix',
} as const;

/** The address is too wide even in the smallest type. */
export const TOO_WIDE = TOO_LONG;

export const UNPRINTABLE = {
  code: 'PRINT_CHARACTERS',
  message: 'The postal address holds characters that cannot be printed.',
  advice: 'Write the address in Latin, Greek or Cyrillic letters.',
  retry: 'after-fix',
} as const;
