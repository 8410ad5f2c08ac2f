import { expect, it } from 'vitest';
import { csv } from './csv.ts';

it.each([
  ['Librairie du Port', 'Librairie du Port'],
  ['-12.50', '-12.50'],
  ['-7', '-7'],
  ['=1+1', "'=1+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['+33 1 70 00 00 00', "'+33 1 70 00 00 00"],
  // Spreadsheets count on from a number, and run what follows.
  ['-1+cmd|calc', "'-1+cmd|calc"],
  ['-1-1', "'-1-1"],
  ['a,b', '"a,b"'],
])('a cell %j is written as %j', (text, cell) => expect(csv([[text]])).toBe(`${cell}\r\n`));
