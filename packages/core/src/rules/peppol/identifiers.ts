/** Checks of the identifiers that Peppol knows by their scheme. Each takes the identifier as it is compared and says whether it is well formed. */

const digitsOf = (text: string): number[] => Array.from(text, Number);

/** Σ of each digit times its weight; the weights repeat. */
function weighted(digits: readonly number[], weights: readonly number[]): number {
  return digits.reduce((sum, digit, index) => sum + digit * (weights[index % weights.length] ?? 0), 0);
}

/** GS1 key (0088): the last digit completes 3·1·3·1… from the right to a multiple of ten. Of any length. */
export function isGln(id: string): boolean {
  if (!/^\d+$/.test(id)) return false;
  const digits = digitsOf(id).toReversed();
  return weighted(digits, [1, 3]) % 10 === 0;
}

/** Norwegian organization number (0192): nine digits, the last by modulus 11. */
export function isNorwegianOrganization(id: string): boolean {
  if (!/^\d{9}$/.test(id) || Number(id) === 0) return false;
  const digits = digitsOf(id);
  return (11 - (weighted(digits.slice(0, 8), [3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11 === digits[8];
}

/** Norwegian VAT identifier: NO, the organization number, MVA. */
export function isNorwegianVat(id: string): boolean {
  const [, organization] = /^NO(\d{9})MVA$/.exec(id) ?? [];
  return organization !== undefined && isNorwegianOrganization(organization);
}

/** Danish CVR number (0184): eight digits, with or without DK. Its check digit is not asked for. */
export const isDanishCvr = (id: string): boolean => /^(?:DK)?\d{8}$/.test(id);

/** Danish SE number (0198): DK and eight digits. */
export const isDanishSe = (id: string): boolean => /^DK\d{8}$/.test(id);

/** Danish P number (0096): ten digits. */
export const isDanishP = (id: string): boolean => /^\d{10}$/.test(id);

/** Belgian enterprise number (0208): ten digits, the last two by modulus 97. */
export function isBelgianEnterprise(id: string): boolean {
  return /^\d{10}$/.test(id) && 97 - (Number(id.slice(0, 8)) % 97) === Number(id.slice(8));
}

/** Italian office code of the IPA register (0201). */
export const isIpaCode = (id: string): boolean => /^[A-Za-z0-9]{6}$/.test(id);

/** Codice fiscale (0210, 9907): 16 characters of a person or 11 digits of a company; their check characters are not asked for. */
export const isCodiceFiscale = (id: string): boolean =>
  /^(?:\d{11}|[A-Za-z]{6}\d{2}[A-Za-z]\d{2}[A-Za-z]\d{3}[A-Za-z])$/.test(id);

/** Partita IVA (0211): after IT eleven digits, the last by Luhn. What does not begin with IT or it is not looked at. */
export function isPartitaIva(id: string): boolean {
  const country = id.slice(0, 2);
  if (country !== 'IT' && country !== 'it') return true;
  return /^\d{11}$/.test(id.slice(2)) && isLuhn(id.slice(2));
}

/** The last digit completes the sum of digits, every second one doubled, to a multiple of ten. */
export function isLuhn(digits: string): boolean {
  const sum = digitsOf(digits)
    .toReversed()
    .reduce((so, digit, index) => so + (index % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2), 0);
  return sum % 10 === 0;
}

/** Swedish organisation number (0007): ten digits, the last by Luhn. */
export const isSwedishOrganization = (id: string): boolean => /^\d{10}$/.test(id) && isLuhn(id);

/** Australian business number (0151): eleven digits; with the first less one, their weighted sum is a multiple of 89. */
export function isAustralianBusiness(id: string): boolean {
  if (!/^\d{11}$/.test(id)) return false;
  return (weighted(digitsOf(id), [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]) - 10) % 89 === 0;
}

/** Dutch KVK number (0106), OIN (0190), VAT number (9944), establishment number (0217). */
export const isDutchKvk = (id: string): boolean => /^\d{8}$/.test(id);
export const isDutchOin = (id: string): boolean => /^\d{20}$/.test(id);
export const isDutchVat = (id: string): boolean => /^NL\d{9}B\d{2}$/.test(id);
export const isDutchEstablishment = (id: string): boolean => /^\d{12}$/.test(id);

/** Greek tax number: nine digits, what follows is not looked at; the first eight, weighted 256 … 2, give the last by modulus 11 and 10. */
export function isGreekTin(id: string): boolean {
  if (!/^\d{9}/.test(id)) return false;
  const digits = digitsOf(id.slice(0, 9));
  return (weighted(digits.slice(0, 8), [256, 128, 64, 32, 16, 8, 4, 2]) % 11) % 10 === digits[8];
}
