import { createHash } from 'node:crypto';
import type { ObjectWriter } from '../pdf/file/objects.ts';
import type { PdfFile } from './pdf-file/file.ts';
import { isDict, type PdfDict, PdfRef, PdfStream, type PdfValue } from './pdf-file/values.ts';

/** Copies what is reached from a value into a new file, with numbers of its own; what no value leads to is left behind. */
export class Copy {
  readonly #file: PdfFile;
  readonly #objects: ObjectWriter;
  readonly #change: (dict: PdfDict) => PdfDict;
  readonly #numbers = new Map<number, number>();
  readonly #waiting: [from: number, to: number][] = [];
  readonly #shared: Map<string, number> | undefined;

  /**
   * `change` is shown every dictionary and gives what is written in its place. `shared` holds the streams that other copies have written
   * into the same file: the same font is there once, in however many documents it came.
   */
  constructor(file: PdfFile, objects: ObjectWriter, change: (dict: PdfDict) => PdfDict, shared?: Map<string, number>) {
    this.#file = file;
    this.#objects = objects;
    this.#change = change;
    this.#shared = shared;
  }

  /** The value as it is written. What it refers to is copied by {@link finish}. */
  value(value: PdfValue): string {
    if (value === null) return 'null';
    if (typeof value === 'boolean') return String(value);
    if (typeof value === 'number') return decimal(value);
    if (typeof value === 'string') return name(value.slice(1));
    if (value instanceof Uint8Array) return `<${Buffer.from(value).toString('hex')}>`;
    if (value instanceof PdfRef) return `${this.#numberOf(value.number)} 0 R`;
    // A stream is always an object of its own.
    if (value instanceof PdfStream) return 'null';
    if (isDict(value)) return `<<${this.entries(this.#change(value))}>>`;
    return `[${(value as readonly PdfValue[]).map((item) => this.value(item)).join(' ')}]`;
  }

  entries(dict: PdfDict): string {
    let written = '';
    for (const [key, value] of dict) written += `${name(key)} ${this.value(value)}`;
    return written;
  }

  /** Copies all that was referred to, and what that refers to in turn. */
  finish(): void {
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) {
      const [from, to] = next;
      const value = this.#file.resolve(new PdfRef(from));
      if (!(value instanceof PdfStream)) this.#objects.add(this.value(value), to);
      else {
        const { Length: _, ...rest } = Object.fromEntries(this.#change(value.dict));
        this.#objects.addStream(this.entries(new Map(Object.entries(rest))), value.raw, to);
      }
    }
  }

  #numberOf(from: number): number {
    let number = this.#numbers.get(from);
    if (number !== undefined) return number;
    const key = this.#keyOf(from);
    number = key === undefined ? undefined : this.#shared?.get(key);
    if (number === undefined) {
      number = this.#objects.number();
      this.#waiting.push([from, number]);
      if (key !== undefined) this.#shared?.set(key, number);
    }
    this.#numbers.set(from, number);
    return number;
  }

  /** What a stream that refers to nothing else is known by; its length may stand elsewhere. */
  #keyOf(from: number): string | undefined {
    const value = this.#shared === undefined ? null : this.#file.resolve(new PdfRef(from));
    if (!(value instanceof PdfStream)) return undefined;
    const entries = [...value.dict].filter(([key]) => key !== 'Length');
    if (entries.some(([, entry]) => typeof entry === 'object' && entry !== null && !(entry instanceof Uint8Array)))
      return undefined;
    return createHash('sha256')
      .update(this.entries(new Map(entries)))
      .update(value.raw)
      .digest('base64');
  }
}

const name = (text: string): string => `/${text.replace(UNUSUAL, numbered)}`;

/** What a name holds by its number alone (7.3.5). */
const UNUSUAL = /[^!-~]|[#()<>[\]{}/%]/g;
const numbered = (character: string): string => `#${character.charCodeAt(0).toString(16).padStart(2, '0')}`;

/** Without an exponent, which PDF does not know. */
function decimal(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(6).replace(/0+$/, '').replace(/\.$/, '');
}
