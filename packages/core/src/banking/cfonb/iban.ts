/** Letters of a French account number count as digits: A and J are 1, B, K and S are 2, … */
const DIGITS = '12345678912345678923456789';

/** The IBAN of a French account: the key of the RIB is 97 less its remainder, the check digits those of ISO 13616. */
export function ribOf(bank: string, branch: string, number: string): string | undefined {
  if (!/^\d{5}$/.test(bank) || !/^\d{5}$/.test(branch) || !/^[A-Z0-9]{11}$/.test(number)) return undefined;
  const digits = number.replace(/[A-Z]/g, (letter) => DIGITS[letter.charCodeAt(0) - 65] ?? '');
  const key = 97n - ((89n * BigInt(bank) + 15n * BigInt(branch) + 3n * BigInt(digits)) % 97n);
  const bban = `${bank}${branch}${number}${String(key).padStart(2, '0')}`;
  const spelt = `${bban}FR00`.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return `FR${String(98n - (BigInt(spelt) % 97n)).padStart(2, '0')}${bban}`;
}
