import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal, documentDecimals, type Invoice, type Order, type OrderJson } from '../model/index.ts';
import { apportion } from './apportion.ts';
import type { IssuedDocument } from './document.ts';
import { arbitraryOrder, withChanges } from '../../test/billing/arbitrary-order.ts';
import { breaches } from '../../test/billing/en16931.ts';
import { issueAll, shop } from '../../test/billing/orders.ts';

const settings = shop();
const decimalsOf = (order: Order): number => documentDecimals(order.currency);
const payable = ({ totals }: Invoice): Decimal => totals.totalWithVat.plus(totals.roundingAmount ?? Decimal.ZERO);
const byRate = (
  documents: readonly IssuedDocument[],
  amount: 'taxableAmount' | 'taxAmount',
): Record<string, string> => {
  const sums: Record<string, Decimal> = {};
  for (const group of documents.flatMap(({ invoice }) => invoice.vatBreakdown)) {
    const key = `${group.categoryCode} ${group.rate?.trimmed().toString()}`;
    sums[key] = group[amount].plus(sums[key] ?? Decimal.ZERO);
  }
  return Object.fromEntries(
    Object.entries(sums)
      .filter(([, sum]) => !sum.isZero())
      .map(([key, sum]) => [key, sum.trimmed().toString()])
      .toSorted(),
  );
};
const totalOf = (documents: readonly IssuedDocument[]): Decimal =>
  Decimal.sum(documents.map(({ invoice }) => payable(invoice)));

/** A way to hand out every piece of every line, in up to four portions. */
const portionsOf = (order: Order): fc.Arbitrary<readonly { lineId: string; quantity: string }[][]> =>
  fc.array(fc.nat(3), { minLength: 60, maxLength: 60 }).map((picks) => {
    let next = 0;
    const portions = [0, 1, 2, 3].map(() => new Map<string, number>());
    for (const line of order.lines) {
      for (let piece = 0; piece < Number(line.quantity.toString()); piece += 1) {
        const portion = portions[picks[next++ % picks.length] ?? 0];
        portion?.set(line.id, (portion.get(line.id) ?? 0) + 1);
      }
    }
    return portions
      .map((portion) => [...portion].map(([lineId, quantity]) => ({ lineId, quantity: String(quantity) })))
      .filter((lines) => lines.length > 0);
  });
const withPortions = arbitraryOrder.chain((order) => fc.tuple(fc.constant(order), portionsOf(order)));
const at = (index: number): string => `2026-11-${String(10 + index).padStart(2, '0')}T10:00:00Z`;

const wholeInvoice = (order: Order, check: (invoice: Invoice, order: Order) => void): void => {
  const issued = issueAll(order, settings);
  expect(issued).toHaveLength(1);
  issued.forEach(({ invoice }) => check(invoice, order));
};

describe('one invoice for the whole order', () => {
  it('obeys the arithmetic of EN 16931, exactly', () => {
    fc.assert(
      fc.property(arbitraryOrder, (order) =>
        wholeInvoice(order, (invoice) => expect(breaches(invoice, decimalsOf(order))).toEqual([])),
      ),
      { numRuns: 1_000 },
    );
  });

  it('asks for what the shop asked, every cent explained', () => {
    fc.assert(
      fc.property(arbitraryOrder, (order) =>
        wholeInvoice(order, (invoice) => {
          expect(payable(invoice).equals(order.totals.total)).toBe(true);
          const most = Decimal.fromUnits(BigInt(2 * (order.lines.length + 1)), decimalsOf(order));
          expect((invoice.totals.roundingAmount ?? Decimal.ZERO).abs().greaterThan(most)).toBe(false);
        }),
      ),
      { numRuns: 1_000 },
    );
  });

  it('control: the checker sees a cent that is moved', () => {
    fc.assert(
      fc.property(arbitraryOrder, (order) =>
        wholeInvoice(order, (invoice) => {
          const moved = {
            ...invoice,
            totals: {
              ...invoice.totals,
              totalWithVat: invoice.totals.totalWithVat.plus(Decimal.fromUnits(1n, decimalsOf(order))),
            },
          };
          expect(breaches(moved, decimalsOf(order))).toContain('BR-CO-15');
          const [first, ...rest] = invoice.vatBreakdown;
          if (first === undefined) return;
          const shifted = {
            ...invoice,
            vatBreakdown: [
              { ...first, taxAmount: first.taxAmount.plus(Decimal.fromUnits(1n, decimalsOf(order))) },
              ...rest,
            ],
          };
          expect(breaches(shifted, decimalsOf(order))).toContain('BR-CO-17');
        }),
      ),
      { numRuns: 50 },
    );
  });
});

