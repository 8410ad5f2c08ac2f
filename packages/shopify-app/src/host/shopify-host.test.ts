import type { StatusUpdate } from '@quittance/core/hosts';
import { beforeEach, describe, expect, test } from 'vitest';
import { OrderInShopify } from '../../test/order-in-shopify.ts';
import { creditNote, invoice, statusUpdate } from '../../test/status-update.ts';
import { settingsIn } from '../settings.ts';
import { shopifyHost } from './shopify-host.ts';

const paid = invoice({ status: 'paid', open: '0' });
const stopped = { code: 'BUYER_VAT_MISSING', message: 'The VAT number is missing.', advice: 'Ask the buyer for it.' };

let order: OrderInShopify;
let now: Date;
beforeEach(() => {
  order = new OrderInShopify();
  now = new Date('2026-11-02T10:00:00Z');
});

function host(settings: unknown = {}) {
  return shopifyHost({
    apiOf: (shop) => Promise.resolve(shop === 'wine.myshopify.com' ? order.api : undefined),
    settingsOf: () => Promise.resolve(settingsIn({ settings })),
    orders: {
      changedSince: (_shop, cursor) => Promise.resolve({ orders: [], next: `${cursor}+`, more: false }),
      readOrders: (_shop, ids) => Promise.resolve(ids.map(() => ({ kind: 'gone' }))),
    },
    documentLink: (shop, documentId) => `https://app.example/${shop}/${documentId}`,
    now: () => now,
  });
}

function writeBack(update: Partial<StatusUpdate> = {}, settings: unknown = {}) {
  return host(settings).writeBack(statusUpdate(update));
}

test('what changed and what orders are now is asked of the shop', async () => {
  expect(await host().changedSince('wine.myshopify.com', 'c', 10)).toEqual({ orders: [], next: 'c+', more: false });
  expect(await host().readOrders?.('wine.myshopify.com', ['1'])).toEqual([{ kind: 'gone' }]);
});

describe('metafields', () => {
  test('all of them in one call, guarded by the marker', async () => {
    expect(await writeBack()).toEqual({ ok: true });
    expect(order.mutations).toEqual(['write-invoice-state']);
    expect(order.value('invoice_number')).toBe('F2026-17');
    const [{ metafields }] = order.sent('write-invoice-state') as [{ metafields: Record<string, unknown>[] }];
    expect(metafields).toHaveLength(9);
    expect(metafields.at(-1)).toMatchObject({
      ownerId: 'gid://shopify/Order/820982911946154508',
      namespace: '$app',
      key: 'invoice_written',
      compareDigest: null,
    });
  });

  test('the same again sends nothing', async () => {
    await writeBack();
    expect(await writeBack()).toEqual({ ok: true });
    expect(order.mutations).toEqual(['write-invoice-state']);
  });

  test('an older update changes nothing, not even tags', async () => {
    await writeBack({ sequence: 6, documents: [paid] });
    expect(await writeBack({ sequence: 5 }, { tags: { on: true } })).toEqual({ ok: true });
    expect(order.value('invoice_status')).toBe('paid');
    expect(order.tags).toEqual([]);
  });

  test('an update from in between cannot win after the order came back to what it said before', async () => {
    await writeBack({ sequence: 5 });
    await writeBack({ sequence: 7 });
    expect(order.sent('write-invoice-state').at(-1)?.['metafields']).toHaveLength(1);
    await writeBack({ sequence: 6, stopped });
    expect(order.value('invoice_status')).toBe('issued');
  });

  test('who is overtaken between reading and writing reads again', async () => {
    order.beforeNext('write-invoice-state', async () => {
      await writeBack({ sequence: 9, documents: [paid] });
    });
    expect(await writeBack({ sequence: 8 })).toEqual({ ok: true });
    expect(order.value('invoice_status')).toBe('paid');
    expect(order.mutations).toEqual(['write-invoice-state', 'write-invoice-state']);
  });

  test('who is newer than the one that came between writes over it', async () => {
    order.beforeNext('write-invoice-state', async () => {
      await writeBack({ sequence: 7 });
    });
    expect(await writeBack({ sequence: 8, documents: [paid] })).toEqual({ ok: true });
    expect(order.value('invoice_status')).toBe('paid');
  });

  test('an order that others keep writing to is tried again later', async () => {
    for (const sequence of [1, 2, 3]) {
      order.beforeNext('write-invoice-state', () => {
        const value = JSON.stringify({ digest: 'another', sequence });
        order.metafields.set('invoice_written', { value, compareDigest: value });
        return Promise.resolve();
      });
    }
    expect(await writeBack({ sequence: 8 })).toMatchObject({ ok: false, retry: 'later', code: 'ORDER_BUSY' });
  });

  test.each([true, false])('a lost answer is looked up (it took effect: %s)', async (takesEffect) => {
    order.fail('write-invoice-state', 'uncertain', takesEffect);
    expect(await writeBack()).toEqual({ ok: true });
    expect(order.value('invoice_number')).toBe('F2026-17');
    expect(order.mutations).toHaveLength(takesEffect ? 1 : 2);
  });

  test('an order that moves again loses its reason', async () => {
    await writeBack({ sequence: 5, stopped });
    expect(order.value('invoice_reason')).toContain('Ask the buyer for it.');
    await writeBack({ sequence: 6 });
    expect(order.value('invoice_reason')).toBe('–');
  });
});

