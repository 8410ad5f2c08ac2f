import { type Invoice, type Problem, type Result, invoice as invoiceSchema, ok, refused } from '../model/index.ts';
import type { Read, ReadWarning } from './port.ts';

/** So many reasons refuse an invoice; more help nobody, and would take longer to tell than the document to read. */
const MOST_PROBLEMS = 100;

/** So many items of a list are looked at together. A list of very many faulty items is refused for the first of them. */
const TOGETHER = 100;

/** What a reader took out of a document. The document itself is let go of before its terms are looked at: together they would fill the memory. */
export interface Terms {
  readonly terms: unknown;
  readonly warnings: readonly ReadWarning[];
}

/** The terms as an invoice; `INVALID_TERM` for each that is missing or mistyped, up to a hundred. */
export function invoiceOf({ terms, warnings }: Terms): Result<Read> {
  const overlong = overlongList(terms);
  if (overlong !== undefined)
    return refused(invalidTerm({ path: overlong, message: 'there are more of these than in any invoice' }));
  const long = longLists(terms);
  const read = invoiceSchema.safeParse(long.length === 0 ? terms : withStartsOf(terms as object, long));
  if (!read.success) return refused(...invalidTerms(read.error.issues, long.length > 0));
  for (const [key, items] of long) {
    const rest = restOf(key, items);
    if (!rest.ok) return rest;
    for (const item of rest.value) (read.data[key] as unknown[]).push(item);
  }
  return ok({ invoice: read.data, warnings });
}

const LISTS = [
  'lines',
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

/** Lists within a party or a line. */
const MOST_WITHIN = 10_000;
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

/** Where a list stands that is longer than the checks have room for. */
function overlongList(terms: unknown): Path | undefined {
  const isOverlong = (list: unknown): boolean => Array.isArray(list) && list.length > MOST_WITHIN;
  const found = WITHIN.find((path) => isOverlong(valueAt(terms, path)));
  const lines = valueAt(terms, ['lines']);
  if (found !== undefined || !Array.isArray(lines)) return found;
  for (let index = 0; index < lines.length; index += 1)
    for (const path of WITHIN_LINE) if (isOverlong(valueAt(lines[index], path))) return ['lines', index, ...path];
  return undefined;
}

function valueAt(value: unknown, path: Path): unknown {
  let found = value;
  for (const key of path)
    found = typeof found === 'object' && found !== null ? (found as Record<PropertyKey, unknown>)[key] : undefined;
  return found;
}

const withStartsOf = (terms: object, long: readonly LongList[]): unknown => ({
  ...terms,
  ...Object.fromEntries(long.map(([key, items]) => [key, items.slice(0, TOGETHER)])),
});

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

type Path = readonly PropertyKey[];
interface Issue {
  readonly path: Path;
  readonly message: string;
}

/** `stopped`: not all terms were looked at. */
function invalidTerms(issues: readonly Issue[], stopped: boolean): Problem[] {
  const problems = issues.slice(0, MOST_PROBLEMS).map(invalidTerm);
  if (issues.length <= MOST_PROBLEMS && !stopped) return problems;
  return [...problems, invalidTerm({ path: ['lines'], message: 'further terms may be missing or mistyped, too' })];
}

/** A message of a file's own making, such as the names of unknown keys, may be of any length. */
const LONGEST = 300;

function invalidTerm({ path, message }: Issue): Problem {
  const field = path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
  return {
    code: 'INVALID_TERM',
    message: `${field}: ${message.slice(0, LONGEST)}`,
    advice: 'Ask the sender to correct this term of the invoice.',
    retry: 'never',
    field,
  };
}
