import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** Tables of published facts beside this checkout, which are no part of it. */
const REFERENCE = join(import.meta.dirname, '../../../../shared/reference');

export const referenceThere = existsSync(REFERENCE);
export const unlessReference = referenceThere ? '' : ' [skipped: no reference tables beside the checkout]';

/** The rows of a table, by the titles of its columns. */
export function referenceRows(file: string): Record<string, string>[] {
  if (!referenceThere) return [];
  return parse(readFileSync(join(REFERENCE, file)), { columns: true });
}
