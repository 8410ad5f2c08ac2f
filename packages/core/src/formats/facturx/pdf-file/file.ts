import { type CrossReference, type Place, readCrossReference } from './cross-reference.ts';
import { type Budget, decoded, VALUES_PER_BYTE } from './filters.ts';
import { isKeyword, PdfParser } from './parser.ts';
import { isDict, latin1, PdfDefect, type PdfDict, PdfRef, PdfStream, type PdfValue } from './values.ts';

/** Wide for an invoice with attachments. */
const LARGEST_FILE = 320 * 1024 * 1024;
/** What streams may unpack to: text packs to a twentieth at best, and a small file may hold some. */
const LARGEST_UNPACKED = { least: 16 * 1024 * 1024, most: 320 * 1024 * 1024, ratio: 50 };

/**
 * A PDF as a graph of values, read where it is looked at and nowhere else: nothing is rendered, no script or link is followed. Throws
 * {@link PdfDefect}.
 */
export class PdfFile {
  readonly bytes: Uint8Array;
  readonly trailer: PdfDict;
  readonly catalog: PdfDict;
  readonly #places: CrossReference['places'];
  readonly #budget: Budget;
  readonly #objects = new Map<number, PdfValue>();
  readonly #containers = new Map<number, Container>();
  /** Whether the length of a stream is being looked up: a length is a number, and no stream with a length of its own. */
  #measures = false;

  constructor(bytes: Uint8Array) {
    if (bytes.length > LARGEST_FILE)
      throw new PdfDefect('PDF_TOO_LARGE', `The file is larger than ${LARGEST_FILE} bytes.`);
    const header = latin1(bytes.subarray(0, 1024)).indexOf('%PDF-');
    if (header < 0) throw new PdfDefect('NOT_PDF', 'The file does not begin like a PDF.');
    // Offsets count from the header, before which mail gateways leave their lines.
    this.bytes = bytes.subarray(header);
    const { least, most, ratio } = LARGEST_UNPACKED;
    this.#budget = {
      left: Math.min(most, Math.max(least, ratio * bytes.length)),
      values: least + VALUES_PER_BYTE * bytes.length,
    };
    const table = readCrossReference(this.bytes, this.#budget, (parser) => this.#streamAt(parser));
    if (table.trailer.has('Encrypt')) throw new PdfDefect('PDF_ENCRYPTED', 'The file is encrypted.');
    this.#places = table.places;
    this.trailer = table.trailer;
    const catalog = this.resolve(table.trailer.get('Root'));
    if (!isDict(catalog)) throw new PdfDefect('PDF_DAMAGED', 'The file has no catalogue.');
    this.catalog = catalog;
  }

  /** The value itself, or what the reference leads to; `null` for nothing. */
  resolve = (value: PdfValue | undefined): PdfValue => {
    let found = value ?? null;
    for (let hop = 0; found instanceof PdfRef && hop < 32; hop += 1) found = this.#object(found.number);
    return found instanceof PdfRef ? null : found;
  };

  /** The dictionary at this path of keys, through references. */
  dict(from: PdfValue | undefined, ...path: readonly string[]): PdfDict | undefined {
    let found = this.resolve(from);
    for (const key of path) found = isDict(found) ? this.resolve(found.get(key)) : null;
    return isDict(found) ? found : undefined;
  }

  list(value: PdfValue | undefined): readonly PdfValue[] {
    const found = this.resolve(value);
    return Array.isArray(found) ? (found as readonly PdfValue[]) : [];
  }

  /** What a stream says when its filters are undone. */
  content(stream: PdfStream): Uint8Array {
    return decoded(stream, this.#budget, this.resolve);
  }

  #object(number: number): PdfValue {
    const known = this.#objects.get(number);
    if (known !== undefined) return known;
    // An object that leads back to itself while it is read is nothing.
    this.#objects.set(number, null);
    const place = this.#places.get(number);
    const value = place === undefined ? null : this.#read(place);
    this.#objects.set(number, value);
    return value;
  }

  #read(place: Place): PdfValue {
    if ('container' in place) return this.#contained(place.container, place.index);
    const parser = new PdfParser(this.bytes, place.offset, this.#budget);
    const opened = typeof parser.token() === 'number' && typeof parser.token() === 'number';
    if (!opened || !isKeyword(parser.token(), 'obj'))
      throw new PdfDefect('PDF_DAMAGED', 'An object is not where it should be.');
    return this.#body(parser);
  }

  #body(parser: PdfParser): PdfValue {
    const value = parser.value();
    if (!isDict(value)) return value;
    const { at } = parser;
    parser.skipSpace();
    if (latin1(parser.bytes.subarray(parser.at, parser.at + 6)) !== 'stream') {
      parser.at = at;
      return value;
    }
    let start = parser.at + 6;
    if (parser.bytes[start] === 13) start += 1;
    if (parser.bytes[start] === 10) start += 1;
    return new PdfStream(value, parser.bytes.subarray(start, this.#endOf(parser.bytes, start, value)));
  }

  /** By its length; where that is wrong, by the word behind it. */
  #endOf(bytes: Uint8Array, start: number, dict: PdfDict): number {
    const length = this.#lengthOf(dict.get('Length'));
    if (
      typeof length === 'number' &&
      length >= 0 &&
      /^\s{0,2}endstream/.test(latin1(bytes.subarray(start + length, start + length + 11)))
    )
      return start + length;
    const end = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf('endstream', start);
    if (end < 0) throw new PdfDefect('PDF_DAMAGED', 'A stream does not end.');
    const isLineEnd = (at: number) => bytes[at] === 10 || bytes[at] === 13;
    return bytes[end - 1] === 10 && bytes[end - 2] === 13 ? end - 2 : isLineEnd(end - 1) ? end - 1 : end;
  }

  #lengthOf(value: PdfValue | undefined): PdfValue | undefined {
    if (!(value instanceof PdfRef)) return value;
    if (this.#places === undefined || this.#measures) return undefined;
    this.#measures = true;
    const length = this.resolve(value);
    this.#measures = false;
    return length;
  }

  #streamAt(parser: PdfParser): PdfStream | undefined {
    parser.token();
    parser.token();
    if (!isKeyword(parser.token(), 'obj')) return undefined;
    const body = this.#body(parser);
    return body instanceof PdfStream ? body : undefined;
  }

  /** A value of an object stream (7.5.7). */
  #contained(number: number, index: number): PdfValue {
    let container = this.#containers.get(number);
    if (container === undefined) this.#containers.set(number, (container = this.#container(number)));
    const offset = container.offsets[index];
    return offset === undefined ? null : new PdfParser(container.bytes, offset, this.#budget).value();
  }

  #container(number: number): Container {
    const stream = this.#object(number);
    if (!(stream instanceof PdfStream)) return NO_CONTAINER;
    const count = this.resolve(stream.dict.get('N'));
    const first = this.resolve(stream.dict.get('First'));
    if (typeof count !== 'number' || typeof first !== 'number') return NO_CONTAINER;
    const bytes = this.content(stream);
    const head = new PdfParser(bytes, 0, this.#budget);
    const offsets: (number | undefined)[] = [];
    for (let index = 0; index < count && head.at < first; index += 1) {
      head.token();
      const offset = head.token();
      offsets.push(typeof offset === 'number' ? first + offset : undefined);
    }
    return { bytes, offsets };
  }
}

/** An object stream, and where its objects begin. */
interface Container {
  readonly bytes: Uint8Array;
  readonly offsets: readonly (number | undefined)[];
}

const NO_CONTAINER: Container = { bytes: new Uint8Array(), offsets: [] };
