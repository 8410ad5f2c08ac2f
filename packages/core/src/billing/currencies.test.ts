import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryOrder } from '../../test/billing/arbitrary-order.ts';
import { issueAll, lineOf, orderOf, paidBy, shop } from '../../test/billing/orders.ts';
import { Decimal, documentDecimals, type Order, type OrderJson } from '../model/index.ts';
import { check, layersFor } from '../rules/index.ts';
import { planDocuments } from './index.ts';

const settings = shop();
const RATE = { code: 'EUR', rate: '0.2951', rateDate: '2026-11-20' };
const inCurrency = (currency: string, changes: Partial<OrderJson>): Order =>
  orderOf({ currency, accountingCurrency: RATE, ...changes });
const fatalOf = (of: Order): string[] =>
  issueAll(of, settings).flatMap(({ invoice }) =>
    check(invoice, { layers: layersFor(invoice) }).flatMap(({ rule, severity }) =>
      severity === 'fatal' ? [rule] : [],
    ),
  );
const codesOf = (of: Order): string[] => {
  const plan = planDocuments({ order: of, issued: [], settings });
  return plan.ok ? [] : plan.problems.map(({ code, field }) => `${code} ${field}`);
};

describe('currencies with no decimals, two and three', () => {
  it('give invoices that every rule accepts and that ask for what the shop asked', () => {
    fc.assert(
      fc.property(arbitraryOrder, (order) => {
        expect(fatalOf(order)).toEqual([]);
        const [issued] = issueAll(order, settings);
        const { totalWithVat, roundingAmount = Decimal.ZERO } = issued?.invoice.totals ?? {
          totalWithVat: Decimal.ZERO,
        };
        expect(totalWithVat.plus(roundingAmount).equals(order.totals.total)).toBe(true);
        expect(totalWithVat.trimmed().scale).toBeLessThanOrEqual(documentDecimals(order.currency));
      }),
      { numRuns: 1_000 },
    );
  });

  it('the yen has no smaller coin: whole amounts throughout', () => {
    const order = inCurrency('JPY', {
      lines: [lineOf('a', '1980', { quantity: '3' }), lineOf('b', '105', { taxes: [{ rate: '5.5' }] })],
      payments: [paidBy('6045')],
      totals: { total: '6045' },
    });
    const [issued] = issueAll(order, settings);
    // 105 yen with 5.5 % are 100 and 6 (5.5 rounded), or 99 and 5: the yen between them is explained.
    expect(JSON.parse(JSON.stringify(issued?.invoice.totals))).toEqual({
      sumOfLineNetAmounts: '5050',
      totalWithoutVat: '5050',
      totalVat: '996',
      totalVatInAccountingCurrency: '293.92',
      totalWithVat: '6046',
      paidAmount: '6045',
      roundingAmount: '-1',
      amountDueForPayment: '0',
    });
    expect(fatalOf(order)).toEqual([]);
  });

  it('a dinar total that ends in nought is invoiced to the hundredth', () => {
    const order = inCurrency('KWD', {
      lines: [lineOf('a', '12.345', { quantity: '2' })],
      payments: [paidBy('24.690')],
      totals: { total: '24.690' },
    });
    const [issued] = issueAll(order, settings);
    expect(
      issued?.invoice.totals.totalWithVat.plus(issued.invoice.totals.roundingAmount ?? Decimal.ZERO).toString(),
    ).toBe('24.69');
    expect(fatalOf(order)).toEqual([]);
  });

  it.each([
    ['totals.total', { lines: [lineOf('a', '12.345')], totals: { total: '12.345' } }],
    ['payments[0].amount', { payments: [paidBy('11.999')] }],
    [
      'refunds[0].adjustmentGross',
      { payments: [paidBy('12.000')], refunds: [{ id: 'r', at: '2026-11-20T12:00:00Z', adjustmentGross: '0.001' }] },
    ],
  ] satisfies [string, Partial<OrderJson>][])(
    'money that needs the third decimal stops the order: %s',
    (field, changes) => {
      expect(codesOf(inCurrency('TND', changes))).toEqual([`AMOUNT_TOO_FINE ${field}`]);
      expect(codesOf(inCurrency('EUR', changes))).not.toContain(`AMOUNT_TOO_FINE ${field}`);
    },
  );

  it('an authorisation is no money that moved', () => {
    const held = { ...paidBy('11.999'), status: 'authorised' as const };
    expect(codesOf(inCurrency('TND', { payments: [held] }))).toEqual([]);
  });
});
