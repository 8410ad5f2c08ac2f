const utf8 = new TextEncoder();

/** What is kept between documents: most are smaller, and one of 200 MB must not hold its place in memory ever after. */
const KEPT = 4 * 1024 * 1024;
/** So large that the system gives each its own memory, and takes it back at once. */
const PIECE = 33 * 1024 * 1024;
let scratch = new Uint8Array(64 * 1024);

/**
 * The chunks as UTF-8. A string with one character beyond Latin-1 is held at two bytes a character and encodes three times slower, so a
 * `€` in a note must not slow down the rest: writers hand over the notes, each party and each line apart, and one after another, so that
 * they are not all held at once.
 */
export function encodeUtf8(chunks: Iterable<string>): Uint8Array {
  const pieces = new Pieces();
  for (const chunk of chunks) {
    for (let at = 0; at < chunk.length;) {
      const part = partFrom(chunk, at);
      const { read, written } = utf8.encodeInto(part, pieces.roomFor(part.length));
      pieces.used(written);
      at += read;
    }
  }
  return pieces.together();
}

/** UTF-16 units that are encoded together. */
const PART = 2 ** 20;

/** The text from a unit on, as much of it as is encoded together: not to the middle of a character. */
function partFrom(text: string, at: number): string {
  if (at === 0 && text.length <= PART) return text;
  const end = at + PART;
  const endsHalfway = end < text.length && (text.charCodeAt(end - 1) & 0xfc00) === 0xd800;
  return text.slice(at, endsHalfway ? end - 1 : end);
}

/** Bytes that grow: in one piece, which is kept for the next document, and from some megabytes on in one piece after another. */
class Pieces {
  readonly #full: Uint8Array<ArrayBuffer>[] = [];
  #bytes = scratch;
  #length = 0;

  /** At least so many bytes, and a few, for a character may take more than one. */
  roomFor(units: number): Uint8Array {
    const needed = units + MOST_BYTES;
    if (this.#length + needed > this.#bytes.length) this.#grow(needed);
    return this.#bytes.subarray(this.#length);
  }

  used(bytes: number): void {
    this.#length += bytes;
  }

  together(): Uint8Array {
    const last = this.#bytes;
    if (this.#full.length === 0) {
      // Of a piece that was made for this document, what nothing was written to takes no memory; a copy would.
      if (last.length > KEPT) return last.subarray(0, this.#length);
      scratch = last;
      return last.slice(0, this.#length);
    }
    let at = this.#length + this.#full.reduce((sum, { length }) => sum + length, 0);
    const whole = new Uint8Array(at);
    // From the last to the first, each given back at once: the whole and its pieces together would take twice the memory.
    for (const piece of [...this.#full, last.subarray(0, this.#length)].toReversed()) {
      whole.set(piece, (at -= piece.length));
      piece.buffer.transfer(0);
    }
    return whole;
  }

  #grow(needed: number): void {
    const larger = Math.max(Math.ceil(this.#bytes.length * 1.5), this.#length + needed);
    if (this.#bytes.length <= KEPT) {
      const bytes = new Uint8Array(larger <= KEPT ? larger : Math.max(PIECE, larger));
      bytes.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = bytes;
    } else {
      this.#full.push(this.#bytes.subarray(0, this.#length));
      this.#bytes = new Uint8Array(Math.max(PIECE, needed));
      this.#length = 0;
    }
  }
}

/** Of UTF-8 for a character. */
const MOST_BYTES = 4;
