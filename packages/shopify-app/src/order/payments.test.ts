import { describe, expect, it } from 'vitest';
import { parseLossless } from './lossless-json.ts';
import { fromWebhook } from './from-webhook.ts';
import { payments } from './payments.ts';
import { webhookBody } from '../../test/webhook-body.ts';

interface Moved {
  readonly id: number;
  readonly kind: string;
  readonly amount: string;
  readonly status?: string;
  readonly gateway?: string;
  readonly parent_id?: number;
}

const spec = { currency: 'EUR', taxesIncluded: true, lines: [{ price: '100.00', quantity: 1, rates: ['0.19'] }] };

function moneyOf(all: readonly Moved[] | undefined, fields: object = {}): unknown[] {
  const transactions = all?.map((one) => ({
    status: 'success',
    gateway: 'shopify_payments',
    created_at: '2026-09-14T10:21:07Z',
    currency: 'EUR',
    ...one,
  }));
  const lossless = (value: unknown): unknown => parseLossless(JSON.stringify(value));
  const body = lossless({ ...webhookBody(spec).body, ...fields });
  const order = fromWebhook(body, transactions === undefined ? undefined : (lossless(transactions) as unknown[]));
  if (!order.ok) throw new Error(JSON.stringify(order.problems));
  return payments(order.value).map(({ status, amount, method }) => [status, String(amount), method]);
}

describe('money of an order', () => {
  it.each<[string, Moved[], unknown[]]>([
    ['a sale is paid', [{ id: 1, kind: 'sale', amount: '100.00' }], [['captured', '100.00', 'card']]],
    [
      'what is pending is not',
      [{ id: 1, kind: 'sale', amount: '100.00', status: 'pending', gateway: 'Bank Deposit' }],
      [],
    ],
    ['what failed is not', [{ id: 1, kind: 'sale', amount: '100.00', status: 'failure' }], []],
    [
      'an authorisation is held',
      [{ id: 1, kind: 'authorization', amount: '100.00' }],
      [['authorised', '100.00', 'card']],
    ],
    [
      'a capture takes of it',
      [
        { id: 1, kind: 'authorization', amount: '100.00' },
        { id: 2, kind: 'capture', amount: '60.00', parent_id: 1 },
      ],
      [
        ['authorised', '40.00', 'card'],
        ['captured', '60.00', 'card'],
      ],
    ],
    [
      'a void lets it go',
      [
        { id: 1, kind: 'authorization', amount: '100.00' },
        { id: 2, kind: 'void', amount: '100.00', parent_id: 1 },
      ],
      [['voided', '100.00', 'card']],
    ],
    [
      'several tenders',
      [
        { id: 1, kind: 'sale', amount: '20.00', gateway: 'gift_card' },
        { id: 2, kind: 'sale', amount: '30.00', gateway: 'shopify_store_credit' },
        { id: 3, kind: 'sale', amount: '60.00', gateway: 'cash' },
        { id: 4, kind: 'change', amount: '10.00', gateway: 'cash' },
      ],
      [
        ['captured', '20.00', 'gift-card'],
        ['captured', '30.00', 'store-credit'],
        ['captured', '60.00', 'cash'],
        ['refunded', '10.00', 'cash'],
      ],
    ],
  ])('%s', (_, transactions, expected) => {
    expect(moneyOf(transactions)).toEqual(expected);
  });

  it('is rounded like the coins it is paid in', () => {
    const fields = {
      total_cash_rounding_payment_adjustment_set: { shop_money: { amount: '-0.02', currency_code: 'EUR' } },
    };
    const cash = [{ id: 1, kind: 'sale', amount: '100.00', gateway: 'cash' }];
    expect(moneyOf(cash, fields)).toEqual([['captured', '99.98', 'cash']]);
    expect(moneyOf([{ id: 1, kind: 'sale', amount: '99.98', gateway: 'cash' }], fields)).toEqual([
      ['captured', '99.98', 'cash'],
    ]);
    expect(moneyOf(undefined, fields)).toEqual([['captured', '99.98', undefined]]);
  });

  it('is what the order says of it where a body has no transactions', () => {
    expect(moneyOf(undefined)).toEqual([['captured', '100.00', undefined]]);
    expect(moneyOf(undefined, { financial_status: 'pending' })).toEqual([]);
    expect(moneyOf(undefined, { financial_status: 'partially_paid', total_outstanding: '70.00' })).toEqual([
      ['captured', '30.00', undefined],
    ]);
  });
});
