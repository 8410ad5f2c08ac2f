import { describe, expect, it } from 'vitest';
import { PdfParser } from './parser.ts';
import { PdfRef, type PdfValue } from './values.ts';

const AMPLE = 1_000_000;
const parsed = (text: string): PdfValue =>
  new PdfParser(Buffer.from(text, 'latin1'), 0, { left: AMPLE, values: AMPLE }).value();
const ref = (number: number) => new PdfRef(number);

describe('a value of a PDF', () => {
  it.each<[string, PdfValue]>([
    ['12', 12],
    ['007', 7],
    ['-12', -12],
    ['+.5', 0.5],
    ['4.', 4],
    ['00000000000000000000012', 12],
    ['9007199254740993', 9007199254740992],
    ['12 0 R', ref(12)],
    ['12\r\n65535\t R/', ref(12)],
    ['12 000000 R', 12],
    ['12 0R', 12],
    ['12 0 RG', 12],
    ['120 R', 120],
    ['[1 2 3 0 R 4 5 0 R]', [1, 2, ref(3), 4, ref(5)]],
    [
      '<</A 1 0 R/B 2/C/D>>',
      new Map<string, PdfValue>([
        ['A', ref(1)],
        ['B', 2],
        ['C', '/D'],
      ]),
    ],
    ['[true false null]', [true, false, null]],
    ['/A#20B#2fC', '/A B/C'],
    ['/', '/'],
    [`/${'n'.repeat(2_000)}`, `/${'n'.repeat(1_023)}`],
    ['% told\n%% twice\r 3', 3],
  ])('%j', (text, value) => {
    expect(parsed(text)).toEqual(value);
  });

  it.each(['12a', '1.2.3', 'R', '', '[1', '<</A>>', ')'])('%j is none', (text) => {
    expect(() => parsed(text)).toThrow(/./);
  });
});
