import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { issueAll, lineOf, orderOf, paidBy, shop } from '../../test/billing/orders.ts';
import { Decimal, type Invoice, type Order } from '../model/index.ts';

const settings = shop();
const money = (cents: number): string => Decimal.fromUnits(BigInt(cents), 2).toString();
const payable = ({ totals }: Invoice): Decimal => totals.totalWithVat.plus(totals.roundingAmount ?? Decimal.ZERO);

interface Bought {
  readonly cents: number;
  readonly quantity: number;
  readonly rate: '20' | '5.5';
}

/** Prices with VAT; one piece of every line that has more went back before anything was invoiced. */
function refundedBefore(lines: readonly Bought[]): Order {
  const total = money(lines.reduce((sum, { cents, quantity }) => sum + cents * quantity, 0));
  const back = lines.flatMap(({ quantity }, index) => (quantity > 1 ? [{ lineId: `l${index}`, quantity: '1' }] : []));
  return orderOf({
    lines: lines.map(({ cents, quantity, rate }, index) =>
      lineOf(`l${index}`, money(cents), { quantity: String(quantity), taxes: [{ rate }] }),
    ),
    payments: [paidBy(total)],
    refunds: back.length > 0 ? [{ id: 'r', at: '2026-11-20T12:00:00Z', lines: back }] : [],
    totals: { total },
  });
}

const bought: fc.Arbitrary<Bought> = fc.record({
  cents: fc.integer({ min: 1, max: 9_999 }),
  quantity: fc.integer({ min: 1, max: 5 }),
  rate: fc.constantFrom('20', '5.5'),
});

describe('an order refunded in part before its invoice', () => {
  it('asks for the price that is left, at most one cent per VAT rate of it unreachable', () => {
    fc.assert(
      fc.property(fc.array(bought, { minLength: 1, maxLength: 8 }), (lines) => {
        const left = lines.reduce((sum, { cents, quantity }) => sum + cents * Math.max(1, quantity - 1), 0);
        const [issued] = issueAll(refundedBefore(lines), settings);
        if (issued === undefined) throw new Error('nothing was issued');
        expect(payable(issued.invoice).toString()).toBe(money(left));
        const rounding = issued.invoice.totals.roundingAmount ?? Decimal.ZERO;
        expect(Number(rounding.abs().unitsAt(2))).toBeLessThanOrEqual(issued.invoice.vatBreakdown.length);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is invoiced to the cent like the same pieces bought anew', () => {
    const rate = '20' as const;
    const sold = [
      { cents: 608, quantity: 2, rate },
      { cents: 1143, quantity: 1, rate },
      { cents: 2452, quantity: 2, rate },
      { cents: 4035, quantity: 3, rate },
    ];
    const kept = sold.map((line) => ({ ...line, quantity: Math.max(1, line.quantity - 1) }));
    const anew = orderOf({
      lines: kept.map(({ cents, quantity }, index) =>
        lineOf(`l${index}`, money(cents), { quantity: String(quantity) }),
      ),
      totals: { total: '122.73' },
    });
    const totalsOf = (order: Order): string[] =>
      issueAll(order, settings).flatMap(({ invoice: { totals } }) =>
        [totals.totalWithoutVat, totals.totalWithVat, totals.roundingAmount ?? Decimal.ZERO].map(String),
      );
    expect(totalsOf(refundedBefore(sold))).toEqual(totalsOf(anew));
    expect(totalsOf(anew)).toEqual(['102.28', '122.74', '-0.01']);
  });
});
