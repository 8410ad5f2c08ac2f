import pg from 'pg';
import { storedText } from './stored-json.ts';

const MARK = '/* prepared */ ';
const names = new Map<string, string>();

/**
 * Marks a statement that each connection reads and plans once: a small transaction spends more on that than on its work. Only for
 * statements with one sensible plan, for the plan is kept while the tables grow.
 */
export function prepared(text: string): string {
  return MARK + text;
}

/** A connection that prepares the statements marked so, and that stores any text as it can be stored. */
export class PreparingClient extends pg.Client {
  // oxlint-disable-next-line typescript/no-explicit-any -- one signature for the many that pg declares
  override query(first: any, ...others: any[]): any {
    const [values, callback] = others;
    if (typeof first !== 'string' || !Array.isArray(values)) return super.query(first, ...others);
    // Half a character is sent as the sign for an unreadable one anyway; only NUL is left to look for, in texts that may be long.
    const stored = values.map((value: unknown) =>
      typeof value === 'string' && value.includes('\0') ? storedText(value) : value,
    );
    if (!first.startsWith(MARK)) return super.query(first, stored, callback);
    return super.query({ name: nameOf(first), text: first, values: stored }, callback);
  }
}

function nameOf(text: string): string {
  let name = names.get(text);
  if (name === undefined) {
    name = `quittance_${names.size}`;
    names.set(text, name);
  }
  return name;
}
