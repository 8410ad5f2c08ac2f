import { Decimal } from '../model/index.ts';

/** A value that was stored as JSON, with the texts under these names as the decimal numbers that they were. */
export function revived(value: unknown, names: readonly string[], name = ''): unknown {
  if (typeof value === 'string') return names.includes(name) ? Decimal.of(value) : value;
  if (Array.isArray(value)) return value.map((each) => revived(each, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, revived(each, names, key)]));
}
