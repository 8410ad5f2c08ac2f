import { deflateSync } from 'node:zlib';

/**
 * The objects of a PDF 1.7 file (ISO 32000-1, 7.5), written one after another. Values are given as they stand in the file; what holds no
 * stream goes packed into object streams.
 */
export class ObjectWriter {
  /** By number, 1 first; an object whose number is taken but that is not written is null. */
  readonly #plain: (string | undefined)[] = [''];
  readonly #chunks: Uint8Array[] = [];
  readonly #offsets = new Map<number, number>();
  #length = 0;

  constructor() {
    this.#push(HEADER);
  }

  /** A number for an object that is written later. */
  number(): number {
    return this.#plain.push(undefined) - 1;
  }

  /** Writes an object without a stream and gives its number. */
  add(body: string, number = this.number()): number {
    this.#plain[number] = body;
    return number;
  }

  /** Packs a stream; `entries` are those of its dictionary besides its length and filter. */
  addPacked(entries: string, content: Uint8Array, number = this.number()): number {
    return this.addStream(`${entries}/Filter/FlateDecode`, deflateSync(content, { level: LEVEL }), number);
  }

  /** Writes a stream as it is. */
  addStream(entries: string, content: Uint8Array, number = this.number()): number {
    this.#plain[number] = undefined;
    this.#offsets.set(number, this.#length);
    this.#push(latin1(`${number} 0 obj\n<<${entries}/Length ${content.length}>>\nstream\n`));
    this.#push(content);
    this.#push(STREAM_END);
    return number;
  }

  /** The whole file. */
  finish(root: number, info: number, id: string): Uint8Array {
    const places = new Map<number, { container: number; index: number }>();
    const packed: number[] = [];
    for (let number = 1; number < this.#plain.length; number += 1)
      if (this.#plain[number] !== undefined) packed.push(number);
    for (let start = 0; start < packed.length; start += PER_CONTAINER) {
      const numbers = packed.slice(start, start + PER_CONTAINER);
      const container = this.#addContainer(numbers);
      numbers.forEach((number, index) => places.set(number, { container, index }));
    }
    const table = this.number();
    const start = this.#length;
    const rows = this.#rows(table, start, places);
    const entries = `/Type/XRef/Size ${table + 1}/W[1 4 2]/Root ${root} 0 R/Info ${info} 0 R/ID[<${id}><${id}>]`;
    this.addPacked(entries, rows, table);
    this.#push(latin1(`startxref\n${start}\n%%EOF\n`));
    return Buffer.concat(this.#chunks, this.#length);
  }

  #addContainer(numbers: readonly number[]): number {
    let head = '';
    let body = '';
    for (const number of numbers) {
      head += `${number} ${body.length} `;
      body += `${this.#plain[number]}\n`;
    }
    return this.addPacked(`/Type/ObjStm/N ${numbers.length}/First ${head.length}`, latin1(head + body));
  }

  /** Where each object stands, in rows of a kind, an offset or container, and an index. */
  #rows(table: number, start: number, places: ReadonlyMap<number, { container: number; index: number }>): Uint8Array {
    const rows = Buffer.alloc((table + 1) * 7);
    rows.writeUInt16BE(0xffff, 5);
    this.#offsets.set(table, start);
    for (let number = 1; number <= table; number += 1) {
      const place = places.get(number);
      const offset = this.#offsets.get(number);
      if (place === undefined && offset === undefined) continue;
      rows[number * 7] = place === undefined ? 1 : 2;
      rows.writeUInt32BE(place?.container ?? offset ?? 0, number * 7 + 1);
      rows.writeUInt16BE(place?.index ?? 0, number * 7 + 5);
    }
    return rows;
  }

  #push(bytes: Uint8Array): void {
    this.#chunks.push(bytes);
    this.#length += bytes.length;
  }
}

/** Twice as fast as the usual 6, for a kilobyte more in an invoice. */
const LEVEL = 3;

/** Objects per object stream: a reader unpacks all of one to see one of it. */
const PER_CONTAINER = 1_000;

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

const HEADER = latin1('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n');
const STREAM_END = latin1('\nendstream\nendobj\n');

/** A text string (7.9.2.2): in ASCII as it is, else in UTF-16. */
export function text(value: string): string {
  if (/^[ -~]*$/.test(value)) return `(${value.replace(/[()\\]/g, '\\$&')})`;
  return `<feff${Buffer.from(value, 'utf16le').swap16().toString('hex')}>`;
}

/** A moment (7.9.4). */
export function date(moment: Date): string {
  return `(D:${moment.toISOString().slice(0, 19).replace(/[-T:]/g, '')}Z)`;
}

/** A length, to a hundredth of a point. */
export function length(value: number): string {
  return String(Math.round(value * 100) / 100);
}
