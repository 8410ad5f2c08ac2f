import { describe, expect, it } from 'vitest';
import type { Decimal, MerchantSettings, OrderJson } from '../model/index.ts';
import { issueAll, lineOf, orderOf, paidBy, shop } from '../../test/billing/orders.ts';
import { breaches } from '../../test/billing/en16931.ts';
import type { IssuedDocument } from './document.ts';
import { planDocuments } from './plan-documents.ts';

/** What once went wrong when an order changed after its first document, each by its name. Figures are `kind part total`. */

const at = (day: number): string => `2026-11-${day}T10:00:00Z`;
const text = (amount: Decimal | undefined): string => amount?.toString() ?? '0';
const said = (documents: readonly IssuedDocument[]): string[] =>
  documents.map(
    ({ kind, part, invoice: { totals } }) =>
      `${kind} ${part} ${text(totals.totalWithVat.plus(totals.roundingAmount ?? totals.totalWithVat.minus(totals.totalWithVat)))}`,
  );

/** Issues after each state of an order; nothing may be due twice. */
function lived(states: readonly Partial<OrderJson>[], settings: MerchantSettings = shop()): string[][] {
  let issued: readonly IssuedDocument[] = [];
  return states.map((state, revision) => {
    const order = orderOf({ revision, ...state });
    const now = issueAll(order, settings, issued);
    now.forEach(({ invoice }) => expect(breaches(invoice, 2, 1)).toEqual([]));
    issued = [...issued, ...now];
    expect(issueAll(order, settings, issued)).toEqual([]);
    return said(now);
  });
}

const perFulfilment = shop({ invoiceOn: 'fulfilment' });
const fulfilled = (id: string, day: number, ...lineIds: string[]) => ({
  id,
  at: at(day),
  lines: lineIds.map((lineId) => ({ lineId, quantity: '1' })),
});

describe('a gesture', () => {
  const lines = [lineOf('a', '10.00'), lineOf('b', '30.00')];
  const refunds = [{ id: 'g', at: at(20), adjustmentGross: '15.00' }];
  const base = { lines, totals: { total: '40.00' } };

  it('larger than the first delivery lowers the next one by the rest', () => {
    expect(
      lived(
        [
          { ...base, refunds, fulfilments: [fulfilled('f1', 21, 'a')] },
          { ...base, refunds, fulfilments: [fulfilled('f1', 21, 'a'), fulfilled('f2', 22, 'b')] },
        ],
        perFulfilment,
      ),
    ).toEqual([['invoice f1 0.00'], ['invoice f2 25.00']]);
  });

  it('given after the first delivery and larger than it is credited as far as that goes, and lowers the next one by the rest', () => {
    const first = { ...base, fulfilments: [fulfilled('f1', 21, 'a')] };
    expect(
      lived(
        [
          first,
          { ...first, refunds },
          { ...base, refunds, fulfilments: [...first.fulfilments, fulfilled('f2', 22, 'b')] },
        ],
        perFulfilment,
      ),
    ).toEqual([['invoice f1 10.00'], ['creditNote g 10.00'], ['invoice f2 25.00']]);
  });

  it('that comes with two deliveries at once leaves nothing for a second look', () => {
    expect(
      lived([{ ...base, refunds, fulfilments: [fulfilled('f1', 21, 'a'), fulfilled('f2', 22, 'b')] }], perFulfilment),
    ).toEqual([['invoice f1 0.00', 'invoice f2 25.00']]);
  });

  it('beyond the price of the order stops it before anything is invoiced', () => {
    const plan = planDocuments({
      order: orderOf({ ...base, refunds: [{ id: 'g', at: at(20), adjustmentGross: '40.01' }] }),
      issued: [],
      settings: shop(),
    });
    expect(plan).toMatchObject({ ok: false, problems: [{ code: 'REFUND_EXCEEDS_INVOICE' }] });
  });

  it('on a line that an edit then removes rests on the other rates', () => {
    const two = [lineOf('a', '10.00'), lineOf('b', '10.00', { taxes: [{ rate: '5.5' }] })];
    const given = [{ id: 'g', at: at(21), adjustmentGross: '2.00' }];
    const [, credit, removed] = lived([
      { lines: two, totals: { total: '20.00' } },
      { lines: two, totals: { total: '20.00' }, refunds: given },
      { lines: two.slice(1), totals: { total: '10.00' }, refunds: given },
    ]);
    expect([credit, removed]).toEqual([['creditNote g 2.00'], ['creditNote edit-2 10.00']]);
  });
});

