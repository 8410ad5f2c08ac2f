import { type Budget, decoded } from './filters.ts';
import { isKeyword, PdfParser } from './parser.ts';
import { type PdfDict, isDict, latin1, PdfDefect, type PdfStream, type PdfValue } from './values.ts';

/** Where an object stands: at an offset, or as the `index`-th of an object stream. */
export type Place = { readonly offset: number } | { readonly container: number; readonly index: number };

/** Where every object stands, and the dictionary that leads to the first of them. */
export interface CrossReference {
  readonly places: ReadonlyMap<number, Place>;
  readonly trailer: PdfDict;
}

/** A file that says nothing but objects has one in so many bytes; one that packs them has some in few. */
const BYTES_PER_OBJECT = 32;
const MANY_OBJECTS = 100_000;
const MOST_UPDATES = 1_000;

type ReadStream = (parser: PdfParser) => PdfStream | undefined;

/**
 * The table of all objects, from the newest update back to the first (ISO 32000-1, 7.5.4 to 7.5.8). Where the table is wrong or missing
 * the whole file is searched for objects, as every viewer does.
 */
export function readCrossReference(bytes: Uint8Array, budget: Budget, readStream: ReadStream): CrossReference {
  try {
    const found = followed(bytes, budget, readStream);
    if (found.trailer.has('Root') || found.trailer.has('Encrypt')) return found;
  } catch (error) {
    if (!(error instanceof PdfDefect) || error.code !== 'PDF_DAMAGED') throw error;
  }
  return searched(bytes, budget);
}

function followed(bytes: Uint8Array, budget: Budget, readStream: ReadStream): CrossReference {
  const tail = latin1(bytes.subarray(Math.max(0, bytes.length - 2048)));
  const start = /startxref\s+(\d+)(?![\s\S]*startxref)/.exec(tail)?.[1];
  if (start === undefined) throw new PdfDefect('PDF_DAMAGED', 'The file has no startxref.');
  const places = new Places(bytes);
  const seen = new Set<number>();
  const open = [Number(start)];
  let trailer: PdfDict | undefined;
  for (let offset = open.shift(); offset !== undefined; offset = open.shift()) {
    if (seen.has(offset) || seen.size > MOST_UPDATES) continue;
    seen.add(offset);
    const dict = readSection(new PdfParser(bytes, offset, budget), budget, readStream, places);
    trailer ??= dict;
    for (const key of ['XRefStm', 'Prev']) {
      const next = dict.get(key);
      if (typeof next === 'number') open.push(next);
    }
  }
  return { places: places.byNumber, trailer: trailer ?? new Map() };
}

function readSection(parser: PdfParser, budget: Budget, readStream: ReadStream, places: Places): PdfDict {
  parser.skipSpace();
  if (parser.bytes[parser.at] !== 0x78) return readStreamSection(parser, budget, readStream, places);
  parser.token();
  for (;;) {
    const first = parser.token();
    if (isKeyword(first, 'trailer')) break;
    const count = parser.token();
    if (typeof first !== 'number' || typeof count !== 'number')
      throw new PdfDefect('PDF_DAMAGED', 'The cross-reference table is not one.');
    for (let index = 0; index < count; index += 1) {
      const offset = parser.token();
      parser.token();
      if (isKeyword(parser.token(), 'n') && typeof offset === 'number') places.add(first + index, { offset });
    }
  }
  const trailer = parser.value();
  if (!isDict(trailer)) throw new PdfDefect('PDF_DAMAGED', 'The trailer is not a dictionary.');
  return trailer;
}

