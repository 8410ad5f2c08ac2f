import { Decimal } from '@quittance/core/model';
import { expect, test } from 'vitest';
import { metafieldDefinitions } from '../demo/metafield-definitions.ts';
import type { Operation } from '../src/admin-api/operation.ts';
import type { ApiAnswer, ShopApi } from '../src/admin-api/shop-api.ts';
import { invoiceOverdue, startFlows } from '../src/flow-steps/trigger.ts';
import { finishNote, notesOf } from '../src/host/keep-notes.ts';
import { readNotes } from '../src/host/order-notes.ts';
import { shopifyHost } from '../src/host/shopify-host.ts';
import { settingsIn } from '../src/settings.ts';
import { open, type Opened } from './fake-admin/equipment.ts';
import { DECLARED_SCOPES, type ShopOptions } from './fake-admin/index.ts';
import { invoice, statusUpdate } from './status-update.ts';

/** As thin as can be: what is tried here are the operations, not the client. */
function apiOf({ shop, call }: Opened): ShopApi {
  return {
    shop: shop.domain,
    run: async <Answer>(operation: Operation<Answer>, variables = {}): Promise<ApiAnswer<Answer>> => {
      const { data, errors, cost } = await call(operation.document, variables);
      const [error] = errors;
      if (error !== undefined) {
        const failure = { kind: 'refused', code: 'SHOPIFY_REFUSED', message: error.message, advice: '' } as const;
        return { ok: false, failure };
      }
      expect(cost.requestedQueryCost).toBeLessThanOrEqual(operation.cost);
      return { ok: true, value: operation.answer.parse(data) };
    },
  };
}

async function opened(options: ShopOptions = {}) {
  const shop = await open({ metafieldDefinitions: metafieldDefinitions(), ...options });
  const order = shop.fake.merchant(shop.shop).placeOrder({ number: 1001, lines: [{ title: 'Wine', price: '120.00' }] });
  return { shop, order, orderId: order.id.replace(/^.*\//, '') };
}

function host(shop: Opened, settings: unknown = {}) {
  const api = apiOf(shop);
  return shopifyHost({
    apiOf: () => Promise.resolve(api),
    settingsOf: () => Promise.resolve(settingsIn({ settings })),
    orders: {
      changedSince: () => Promise.reject(new Error('unused')),
      readOrders: () => Promise.reject(new Error('unused')),
    },
    documentLink: (_shop, documentId) => `https://app.example/invoices/${documentId}`,
    now: () => new Date(shop.clock.now()),
  });
}

const updateOf = (orderId: string, over: Parameters<typeof statusUpdate>[0] = {}) =>
  statusUpdate({ source: { host: 'shopify', shop: 'first.myshopify.com', orderId }, ...over });

test('every metafield is taken in the type of its definition', async () => {
  const { shop, order, orderId } = await opened();
  expect(await host(shop).writeBack(updateOf(orderId))).toEqual({ ok: true });
  const values = shop.shop.metafields.of(order.id, {}).map(({ key, value }) => [key, value]);
  expect(Object.fromEntries(values)).toMatchObject({ invoice_number: 'F2026-17', invoice_due: '2026-12-02' });
});

test('of many write-backs at once the newest stays', async () => {
  const { shop, order, orderId } = await opened({ maximumAvailable: 100_000, restoreRate: 10_000 });
  const sequences = [4, 1, 3, 2];
  const outcomes = await Promise.all(
    sequences.map((sequence) =>
      host(shop).writeBack(updateOf(orderId, { sequence, documents: [invoice({ number: `F2026-${sequence}` })] })),
    ),
  );
  expect(outcomes.every((outcome) => outcome.ok || outcome.code === 'ORDER_BUSY')).toBe(true);
  await host(shop).writeBack(updateOf(orderId, { sequence: 4, documents: [invoice({ number: 'F2026-4' })] }));
  expect(shop.shop.metafields.find(order.id, '$app', 'invoice_number')?.value).toBe('F2026-4');
});

test('tags, and the payment in full', async () => {
  const { shop, order, orderId } = await opened();
  const documents = [invoice({ status: 'paid', open: '0', currency: order.currencyCode as string })];
  const settings = { tags: { on: true }, markAsPaid: true };
  expect(await host(shop, settings).writeBack(updateOf(orderId, { documents }))).toEqual({ ok: true });
  expect(shop.shop.order(order.id)).toMatchObject({ displayFinancialStatus: 'PAID', tags: ['invoice:paid'] });
});

test('a part payment on Plus', async () => {
  const { shop, order, orderId } = await opened({ isPlus: true });
  const documents = [invoice({ status: 'partially-paid', open: '90.10', currency: order.currencyCode as string })];
  expect(await host(shop, { markAsPaid: true }).writeBack(updateOf(orderId, { documents }))).toEqual({ ok: true });
  expect(await host(shop, { markAsPaid: true }).writeBack(updateOf(orderId, { documents }))).toEqual({ ok: true });
  const outstanding = shop.shop.order(order.id) as unknown as {
    totalOutstandingSet: { presentmentMoney: { amount: string } };
  };
  expect(Decimal.of(outstanding.totalOutstandingSet.presentmentMoney.amount).equals(Decimal.of('90.10'))).toBe(true);
});

test('a flow is started', async () => {
  const { shop, orderId } = await opened({ flowTriggers: ['invoice-overdue'], scopes: DECLARED_SCOPES });
  expect(await startFlows(apiOf(shop), invoiceOverdue(orderId, invoice(), 3))).toBe('started');
  expect(shop.shop.flows).toMatchObject([{ handle: 'invoice-overdue', payload: { 'Invoice number': 'F2026-17' } }]);
});

test('a note is left once, and its task stands until it is done', async () => {
  const { shop, order, orderId } = await opened();
  const source = { host: 'shopify', shop: 'first.myshopify.com', orderId };
  const note = {
    key: 'undeliverable 1',
    source,
    code: 'X',
    text: 'Not delivered.',
    task: { title: 'Ask for an address' },
  };
  const taken = await Promise.all(
    [note, note, { ...note, key: 'undeliverable 2' }].map(async (each) => host(shop).note?.(each)),
  );
  expect(taken.every((outcome) => outcome?.ok === true || outcome?.code === 'ORDER_BUSY')).toBe(true);
  await host(shop).note?.({ ...note, key: 'undeliverable 2' });
  const value = (key: string) => shop.shop.metafields.find(order.id, '$app', key)?.value;
  expect(readNotes(value('invoice_notes')).map(({ key }) => key)).toEqual(['undeliverable 1', 'undeliverable 2']);
  expect(value('invoice_task')).toBe('Ask for an address\nAsk for an address');

  const at = new Date(shop.clock.now()).toISOString();
  expect(await finishNote(apiOf(shop), orderId, 'undeliverable 1', at)).toEqual({ ok: true });
  expect(await finishNote(apiOf(shop), orderId, 'undeliverable 1', at)).toEqual({ ok: true });
  expect(value('invoice_task')).toBe('Ask for an address');
  expect((await notesOf(apiOf(shop), orderId)).map(({ doneAt }) => doneAt)).toEqual([at, undefined]);
});

test('an order that Shopify does not show takes no note, and none is shown of it', async () => {
  const { shop } = await opened();
  const source = { host: 'shopify', shop: 'first.myshopify.com', orderId: '99' };
  const outcome = await host(shop).note?.({ key: 'k', source, code: 'X', text: 'Not delivered.' });
  expect(outcome).toMatchObject({ ok: false, retry: 'never', code: 'ORDER_UNKNOWN' });
  expect(await notesOf(apiOf(shop), '99')).toEqual([]);
});
