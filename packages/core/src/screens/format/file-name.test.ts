import { describe, expect, it } from 'vitest';
import { fileNameOf } from './file-name.ts';

describe('fileNameOf', () => {
  it.each([
    ['attachment; filename="F2026-00001.pdf"', 'F2026-00001.pdf'],
    ['attachment; filename=orders.csv', 'orders.csv'],
    [`attachment; filename="x.pdf"; filename*=UTF-8''facture%20n%C2%B0%201.pdf`, 'facture n° 1.pdf'],
    [`attachment; filename="x.pdf"; filename*=UTF-8''%E0%A4%A`, 'x.pdf'],
    ['attachment; filename="../../etc/passwd"', 'passwd'],
    ['attachment', undefined],
    ['attachment; filename=""', undefined],
    [null, undefined],
  ])('%s', (header, name) => expect(fileNameOf(header)).toBe(name));
});
