import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal, type Order } from '../model/index.ts';
import { withChanges } from '../../test/billing/arbitrary-order.ts';
import { issueAll, lineOf, orderOf, shop } from '../../test/billing/orders.ts';
import { saidOrder } from '../../test/billing/said-order.ts';
import { breaches } from '../../test/billing/en16931.ts';
import type { IssuedDocument } from './document.ts';
import { fitClaim } from './fit-claim.ts';
import { payable } from './ledger.ts';
import { planDocuments } from './plan-documents.ts';

const settings = shop();
const at = (day: number): string => `2026-11-${String(10 + day)}T10:00:00Z`;
const sum = (documents: readonly IssuedDocument[], of: (one: IssuedDocument) => Decimal): string =>
  Decimal.sum(documents.map(of)).trimmed().toString();
const vat = ({ invoice }: IssuedDocument): Decimal => invoice.totals.totalVat ?? Decimal.ZERO;
const saidIn = (order: Order): string =>
  Decimal.sum([...order.lines, ...order.shipping].flatMap(({ taxes }) => taxes.flatMap(({ amount }) => amount ?? [])))
    .trimmed()
    .toString();

describe('VAT that the shop says', () => {
  it('stands on the invoice, with the total, and nothing is left to round', () => {
    fc.assert(
      fc.property(saidOrder, (order) => {
        const [document, ...others] = issueAll(order, settings);
        if (document === undefined) throw new Error('no invoice');
        expect(others).toEqual([]);
        expect(vat(document).trimmed().toString()).toBe(saidIn(order));
        expect(document.invoice.totals.roundingAmount).toBeUndefined();
        expect(payable(document).equals(order.totals.total)).toBe(true);
        expect(breaches(document.invoice, 2, order.lines.length + 1)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('sums to the whole over deliveries, one line at a time', () => {
    fc.assert(
      fc.property(saidOrder, (order) => {
        const perFulfilment = shop({ invoiceOn: 'fulfilment' });
        let issued: IssuedDocument[] = [];
        const parcels = order.lines.map(({ id, quantity }, index) => ({
          id: `f${index}`,
          at: at(index),
          lines: [{ lineId: id, quantity: quantity.toString() }],
        }));
        for (let count = 1; count <= parcels.length; count += 1)
          issued = [
            ...issued,
            ...issueAll(withChanges(order, { fulfilments: parcels.slice(0, count) }), perFulfilment, issued),
          ];
        expect(sum(issued, vat)).toBe(saidIn(order));
        expect(sum(issued, payable)).toBe(order.totals.total.trimmed().toString());
      }),
      { numRuns: 200 },
    );
  });

  it('is credited piece by piece until invoice and credit notes cancel', () => {
    fc.assert(
      fc.property(saidOrder, (order) => {
        const invoices = issueAll(order, settings);
        let issued = invoices;
        const pieces = order.lines.flatMap(({ id, quantity }) =>
          Array.from({ length: Number(quantity.toString()) }, () => id),
        );
        const refunds = pieces.map((lineId, index) => ({
          id: `r${index}`,
          at: `2026-12-01T10:00:${String(index).padStart(2, '0')}Z`,
          lines: [{ lineId, quantity: '1' }],
        }));
        issued = [...issued, ...issueAll(withChanges(order, { refunds }), settings, issued)];
        const cancelled = withChanges(order, { refunds, cancelledAt: '2026-12-24T10:00:00Z' });
        issued = [...issued, ...issueAll(cancelled, settings, issued)];
        const credits = issued.slice(invoices.length);
        expect(sum(credits, vat)).toBe(sum(invoices, vat));
        expect(sum(credits, payable)).toBe(sum(invoices, payable));
        expect(issueAll(cancelled, settings, issued)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('gives way to its rate where a document may not say it, and the total stays', () => {
    const yen = orderOf({
      currency: 'JPY',
      accountingCurrency: { code: 'EUR', rate: '0.00556', rateDate: '2026-11-20' },
      pricesIncludeTax: false,
      // Half a yen each, rounded up four times: 4 instead of 2.
      lines: ['a', 'b', 'c', 'd'].map((id) => lineOf(id, '5', { taxes: [{ rate: '10', amount: '1' }] })),
      totals: { total: '24', tax: '4' },
    });
    const [document] = issueAll(yen, settings);
    expect(document?.invoice.totals).toMatchObject({ totalVat: Decimal.of('2'), roundingAmount: Decimal.of('2') });
    expect(document === undefined ? '' : payable(document).toString()).toBe('24');
  });

  const overridden = orderOf({
    pricesIncludeTax: false,
    lines: [lineOf('a', '100.00', { taxes: [{ rate: '20', amount: '9.00' }] })],
    totals: { total: '109.00' },
  });

  it('stops the order where its rate does not explain it', () => {
    const plan = planDocuments({ order: overridden, issued: [], settings });
    expect(plan.ok ? [] : plan.problems.map(({ code, rule }) => [code, rule])).toEqual([
      ['VAT_DIFFERS_FROM_RATE', 'BR-CO-17'],
    ]);
  });

  it('has the rate it comes to where sales tax is the law', () => {
    const american = shop({
      seller: { name: 'Acme Inc.', vatIdentifier: 'US12', postalAddress: { countryCode: 'US' } },
    });
    const [document] = issueAll(overridden, american);
    expect(document?.invoice.vatBreakdown).toMatchObject([{ categoryCode: 'S' }]);
    expect(document?.invoice.vatBreakdown[0]?.rate?.toString()).toBe('9');
    expect(document?.invoice.totals.totalWithVat.toString()).toBe('109.00');
  });
});

describe('what a refund says', () => {
  const order = orderOf({
    lines: [lineOf('a', '12.00')],
    fees: [
      { id: 'duty', kind: 'duty', name: 'Duties', price: '5.00' },
      { id: 'pack', kind: 'packing', name: 'Packing', price: '2.40', taxes: [{ rate: '20' }] },
    ],
    totals: { total: '19.40' },
  });
  const refunds = [{ id: 'r', at: at(9), fees: [{ feeId: 'duty', grossAmount: '5.00' }] }];

  it('of a fee is credited of that fee, outside the scope of VAT where it stood there', () => {
    const issued = issueAll(order, settings);
    const [credit, ...others] = issueAll(withChanges(order, { refunds }), settings, issued);
    expect(others).toEqual([]);
    expect(credit?.invoice.vatBreakdown.map(({ categoryCode }) => categoryCode)).toEqual(['O']);
    expect(credit?.invoice.totals.totalWithVat.toString()).toBe('5.00');
  });

  it('of a fee before its invoice leaves the fee off', () => {
    const issued = issueAll(withChanges(order, { refunds }), settings);
    expect(sum(issued, payable)).toBe('14.4');
  });

  it('of more of a fee than was charged stops the order', () => {
    const issued = issueAll(order, settings);
    const more = withChanges(order, {
      refunds: [{ id: 'r', at: at(9), fees: [{ feeId: 'pack', grossAmount: '3.00' }] }],
    });
    const plan = planDocuments({ order: more, issued, settings });
    expect(plan.ok ? [] : plan.problems.map(({ code }) => code)).toEqual(['REFUND_EXCEEDS_INVOICE']);
  });

  it('moves a cent to the line that has room for it, within one VAT rate', () => {
    const claimed = (ref: string, gross: string) => ({ ref, quantity: Decimal.ONE, gross: Decimal.of(gross) });
    const room = (most: string, key: string) => ({ most: Decimal.of(most), key });
    const rooms = new Map([
      ['a', room('10.00', 'S-20')],
      ['b', room('10.00', 'S-20')],
      ['c', room('10.00', 'S-10')],
    ]);
    const fitted = fitClaim(
      [claimed('a', '10.01'), claimed('b', '9.99'), claimed('c', '10.01')],
      ({ ref }) => rooms.get(ref) ?? room('0', ''),
    );
    expect(fitted.lines.map(({ gross }) => gross?.toString())).toEqual(['10.00', '10.00', '10.00']);
    expect(fitted.over.toString()).toBe('0.01');
  });
});

describe('a seller known by the VAT number alone', () => {
  it('is identified on what is outside the scope of VAT, where that number may not stand (BR-O-02, BR-CO-26)', () => {
    const german = shop({
      seller: { name: 'Kontor', vatIdentifier: 'DE136695976', postalAddress: { countryCode: 'DE' } },
    });
    const card = orderOf({
      lines: [lineOf('g', '50.00', { kind: 'gift-card', taxes: [] })],
      totals: { total: '50.00' },
    });
    const [document] = issueAll(card, german);
    expect(document?.invoice.seller.vatIdentifier).toBeUndefined();
    expect(document?.invoice.seller.identifiers).toEqual([{ value: 'DE136695976' }]);
  });
});
