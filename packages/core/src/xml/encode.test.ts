import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from './encode.ts';

const MB = 2 ** 20;
const same = (encoded: Uint8Array, text: string): boolean => Buffer.from(encoded).equals(Buffer.from(text));

describe('texts as UTF-8', () => {
  it.each([
    ['nothing', 0],
    ['a little', 1_000],
    ['some megabytes, in one piece', 7 * MB],
    ['more than fits into one piece', 40 * MB],
  ])('%s', (_, length) => {
    const chunk = `Größe ж漢\u{1f600}\n${'x'.repeat(50_000)}`;
    const chunks = Array.from({ length: Math.ceil(length / chunk.length) }, () => chunk);
    expect(same(encodeUtf8(chunks), chunks.join(''))).toBe(true);
    expect(same(encodeUtf8([chunks.join('')]), chunks.join(''))).toBe(true);
  });

  it('are not written over by the next document', () => {
    const texts = ['a', 'b'.repeat(5 * MB), 'c'.repeat(100), 'd'.repeat(6 * MB)];
    const encoded = texts.map((text) => encodeUtf8([text]));
    expect(encoded.map((bytes, index) => same(bytes, texts[index] ?? ''))).toEqual([true, true, true, true]);
  });
});
