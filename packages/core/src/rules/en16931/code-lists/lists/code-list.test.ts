import { expect, it } from 'vitest';
import { codeList } from './code-list.ts';

const CODES = `
  AB ABC B12
  C62 XAB`;
const QUESTIONS = ['AB', 'ABC', 'B12', 'C62', 'XAB', 'A', 'BC', 'X', 'AB ABC', 'ab', '', ' ', 'AB ', '12', 'C6'];

it.each(QUESTIONS)('answers alike whether %j is the first question or a later one', (code) => {
  const isListed = CODES.trim().split(/\s+/).includes(code);
  const list = codeList(CODES);
  expect(Array.from({ length: 6 }, () => list(code))).toEqual(Array.from({ length: 6 }, () => isListed));
});
