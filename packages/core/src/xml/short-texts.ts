import { internedName } from './names.ts';
import { isSame } from './places.ts';
import type { Source } from './source.ts';

/** A short text that documents repeat: `EUR`, `VAT`, `20.00`. */
export class ShortText {
  readonly text: string;
  /** In UTF-8. */
  readonly raw: Uint8Array;
  /** The document that was the last to have it, and its number there. */
  document = 0;
  number = 0;

  constructor(text: string, raw: Uint8Array) {
    this.text = text;
    this.raw = raw;
  }
}

const BITS = 11;
/** Bytes. */
const LONGEST = 16;

/**
 * Short texts met so far, found by their bytes without cutting them out: rules look at them again and again. A table of fixed size, in which
 * one that comes twice in a row pushes out an older one; what is said once is not worth being kept.
 */
export class ShortTextTable {
  readonly #slots: (ShortText | undefined)[] = [];
  /** Of the text that would have stood in each slot last. */
  readonly #hashes = new Int32Array(2 ** BITS);

  constructor() {
    this.#slots.length = 2 ** BITS;
  }

  /** The text from a byte, which is at a place of the source, to the next byte. */
  find(source: Source, start: number, place: number): ShortText | undefined {
    const { bytes, at: end } = source;
    if (end - start > LONGEST) return undefined;
    let hash = end - start;
    for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
    const slot = Math.imul(hash, 0x9e3779b1) >>> (32 - BITS);
    const kept = this.#slots[slot];
    if (kept !== undefined && isSame(kept.raw, bytes, start, end)) return kept;
    if (this.#hashes[slot] === hash)
      return (this.#slots[slot] = new ShortText(internedName(source.since(place)), bytes.slice(start, end)));
    this.#hashes[slot] = hash;
    return undefined;
  }
}
