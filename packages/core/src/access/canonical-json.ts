/** What JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/**
 * The one text of a JSON value, after RFC 8785: members sorted by UTF-16 code units, no blanks, numbers as ECMAScript
 * writes them. A value keeps its text through PostgreSQL's `jsonb`, which reorders members.
 * Throws `RangeError` on numbers JSON cannot write; undefined members are left out, as `JSON.stringify` does.
 */
export function canonicalJson(value: Json | undefined): string {
  if (Array.isArray(value)) return `[${value.map((item: Json) => canonicalJson(item)).join(',')}]`;
  if (isObject(value)) return `{${members(value).join(',')}}`;
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError('JSON has no infinite numbers');
  return JSON.stringify(value ?? null);
}

function members(value: { readonly [name: string]: Json | undefined }): string[] {
  return Object.keys(value)
    .filter((name) => value[name] !== undefined)
    .toSorted(byCodeUnits)
    .map((name) => `${JSON.stringify(name)}:${canonicalJson(value[name])}`);
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function isObject(value: Json | undefined): value is { readonly [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
