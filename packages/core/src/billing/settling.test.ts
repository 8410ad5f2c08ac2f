import { describe, expect, it } from 'vitest';
import { Decimal, type OrderJson, type Payment } from '../model/index.ts';
import type { IssuedDocument } from './document.ts';
import { openItemsOf } from './open-items.ts';
import { planCorrection, planDocuments } from './plan-documents.ts';
import { draftDocument } from './draft-document.ts';
import { numberDocument } from './number-document.ts';
import { settleTotals } from './settle-totals.ts';
import { withChanges } from '../../test/billing/arbitrary-order.ts';
import { issueAll, lineOf, orderOf, paidBy, shop } from '../../test/billing/orders.ts';

describe('settleTotals', () => {
  const settle = (ours: string, shopSays: string, lines: number, decimals = 2) =>
    settleTotals({ ours: Decimal.of(ours), shop: Decimal.of(shopSays), lines, decimals, currency: 'EUR' });

  it('explains up to a cent per line and stops above, with both figures', () => {
    expect(settle('10.00', '10.03', 3)).toMatchObject({ ok: true, value: Decimal.of('0.03') });
    const refused = settle('10.00', '10.04', 3);
    expect(refused).toMatchObject({ ok: false, problems: [{ code: 'TOTALS_DIFFER' }] });
    expect(JSON.stringify(refused)).toMatch(/10\.04.*10\.00/);
  });

  it('rounds a total that the shop did not round', () => {
    expect(settle('481.71', '481.712', 2)).toMatchObject({ ok: true, value: Decimal.of('0.00') });
    const lines = [lineOf('a', '199.90', { quantity: '2', taxes: [{ rate: '20' }] })];
    const shipping = [{ id: 's', name: 'Livraison', price: '5', taxes: [{ rate: '20' }] }];
    const [document] = issueAll(
      orderOf({ pricesIncludeTax: false, lines, shipping, totals: { total: '485.7600' } }),
      shop(),
    );
    expect(document?.invoice.totals.amountDueForPayment.toString()).toBe('485.76');
  });
});

const payment = (amount: string, id = 'p', documentNumber = 'I-1', currency = 'EUR'): Payment => ({
  id,
  origin: 'bank',
  amount: Decimal.of(amount),
  currency,
  date: '2026-12-01',
  documentNumber,
});
const items = (...args: Parameters<typeof openItemsOf>): unknown =>
  openItemsOf(...args).map(({ amount, open }) => [amount.toString(), open.toString()]);

describe('openItemsOf', () => {
  const order = orderOf({ lines: [lineOf('a', '12.00', { quantity: '2' })], totals: { total: '24.00' } });
  const issued = issueAll(order, shop());
  const invoice = issued[0]!.invoice;

  it('counts each payment once, of this invoice and currency', () => {
    expect(
      items(
        invoice,
        [payment('10.00'), payment('10.00'), payment('5.00', 'q', 'I-9'), payment('5.00', 'r', 'I-1', 'USD')],
        [],
      ),
    ).toEqual([['24.00', '14.00']]);
    expect(items(invoice, [payment('24.00'), payment('-24.00', 'bounced')], [])).toEqual([['24.00', '24.00']]);
  });

  it('shows an overpayment as an item of its own', () => {
    expect(items(invoice, [payment('25.00')], [])).toEqual([
      ['24.00', '0.00'],
      ['-1.00', '-1.00'],
    ]);
  });

  it('takes credit notes off, and shares one over the invoices it cites', () => {
    const credit = {
      ...invoice,
      number: 'C-1',
      precedingInvoiceReferences: [{ number: 'I-1' }, { number: 'I-2' }],
      totals: { ...invoice.totals, amountDueForPayment: Decimal.of('30.00') },
    };
    const other = { ...invoice, number: 'I-2' };
    expect(items(invoice, [], [credit, credit], [other])).toEqual([['24.00', '0.00']]);
    expect(items(other, [], [credit], [invoice])).toEqual([['24.00', '18.00']]);
    expect(items(invoice, [], [{ ...credit, currencyCode: 'USD' }])).toEqual([['24.00', '24.00']]);
  });
});