const invoiceByPortion = (
  order: Order,
  portions: readonly { lineId: string; quantity: string }[][],
): IssuedDocument[] => {
  const perFulfilment = shop({ invoiceOn: 'fulfilment' });
  let issued: IssuedDocument[] = [];
  for (let count = 1; count <= portions.length; count += 1) {
    const fulfilments = portions.slice(0, count).map((lines, index) => ({ id: `f${index}`, at: at(index), lines }));
    issued = [...issued, ...issueAll(withChanges(order, { fulfilments }), perFulfilment, issued)];
  }
  return issued;
};

describe('an invoice per fulfilment', () => {
  it('sums to the whole: bases, VAT and total', () => {
    fc.assert(
      fc.property(withPortions, ([order, portions]) => {
        const parts = invoiceByPortion(order, portions);
        const whole = issueAll(order, settings);
        expect(parts).toHaveLength(portions.length);
        expect(totalOf(parts).equals(order.totals.total)).toBe(true);
        expect(byRate(parts, 'taxableAmount')).toEqual(byRate(whole, 'taxableAmount'));
        expect(byRate(parts, 'taxAmount')).toEqual(byRate(whole, 'taxAmount'));
        parts.forEach(({ invoice }, index) =>
          expect(breaches(invoice, decimalsOf(order), index === 0 ? 0 : 1)).toEqual([]),
        );
      }),
      { numRuns: 400 },
    );
  });

  it('control: parts rounded each on its own do not sum to the whole', () => {
    const each = (order: Order, portions: readonly { lineId: string; quantity: string }[][]): Decimal =>
      Decimal.sum(
        invoiceByPortion(order, portions).flatMap(({ invoice }) =>
          invoice.vatBreakdown.map((group) =>
            group.taxableAmount.times(group.rate ?? Decimal.ZERO).dividedBy(Decimal.HUNDRED, decimalsOf(order)),
          ),
        ),
      );
    expect(() =>
      fc.assert(
        fc.property(withPortions, ([order, portions]) => {
          const whole = issueAll(order, settings);
          expect(
            each(order, portions).equals(
              Decimal.sum(whole.flatMap(({ invoice }) => invoice.vatBreakdown.map((group) => group.taxAmount))),
            ),
          ).toBe(true);
        }),
        { numRuns: 500 },
      ),
    ).toThrow();
  });
});

const creditByPortion = (
  order: Order,
  portions: readonly { lineId: string; quantity: string }[][],
  shippingBack: boolean,
): { invoices: IssuedDocument[]; credits: IssuedDocument[] } => {
  const invoices = issueAll(order, settings);
  let issued = invoices;
  for (let count = 1; count <= portions.length; count += 1) {
    const refunds: OrderJson['refunds'] = portions.slice(0, count).map((lines, index) => ({
      id: `r${index}`,
      at: at(index),
      lines,
      ...(shippingBack && index === 0 && order.shipping[0] !== undefined && { shippingGross: grossShipping(invoices) }),
    }));
    issued = [...issued, ...issueAll(withChanges(order, { refunds }), settings, issued)];
  }
  return { invoices, credits: issued.slice(invoices.length) };
};
const grossShipping = (invoices: readonly IssuedDocument[]): string =>
  Decimal.sum(
    invoices.flatMap(({ coverage }) =>
      coverage.entries.filter(({ ref }) => ref.startsWith('shipping:')).map(({ gross }) => gross),
    ),
  ).toString();

