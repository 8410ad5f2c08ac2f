const WORD = 4;
/** The start tag of a root element, with its namespaces, is shorter. */
const LONGEST = 4_000;

/** Some bytes that are looked for again and again, held as words of four bytes: comparing them costs a quarter. */
export class Phrase {
  readonly length: number;
  /** Word after word, and the last four bytes. */
  readonly #words: Int32Array;

  /** Bytes too few to make a word, or too many to be kept, make a phrase that stands nowhere. */
  constructor(bytes: Uint8Array) {
    const isKept = bytes.length >= WORD && bytes.length <= LONGEST;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const last = bytes.length - WORD;
    this.length = isKept ? bytes.length : Infinity;
    this.#words = new Int32Array(isKept ? Math.ceil(bytes.length / WORD) : 0);
    for (let index = 0; index < this.#words.length; index += 1)
      this.#words[index] = view.getInt32(Math.min(index * WORD, last), true);
  }

  /** Whether they stand at this place. */
  standsAt(start: number, view: DataView): boolean {
    const words = this.#words;
    const last = start + this.length - WORD;
    if (last + WORD > view.byteLength) return false;
    let index = 0;
    for (let at = start; at < last; at += WORD, index += 1) if (view.getInt32(at, true) !== words[index]) return false;
    return view.getInt32(last, true) === words[index];
  }
}
