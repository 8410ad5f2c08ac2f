import { type BankTransaction, readCreditorReference } from '../../model/index.ts';
import type { Ledger, LedgerItem } from './match.ts';
import { isUnbroken, type Span, spansIn } from './numbers-in-text.ts';
import {
  asDigits,
  blurredKey,
  compact,
  compactKey,
  isOfOneKind,
  isSlip,
  referenceKey,
  runsIn,
  splitKey,
} from './spelling.ts';

/** Which documents a payment names. */
export interface NamedDocuments {
  /** By a structured reference. */
  readonly byReference: readonly LedgerItem[];
  /** A creditor reference with right check digits that belongs to nothing known. */
  readonly hasForeignReference: boolean;
  /** By a number that stands in the text as it is, or with other marks and noughts. */
  readonly byNumber: readonly LedgerItem[];
  /** By one that may as well mean something else. */
  readonly perhaps: readonly LedgerItem[];
  /** By one that differs by a slip, or by characters that look alike. */
  readonly similar: readonly LedgerItem[];
  /** Whole numbers in the text that belong to no document. */
  readonly unknown: readonly string[];
}

/** Longer texts are nobody's remittance. */
const LONGEST_TEXT = 4_000;
/** Shorter numbers are found in any text. */
const SHORTEST_NUMBER = 5;

export function namedDocuments(transaction: BankTransaction, ledger: Ledger): NamedDocuments {
  const text = textOf(transaction);
  const references = referencesIn(transaction, text);
  const byReference = unique(references.flatMap((key) => ledger.byReference(key)));
  const spans = spansIn(text);
  const hits = spans.flatMap((span) => hitsOf(span, ledger));
  const longest = hits.filter((hit) => !hits.some((other) => contains(other.span, hit.span)));
  const strong = unique(longest.filter(({ isStrong }) => isStrong).flatMap(({ items }) => items));
  const open = spans.filter(
    (span) => isWord(span) && !hits.some((hit) => hit.span === span || contains(hit.span, span)),
  );
  const similar = unique(open.flatMap((span) => similarTo(span, ledger)));
  return {
    byReference,
    hasForeignReference: references.some(
      (key) => readCreditorReference(key) !== undefined && ledger.byReference(key).length === 0,
    ),
    byNumber: strong,
    perhaps: unique(longest.filter(({ isStrong }) => !isStrong).flatMap(({ items }) => items)).filter(
      (item) => !strong.includes(item),
    ),
    similar: similar.filter((item) => !strong.includes(item)),
    unknown: open.map(({ runs }) => compact(runs)),
  };
}

/** All keys under which documents are looked up for this transaction: what a database must be asked before. */
export function documentKeys(transaction: BankTransaction): {
  readonly references: readonly string[];
  readonly numbers: readonly string[];
} {
  const text = textOf(transaction);
  const numbers = spansIn(text).flatMap(({ runs, ...span }) => [
    splitKey(runs),
    compactKey(runs),
    ...(isWord({ runs, ...span }) ? [blurredKey(runs)] : []),
  ]);
  return { references: [...new Set(referencesIn(transaction, text))], numbers: [...new Set(numbers)] };
}

function textOf({ remittance, endToEndId, documentNumbers = [] }: BankTransaction): string {
  return [...remittance, endToEndId ?? '', ...documentNumbers].join(' ; ').slice(0, LONGEST_TEXT);
}

/** What may be a structured reference, as `byReference` spells it. */
function referencesIn(
  { creditorReference, endToEndId, documentNumbers = [] }: BankTransaction,
  text: string,
): readonly string[] {
  const told = [creditorReference, endToEndId, ...documentNumbers].flatMap((one) => one ?? []).map(referenceKey);
  // Payment links and end-to-end ids that were typed: long words with a digit.
  const words = text
    .split(/[\s;,()]+/)
    .filter((word) => word.length >= 8 && /\d/.test(word))
    .map(referenceKey);
  return [...new Set([...told, ...creditorReferencesIn(text), ...words])].filter((key) => key !== '');
}

/** `RF18 5390 0754 7034` in a text: as many groups behind `RF` as the check digits want. */
function creditorReferencesIn(text: string): readonly string[] {
  return [...text.toUpperCase().matchAll(/\bRF ?\d{2}(?: ?[A-Z0-9]{1,21}){1,6}/g)].flatMap(([found]) => {
    const groups = found.split(' ');
    for (let count = groups.length; count > 0; count -= 1) {
      const reference = readCreditorReference(groups.slice(0, count).join(''));
      if (reference !== undefined) return [reference];
    }
    return [];
  });
}

interface Hit {
  readonly span: Span;
  readonly items: readonly LedgerItem[];
  readonly isStrong: boolean;
}

function hitsOf(span: Span, ledger: Ledger): readonly Hit[] {
  const found = unique([splitKey(span.runs), compactKey(span.runs)].flatMap((key) => ledger.byNumber(key)));
  if (found.length === 0) return [];
  const own = compact(span.runs);
  const documents = new Set(found.map(({ documentNumber }) => documentNumber));
  // Of several documents that are written alike the one that is written exactly so.
  const exact = documents.size === 1 ? found : found.filter(({ documentNumber }) => compactOf(documentNumber) === own);
  const items = exact.length > 0 ? exact : found;
  const isOne = new Set(items.map(({ documentNumber }) => documentNumber)).size === 1;
  return [{ span, items, isStrong: isOne && isStrong(span, items[0]?.documentNumber ?? '') }];
}

const compactOf = (documentNumber: string): string => compact(runsIn(documentNumber));

/** Blanks within a number are no doubt only where the number has a mark in their place, and letters that tell it from a date or a quantity. */
function isStrong(span: Span, documentNumber: string): boolean {
  const { runs, isWhole } = span;
  if (!isWhole || compactOf(documentNumber).length < SHORTEST_NUMBER) return false;
  if (compact(runs).length < SHORTEST_NUMBER) return false;
  if (isUnbroken(span)) return true;
  return runs.some(({ isDigits }) => !isDigits) && splitKey(runs) === splitKey(runsIn(documentNumber));
}

/** A number that could be that of a document, were it known. */
function isWord(span: Span): boolean {
  return span.isWhole && isUnbroken(span) && compact(span.runs).length >= SHORTEST_NUMBER;
}

function similarTo({ runs }: Span, ledger: Ledger): readonly LedgerItem[] {
  const own = compact(runs);
  return ledger.byNumber(blurredKey(runs)).filter(({ documentNumber }) => {
    const other = compactOf(documentNumber);
    return own !== other && (isSlip(own, other) || asDigits(own) === asDigits(other));
  });
}

/** Items that a slip of the payer would have named: their numbers are those of this one with two neighbours swapped, or look like it. */
export function aSlipAway(item: LedgerItem, ledger: Ledger): readonly LedgerItem[] {
  return similarTo({ runs: runsIn(item.documentNumber), isWhole: true }, ledger);
}

/** Whether a text has a number such as this customer's documents have, that is none of them and no slip of `meant`. */
export function hasUnknownNumber(unknown: readonly string[], items: readonly LedgerItem[], meant: LedgerItem): boolean {
  const numbers = items.map(({ documentNumber }) => compactOf(documentNumber));
  const own = compactOf(meant.documentNumber);
  return unknown.some((number) => !isSlip(number, own) && numbers.some((other) => isOfOneKind(number, other)));
}

/** Whether the first span holds the second, and more. */
function contains(outer: Span, inner: Span): boolean {
  if (outer.runs.length <= inner.runs.length) return false;
  return inner.runs.every((run) => outer.runs.includes(run));
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];
