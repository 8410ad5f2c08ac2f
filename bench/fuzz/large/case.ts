/** Bytes in pieces: a file of 200 MB is never held as one. */
export type Pieces = Iterable<string | Uint8Array>;

/** A large or hostile file. */
export interface LargeCase {
  readonly name: string;
  /** What must come of it: read, judged by every rule, or refused with one of these codes. */
  readonly expect: 'read' | RegExp;
  /** How the file that `quittance` is given ends. */
  pieces(): Pieces | Promise<Pieces>;
}

export const MB = 2 ** 20;

/** The text again and again, in pieces of some size. */
export function* times(count: number, text: string): Generator<string> {
  const together = Math.max(1, Math.floor(MB / text.length));
  const piece = text.repeat(Math.min(together, count));
  let left = count;
  for (; left >= together; left -= together) yield piece;
  if (left > 0) yield text.repeat(left);
}

/** A text for each number from 0 on. */
export function* numbered(count: number, text: (index: number) => string): Generator<string> {
  for (let start = 0; start < count; start += 10_000)
    yield Array.from({ length: Math.min(10_000, count - start) }, (_, index) => text(start + index)).join('');
}

/** Bytes that look like a packed file, the same in every run. */
export function base64(bytes: number): string {
  let state = 1;
  const block = Buffer.alloc(3 * 2 ** 16);
  for (let at = 0; at < block.length; at += 4) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    block.writeInt32LE(state, at);
  }
  return block
    .toString('base64')
    .repeat(Math.ceil(bytes / ((block.length / 3) * 4)))
    .slice(0, bytes - (bytes % 4));
}