describe('an edit', () => {
  const two = (price: string) => ({
    lines: [lineOf('a', price, { quantity: '2' })],
    totals: { total: String(2 * Number(price)) },
  });

  it('that lowers a price by one cent is seen', () => {
    expect(lived([two('12.00'), two('11.99')])).toEqual([['invoice all 24.00'], ['creditNote edit-1 0.02']]);
  });

  it('that raises a price is part of what a refund gives back', () => {
    const refunds = [{ id: 'r', at: at(22), lines: [{ lineId: 'a', quantity: '1' }] }];
    expect(lived([two('12.00'), two('20.00'), { ...two('20.00'), refunds }])).toEqual([
      ['invoice all 24.00'],
      ['invoice edit-1 16.00'],
      ['creditNote r 20.00'],
    ]);
  });

  it('that lowers a price lowers what a refund gives back', () => {
    const refunds = [{ id: 'r', at: at(22), lines: [{ lineId: 'a', quantity: '2' }] }];
    expect(lived([two('12.00'), two('10.00'), { ...two('10.00'), refunds }])).toEqual([
      ['invoice all 24.00'],
      ['creditNote edit-1 4.00'],
      ['creditNote r 20.00'],
    ]);
  });

  it('that removes a line whose price it raised before takes back both', () => {
    expect(
      lived([
        { lines: [lineOf('a', '12.00'), lineOf('b', '6.00')], totals: { total: '18.00' } },
        { lines: [lineOf('a', '20.00'), lineOf('b', '6.00')], totals: { total: '26.00' } },
        { lines: [lineOf('b', '6.00')], totals: { total: '6.00' } },
      ]),
    ).toEqual([['invoice all 18.00'], ['invoice edit-1 8.00'], ['creditNote edit-2 20.00']]);
  });

  it('does not change the price of what was refunded before', () => {
    const refunds = [{ id: 'r', at: at(21), lines: [{ lineId: 'a', quantity: '1' }] }];
    expect(lived([two('12.00'), { ...two('12.00'), refunds }, { ...two('20.00'), refunds }])).toEqual([
      ['invoice all 24.00'],
      ['creditNote r 12.00'],
      ['invoice edit-2 8.00'],
    ]);
  });
});

describe('a refund', () => {
  it('that names a line twice is one sum of it', () => {
    const lines = [lineOf('a', '9.99', { quantity: '3' })];
    const refunds = [
      {
        id: 'r',
        at: at(21),
        lines: [
          { lineId: 'a', quantity: '1' },
          { lineId: 'a', quantity: '2' },
        ],
      },
    ];
    expect(
      lived([
        { lines, totals: { total: '29.97' } },
        { lines, totals: { total: '29.97' }, refunds },
      ]),
    ).toEqual([['invoice all 29.97'], ['creditNote r 29.97']]);
  });
});

describe('services, when invoices follow fulfilments', () => {
  const service = lineOf('s', '50.00', { kind: 'service', name: 'Pose' });

  it('come with the first delivery of the goods', () => {
    const lines = [lineOf('a', '10.00'), lineOf('b', '20.00'), service];
    expect(
      lived(
        [
          { lines, totals: { total: '80.00' } },
          { lines, totals: { total: '80.00' }, fulfilments: [fulfilled('f1', 21, 'b')] },
        ],
        perFulfilment,
      ),
    ).toEqual([[], ['invoice f1 70.00']]);
  });

  it('that a fulfilment names wait for it', () => {
    const lines = [lineOf('a', '10.00'), service];
    const fulfilments = [fulfilled('f1', 21, 'a'), fulfilled('f2', 22, 's')];
    expect(lived([{ lines, totals: { total: '60.00' }, fulfilments }], perFulfilment)).toEqual([
      ['invoice f1 10.00', 'invoice f2 50.00'],
    ]);
  });

  it('alone are invoiced when paid', () => {
    const json = { lines: [service], totals: { total: '50.00' } };
    expect(
      lived([json, { ...json, payments: [paidBy('20.00')] }, { ...json, payments: [paidBy('50.00')] }], perFulfilment),
    ).toEqual([[], [], ['invoice all 50.00']]);
  });

  it('and charges added after the first delivery are invoiced at once', () => {
    const first = {
      lines: [lineOf('a', '10.00'), lineOf('b', '20.00')],
      totals: { total: '30.00' },
      fulfilments: [fulfilled('f1', 21, 'a')],
    };
    expect(
      lived([first, { ...first, lines: [...first.lines, service], totals: { total: '80.00' } }], perFulfilment),
    ).toEqual([['invoice f1 10.00'], ['invoice edit-1 50.00']]);
  });
});

describe('refunds between deposits and the final invoice', () => {
  const base = {
    terms: { deposit: true },
    lines: [lineOf('a', '100.00'), lineOf('b', '20.00')],
    totals: { total: '120.00' },
    payments: [paidBy('36.00')],
  };
  const all = [
    { lineId: 'a', quantity: '1' },
    { lineId: 'b', quantity: '1' },
  ];

  it('of everything give the deposit back', () => {
    expect(lived([base, { ...base, refunds: [{ id: 'r', at: at(21), lines: all }] }])).toEqual([
      ['deposit p1 36.00'],
      ['creditNote deposit-p1 36.00'],
    ]);
  });

  it('that leave less than the deposit give back what is over, beside the final invoice', () => {
    expect(lived([base, { ...base, refunds: [{ id: 'r', at: at(21), lines: all.slice(0, 1) }] }])).toEqual([
      ['deposit p1 36.00'],
      ['invoice all 20.00', 'creditNote deposit-p1 16.00'],
    ]);
  });

  it('that leave more than the deposit lower the final invoice alone', () => {
    const refunded = { ...base, refunds: [{ id: 'r', at: at(21), lines: all.slice(1) }] };
    expect(
      lived([base, refunded, { ...refunded, payments: [paidBy('36.00'), paidBy('64.00', 'p2', at(22))] }]),
    ).toEqual([['deposit p1 36.00'], [], ['invoice all 100.00']]);
  });
});
