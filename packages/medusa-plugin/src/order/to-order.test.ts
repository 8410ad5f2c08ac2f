import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BigNumber } from '@medusajs/framework/utils';
import { Decimal, type Order } from '@quittance/core/model';
import { describe, expect, it } from 'vitest';
import { HOST, isDraft, toOrder } from './to-order.ts';

const FIXTURES = join(import.meta.dirname, 'fixtures');
const names = readdirSync(FIXTURES)
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.slice(0, -'.json'.length));

// oxlint-disable-next-line typescript/no-explicit-any -- tests reach into recorded payloads at any depth to spoil them
type Payload = Record<string, any>;

function recorded(name: string): Payload {
  return JSON.parse(readFileSync(join(FIXTURES, `${name}.json`), 'utf8'));
}

function mapped(payload: unknown): Order {
  const result = toOrder(payload, 'demo');
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

function problemFields(payload: unknown): (string | undefined)[] {
  const result = toOrder(payload, 'demo');
  return result.ok ? [] : result.problems.map((problem) => problem.field);
}

/** What one priced thing comes to with tax, at full precision, by the flags the canonical order carries. */
function gross({
  price,
  includesTax,
  discounts,
  taxes,
}: {
  price: Decimal;
  includesTax: boolean | undefined;
  discounts: Order['discounts'];
  taxes: Order['lines'][number]['taxes'];
}): Decimal {
  const factor = Decimal.ONE.plus(Decimal.sum(taxes.map((tax) => tax.rate)).dividedBy(Decimal.HUNDRED, 10));
  const withTax = (amount: Decimal, included: boolean | undefined): Decimal =>
    included === true ? amount : amount.times(factor);
  return withTax(price, includesTax).minus(
    Decimal.sum(discounts.map((discount) => withTax(discount.amount, discount.includesTax))),
  );
}

function grossOf(order: Order): Decimal {
  return Decimal.sum([
    ...order.lines.map((line) =>
      gross({ ...line, price: line.unitPrice.times(line.quantity), includesTax: line.includesTax }),
    ),
    ...order.shipping.map((charge) => gross({ ...charge, includesTax: charge.includesTax })),
  ]);
}

describe('toOrder on orders recorded from a real shop', () => {
  it('has the recordings', () => expect(names.length).toBeGreaterThan(10));

  it.each(names)('%s: lines and shipping come to the total the shop states', (name) => {
    const order = mapped(recorded(name));
    expect(grossOf(order).round(6).toString()).toBe(order.totals.total.round(6).toString());
  });

  it.each(names)('%s: the same payload gives the same order', (name) => {
    expect(JSON.stringify(mapped(recorded(name)))).toBe(JSON.stringify(mapped(recorded(name))));
  });

  it('names shop, order, number, currency in capitals and the consumer', () => {
    const order = mapped(recorded('b2c-paid'));
    expect(order.source).toEqual({ host: HOST, shop: 'demo', orderId: recorded('b2c-paid')['id'] });
    expect(order).toMatchObject({ number: '#1', currency: 'EUR', test: false });
    expect(order.buyer).toMatchObject({
      kind: 'consumer',
      name: 'Camille Martin',
      billingAddress: { city: 'Lyon', countryCode: 'FR' },
    });
    expect(order.deliverTo).toMatchObject({ name: 'Camille Martin', address: { postCode: '69003' } });
  });

  it('counts what was captured, and only that, as paid', () => {
    expect(mapped(recorded('b2c-paid')).payments.map((payment) => [payment.status, payment.amount.toString()])).toEqual(
      [['captured', '215.6']],
    );
    expect(mapped(recorded('b2b')).payments.map((payment) => payment.status)).toEqual(['authorised']);
    expect(mapped(recorded('cancelled-unpaid')).payments.map((payment) => payment.status)).toEqual(['voided']);
  });

  it('reads the company, its numbers, terms and order reference from metadata', () => {
    const order = mapped(recorded('b2b'));
    expect(order.buyer).toMatchObject({
      kind: 'business',
      name: 'Atelier Brossard SAS',
      contactName: 'Camille Martin',
      siren: '552100554',
      vatNumber: 'FR90552100554',
    });
    expect(order.terms).toEqual({ days: 30 });
    expect(order.purchaseOrderReference).toBe('BC-77');
  });

  it('keeps each discount with its own flag and code', () => {
    const [desk] = mapped(recorded('discount')).lines;
    expect(
      desk?.discounts.map((discount) => [discount.amount.toString(), discount.includesTax, discount.code]),
    ).toEqual([['44.99', true, 'BIENVENUE10']]);
  });

  it('credits the pieces received back, and states the total of before', () => {
    const order = mapped(recorded('return-refund'));
    expect(order.refunds.map((refund) => refund.lines.map((line) => line.quantity.toString()))).toEqual([['1']]);
    expect(order.totals.total.toString()).toBe('215.6');
    expect(order.refunds[0]?.adjustmentGross).toBeUndefined();
  });

  it('credits a refund without goods as an amount, and does not take it for a payment', () => {
    const order = mapped(recorded('refund-gesture'));
    expect(order.refunds.map((refund) => refund.adjustmentGross?.toString())).toEqual(['5']);
    expect(order.payments.map(({ status, amount }) => `${status} ${amount.toString()}`)).toEqual([
      'captured 95.95',
      'refunded 5',
    ]);
  });

  it('takes a gift card for a payment, not a discount', () => {
    const order = mapped(recorded('credit-line'));
    expect(order.totals.total.toString()).toBe('95.95');
    expect(
      order.payments
        .filter((payment) => payment.status === 'captured')
        .map((payment) => [payment.method, payment.amount.toString()]),
    ).toEqual([['gift-card', '10']]);
    expect(order.refunds).toEqual([]);
  });

  it('a cancelled order says so once: no refund besides, and the total from before', () => {
    const order = mapped(recorded('cancelled-paid'));
    expect(order.cancelledAt).toBe('2026-11-21T22:47:09.979Z');
    expect(order.refunds).toEqual([]);
    expect(order.totals.total.toString()).toBe('127.95');
  });

  it('an order edit and an exchange show their lines as they are now', () => {
    expect(mapped(recorded('edited')).lines.map((line) => line.quantity.toString())).toEqual(['2', '2', '1']);
    const exchange = mapped(recorded('exchange'));
    expect(exchange.lines).toHaveLength(2);
    expect(exchange.refunds).toEqual([]);
  });

  it('has one fulfilment per parcel that was not cancelled', () => {
    const payload = recorded('fulfilled-part');
    expect(mapped(payload).fulfilments.map((one) => one.lines.map((line) => line.quantity.toString()))).toEqual([
      ['1'],
    ]);
    payload['fulfillments'][0].canceled_at = '2026-11-21T23:00:00.000Z';
    expect(mapped(payload).fulfilments).toEqual([]);
  });

  it('knows drafts', () => {
    expect(isDraft(recorded('draft'))).toBe(true);
    expect(isDraft(recorded('converted'))).toBe(false);
  });

  it('rises with every change, also with one that leaves the order row alone', () => {
    const payload = recorded('b2c-paid');
    const before = mapped(payload).revision;
    payload['payment_collections'][0].payments[0].captures[0].updated_at = '2026-11-22T00:00:00.000Z';
    expect(mapped(payload).revision).toBeGreaterThan(before);
  });
});

describe('toOrder', () => {
  it('reads exact amounts, from the text beside a float or inside a BigNumber', () => {
    const payload = recorded('b2c-paid');
    const [lamp] = payload['items'];
    lamp.unit_price = 0.1 + 0.2;
    lamp.raw_unit_price = { value: '0.3', precision: 20 };
    payload['total'] = new BigNumber('1234567.891');
    delete payload['raw_total'];
    const order = mapped(payload);
    expect(order.lines[0]?.unitPrice.toString()).toBe('0.3');
    expect(order.totals.total.toString()).toBe('1234567.891');
  });

  it('prefers the price and quantity of the order over those of the cart', () => {
    const payload = recorded('b2c-paid');
    Object.assign(payload['items'][0].detail, {
      unit_price: 80,
      raw_unit_price: { value: '80' },
      quantity: 5,
      raw_quantity: { value: '5' },
    });
    const [lamp] = mapped(payload).lines;
    expect([lamp?.unitPrice.toString(), lamp?.quantity.toString()]).toEqual(['80', '5']);
  });

  it('leaves out a line that an edit took away', () => {
    const payload = recorded('b2c-paid');
    Object.assign(payload['items'][0].detail, { quantity: 0, raw_quantity: { value: '0' } });
    expect(mapped(payload).lines).toHaveLength(1);
  });

  it('keeps the flag of a discount that excludes tax on a price that includes it, on lines and on shipping', () => {
    const payload = recorded('discount');
    payload['items'][0].adjustments[0].is_tax_inclusive = false;
    payload['shipping_methods'][0].adjustments = [{ amount: 2, code: 'PORT', raw_amount: { value: '2' } }];
    const order = mapped(payload);
    expect(order.lines[0]?.discounts[0]?.includesTax).toBe(false);
    expect(order.shipping[0]?.discounts.map((discount) => [discount.includesTax, discount.code])).toEqual([
      [false, 'PORT'],
    ]);
    expect(order.shipping[0]?.includesTax).toBe(true);
  });

  it('a refund made before the cancellation stays a refund', () => {
    const payload = recorded('cancelled-paid');
    payload['version'] = 3;
    payload['credit_lines'] = [
      { ...payload['credit_lines'][0], id: 'ordcl_1', amount: 5, raw_amount: { value: '5' }, version: 2 },
      { ...payload['credit_lines'][0], id: 'ordcl_2', amount: 122.95, raw_amount: { value: '122.95' }, version: 3 },
    ];
    expect(mapped(payload).refunds.map((refund) => [refund.id, refund.adjustmentGross?.toString()])).toEqual([
      ['ordcl_1', '5'],
    ]);
  });

  it('counts money booked by hand, and a capture only once', () => {
    const payload = recorded('b2c-paid');
    payload['transactions'].push({
      id: 'ordtrx_9',
      amount: 1,
      raw_amount: { value: '1' },
      reference: 'manual',
      created_at: '2026-11-22T00:00:00.000Z',
    });
    expect(
      mapped(payload)
        .payments.filter((payment) => payment.status === 'captured')
        .map((payment) => payment.amount.toString()),
    ).toEqual(['215.6', '1']);
  });

  it('lets the order’s metadata outrank the customer’s', () => {
    const payload = recorded('b2b');
    payload['metadata'] = {
      payment_terms_days: '45',
      siren: '732 829 320',
      electronic_address: '0088:3012345000015',
      buyer_kind: 'public',
    };
    const order = mapped(payload);
    expect(order.terms).toEqual({ days: 45 });
    expect(order.buyer).toMatchObject({
      kind: 'public',
      siren: '732829320',
      electronicAddress: { scheme: '0088', value: '3012345000015' },
    });
  });

  it('maps gift cards sold, services, margin schemes and exemptions', () => {
    const payload = recorded('b2c-paid');
    payload['items'][0].is_giftcard = true;
    payload['items'][1].metadata = {
      quittance_kind: 'service',
      margin_scheme: 'second-hand',
      vat_category: 'E',
      vat_exemption_code: 'VATEX-EU-132',
    };
    const [card, work] = mapped(payload).lines;
    expect(card?.kind).toBe('gift-card');
    expect(work).toMatchObject({
      kind: 'service',
      marginScheme: 'second-hand',
      exemption: { category: 'E', reasonCode: 'VATEX-EU-132' },
    });
  });

  it.each([
    [
      'items.0.tax_lines.0.rate',
      (payload: Payload) => Object.assign(payload['items'][0].tax_lines[0], { rate: 'twenty', raw_rate: undefined }),
    ],
    ['total', (payload: Payload) => Object.assign(payload, { total: NaN, raw_total: undefined })],
    ['currency', (payload: Payload) => (payload['currency_code'] = 'euros')],
    ['lines.0.name', (payload: Payload) => Object.assign(payload['items'][0], { title: '', product_title: null })],
    ['terms.days', (payload: Payload) => (payload['metadata'] = { payment_terms_days: 'soon' })],
    ['lines.0.exemption.category', (payload: Payload) => (payload['items'][0].metadata = { vat_category: 'X' })],
    ['lines.0.marginScheme', (payload: Payload) => (payload['items'][0].metadata = { margin_scheme: 'boats' })],
    ['buyer.billingAddress.countryCode', (payload: Payload) => (payload['billing_address'].country_code = 'france')],
  ])('refuses a wrong %s with its field', (field, spoil) => {
    const payload = recorded('b2c-paid');
    expect(problemFields(payload)).toEqual([]);
    spoil(payload);
    expect(problemFields(payload)).toContain(field);
  });

  it('refuses what is no order at all', () => {
    for (const payload of [null, undefined, [], 'order', {}, { id: 1 }])
      expect(toOrder(payload, 'demo').ok).toBe(false);
  });
});
