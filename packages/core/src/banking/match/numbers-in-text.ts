import { type Run, runsIn } from './spelling.ts';

/** Some neighbouring runs of a text that may be the number of a document. */
export interface Span {
  readonly runs: readonly Run[];
  /** Whether it stands for itself: nothing before or behind it belongs to it. Other spans are part of something longer. */
  readonly isWhole: boolean;
}

/** Runs in the number of a document: `RE-2026/01-A17` has five. */
const MOST_RUNS = 6;

/** Words before a number, with which it may be written together. */
const WORDS = new Set(
  (
    'RE RG RGNR RENR RNR RN RECHNUNG RECHNUNGSNR RECHNUNGSNUMMER RECHN BELEG BELEGNR NR NO N NUM NUMERO NUMMER INV INVOICE INVOICENO FACT ' +
    'FACTURE FAC FACTUUR FACTUURNR FACTUURNUMMER FATTURA FACTURA REF REFERENCE REFERENZ FT BILL DOC KREDIT GUTSCHRIFT AVOIR'
  ).split(' '),
);
/** Behind a number. */
const UNITS = new Set(['EUR', 'EURO', 'EUROS', 'VOM', 'DU']);

/** Every span of a text that begins and ends where a number can. */
export function spansIn(text: string): readonly Span[] {
  const runs = runsIn(text);
  const spans: Span[] = [];
  for (let start = 0; start < runs.length; start += 1) {
    if (!canBegin(runs, start)) continue;
    for (let end = start + 1; end <= Math.min(runs.length, start + MOST_RUNS); end += 1) {
      const span = runs.slice(start, end);
      if (!canEnd(runs, end) || !span.some(({ isDigits }) => isDigits)) continue;
      spans.push({ runs: span, isWhole: isApart(runs, start) && isApart(runs, end) });
    }
  }
  return spans;
}

/** Never within a run of letters and digits, unless a word is written together with the number. */
function canBegin(runs: readonly Run[], at: number): boolean {
  return runs[at]?.before !== 'glued' || WORDS.has(runs[at - 1]?.text ?? '');
}

function canEnd(runs: readonly Run[], at: number): boolean {
  return runs[at]?.before !== 'glued' || UNITS.has(runs[at]?.text ?? '');
}

/**
 * Whether what stands on both sides of this place is apart. A mark joins `2026-0017` and `2026-0017-3`, but not a number and a word, nor two
 * numbers of which the second begins with letters: `F2026-00017/F2026-00018`.
 */
function isApart(runs: readonly Run[], at: number): boolean {
  const [left, right] = [runs[at - 1], runs[at]];
  if (left === undefined || right === undefined || right.before === 'gap') return true;
  if (WORDS.has(left.text) || UNITS.has(right.text)) return true;
  return right.before === 'mark' && left.isDigits && !right.isDigits;
}

/** Whether the runs hang together: no blank within. */
export function isUnbroken({ runs }: Span): boolean {
  return runs.every(({ before }, index) => index === 0 || before !== 'gap');
}
