import type { Issue, Path } from './term-problems.ts';

/** Lists within a party or a line. */
const MOST_WITHIN = 10_000;
/** So many items of two lists that stand among each other need be looked at: of more, one list has too many. */
export const LOOKED_AT = 2 * MOST_WITHIN + 1;
const WITHIN: readonly Path[] = [
  ['seller', 'identifiers'],
  ['buyer', 'identifiers'],
  ['paymentInstructions', 'creditTransfers'],
];
const WITHIN_LINE: readonly Path[] = [
  ['allowances'],
  ['charges'],
  ['item', 'attributes'],
  ['item', 'classificationIdentifiers'],
];

/** Of a text; an attached document may be as long as the file. Written anew, with all that must be escaped, a text is five times longer. */
const MOST_CHARACTERS = 1_000_000;

/** A list or a text among the terms that is longer than in any invoice. `size`: the bytes of the document. */
export function excessIn(terms: unknown, size: number): Issue | undefined {
  return longList(terms, WITHIN, []) ?? (size > MOST_CHARACTERS ? tooLong(terms, []) : undefined);
}

/** The same of a line. */
export function excessInLine(line: unknown, index: number, size: number): Issue | undefined {
  const path = ['lines', index];
  return longList(line, WITHIN_LINE, path) ?? (size > MOST_CHARACTERS ? tooLong(line, path) : undefined);
}

function longList(terms: unknown, lists: readonly Path[], above: Path): Issue | undefined {
  for (const path of lists) {
    const list = valueAt(terms, path);
    if (Array.isArray(list) && list.length > MOST_WITHIN)
      return { path: [...above, ...path], message: 'there are more of these than in any invoice' };
  }
  return undefined;
}

function tooLong(value: unknown, above: Path): Issue | undefined {
  const path = longText(value);
  return path && { path: [...above, ...path], message: `the text is longer than ${MOST_CHARACTERS} characters` };
}

/** Where such a text stands. The way to it is put together from its end: nearly every text is short, and needs none. */
function longText(value: unknown, isContent = false): Path | undefined {
  if (typeof value === 'string') return value.length > MOST_CHARACTERS && !isContent ? [] : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  const isList = Array.isArray(value);
  for (const key of Object.keys(value)) {
    const found = longText((value as Readonly<Record<string, unknown>>)[key], key === 'content');
    if (found !== undefined) return [isList ? Number(key) : key, ...found];
  }
  return undefined;
}

function valueAt(value: unknown, path: Path): unknown {
  let found = value;
  for (const key of path)
    found = typeof found === 'object' && found !== null ? (found as Record<PropertyKey, unknown>)[key] : undefined;
  return found;
}
