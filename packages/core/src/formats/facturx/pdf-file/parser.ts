import type { Budget } from './filters.ts';
import { latin1, PdfDefect, PdfRef, type PdfValue } from './values.ts';

/** Nesting of arrays and dictionaries that no writer comes near. */
const DEEPEST = 64;

/** Bytes of memory that values take however short they are written. */
const ARRAY = 48;
const ITEM = 24;
const DICT = 200;
const ENTRY = 48;

const SPACE = 1;
const DELIMITER = 2;
const KINDS = new Uint8Array(256);
for (const byte of [0, 9, 10, 12, 13, 32]) KINDS[byte] = SPACE;
for (const character of '()<>[]{}/%') KINDS[character.charCodeAt(0)] = DELIMITER;
const CHARACTERS = Array.from(KINDS, (_, byte) => String.fromCharCode(byte));

/** Neither a blank nor a delimiter, nor the end. */
const isRegular = (byte: number | undefined): byte is number => byte !== undefined && KINDS[byte] === 0;
const isDigit = (byte: number | undefined): byte is number => byte !== undefined && byte >= 0x30 && byte <= 0x39;

/** Digits of which every number is an exact one. */
const EXACT_DIGITS = 15;
const LONGEST_NAME = 1024;

const damaged = (message: string): PdfDefect => new PdfDefect('PDF_DAMAGED', message);

/** What a bare word may be besides a number. */
export type Keyword = { readonly keyword: string };
export type Token = PdfValue | Keyword;

export const isKeyword = (token: Token, keyword: string): boolean =>
  token !== null && typeof token === 'object' && 'keyword' in token && token.keyword === keyword;

/** Reads values from the bytes of a file or of an object stream (ISO 32000-1, 7.2 and 7.3). */
export class PdfParser {
  readonly bytes: Uint8Array;
  at: number;
  readonly #budget: Budget;

  /** What is read is taken from the budget; `PDF_TOO_LARGE` where that is used up. */
  constructor(bytes: Uint8Array, at: number, budget: Budget) {
    this.bytes = bytes;
    this.at = at;
    this.#budget = budget;
  }

  /** A value; `PDF_DAMAGED` for a bare word that is none. */
  value(): PdfValue {
    const token = this.token();
    if (token !== null && typeof token === 'object' && 'keyword' in token)
      throw damaged(`A value is expected and ${token.keyword.slice(0, 20)} stands there.`);
    return token;
  }

  /** A value or a keyword such as `obj`, `stream`, `trailer`. */
  token(): Token {
    const start = this.at;
    try {
      return this.#token(0);
    } finally {
      this.#spend(this.at - start);
    }
  }

  #spend(bytes: number): void {
    this.#budget.values -= bytes;
    if (this.#budget.values < 0)
      throw new PdfDefect(
        'PDF_TOO_LARGE',
        'The file holds more values than an invoice can have, or the same again and again.',
      );
  }

