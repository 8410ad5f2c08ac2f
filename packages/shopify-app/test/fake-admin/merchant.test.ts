import { describe, expect, it } from 'vitest';
import { open, type Opened } from './equipment.ts';
import { shapedOrder } from './shapes.ts';
import type { Merchant, OrderShape, ShopEvent } from './index.ts';
import type { OrderObject } from './from-rest/order.ts';

const SHAPE: OrderShape = {
  number: 1001,
  shipping: '5.00',
  lines: [
    { title: 'Chair', price: '33.33', quantity: 3, rate: '0.19' },
    { title: 'Table', price: '119.00', rate: '0.19' },
  ],
};

async function trading(
  shape: Partial<OrderShape> = {},
): Promise<Opened & { readonly merchant: Merchant; readonly events: ShopEvent[]; readonly order: OrderObject }> {
  const opened = await open();
  const merchant = opened.fake.merchant(opened.shop);
  const order = merchant.placeOrder({ ...SHAPE, ...shape });
  const events: ShopEvent[] = [];
  opened.shop.onEvent = (event) => events.push(event);
  opened.clock.pass(60);
  return { ...opened, merchant, events, order };
}
const line = (order: OrderObject, index: number): string => order.lineItems[index]?.id.replace(/\D/g, '') ?? '';
const figures = (order: OrderObject) => ({
  status: order.displayFinancialStatus,
  current: order.currentTotalPriceSet.shopMoney.amount,
  tax: order.currentTotalTaxSet.shopMoney.amount,
  open: order.totalOutstandingSet.shopMoney.amount,
  net: order.netPaymentSet.shopMoney.amount,
});
const topics = (events: readonly ShopEvent[]): readonly string[] => events.map(({ topic }) => topic);

