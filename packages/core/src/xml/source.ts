import {
  ANYWHERE,
  BEYOND_ASCII,
  BRACKET,
  ENDS_LINE,
  IN_NAME,
  IN_TEXT,
  isBlank,
  LINE_FEED,
  PLAIN,
  REFERS,
  STOPS,
  surplusOf,
} from './bytes.ts';
import { Malformed } from './malformed.ts';
import { Phrase } from './phrase.ts';

/** What a text has that it must not keep. */
export const SEEN_RETURN = 1;
export const SEEN_REFERENCE = 2;

/**
 * A document twice: its UTF-8 bytes, which are quick to look at, and its text, which is quick to cut. Reading moves along the bytes and
 * keeps account of how far ahead of the text they are, so that every cut is exact.
 */
export class Source {
  readonly bytes: Uint8Array;
  readonly #view: DataView;
  readonly text: string;
  /** The next byte. */
  at: number;
  /** How many more bytes than UTF-16 units stand before it. */
  surplus: number;

  /** `bytes` and `text` say the same, but for a byte order mark of `start` bytes. */
  constructor(bytes: Uint8Array, text: string, start: number) {
    this.bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    this.text = text;
    this.at = start;
    this.surplus = start;
  }

  get isAtEnd(): boolean {
    return this.at >= this.bytes.length;
  }

  /** The next byte's place in the text. */
  get place(): number {
    return this.at - this.surplus;
  }

  /** The part of the document that is read, in its whole length 1. */
  get share(): number {
    return this.at / this.bytes.length;
  }

  /** Whether a line feed alone stands between a place and the next byte. */
  isLineFeed(place: number): boolean {
    return this.place - place === 1 && this.text.charCodeAt(place) === LINE_FEED;
  }

  /** The text from a place to the next byte. */
  since(place: number): string {
    return this.text.slice(place, this.at - this.surplus);
  }

  /** Whether this stands at a byte. ASCII alone. */
  says(what: string, at = this.at): boolean {
    for (let index = 0; index < what.length; index += 1)
      if (this.bytes[at + index] !== what.charCodeAt(index)) return false;
    return true;
  }

  /** Steps over these bytes, if they are next. */
  skipIf(phrase: Phrase): boolean {
    if (!phrase.standsAt(this.at, this.#view)) return false;
    this.at += phrase.length;
    return true;
  }

  /** The bytes from one on to the next. */
  phraseSince(start: number): Phrase {
    return new Phrase(this.bytes.subarray(start, this.at));
  }

  skipBlanks(): void {
    const { bytes } = this;
    let { at } = this;
    while (isBlank(bytes[at])) at += 1;
    this.at = at;
  }

  /** Moves to the end of what may be a name, and returns its hash. */
  skipName(): number {
    const { bytes } = this;
    let { at } = this;
    let hash = 0;
    for (;;) {
      const byte = bytes[at] ?? 0;
      const kind = IN_NAME[byte];
      if (kind !== PLAIN) {
        this.at = at;
        if (kind !== BEYOND_ASCII) return hash;
        this.meetLead(byte);
      }
      hash = (Math.imul(hash, 31) + byte) | 0;
      at += 1;
    }
  }

  /** Moves to the next markup, or to the end, and returns which of these it met: {@link SEEN_RETURN}, {@link SEEN_REFERENCE}. */
  skipText(): number {
    const { bytes } = this;
    let { at } = this;
    let seen = 0;
    for (;;) {
      const byte = bytes[at] ?? 0;
      const kind = IN_TEXT[byte];
      if (kind !== PLAIN) {
        this.at = at;
        if (kind === STOPS) return seen;
        if (kind === BEYOND_ASCII) this.meetLead(byte);
        else if (kind === REFERS) seen |= SEEN_REFERENCE;
        else if (kind === ENDS_LINE) seen |= SEEN_RETURN;
        else if (kind === BRACKET) this.#checkBrackets();
        else if (this.isAtEnd) return seen;
        else throw this.forbidden();
      }
      at += 1;
    }
  }

  #checkBrackets(): void {
    if (this.says(']]>')) throw this.malformed(']]> stands in text');
  }

  /** Moves to the next place where this ASCII text stands; `ending` names what is unfinished without it. */
  skipTo(what: string, ending: string): void {
    const { bytes } = this;
    const first = what.charCodeAt(0);
    const start = this.at;
    let at = start;
    for (;;) {
      const byte = bytes[at] ?? 0;
      const kind = ANYWHERE[byte];
      if (byte === first || kind !== PLAIN) {
        this.at = at;
        if (byte === first && this.says(what)) return;
        if (kind === BEYOND_ASCII) this.meetLead(byte);
        else if (kind !== PLAIN) throw this.unfinished(ending, start);
      }
      at += 1;
    }
  }

  /** Takes account of a character beyond ASCII, whose first byte is next. */
  meetLead(lead: number): void {
    const { bytes, at } = this;
    // U+FFFE and U+FFFF are no characters of XML.
    if (lead === 0xef && bytes[at + 1] === 0xbf && (bytes[at + 2] ?? 0) >= 0xbe) throw this.forbidden();
    this.surplus += surplusOf(lead);
  }

  /** At a byte that is no character, or at the end. */
  unfinished(what: string, start = this.at): Malformed {
    return this.isAtEnd ? this.malformed(`${what} does not end`, start) : this.forbidden();
  }

  forbidden(): Malformed {
    return this.malformed('A character that XML does not allow');
  }

  malformed(message: string, at = this.at): Malformed {
    return new Malformed(`Line ${this.#lineOf(at)}: ${message}.`);
  }

  #lineOf(at: number): number {
    let line = 1;
    for (let index = Math.min(at, this.bytes.length) - 1; index >= 0; index -= 1)
      if (this.bytes[index] === LINE_FEED) line += 1;
    return line;
  }
}