describe('failures', () => {
  test.each([
    { kind: 'later', retry: 'later' },
    { kind: 'uncertain', retry: 'later' },
    { kind: 'signed-out', retry: 'never' },
    { kind: 'refused', retry: 'never' },
  ] as const)('a read that is $kind: $retry', async ({ kind, retry }) => {
    order.fail('read-invoice-state', kind);
    expect(await writeBack()).toMatchObject({ ok: false, retry, code: `SHOPIFY_${kind.toUpperCase()}` });
  });

  test.each([
    { kind: 'later', retry: 'later' },
    { kind: 'signed-out', retry: 'never' },
    { kind: 'refused', retry: 'never' },
  ] as const)('a write that is $kind: $retry', async ({ kind, retry }) => {
    order.fail('write-invoice-state', kind);
    expect(await writeBack()).toMatchObject({ ok: false, retry, code: `SHOPIFY_${kind.toUpperCase()}` });
  });

  test('an order that Shopify does not show, and a shop without the app', async () => {
    order.isThere = false;
    expect(await writeBack()).toMatchObject({ ok: false, retry: 'never', code: 'ORDER_UNKNOWN' });
    const elsewhere = statusUpdate({ source: { host: 'shopify', shop: 'gone.myshopify.com', orderId: '1' } });
    expect(await host().writeBack(elsewhere)).toMatchObject({ ok: false, retry: 'never', code: 'SHOP_NOT_INSTALLED' });
  });
});

describe('tags', () => {
  const on = { tags: { on: true, prefix: 'facture-' } };

  test('follow the status, and only ours go', async () => {
    order.tags = ['VIP', 'facture-urgente'];
    await writeBack({ sequence: 5 }, on);
    await writeBack({ sequence: 6, documents: [paid] }, on);
    expect(order.tags).toEqual(['VIP', 'facture-urgente', 'facture-paid']);
  });

  test('that failed are made good when core comes again', async () => {
    order.fail('add-tags', 'later');
    expect(await writeBack({}, on)).toMatchObject({ ok: false, retry: 'later' });
    expect(await writeBack({}, on)).toEqual({ ok: true });
    expect(order.tags).toEqual(['facture-issued']);
    expect(order.sent('write-invoice-state')).toHaveLength(1);
  });
});

