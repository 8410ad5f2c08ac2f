const utf8 = new TextEncoder();

/** What is kept between documents: most are smaller, and one of 200 MB must not hold its place in memory ever after. */
const KEPT = 4 * 1024 * 1024;
let scratch = new Uint8Array(64 * 1024);

/**
 * The chunks as UTF-8. A string with one character beyond Latin-1 is held at two bytes a character and encodes three times slower, so a
 * `€` in a note must not slow down the rest: writers hand over the notes, each party and each line apart, and one after another, so that
 * they are not all held at once.
 */
export function encodeUtf8(chunks: Iterable<string>): Uint8Array {
  let bytes = scratch;
  let length = 0;
  for (const chunk of chunks) {
    let left = chunk;
    for (;;) {
      bytes = withRoom(bytes, length, left.length);
      const { read, written } = utf8.encodeInto(left, bytes.subarray(length));
      length += written;
      if (read === left.length) break;
      left = left.slice(read);
      bytes = withRoom(bytes, length, left.length * MOST_BYTES);
    }
  }
  if (bytes.length <= KEPT) scratch = bytes;
  return bytes.slice(0, length);
}

/** Of UTF-8 for a UTF-16 unit. */
const MOST_BYTES = 3;

function withRoom(bytes: Uint8Array<ArrayBuffer>, used: number, more: number): Uint8Array<ArrayBuffer> {
  if (used + more <= bytes.length) return bytes;
  const larger = new Uint8Array(Math.max(Math.ceil(bytes.length * 1.5), used + more));
  larger.set(bytes.subarray(0, used));
  return larger;
}
