import { GREATER, SLASH } from './bytes.ts';
import type { XmlAttributes } from './tree.ts';

/** The attributes of a tag. */
export class AttributeSet {
  /** Those without a namespace. */
  readonly attributes: XmlAttributes;
  /** How many there are, those with a namespace and the declarations among them. */
  readonly count: number;
  /** The document that was the last to have it, and its number there. */
  document = 0;
  number = 0;
  #names: readonly string[] | undefined = undefined;

  constructor(attributes: XmlAttributes, count: number) {
    this.attributes = attributes;
    this.count = count;
  }

  /** Of the attributes without a namespace: listed once, which is quicker than to go through the properties of an object each time. */
  get names(): readonly string[] {
    return (this.#names ??= Object.keys(this.attributes));
  }
}

interface Kept {
  /** From the blank after the element's name on: ` currencyID="EUR"`. */
  readonly raw: Uint8Array;
  readonly set: AttributeSet;
}

const BITS = 11;
const LONGEST = 80;

/**
 * Sets of attributes met so far, found by their bytes: invoices say `currencyID="EUR"` in every other tag. A table of fixed size in which
 * the newer push out the older. A set is kept with all its bytes from the name to the end of a tag, so that the same bytes before the same
 * end are the same set.
 */
export class AttributeSetTable {
  readonly #slots: (Kept | undefined)[] = [];

  constructor() {
    this.#slots.length = 2 ** BITS;
  }

  /** The set that stands at `start`. */
  find(bytes: Uint8Array, start: number): Kept | undefined {
    let hash = 0;
    let at = start;
    let byte = bytes[at] ?? GREATER;
    while (byte !== GREATER && byte !== SLASH) {
      hash = Math.imul(hash ^ byte, 0x01000193);
      byte = bytes[(at += 1)] ?? GREATER;
    }
    const kept = this.#slots[slotOf(hash)];
    if (kept === undefined || kept.raw.length !== at - start) return undefined;
    const { raw } = kept;
    for (let index = 0; index < raw.length; index += 1) if (raw[index] !== bytes[start + index]) return undefined;
    return kept;
  }

  /** Keeps a set for the next tags, if it is short, and free of what would end the search for it too early. */
  keep(raw: Uint8Array, set: AttributeSet): void {
    if (raw.length > LONGEST || raw.includes(GREATER) || raw.includes(SLASH)) return;
    let hash = 0;
    for (const byte of raw) hash = Math.imul(hash ^ byte, 0x01000193);
    this.#slots[slotOf(hash)] = { raw: raw.slice(), set };
  }
}

function slotOf(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> (32 - BITS);
}
