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

const MOST_OBJECTS = 1_000_000;
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
  return searched(bytes);
}

function followed(bytes: Uint8Array, budget: Budget, readStream: ReadStream): CrossReference {
  const tail = latin1(bytes.subarray(Math.max(0, bytes.length - 2048)));
  const start = /startxref\s+(\d+)(?![\s\S]*startxref)/.exec(tail)?.[1];
  if (start === undefined) throw new PdfDefect('PDF_DAMAGED', 'The file has no startxref.');
  const places = new Map<number, Place>();
  const seen = new Set<number>();
  const open = [Number(start)];
  let trailer: PdfDict | undefined;
  for (let offset = open.shift(); offset !== undefined; offset = open.shift()) {
    if (seen.has(offset) || seen.size > MOST_UPDATES) continue;
    seen.add(offset);
    const dict = readSection(new PdfParser(bytes, offset), budget, readStream, places);
    trailer ??= dict;
    for (const key of ['XRefStm', 'Prev']) {
      const next = dict.get(key);
      if (typeof next === 'number') open.push(next);
    }
  }
  return { places, trailer: trailer ?? new Map() };
}

function readSection(parser: PdfParser, budget: Budget, readStream: ReadStream, places: Map<number, Place>): PdfDict {
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
      if (isKeyword(parser.token(), 'n') && typeof offset === 'number') place(places, first + index, { offset });
    }
  }
  const trailer = parser.value();
  if (!isDict(trailer)) throw new PdfDefect('PDF_DAMAGED', 'The trailer is not a dictionary.');
  return trailer;
}

function readStreamSection(
  parser: PdfParser,
  budget: Budget,
  readStream: ReadStream,
  places: Map<number, Place>,
): PdfDict {
  const stream = readStream(parser);
  if (stream?.dict.get('Type') !== '/XRef') throw new PdfDefect('PDF_DAMAGED', 'There is no cross-reference table.');
  const { dict } = stream;
  const plain = (value: PdfValue | undefined): PdfValue => value ?? null;
  const bytes = decoded(stream, budget, plain);
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
      if (kind === 1) place(places, first + index, { offset: one });
      const two = bigEndian(bytes, at + kindWidth + firstWidth, secondWidth);
      if (kind === 2) place(places, first + index, { container: one, index: two });
    }
  }
  return dict;
}

/** The newest update is read first, so what stands already is newer. */
function place(places: Map<number, Place>, number: number, found: Place): void {
  if (places.size >= MOST_OBJECTS)
    throw new PdfDefect('PDF_TOO_LARGE', 'The file has more objects than an invoice can have.');
  if (!places.has(number)) places.set(number, found);
}

/** Every `12 0 obj` of the file, the last of a number winning, and the last trailer that names a root. */
function searched(bytes: Uint8Array): CrossReference {
  const text = latin1(bytes);
  const places = new Map<number, Place>();
  for (const match of text.matchAll(/(?<![0-9])(\d{1,10})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+obj\b/g)) {
    if (places.size >= MOST_OBJECTS) break;
    places.set(Number(match[1]), { offset: match.index });
  }
  let trailer: PdfDict | undefined;
  for (const match of text.matchAll(/\btrailer\b|\/Type\s*\/XRef\b/g)) {
    const start = match[0] === 'trailer' ? match.index + 7 : text.lastIndexOf('obj', match.index) + 3;
    const dict = dictAt(bytes, start);
    if (dict?.has('Root') || dict?.has('Encrypt')) trailer = dict;
  }
  if (trailer === undefined) throw new PdfDefect('PDF_DAMAGED', 'The file has no table of its objects and no trailer.');
  return { places, trailer };
}

function dictAt(bytes: Uint8Array, at: number): PdfDict | undefined {
  try {
    const value = new PdfParser(bytes, at).value();
    return isDict(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const numbers = (value: PdfValue | undefined): number[] =>
  Array.isArray(value) ? value.filter((item): item is number => typeof item === 'number') : [];

function bigEndian(bytes: Uint8Array, at: number, width: number): number {
  let number = 0;
  for (let index = 0; index < width; index += 1) number = number * 256 + (bytes[at + index] ?? 0);
  return number;
}