describe('what a merchant does', () => {
  it('a payment in parts: partially paid, then paid, and each time the order is new', async () => {
    const { merchant, order, events } = await trading();
    const part = merchant.pay(order.id, { amount: '100.00' });
    expect(figures(part)).toMatchObject({ status: 'PARTIALLY_PAID', open: '123.99', net: '100.00' });
    expect(part.updatedAt > order.updatedAt).toBe(true);
    expect(figures(merchant.pay(order.id))).toMatchObject({ status: 'PAID', open: '0.00', net: '223.99' });
    expect(topics(events)).toEqual([
      'order_transactions/create',
      'orders/updated',
      'order_transactions/create',
      'orders/updated',
      'orders/paid',
    ]);
  });

  it('refunds unit by unit: their tax sums to the tax of the line', async () => {
    const { merchant, order, events } = await trading({ paid: true });
    const before = order.currentTotalTaxSet.shopMoney.amount;
    for (let count = 0; count < 3; count += 1)
      merchant.refund(order.id, { lines: [{ id: line(order, 0), quantity: 1 }] });
    const after = merchant.refund(order.id, { lines: [], shipping: true });
    expect(figures(after)).toMatchObject({
      status: 'PARTIALLY_REFUNDED',
      current: '119.00',
      tax: '19.00',
      open: '0.00',
      net: '119.00',
    });
    expect(Number(before) - 19).toBeCloseTo(15.96, 2);
    expect(after.refunds.map((refund) => refund.totalRefundedSet.shopMoney.amount)).toEqual([
      '33.33',
      '33.33',
      '33.33',
      '5.00',
    ]);
    expect(after.lineItems[0]?.currentQuantity).toBe(0);
    expect(topics(events).slice(0, 2)).toEqual(['refunds/create', 'orders/updated']);
  });

  it('a goodwill refund has no lines; one of an unpaid order gives nothing back', async () => {
    const { merchant, order } = await trading({ paid: true });
    expect(figures(merchant.refund(order.id, { lines: [], goodwill: '10.00' }))).toMatchObject({
      current: '213.99',
      net: '213.99',
    });
    const unpaid = await trading();
    const after = unpaid.merchant.refund(unpaid.order.id, { lines: [{ id: line(unpaid.order, 1), quantity: 1 }] });
    expect(figures(after)).toMatchObject({ status: 'PENDING', current: '104.99', open: '104.99', net: '0.00' });
    expect(after.refunds[0]?.totalRefundedSet.shopMoney.amount).toBe('0.00');
  });

  it('cancels: all is refunded and the order is worth nothing', async () => {
    const { merchant, order, events } = await trading({ paid: true });
    const after = merchant.cancel(order.id);
    expect(figures(after)).toMatchObject({
      status: 'REFUNDED',
      current: '0.00',
      tax: '0.00',
      open: '0.00',
      net: '0.00',
    });
    expect([after.cancelReason, (after['canMarkAsPaid'] as () => boolean)()]).toEqual(['CUSTOMER', false]);
    expect(topics(events)).toEqual(['refunds/create', 'orders/updated', 'orders/cancelled']);
    expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(1);
  });

  it('shipping goes back once, and no more of a line than there is', async () => {
    const { merchant, order } = await trading({ paid: true });
    merchant.refund(order.id, { lines: [], shipping: true });
    const after = merchant.cancel(order.id);
    expect(figures(after)).toMatchObject({ status: 'REFUNDED', current: '0.00', net: '0.00' });
    expect(after.refunds.map((refund) => refund.totalRefundedSet.shopMoney.amount)).toEqual(['5.00', '218.99']);
    expect(() => merchant.refund(order.id, { lines: [{ id: line(order, 0), quantity: 1 }] })).toThrow(
      'more of Chair than there is',
    );
  });

  it('edits: what was removed stays at 0, what was added is owed', async () => {
    const { merchant, order, events } = await trading({ paid: true });
    const after = merchant.edit(order.id, {
      remove: [{ id: line(order, 1), quantity: 1 }],
      add: [{ title: 'Desk', price: '199.00', rate: '0.19' }],
    });
    expect(figures(after)).toMatchObject({ status: 'PARTIALLY_PAID', current: '303.99', open: '80.00' });
    expect(after.edited).toBe(true);
    expect(after.totalPriceSet).toEqual(order.totalPriceSet);
    expect(topics(events)).toEqual(['orders/edited', 'orders/updated']);
    expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(1);
  });

  it('exchanges: dearer is owed and nothing refunded, cheaper gives the difference back', async () => {
    const { merchant, order } = await trading({ paid: true });
    const dearer = merchant.returnWithExchange(order.id, {
      back: [{ id: line(order, 1), quantity: 1 }],
      take: [{ title: 'Desk', price: '199.00', rate: '0.19' }],
    });
    expect(figures(dearer)).toMatchObject({ status: 'PARTIALLY_PAID', open: '80.00' });
    expect([dearer.refunds[0]?.totalRefundedSet.shopMoney.amount, dearer.edited]).toEqual(['0.00', false]);
    const again = await trading({ paid: true });
    const cheaper = again.merchant.returnWithExchange(again.order.id, {
      back: [{ id: line(again.order, 1), quantity: 1 }],
      take: [{ title: 'Stool', price: '19.00', rate: '0.19' }],
    });
    expect(cheaper.refunds[0]?.totalRefundedSet.shopMoney.amount).toBe('100.00');
    expect(figures(cheaper)).toMatchObject({ current: '123.99', open: '0.00', net: '123.99' });
  });

  it('the app goes and comes, and its compliance topics follow', async () => {
    const { merchant, shop, events } = await trading();
    merchant.uninstall();
    merchant.reinstall();
    merchant.grantScopes(['write_orders']);
    merchant.requestData(1, 'a@example.com', [1]);
    merchant.redactCustomer(1, 'a@example.com', [1]);
    merchant.redactShop();
    expect(topics(events)).toEqual([
      'app/uninstalled',
      'app/scopes_update',
      'customers/data_request',
      'customers/redact',
      'shop/redact',
    ]);
    expect([shop.installed, shop.scopes]).toEqual([true, ['write_orders']]);
  });
});

it('moves money in the buyer’s currency, to the cent', async () => {
  const { fake, shop } = await open();
  const set = (euro: string, kroner: string) => ({
    shop_money: { amount: euro, currency_code: 'EUR' },
    presentment_money: { amount: kroner, currency_code: 'DKK' },
  });
  const made = shapedOrder({ number: 1001, lines: [{ title: 'Book', price: '18.76', quantity: 3 }], paid: true });
  const [line] = made.line_items;
  const { id } = fake.merchant(shop).placeOrder({
    ...made,
    presentment_currency: 'DKK',
    total_price_set: set('56.28', '420.00'),
    current_total_price_set: set('56.28', '420.00'),
    current_subtotal_price_set: set('56.28', '420.00'),
    line_items: [{ ...line!, price_set: set('18.76', '140.00') }],
  });
  const back = fake.merchant(shop).refund(id, { lines: [{ id: line!.id, quantity: 1 }] });
  const paid = back.transactions.map(({ kind, amountSet }) => [kind, amountSet.presentmentMoney.amount]);
  expect(paid).toEqual([
    ['SALE', '420.00'],
    ['REFUND', '140.00'],
  ]);
});
