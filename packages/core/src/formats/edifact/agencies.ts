/**
 * Who assigns the number of a party (C082, 3055), and the scheme of ISO 6523 that says so in EN 16931. D.96A has a place for the agency
 * alone, and INSEE assigns two kinds of number, told apart by their length.
 */
/** GLN */
export const GLN_SCHEME = '0088';

const GS1 = '9';
const DUNS = '16';
const INSEE = '107';

export function schemeOfAgency(agency: string, number: string): string | undefined {
  if (agency === GS1) return GLN_SCHEME;
  if (agency === DUNS) return '0060';
  if (agency !== INSEE) return undefined;
  return { 9: '0002', 14: '0009' }[number.length];
}

export function agencyOfScheme(scheme: string | undefined, number: string): string | undefined {
  return [GS1, DUNS, INSEE].find((agency) => scheme !== undefined && schemeOfAgency(agency, number) === scheme);
}
