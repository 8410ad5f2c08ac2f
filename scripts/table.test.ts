import { expect, it } from 'vitest';
import { table } from './table.ts';

it('makes columns as wide as what stands in them', () => {
  expect(
    table({ order: 'ORDER', total: 'TOTAL' }, [
      { order: '#1001', total: '1.00 EUR' },
      { order: '#10', total: '' },
    ]),
  ).toBe('\nORDER  TOTAL\n#1001  1.00 EUR\n#10');
});
