/**
 * The simulated agency counts for itself, in ten-thousandths as a bigint: if it borrowed the product's arithmetic, a mistake there would agree
 * with itself.
 */
const DIGITS = 4;
const UNIT = 10_000n;

/** The units of a decimal text, or `undefined` when it is none. */
export function unitsOf(text: unknown): bigint | undefined {
  const match = typeof text === 'string' ? /^(-?)(\d{1,15})(?:\.(\d{1,4}))?$/.exec(text) : null;
  if (match === null) return undefined;
  const [, sign, whole = '0', fraction = ''] = match;
  const units = BigInt(whole) * UNIT + BigInt(fraction.padEnd(DIGITS, '0'));
  return sign === '-' ? -units : units;
}

/** A decimal text with two digits, or as many as it takes. */
export function textOf(units: bigint): string {
  const magnitude = units < 0n ? -units : units;
  const fraction = (magnitude % UNIT)
    .toString()
    .padStart(DIGITS, '0')
    .replace(/0{1,2}$/, '');
  return `${units < 0n ? '-' : ''}${magnitude / UNIT}.${fraction.padEnd(2, '0')}`;
}

/** `percent` of an amount, cut to whole cents. */
export function share(units: bigint, percent: bigint): bigint {
  const cent = UNIT / 100n;
  return ((units * percent) / 100n / cent) * cent;
}
