import { describe, expect, it } from 'vitest';
import { csvCell } from './csv.ts';

describe('csvCell', () => {
  it.each([
    ['F2026-00001', 'F2026-00001'],
    ['-12.50', '-12.50'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    // Spreadsheets run these.
    ['=1+1', "'=1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['-cmd|calc', "'-cmd|calc"],
    [null, ''],
  ])('%j is written as %j', (value, cell) => expect(csvCell(value)).toBe(cell));
});