describe('payments', () => {
  const on = { markAsPaid: true };

  test('are not recorded unless asked', async () => {
    await writeBack({ documents: [paid] });
    expect(order.payments).toEqual([]);
  });

  test('in full, once', async () => {
    expect(await writeBack({ documents: [paid] }, on)).toEqual({ ok: true });
    expect(await writeBack({ documents: [paid] }, on)).toEqual({ ok: true });
    expect(order.payments).toEqual(['120.00']);
  });

  test('not where Shopify says that it may not be', async () => {
    order.canMarkAsPaid = false;
    expect(await writeBack({ documents: [paid] }, on)).toEqual({ ok: true });
    expect(order.sent('mark-as-paid')).toEqual([]);
  });

  test('not while a card waits to be captured: the buyer would pay twice', async () => {
    order.capturable = true;
    order.isPlus = true;
    expect(await writeBack({ documents: [paid] }, on)).toEqual({ ok: true });
    await writeBack({ sequence: 6, documents: [invoice({ status: 'partially-paid', open: '90.10' })] }, on);
    expect(order.payments).toEqual([]);
  });

  test('not by who was overtaken meanwhile: the newer one knows better', async () => {
    order.beforeNext('read-invoice-state', () => Promise.resolve());
    order.beforeNext('read-invoice-state', async () => {
      await writeBack({ sequence: 6, documents: [invoice()] }, on);
    });
    expect(await writeBack({ sequence: 5, documents: [paid] }, on)).toEqual({ ok: true });
    expect(order.payments).toEqual([]);
  });

  test('a lost answer that took effect is fine', async () => {
    order.fail('mark-as-paid', 'uncertain', true);
    expect(await writeBack({ documents: [paid] }, on)).toEqual({ ok: true });
    expect(order.payments).toEqual(['120.00']);
  });

  test('a lost answer that took none is tried again later', async () => {
    order.fail('mark-as-paid', 'uncertain');
    expect(await writeBack({ documents: [paid] }, on)).toMatchObject({ retry: 'later', code: 'PAYMENT_UNCERTAIN' });
    expect(await writeBack({ documents: [paid] }, on)).toEqual({ ok: true });
    expect(order.payments).toEqual(['120.00']);
  });

  test('"already paid" is fine', async () => {
    order.beforeNext('mark-as-paid', () => {
      order.outstanding = '0.00';
      return Promise.resolve();
    });
    expect(await writeBack({ documents: [paid] }, on)).toEqual({ ok: true });
  });

  test('in part on Plus alone', async () => {
    const documents = [invoice({ status: 'partially-paid', open: '90.10' })];
    await writeBack({ documents }, on);
    expect(order.payments).toEqual([]);
    order.isPlus = true;
    expect(await writeBack({ documents }, on)).toEqual({ ok: true });
    expect(await writeBack({ documents }, on)).toEqual({ ok: true });
    expect(order.payments).toEqual(['29.90']);
    expect(order.outstanding).toBe('90.10');
  });

  test('a part whose answer was lost is not sent again blindly', async () => {
    const documents = [invoice({ status: 'partially-paid', open: '90.10' })];
    order.isPlus = true;
    order.fail('manual-payment', 'uncertain');
    expect(await writeBack({ documents }, on)).toMatchObject({ retry: 'later' });
    expect(await writeBack({ documents }, on)).toMatchObject({ retry: 'later', code: 'PAYMENT_UNCERTAIN' });
    expect(order.sent('manual-payment')).toHaveLength(1);
    now = new Date('2026-11-02T10:10:00Z');
    expect(await writeBack({ documents }, on)).toEqual({ ok: true });
    expect(order.payments).toEqual(['29.90']);
  });

  test('two write-backs at once record one part', async () => {
    const documents = [invoice({ status: 'partially-paid', open: '90.10' })];
    order.isPlus = true;
    const outcomes = await Promise.all([writeBack({ documents }, on), writeBack({ documents }, on)]);
    expect(order.payments).toEqual(['29.90']);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('what a credit note took back is nobody’s payment', async () => {
    order.total = '100.00';
    order.outstanding = '100.00';
    await writeBack({ documents: [invoice({ status: 'partially-paid', open: '100.00' }), creditNote()] }, on);
    expect(order.payments).toEqual([]);
  });
});

describe('payment terms', () => {
  const on = { paymentTerms: true };
  beforeEach(() => {
    order.terms = { type: 'NET', dueInDays: 30, dueAt: ['2026-11-30T23:00:00Z'] };
  });

  test('of a company follow the invoice', async () => {
    order.isB2B = true;
    expect(await writeBack({}, on)).toEqual({ ok: true });
    expect(order.schedules).toEqual([{ issuedAt: '2026-11-02T10:00:00Z' }]);
  });

  test('of a person, without the setting, or without terms: nothing', async () => {
    await writeBack({}, on);
    order.isB2B = true;
    await writeBack();
    order.terms = undefined;
    await writeBack({}, on);
    expect(order.schedules).toEqual([]);
  });

  test('the scope that is missing is told, and the metafields stand', async () => {
    order.isB2B = true;
    order.fail('payment-terms', 'signed-out');
    expect(await writeBack({}, on)).toMatchObject({ ok: false, retry: 'never', code: 'SHOPIFY_SIGNED-OUT' });
    expect(order.value('invoice_number')).toBe('F2026-17');
  });
});
