import { expect, test } from 'vitest';
import { cleanText } from './clean-text.ts';
import { printable } from './printable.ts';
import type { Problem } from './result.ts';

test('what cannot be printed is left out, and what is left passes the door of orders', () => {
  const typed = 'R\u0000&D \u202Egnol\u202C rue\r\n\tÉlysée \ud83e\udd84 \ud800';
  const problems: Problem[] = [];
  expect(printable(typed)).toBe('R&D gnol rue Élysée 🦄 \ufffd');
  cleanText(printable(typed), problems, 'buyer.name');
  expect(problems).toEqual([]);
});

test('nothing but blanks is no text', () => {
  expect([printable(' \u0007 '), printable(''), printable(null), printable(undefined)]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
