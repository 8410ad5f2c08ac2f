import { Decimal } from '@quittance/core/model';

/** More decimals than any invoice shows, and as many as the canonical order takes. */
const SCALE = 10;

/**
 * Medusa's payload as plain JSON values with exact amounts. Medusa keeps every amount twice, as a float (`unit_price`) and
 * as text (`raw_unit_price.value`), and inside the process as a BigNumber object holding both: the text is the one that lost
 * no cents, so it takes the float's place. Floats without a twin become the shortest text that reads back as the same float.
 */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'number') return decimalText(String(value)) ?? value;
  if (typeof value !== 'object' || value === null) return value;
  const number = bigNumberText(value);
  if (number !== undefined) return number;
  return plainRecord(value);
}

function plainRecord(record: object): Record<string, unknown> {
  const entries = new Map<string, unknown>();
  for (const [name, value] of Object.entries(record)) {
    if (!isRaw(name, value)) entries.set(name, isFreeForm(name) ? value : plain(value));
  }
  for (const [name, value] of Object.entries(record)) {
    if (isRaw(name, value)) entries.set(name.slice('raw_'.length), rawText(value));
  }
  return Object.fromEntries(entries);
}

/** What the shop owner wrote is nobody's amount. */
function isFreeForm(name: string): boolean {
  return name === 'metadata' || name === 'data';
}

function isRaw(name: string, value: unknown): value is { value: unknown } {
  return name.startsWith('raw_') && typeof value === 'object' && value !== null && 'value' in value;
}

function rawText(raw: { value: unknown }): string | undefined {
  return typeof raw.value === 'string' || typeof raw.value === 'number' ? decimalText(String(raw.value)) : undefined;
}

function bigNumberText(value: object): string | undefined {
  if (!('numeric' in value)) return undefined;
  if ('raw' in value && isRaw('raw_', value.raw)) return rawText(value.raw);
  return typeof value.numeric === 'number' ? decimalText(String(value.numeric)) : undefined;
}

const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/;

/** `12.5`, `1e-7` or twenty decimals as plain decimal text, rounded half away from zero to {@link SCALE}. */
function decimalText(text: string): string | undefined {
  const match = NUMBER.exec(text);
  if (match === null) return undefined;
  const [, sign, whole = '0', fraction = '', exponent = '0'] = match;
  const scale = fraction.length - Number(exponent);
  const units = BigInt(`${sign}${whole}${fraction}`);
  const exact = scale >= 0 ? Decimal.fromUnits(units, scale) : Decimal.fromUnits(units * 10n ** BigInt(-scale), 0);
  return (exact.scale > SCALE ? exact.round(SCALE) : exact).trimmed().toString();
}
