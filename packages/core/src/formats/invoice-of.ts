import { type Invoice, invoice as invoiceSchema, ok, refused, type Result } from '../model/index.ts';
import { excessIn } from './excess.ts';
import { LineTerms, TOGETHER } from './line-terms.ts';
import type { Read, ReadWarning } from './port.ts';
import { invalidTerm, invalidTerms } from './term-problems.ts';

/** What a reader took out of a document. The document itself is let go of before its terms are looked at: together they would fill the memory. */
export interface Terms {
  readonly terms: unknown;
  /** The lines, if the terms are without them. */
  readonly lines?: LineTerms | undefined;
  readonly warnings: readonly ReadWarning[];
  /** Bytes of the document. */
  readonly size: number;
}

/** The terms as an invoice; `INVALID_TERM` for each that is missing or mistyped, up to a hundred. */
export function invoiceOf({ terms, lines, warnings, size }: Terms): Result<Read> {
  const excess = excessIn(terms, size) ?? lines?.excess;
  if (excess !== undefined) return refused(invalidTerm(excess));
  const long = longLists(terms);
  const read = invoiceSchema.safeParse(withStarts(terms, long, lines));
  if (!read.success) return refused(...invalidTerms(read.error.issues, lines?.isLong === true || long.length > 0));
  const rest = lines?.rest() ?? ok([]);
  if (!rest.ok) return rest;
  for (const line of rest.value) read.data.lines.push(line);
  for (const [key, items] of long) {
    const behind = restOf(key, items);
    if (!behind.ok) return behind;
    for (const item of behind.value) (read.data[key] as unknown[]).push(item);
  }
  return ok({ invoice: read.data, warnings });
}

/** The terms of a file that has them all, line by line given up. */
export function allTerms(terms: unknown, size: number): Terms {
  const all = { terms, warnings: [], size };
  if (typeof terms !== 'object' || terms === null || !('lines' in terms) || !Array.isArray(terms.lines)) return all;
  const { lines, ...rest } = terms;
  return { ...all, terms: rest, lines: new LineTerms(givenUp(lines), size) };
}

function* givenUp(items: unknown[]): Generator<unknown> {
  for (let index = 0; index < items.length; index += 1) {
    yield items[index];
    items[index] = undefined;
  }
}

const LISTS = [
  'vatBreakdown',
  'notes',
  'precedingInvoiceReferences',
  'allowances',
  'charges',
  'supportingDocuments',
] as const satisfies readonly (keyof Invoice)[];
type List = (typeof LISTS)[number];
type LongList = readonly [List, readonly unknown[]];

function longLists(terms: unknown): readonly LongList[] {
  if (typeof terms !== 'object' || terms === null) return [];
  return LISTS.flatMap((key): LongList[] => {
    const items = (terms as Readonly<Record<string, unknown>>)[key];
    return Array.isArray(items) && items.length > TOGETHER ? [[key, items]] : [];
  });
}

function withStarts(terms: unknown, long: readonly LongList[], lines: LineTerms | undefined): unknown {
  if (lines === undefined) return terms;
  const starts = Object.fromEntries(long.map(([key, items]) => [key, items.slice(0, TOGETHER)]));
  return { ...(terms as object), ...starts, lines: lines.first };
}

/** The items of a long list behind its start. */
function restOf(key: List, items: readonly unknown[]): Result<readonly unknown[]> {
  const rest: unknown[] = [];
  for (let start = TOGETHER; start < items.length; start += TOGETHER) {
    const read = invoiceSchema.shape[key].safeParse(items.slice(start, start + TOGETHER));
    if (!read.success) {
      const issues = read.error.issues.map(({ path: [index, ...path], message }) => ({
        path: [key, start + Number(index), ...path],
        message,
      }));
      return refused(...invalidTerms(issues, start + TOGETHER < items.length));
    }
    for (const item of read.data ?? []) rest.push(item);
  }
  return ok(rest);
}