  #token(depth: number): Token {
    this.skipSpace();
    const byte = this.bytes[this.at];
    switch (byte) {
      case undefined:
        throw damaged('The file ends within a value.');
      case 0x2f:
        return this.#name();
      case 0x28:
        return this.#string();
      case 0x5b:
        return this.#array(depth + 1);
      case 0x3c:
        return this.bytes[this.at + 1] === 0x3c ? this.#dict(depth + 1) : this.#hex();
      default: {
        const number = this.#digits();
        if (number === undefined) return this.#word(byte);
        return this.#reference() ? new PdfRef(number) : number;
      }
    }
  }

  skipSpace(): void {
    const { bytes } = this;
    for (;;) {
      const byte = bytes[this.at];
      if (byte === 0x25) {
        while (this.at < bytes.length && bytes[this.at] !== 10 && bytes[this.at] !== 13) this.at += 1;
      } else if (byte === undefined || KINDS[byte] !== SPACE) return;
      else this.at += 1;
    }
  }

  /** Digits alone, the most frequent word of all; stays where it is for any other. */
  #digits(): number | undefined {
    const { bytes } = this;
    let { at } = this;
    let number = 0;
    for (let byte = bytes[at]; isDigit(byte); byte = bytes[at]) {
      number = number * 10 + byte - 0x30;
      at += 1;
    }
    if (at === this.at || at - this.at > EXACT_DIGITS || isRegular(bytes[at])) return undefined;
    this.at = at;
    return number;
  }

  #word(byte: number): Token {
    const start = this.at;
    while (isRegular(this.bytes[this.at])) this.at += 1;
    if (this.at === start) throw damaged(`The character ${String.fromCharCode(byte)} stands where a value begins.`);
    const text = String.fromCharCode(...this.bytes.subarray(start, Math.min(this.at, start + 64)));
    if (text === 'true') return true;
    if (text === 'false') return false;
    if (text === 'null') return null;
    return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : { keyword: text };
  }

  /** Goes past `0 R` when that follows. */
  #reference(): boolean {
    const { bytes } = this;
    const generation = this.#pastBlanks(this.at);
    let at = generation;
    while (isDigit(bytes[at])) at += 1;
    if (generation === this.at || at === generation || at > generation + 5) return false;
    const letter = this.#pastBlanks(at);
    if (letter === at || bytes[letter] !== 0x52 || isRegular(bytes[letter + 1])) return false;
    this.at = letter + 1;
    return true;
  }

  #pastBlanks(from: number): number {
    let at = from;
    while (KINDS[this.bytes[at] ?? 0xff] === SPACE) at += 1;
    return at;
  }

  #name(): string {
    const { bytes } = this;
    const start = this.at;
    let name = '/';
    let isEscaped = false;
    this.at += 1;
    for (let byte = bytes[this.at]; isRegular(byte); byte = bytes[this.at]) {
      if (this.at < start + LONGEST_NAME) name += CHARACTERS[byte];
      if (byte === 0x23) isEscaped = true;
      this.at += 1;
    }
    if (!isEscaped) return name;
    return name.replace(/#([\da-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  }

  #array(depth: number): PdfValue[] {
    if (depth > DEEPEST) throw damaged('Values are nested too deep.');
    this.at += 1;
    this.#spend(ARRAY);
    const items: PdfValue[] = [];
    for (;;) {
      this.skipSpace();
      if (this.bytes[this.at] === 0x5d) {
        this.at += 1;
        return items;
      }
      this.#spend(ITEM);
      items.push(this.#inner(depth));
    }
  }

  #dict(depth: number): ReadonlyMap<string, PdfValue> {
    if (depth > DEEPEST) throw damaged('Values are nested too deep.');
    this.at += 2;
    this.#spend(DICT);
    const entries = new Map<string, PdfValue>();
    for (;;) {
      this.skipSpace();
      if (this.bytes[this.at] === 0x3e && this.bytes[this.at + 1] === 0x3e) {
        this.at += 2;
        return entries;
      }
      if (this.bytes[this.at] !== 0x2f) throw damaged('A key of a dictionary is not a name.');
      this.#spend(ENTRY);
      entries.set(this.#name().slice(1), this.#inner(depth));
    }
  }

  #inner(depth: number): PdfValue {
    const token = this.#token(depth);
    if (token !== null && typeof token === 'object' && 'keyword' in token)
      throw damaged(`${token.keyword.slice(0, 20)} stands within a value.`);
    return token;
  }

  /** `(…)` (7.3.4.2) */
  #string(): Uint8Array {
    const start = this.at + 1;
    const end = this.#endOfString(start);
    this.at = end + 1;
    const raw = this.bytes.subarray(start, end);
    return raw.includes(BACKSLASH) ? unescaped(raw) : raw.slice();
  }

  /** Where the bracket stands that closes the one before `start`: brackets may be nested. */
  #endOfString(start: number): number {
    const { bytes } = this;
    let nested = 1;
    for (let at = start; at < bytes.length; at += 1) {
      const byte = bytes[at];
      if (byte === BACKSLASH) at += 1;
      else if (byte === 0x28) nested += 1;
      else if (byte === 0x29) nested -= 1;
      if (nested === 0) return at;
    }
    this.at = bytes.length;
    throw damaged('A string does not end.');
  }

  /** `<48656C>` */
  #hex(): Uint8Array {
    const end = this.bytes.indexOf(0x3e, this.at);
    if (end < 0) throw damaged('A string does not end.');
    const digits = latin1(this.bytes.subarray(this.at + 1, end)).replace(/[\0\t\n\f\r ]+/g, '');
    if (!/^[\da-fA-F]*$/.test(digits)) throw damaged('A string holds what is no hexadecimal digit.');
    this.at = end + 1;
    return Uint8Array.from(Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex'));
  }
}

/** A string without its escapes: `\(`, `\n`, `\101`, and line ends that are none. */
function unescaped(raw: Uint8Array): Uint8Array {
  const out = new Uint8Array(raw.length);
  let length = 0;
  for (let at = 0; at < raw.length; at += 1) {
    const byte = raw[at] ?? 0;
    if (byte !== BACKSLASH) {
      out[length++] = byte;
      continue;
    }
    at += 1;
    const next = raw[at] ?? 0;
    const octal = /^[0-7]{1,3}/.exec(String.fromCharCode(...raw.subarray(at, at + 3)))?.[0];
    if (octal !== undefined) {
      out[length++] = Number.parseInt(octal, 8) & 255;
      at += octal.length - 1;
    } else if (next === 13 && raw[at + 1] === 10) at += 1;
    else if (next !== 10 && next !== 13) out[length++] = ESCAPES[next] ?? next;
  }
  return out.slice(0, length);
}

const BACKSLASH = 0x5c;

/** `\n`, `\r`, `\t`, `\b`, `\f` */
const ESCAPES: Readonly<Record<number, number>> = { 0x6e: 10, 0x72: 13, 0x74: 9, 0x62: 8, 0x66: 12 };