describe('planCorrection', () => {
  const settings = shop();
  const order = orderOf({ lines: [lineOf('a', '9.99')], totals: { total: '9.99' } });
  const issued = issueAll(order, settings);
  const renamed = withChanges(order, {
    buyer: { ...(JSON.parse(JSON.stringify(order.buyer)) as OrderJson['buyer']), name: 'Ada Lovelace' },
  });
  const correct = (): IssuedDocument => {
    const due = planCorrection({ order: renamed, issued, settings }, 'I-1');
    if (!due.ok) throw new Error(JSON.stringify(due.problems));
    const draft = draftDocument(due.value, { order: renamed, issued, settings });
    if (!draft.ok) throw new Error(JSON.stringify(draft.problems));
    return {
      kind: 'corrective',
      part: 'of-I-1',
      coverage: draft.value.coverage,
      invoice: numberDocument(draft.value, { number: 'R-1', issueDate: '2026-11-22' }),
    };
  };

  it('repeats the amounts, with the buyer as now', () => {
    const corrective = correct();
    expect(corrective.invoice).toMatchObject({
      typeCode: '384',
      buyer: { name: 'Ada Lovelace' },
      precedingInvoiceReferences: [{ number: 'I-1', issueDate: '2026-11-21' }],
    });
    expect(JSON.stringify(corrective.invoice.totals)).toBe(JSON.stringify(issued[0]?.invoice.totals));
  });

  it('takes the place of what it corrects: nothing is due, and a cancellation credits it once', () => {
    const all = [...issued, correct()];
    expect(planDocuments({ order: renamed, issued: all, settings })).toEqual({ ok: true, value: [] });
    const credits = issueAll(withChanges(renamed, { cancelledAt: '2026-11-23T10:00:00Z' }), settings, all);
    expect(
      credits.map(({ invoice }) => [
        invoice.totals.amountDueForPayment.toString(),
        invoice.precedingInvoiceReferences?.[0]?.number,
      ]),
    ).toEqual([['9.99', 'R-1']]);
    expect(planCorrection({ order, issued: all, settings }, 'I-1')).toMatchObject({
      ok: false,
      problems: [{ code: 'CORRECTION_IMPOSSIBLE' }],
    });
  });
});

describe('what shops leave half said', () => {
  it('takes free shipping and gifts without tax lines', () => {
    const lines = [
      lineOf('gift', '0', { taxes: [] }),
      lineOf('a', '12.00'),
      lineOf('b', '5.00', { taxes: [], discounts: [{ amount: '5.00' }] }),
    ];
    const [document] = issueAll(orderOf({ lines, shipping: [{ id: 's', name: 'Offert', price: '0' }] }), shop());
    expect(
      document?.invoice.lines.map((line) => [line.item.name, line.netAmount.toString(), line.vat.rate?.toString()]),
    ).toEqual([
      ['Article gift', '0.00', '20'],
      ['Article a', '10.00', '20'],
      ['Article b', '0.00', '20'],
    ]);
    expect(document?.invoice.charges).toBeUndefined();
  });

  it('routes no French business whose SIREN is unknown', () => {
    const buyer = { kind: 'business' as const, name: 'Client SA', billingAddress: { city: 'Lyon', countryCode: 'FR' } };
    const notes = (of: OrderJson['buyer']): unknown =>
      issueAll(orderOf({ buyer: of }), shop())[0]?.invoice.notes?.map(({ subjectCode }) => subjectCode);
    expect(notes(buyer)).toEqual(['PMT', 'PMD', 'AAB']);
    expect(notes({ ...buyer, siren: '404 833 048' })).toEqual(['PMT', 'PMD', 'AAB', 'BAR']);
  });

  it('stops an order whose buyer has no address, or a business without a city', () => {
    expect(() => issueAll(orderOf({ buyer: { kind: 'consumer', name: 'Ada' } }), shop())).toThrow(
      'BUYER_ADDRESS_MISSING',
    );
    expect(() =>
      issueAll(
        orderOf({ buyer: { kind: 'business', name: 'Client SA', billingAddress: { countryCode: 'FR' } } }),
        shop(),
      ),
    ).toThrow('BUYER_ADDRESS_INCOMPLETE');
    expect(
      issueAll(orderOf({ buyer: { kind: 'consumer', name: 'Ada', billingAddress: { countryCode: 'FR' } } }), shop()),
    ).toHaveLength(1);
  });

  it('splits a refund of taxed and untaxed things into two credit notes', () => {
    const json = {
      lines: [lineOf('a', '12.00'), lineOf('g', '50.00', { kind: 'gift-card', taxes: [] })],
      totals: { total: '62.00' },
    };
    const invoices = issueAll(orderOf(json), shop());
    const refunded = orderOf({
      ...json,
      refunds: [
        {
          id: 'r',
          at: '2026-11-22T10:00:00Z',
          lines: [
            { lineId: 'a', quantity: '1' },
            { lineId: 'g', quantity: '1' },
          ],
        },
      ],
    });
    const credits = issueAll(refunded, shop(), invoices);
    expect(credits.map(({ part, invoice }) => [part, invoice.totals.amountDueForPayment.toString()])).toEqual([
      ['r', '12.00'],
      ['r-outside-scope', '50.00'],
    ]);
    expect(issueAll(refunded, shop(), [...invoices, ...credits])).toEqual([]);
  });

  it('prices 30,000 screws so that price times quantity is the amount', () => {
    const [document] = issueAll(
      orderOf({
        pricesIncludeTax: true,
        lines: [lineOf('a', '0.0123', { quantity: '30000' })],
        totals: { total: '369.00' },
        payments: [paidBy('369.00')],
      }),
      shop(),
    );
    const line = document?.invoice.lines[0];
    expect([line?.netAmount.toString(), line?.price.netPrice.toString(), line?.price.baseQuantity?.toString()]).toEqual(
      ['307.50', '0.01025', undefined],
    );
  });
});
