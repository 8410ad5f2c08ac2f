import type { Field } from './fields.ts';

/** The fields of one statement. */
export type StatementFields = readonly Field[];

/** Each of these stands once in a statement: the next one begins another, also where `:20:` is missing. */
const ONCE: readonly (readonly string[])[] = [['20'], ['25', '25P'], ['60F', '60M'], ['62F', '62M']];

/** The fields statement by statement. */
export function statementsIn(fields: readonly Field[]): readonly StatementFields[] {
  const statements: Field[][] = [];
  let seen = new Set<number>();
  for (const field of fields) {
    const once = ONCE.findIndex((tags) => tags.includes(field.tag));
    if (statements.length === 0 || field.tag === '20' || seen.has(once)) {
      statements.push([]);
      seen = new Set();
    }
    if (once >= 0) seen.add(once);
    statements.at(-1)?.push(field);
  }
  return statements;
}