function readStreamSection(parser: PdfParser, budget: Budget, readStream: ReadStream, places: Places): PdfDict {
  const stream = readStream(parser);
  if (stream?.dict.get('Type') !== '/XRef') throw new PdfDefect('PDF_DAMAGED', 'There is no cross-reference table.');
  const { dict } = stream;
  const plain = (value: PdfValue | undefined): PdfValue => value ?? null;
  const bytes = decoded(stream, budget, plain);
  budget.values -= bytes.length;
  const widths = numbers(dict.get('W'));
  const [kindWidth = 0, firstWidth = 0, secondWidth = 0] = widths;
  const row = kindWidth + firstWidth + secondWidth;
  if (widths.length !== 3 || row < 1 || row > 32)
    throw new PdfDefect('PDF_DAMAGED', 'The cross-reference has no widths.');
  const sections = dict.has('Index') ? numbers(dict.get('Index')) : [0, Number(plain(dict.get('Size')))];
  let at = 0;
  for (let section = 0; section + 1 < sections.length; section += 2) {
    const [first = 0, count = 0] = sections.slice(section);
    for (let index = 0; index < count && at + row <= bytes.length; index += 1, at += row) {
      const kind = kindWidth === 0 ? 1 : bigEndian(bytes, at, kindWidth);
      const one = bigEndian(bytes, at + kindWidth, firstWidth);
      if (kind === 1) places.add(first + index, { offset: one });
      const two = bigEndian(bytes, at + kindWidth + firstWidth, secondWidth);
      if (kind === 2) places.add(first + index, { container: one, index: two });
    }
  }
  return dict;
}

/** Where the objects stand, as far as it is known. */
class Places {
  readonly byNumber = new Map<number, Place>();
  readonly #most: number;

  constructor(bytes: Uint8Array) {
    this.#most = Math.max(MANY_OBJECTS, bytes.length / BYTES_PER_OBJECT);
  }

  /** The newest update is read first, so what stands already is newer. */
  add(number: number, found: Place): void {
    if (!this.byNumber.has(number)) this.put(number, found);
  }

  /** In the place of what stands already. */
  put(number: number, found: Place): void {
    if (this.byNumber.size >= this.#most)
      throw new PdfDefect('PDF_TOO_LARGE', 'The file has more objects than an invoice can have.');
    this.byNumber.set(number, found);
  }
}

/** Every `12 0 obj` of the file, the last of a number winning, and the last trailer that names a root. */
function searched(bytes: Uint8Array, budget: Budget): CrossReference {
  const text = latin1(bytes);
  const places = new Places(bytes);
  for (const match of text.matchAll(/(?<![0-9])(\d{1,10})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+obj\b/g))
    places.put(Number(match[1]), { offset: match.index });
  const trailers = Array.from(text.matchAll(/\btrailer\b|\/Type\s*\/XRef\b/g), ({ 0: word, index }) =>
    word === 'trailer' ? index + word.length : startOfObject(text, index),
  );
  for (const start of trailers.slice(-MOST_UPDATES).toReversed()) {
    const trailer = dictAt(bytes, start, budget);
    if (trailer?.has('Root') || trailer?.has('Encrypt')) return { places: places.byNumber, trailer };
  }
  throw new PdfDefect('PDF_DAMAGED', 'The file has no table of its objects and no trailer.');
}

/** The dictionary of a table begins not far before it says what it is. */
const LONGEST_START = 1_000;

function startOfObject(text: string, inside: number): number {
  const from = Math.max(0, inside - LONGEST_START);
  return from + text.slice(from, inside).lastIndexOf('obj') + 'obj'.length;
}

function dictAt(bytes: Uint8Array, at: number, budget: Budget): PdfDict | undefined {
  try {
    const value = new PdfParser(bytes, at, budget).value();
    return isDict(value) ? value : undefined;
  } catch (error) {
    if (error instanceof PdfDefect && error.code === 'PDF_DAMAGED') return undefined;
    throw error;
  }
}

const numbers = (value: PdfValue | undefined): number[] =>
  Array.isArray(value) ? value.filter((item): item is number => typeof item === 'number') : [];

function bigEndian(bytes: Uint8Array, at: number, width: number): number {
  let number = 0;
  for (let index = 0; index < width; index += 1) number = number * 256 + (bytes[at + index] ?? 0);
  return number;
}
