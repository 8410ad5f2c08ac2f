/** ISO 6523 scheme of the Danish business register. */
export const CVR = '0184';

/** BT-81 between Danish parties. */
export const PAYMENT_MEANS: readonly string[] = ['1', '10', '31', '42', '48', '49', '50', '58', '59', '93', '97'];

/** Versions of UNSPSC, in both spellings. */
export const UNSPSC: readonly string[] = ['19.0501', '19.05.01', '26.0801', '26.08.01'];

export const startsWithOneOf = (text: string, ...prefixes: readonly string[]): boolean =>
  prefixes.some((prefix) => text.startsWith(prefix));

/** A duty named by its four digits, or by text with a # in it that is neither first nor last. */
export const namesTheTax = (reason: string): boolean =>
  /^\d{4}$/.test(reason) || (reason.includes('#') && !reason.startsWith('#') && !reason.endsWith('#'));
