const utf8 = new TextEncoder();
let scratch = new Uint8Array(64 * 1024);

/**
 * The chunks as UTF-8. A string with one character beyond Latin-1 is held at two bytes a character and encodes three times slower, so a
 * `€` in a note must not slow down the rest: writers hand over the notes, each party and each line apart.
 */
export function encodeUtf8(chunks: readonly string[]): Uint8Array {
  let length = 0;
  for (const chunk of chunks) {
    // A UTF-16 unit is at most three bytes of UTF-8.
    reserve(length, chunk.length * 3);
    length += utf8.encodeInto(chunk, scratch.subarray(length)).written;
  }
  return scratch.slice(0, length);
}

function reserve(used: number, more: number): void {
  if (used + more <= scratch.length) return;
  const larger = new Uint8Array(Math.max(scratch.length * 2, used + more));
  larger.set(scratch.subarray(0, used));
  scratch = larger;
}
