/** What the syntax identifier of UNB (S001/0001) says of the bytes, and the name by which `TextDecoder` knows it. */
const CHARSETS: Readonly<Record<string, string>> = {
  UNOA: 'ISO-8859-1',
  UNOB: 'ISO-8859-1',
  UNOC: 'ISO-8859-1',
  UNOD: 'ISO-8859-2',
  UNOE: 'ISO-8859-5',
  UNOF: 'ISO-8859-7',
  UNOG: 'ISO-8859-3',
  UNOH: 'ISO-8859-4',
  UNOI: 'ISO-8859-6',
  UNOJ: 'ISO-8859-8',
  UNOW: 'UTF-8',
  UNOY: 'UTF-8',
};

/** The character set of a syntax identifier: `ISO-8859-1`, `UTF-8`; `undefined` for one that is unknown or never used. */
export function charsetOf(syntaxIdentifier: string): string | undefined {
  return Object.hasOwn(CHARSETS, syntaxIdentifier) ? CHARSETS[syntaxIdentifier] : undefined;
}

/** Whether the syntax identifier allows ASCII alone. Senders write Latin-1 under it all the same. */
export function isAsciiOnly(syntaxIdentifier: string): boolean {
  return syntaxIdentifier === 'UNOA' || syntaxIdentifier === 'UNOB';
}

/** The text of bytes that are {@link isOf} the character set. */
function decoderOf(charset: string): (bytes: Uint8Array) => string {
  // The platform's "iso-8859-1" is windows-1252, which differs in 32 characters.
  if (charset === 'ISO-8859-1') return latin1;
  const decoder = new TextDecoder(charset.toLowerCase(), { fatal: true, ignoreBOM: true });
  return (bytes) => decoder.decode(bytes);
}

/** Whether the bytes are text in that character set. */
export function isOf(charset: string, bytes: Uint8Array): boolean {
  if (charset === 'ISO-8859-1') return true;
  const decode = decoderOf(charset);
  try {
    for (let start = 0, end = 0; start < bytes.length; start = end) {
      end = start + PIECE;
      while (isWithinCharacter(bytes[end])) end += 1;
      decode(bytes.subarray(start, end));
    }
    return true;
  } catch {
    return false;
  }
}

/** Of UTF-8. In other character sets it does not matter where they are cut. */
const isWithinCharacter = (byte = 0): boolean => (byte & 0xc0) === 0x80;

export function latin1(bytes: Uint8Array): string {
  if (bytes.length <= PIECE) return String.fromCharCode(...bytes);
  const pieces: string[] = [];
  for (let start = 0; start < bytes.length; start += PIECE)
    pieces.push(String.fromCharCode(...bytes.subarray(start, start + PIECE)));
  return pieces.join('');
}

const PIECE = 8192;

const WESTERN = new TextDecoder('windows-1252');

/** V8 copies a shorter part of a text, and of a longer one remembers where it stands, which keeps all of the text in memory. */
const COPIED = 12;
/** Bytes of a text that is kept, for it may come again. */
const REPEATED = 32;
const BITS = 10;

/**
 * Texts cut out of bytes, each by itself: none keeps more than itself in memory, and one character beyond Latin-1 makes no other text twice as
 * long. What a message says again and again (qualifiers, units, names of articles) is found by its bytes, and one text.
 */
export class Texts {
  readonly #bytes: Uint8Array;
  readonly #decode: (bytes: Uint8Array) => string;
  /** Some bytes from {@link #start} on, each as one character: right are those of ASCII. To cut it is quicker than to call a decoder. */
  #window = '';
  #start = 0;
  /** By hash, the texts that came last, and where they stood. */
  readonly #texts: string[] = [];
  readonly #starts = new Uint32Array(2 ** BITS);
  readonly #ends = new Uint32Array(2 ** BITS);

  /** The bytes are {@link isOf} the character set. */
  constructor(bytes: Uint8Array, charset: string) {
    this.#bytes = bytes;
    this.#decode = decoderOf(charset);
  }

  between(start: number, end: number): string {
    if (end <= start) return '';
    if (end - start > REPEATED) return this.#decode(this.#bytes.subarray(start, end));
    let hash = 0;
    let seen = 0;
    for (let at = start; at < end; at += 1) {
      const byte = this.#bytes[at] ?? 0;
      hash = Math.imul(hash ^ byte, 0x01000193);
      seen |= byte;
    }
    const slot = Math.imul(hash, 0x9e3779b1) >>> (32 - BITS);
    if (this.#isAt(slot, start, end)) return this.#texts[slot] ?? '';
    this.#starts[slot] = start;
    this.#ends[slot] = end;
    return (this.#texts[slot] =
      seen > 0x7f || end - start > COPIED ? this.#decode(this.#bytes.subarray(start, end)) : this.#cut(start, end));
  }

  #isAt(slot: number, start: number, end: number): boolean {
    const known = this.#starts[slot] ?? 0;
    if ((this.#ends[slot] ?? 0) - known !== end - start) return false;
    for (let at = start; at < end; at += 1) if (this.#bytes[at] !== this.#bytes[known + at - start]) return false;
    return true;
  }

  #cut(start: number, end: number): string {
    if (start < this.#start || end > this.#start + this.#window.length) {
      this.#start = start;
      this.#window = WESTERN.decode(this.#bytes.subarray(start, start + PIECE));
    }
    return this.#window.slice(start - this.#start, end - this.#start);
  }
}

/** Whether a byte is beyond ASCII. */
export function hasHighByte(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte > 0x7f);
}
