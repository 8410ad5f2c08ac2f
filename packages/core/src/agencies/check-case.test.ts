import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '../model/index.ts';
import { testCase } from './acceptance/test-case.ts';
import { openOf, totalsOf } from './case-totals.ts';
import { checkCase } from './check-case.ts';
import type { AgencyCase, CaseItem } from './schema/index.ts';

const good = testCase();
const codes = (broken: AgencyCase) => checkCase(broken).map(({ code }) => code);
const changed = (index: number, more: Partial<CaseItem>): AgencyCase => {
  const items = good.items.map((item, at) => (at === index ? { ...item, ...more } : item));
  return { ...good, items, totals: totalsOf(items) };
};

describe('checkCase', () => {
  it('finds nothing wrong with a good case', () => {
    expect(checkCase(good)).toEqual([]);
    expect(openOf(good.totals).toString()).toBe('236.80');
  });

  const broken: readonly (readonly [string, AgencyCase])[] = [
    ['CASE_TOTALS_DIFFER', { ...good, totals: { ...good.totals, paid: Decimal.of('39.99') } }],
    ['CASE_AMOUNT_TOO_FINE', changed(1, { original: Decimal.of('6.801'), open: Decimal.of('6.801') })],
    ['CASE_AMOUNT_TOO_FINE', { ...good, currency: 'JPY' }],
    ['CASE_OPEN_ABOVE_ORIGINAL', changed(0, { open: Decimal.of('240.01') })],
    ['CASE_ITEM_TWICE', changed(1, { itemId: 'F17' })],
    ['CASE_DOCUMENT_MISSING', changed(0, { documentIds: ['D9'] })],
    ['CASE_DOCUMENT_TWICE', { ...good, documents: [...good.documents, ...good.documents] }],
    ['CASE_NOTHING_OPEN', changed(0, { open: Decimal.of('-36.80') })],
  ];
  it.each(broken)('says %s', (code, each) => {
    expect(codes(each)).toContain(code);
    expect(checkCase(each).every(({ advice, field }) => advice.length > 0 && field !== undefined)).toBe(true);
  });
});

describe('totalsOf', () => {
  const cents = (most: number) => fc.integer({ min: 0, max: most }).map((units) => Decimal.fromUnits(BigInt(units), 2));
  const item = fc.record({
    original: cents(100_000),
    paid: cents(100_000),
    kind: fc.constantFrom(...(['principal', 'fee', 'interest', 'cost', 'credit'] as const)),
  });

  it('leaves as open what the items are open with, credits taken away', () => {
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 8 }), (made) => {
        const items = made.map(({ original, paid, kind }, index) => {
          const open = paid.greaterThan(original) ? Decimal.ZERO : original.minus(paid);
          return {
            itemId: `i${index}`,
            invoiceNo: 'F',
            issued: '2026-01-01',
            due: '2026-01-01',
            original,
            open,
            kind,
            documentIds: [],
          };
        });
        const expected = Decimal.sum(items.map(({ kind, open }) => (kind === 'credit' ? open.negated() : open)));
        expect(openOf(totalsOf(items)).equals(expected)).toBe(true);
      }),
    );
  });
});
