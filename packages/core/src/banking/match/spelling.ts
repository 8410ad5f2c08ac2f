/** A text as it is compared: capitals without accents. */
export function plainText(text: string): string {
  return text.replace(/ß/g, 'ss').normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase();
}

/** Letters and digits alone: a structured reference as it is looked up. */
export function referenceKey(reference: string): string {
  return plainText(reference).replace(/[^A-Z0-9]/g, '');
}

/** One run of letters, or one of digits. */
export interface Run {
  readonly text: string;
  readonly isDigits: boolean;
  /** What stands between it and the run before: nothing, a mark such as `-`, or a gap that ends a word. */
  readonly before: 'glued' | 'mark' | 'gap';
  /** Where it begins. */
  readonly at: number;
}

/** Long enough for every text of a payer; a longer one is no text of a payer. */
const MOST_RUNS = 400;

/** The letters and digits of a text, cut where letters meet digits and at everything else. */
export function runsIn(text: string): readonly Run[] {
  const plain = plainText(text);
  const runs: Run[] = [];
  let end = 0;
  for (const match of plain.matchAll(/[A-Z]+|\d+/g)) {
    if (runs.length >= MOST_RUNS) break;
    runs.push({
      text: match[0],
      isDigits: /\d/.test(match[0]),
      before: runs.length === 0 ? 'gap' : separatorOf(plain.slice(end, match.index)),
      at: match.index,
    });
    end = match.index + match[0].length;
  }
  return runs;
}

/** A single mark joins; a blank, a bracket, or several of them end a number. */
function separatorOf(between: string): Run['before'] {
  if (between === '') return 'glued';
  return /^[-/._\\:+,]$/.test(between) ? 'mark' : 'gap';
}

const withoutZeros = (digits: string): string => digits.replace(/^0+(?=\d)/, '');

/** The runs one by one, noughts before a number left out: `F2026-00017` and `f 2026/17` are both `F.2026.17`. */
export function splitKey(runs: readonly Run[]): string {
  return `s:${runs.map(({ text, isDigits }) => (isDigits ? withoutZeros(text) : text)).join('.')}`;
}

/** All in one: `F202600017`. */
export function compactKey(runs: readonly Run[]): string {
  return `c:${compact(runs)}`;
}

export const compact = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');

/** Characters that people and scanners take for one another. */
const LOOKS_LIKE: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  D: '0',
  I: '1',
  L: '1',
  Z: '2',
  S: '5',
  G: '6',
  B: '8',
};

export const asDigits = (text: string): string =>
  text.replace(/[OQDILZSGB]/g, (letter) => LOOKS_LIKE[letter] ?? letter);

/** The same for all numbers that differ by order, or by characters that look alike. */
export function blurredKey(runs: readonly Run[]): string {
  return `b:${[...asDigits(compact(runs))].toSorted().join('')}`;
}

/** Every key under which the number of a document is looked up. */
export function numberKeys(documentNumber: string): readonly string[] {
  const runs = runsIn(documentNumber);
  return [...new Set([splitKey(runs), compactKey(runs), blurredKey(runs)])];
}

/** Whether two numbers without marks are of one kind: the same letters in the same places, and about as many digits. */
export function isOfOneKind(left: string, right: string): boolean {
  const letters = (text: string): string => text.replace(/\d+/g, '#');
  return letters(left) === letters(right) && Math.abs(left.length - right.length) <= 1;
}

/** Whether two texts of one length differ by one character, or by two neighbours that changed places. */
export function isSlip(left: string, right: string): boolean {
  if (left.length !== right.length) return false;
  const at = [...left].findIndex((character, index) => character !== right[index]);
  if (at < 0) return false;
  const rest = (text: string, from: number): string => text.slice(from);
  if (rest(left, at + 1) === rest(right, at + 1)) return true;
  return left[at] === right[at + 1] && left[at + 1] === right[at] && rest(left, at + 2) === rest(right, at + 2);
}
