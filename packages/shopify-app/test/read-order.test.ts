import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Order } from '@quittance/core/model';
import type { ShopApi } from '../src/admin-api/shop-api.ts';
import { fromWebhook } from '../src/order/from-webhook.ts';
import { parseLossless } from '../src/order/lossless-json.ts';
import { readOrder } from '../src/order/read-order.ts';
import { toOrder } from '../src/order/to-order.ts';
import { graphqlRoot } from './graphql-root.ts';
import { SHOP } from './mapped.ts';
import { connection, readSchema, SCHEMA, schemaApi } from './schema-api.ts';
import { lineId, webhookBody, type OrderSpec } from './webhook-body.ts';

const there = existsSync(SCHEMA);
const skipped = there ? '' : ' [skipped: no shared contracts beside this checkout]';
const schema = there ? readSchema() : undefined;

const CORPUS = new URL('../../../../shared/corpus/shopify-orders/', import.meta.url);
const NAMES = [
  'collected/order-code-discount-partial-refund',
  'collected/order-cancelled-refunded',
  'constructed/line-order-shipping-discounts-us-tax',
  'constructed/duties-export',
  'constructed/three-partial-refunds',
  'constructed/multi-currency',
  'constructed/many-lines',
  'constructed/refund-transaction-pending',
  'constructed/edited-swap-size',
  'constructed/zero-decimal-jpy',
];

/** Bodies of webhooks lack the transactions, so what they know of payments differs. */
function comparable(order: Order): object {
  const { payments: _, ...rest } = order;
  return rest;
}

async function readBoth(json: string): Promise<{ ofWebhook: object; ofGraphql: object; calls: string[] }> {
  const body = parseLossless(json);
  const api = apiOf(graphqlRoot(body));
  const webhook = fromWebhook(body);
  if (!webhook.ok) throw new Error('not read');
  const read = await readOrder(api, webhook.value.id);
  if (!read.ok || read.value?.ok !== true) throw new Error(JSON.stringify(read));
  const [one, other] = [toOrder(webhook.value, SHOP), toOrder(read.value.value, SHOP)];
  if (!one.ok || !other.ok) throw new Error(JSON.stringify([one, other]));
  return { ofWebhook: comparable(one.value), ofGraphql: comparable(other.value), calls: api.calls };
}

function apiOf(root: unknown): ShopApi & { readonly calls: string[] } {
  if (schema === undefined) throw new Error('no schema');
  return schemaApi(schema, root);
}

const plain = (value: object): unknown => JSON.parse(JSON.stringify(value));

describe(`an order by GraphQL, by Shopify's own schema${skipped}`, () => {
  it.skipIf(!there).each(NAMES)('%s is the same order as by webhook', async (name) => {
    const { ofWebhook, ofGraphql } = await readBoth(readFileSync(new URL(`${name}.json`, CORPUS), 'utf8'));
    expect(plain(ofGraphql)).toEqual(plain(ofWebhook));
  });

  it.skipIf(!there)('all pages are turned: 137 lines by three', async () => {
    const { ofGraphql, calls } = await readBoth(readFileSync(new URL('constructed/many-lines.json', CORPUS), 'utf8'));
    expect(ofGraphql).toMatchObject({ lines: { length: 137 } });
    expect(calls.filter((name) => name === 'order-lines')).toHaveLength(46);
  });

  const spec: OrderSpec = {
    currency: 'EUR',
    taxesIncluded: true,
    lines: Array.from({ length: 8 }, () => ({ price: '10.00', quantity: 1, rates: ['0.19'] })),
    refunds: [{ lines: [0, 1, 2, 3, 4, 5, 6].map((line) => ({ line, quantity: 1 })) }],
  };

  it.skipIf(!there)('a refund of more lines than a page holds is whole', async () => {
    const { ofGraphql, ofWebhook } = await readBoth(JSON.stringify(webhookBody(spec).body));
    expect(ofGraphql).toMatchObject({ refunds: [{ lines: { length: 7 } }] });
    expect(plain(ofGraphql)).toEqual(plain(ofWebhook));
  });

  it.skipIf(!there)('what an exchange put in place of a line is read from its return', async () => {
    const body = parseLossless(JSON.stringify(webhookBody({ ...spec, refunds: [] }).body));
    const root = graphqlRoot(body) as { order: (args: { id: string }) => object };
    const whole = root.order({ id: 'gid://shopify/Order/5000000000001' });
    const money = (amount: string): object => ({
      shopMoney: { amount, currencyCode: 'EUR' },
      presentmentMoney: { amount, currencyCode: 'EUR' },
    });
    const boot = {
      id: 'gid://shopify/LineItem/99',
      title: 'Boot',
      variantTitle: null,
      sku: null,
      quantity: 1,
      currentQuantity: 1,
      isGiftCard: false,
      taxable: true,
      requiresShipping: true,
      originalUnitPriceSet: money('25.00'),
      discountAllocations: [],
      taxLines: [],
      duties: [],
      customAttributes: [],
    };
    const exchange = {
      createdAt: '2026-09-20T10:00:00Z',
      closedAt: null,
      requestApprovedAt: null,
      exchangeLineItems: connection([{ lineItems: [boot] }]),
    };
    const api = apiOf({
      ...root,
      order: () => ({
        ...whole,
        returns: connection([{ id: 'gid://shopify/Return/1' }]),
        currentTotalPriceSet: money('105.00'),
      }),
      return: () => exchange,
    });
    const read = await readOrder(api, '5000000000001');
    if (!read.ok || read.value?.ok !== true) throw new Error(JSON.stringify(read));
    const order = toOrder(read.value.value, SHOP);
    expect(order.ok && order.value.lines.map(({ id }) => id)).toEqual([
      ...spec.lines.map((_, index) => lineId(index)),
      '99',
    ]);
    expect(order.ok && order.value.totals.total.toString()).toBe('105.00');
    // The return is newer than the order.
    expect(order.ok && order.value.revision).toBe(Date.parse('2026-09-20T10:00:00Z'));
  });

  it.skipIf(!there)('an order the shop does not know is none', async () => {
    const api = apiOf(graphqlRoot(parseLossless(JSON.stringify(webhookBody(spec).body))));
    expect(await readOrder(api, '1')).toEqual({ ok: true, value: null });
  });

  it('a failure of any call is the answer', async () => {
    const failure = { kind: 'later', code: 'SHOPIFY_THROTTLED', message: 'Throttled.', advice: 'Wait.' } as const;
    const api: ShopApi = { shop: SHOP, run: async () => ({ ok: false, failure }) };
    expect(await readOrder(api, '1')).toEqual({ ok: false, failure });
  });
});
