import { expect, it } from 'vitest';
import { storedJson, storedText } from './stored-json.ts';

it.each([
  ['the NUL character', 'a\u0000b', 'a\uFFFDb'],
  ['the first half of a pair', 'a\ud83d', 'a\uFFFD'],
  ['the second half of a pair', '\ude00a', '\uFFFDa'],
  ['a whole character beyond the first plane', '😀', '😀'],
  ['other control characters', '\u0001\n\u001f', '\u0001\n\u001f'],
  ['what looks like an escape', '\\u0000 \\\\ud800 \\', '\\u0000 \\\\ud800 \\'],
  ['an escape behind a backslash', '\\\u0000', '\\\uFFFD'],
])('%s is stored as PostgreSQL can hold it', (_, text, stored) => {
  expect(storedText(text)).toBe(stored);
  expect(JSON.parse(storedJson({ [text]: [text] }))).toEqual({ [stored]: [stored] });
});