describe('credit notes', () => {
  it('that give everything back cancel the invoice exactly, per VAT rate', () => {
    fc.assert(
      fc.property(withPortions, ([order, portions]) => {
        const { invoices, credits } = creditByPortion(order, portions, true);
        expect(byRate(credits, 'taxableAmount')).toEqual(byRate(invoices, 'taxableAmount'));
        expect(byRate(credits, 'taxAmount')).toEqual(byRate(invoices, 'taxAmount'));
        expect(totalOf(credits).equals(totalOf(invoices))).toBe(true);
        credits.forEach(({ invoice }, index) =>
          expect(breaches(invoice, decimalsOf(order), index === 0 ? 0 : 1)).toEqual([]),
        );
      }),
      { numRuns: 400 },
    );
  });

  it('of amounts, however many, give back each what the shop gave back, and cancel the invoice to the last cent', () => {
    const shares = fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(arbitraryOrder, shares, (order, weights) => {
        const invoices = issueAll(order, settings);
        const total = totalOf(invoices);
        fc.pre(total.greaterThan(Decimal.of('1')));
        const amounts = apportion(
          total,
          weights.map((weight) => Decimal.of(BigInt(weight))),
          decimalsOf(order),
        ).filter((amount) => amount.isPositive());
        const credits: IssuedDocument[] = [];
        amounts.forEach((amount, index) => {
          const refunds = amounts
            .slice(0, index + 1)
            .map((each, of) => ({ id: `r${of}`, at: at(of), adjustmentGross: each.toString() }));
          const issued = issueAll(withChanges(order, { refunds }), settings, [...invoices, ...credits]);
          expect(totalOf(issued).toString()).toBe(amount.toString());
          issued.forEach(({ invoice }) => expect(breaches(invoice, decimalsOf(order), 1)).toEqual([]));
          credits.push(...issued);
        });
        expect(byRate(credits, 'taxableAmount')).toEqual(byRate(invoices, 'taxableAmount'));
        expect(byRate(credits, 'taxAmount')).toEqual(byRate(invoices, 'taxAmount'));
      }),
      { numRuns: 1_000 },
    );
  });

  it('of a cancellation cancel what refunds left', () => {
    fc.assert(
      fc.property(
        withPortions,
        fc.integer({ min: 0, max: 3 }),
        fc.option(fc.integer({ min: 1, max: 50 }), { nil: undefined }),
        ([order, portions], refunded, share) => {
          const { invoices, credits } = creditByPortion(
            order,
            portions.slice(0, Math.min(refunded, portions.length - 1)),
            false,
          );
          const left = totalOf(invoices).minus(totalOf(credits));
          const gesture =
            share === undefined
              ? Decimal.ZERO
              : left.times(Decimal.of(BigInt(share))).dividedBy(Decimal.HUNDRED, decimalsOf(order));
          const refunds: OrderJson['refunds'] = [
            ...portions
              .slice(0, Math.min(refunded, portions.length - 1))
              .map((lines, index) => ({ id: `r${index}`, at: at(index), lines })),
            ...(gesture.isPositive() ? [{ id: 'g', at: at(9), adjustmentGross: gesture.toString() }] : []),
          ];
          const before = [...invoices, ...credits];
          const gestures = gesture.isPositive() ? issueAll(withChanges(order, { refunds }), settings, before) : [];
          const cancelled = withChanges(order, { refunds, cancelledAt: at(10) });
          const last = issueAll(cancelled, settings, [...before, ...gestures]);
          const all = [...credits, ...gestures, ...last];
          expect(totalOf(all).equals(totalOf(invoices))).toBe(true);
          expect(byRate(all, 'taxableAmount')).toEqual(byRate(invoices, 'taxableAmount'));
          expect(byRate(all, 'taxAmount')).toEqual(byRate(invoices, 'taxAmount'));
          expect(issueAll(cancelled, settings, [...before, ...gestures, ...last])).toEqual([]);
          [...gestures, ...last].forEach(({ invoice }) => expect(breaches(invoice, decimalsOf(order), 1)).toEqual([]));
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('are never due twice, nor is anything else', () => {
    fc.assert(
      fc.property(withPortions, ([order, portions]) => {
        const refunds: OrderJson['refunds'] = portions
          .slice(1)
          .map((lines, index) => ({ id: `r${index}`, at: at(index), lines }));
        const invoices = issueAll(order, settings);
        const changed = withChanges(order, { refunds });
        const credits = issueAll(changed, settings, invoices);
        expect(issueAll(changed, settings, [...invoices, ...credits])).toEqual([]);
        const netted = issueAll(changed, settings);
        expect(issueAll(changed, settings, netted)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
