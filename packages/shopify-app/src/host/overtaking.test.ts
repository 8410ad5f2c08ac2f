import type { WriteBackOutcome } from '@quittance/core/hosts';
import { expect, test } from 'vitest';
import type { Operation } from '../admin-api/operation.ts';
import type { ApiAnswer, ShopApi } from '../admin-api/shop-api.ts';
import { OrderInShopify } from '../../test/order-in-shopify.ts';
import { invoice, statusUpdate } from '../../test/status-update.ts';
import { settingsIn } from '../settings.ts';
import { shopifyHost } from './shopify-host.ts';

/** Numbers below a bound, the same for the same seed (mulberry32). */
function dice(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}

/** Every call waits until the dice let it go on; one in ten loses its answer, before or after it took effect. */
function inAnyOrder(order: OrderInShopify, roll: (bound: number) => number) {
  const waiting: (() => void)[] = [];
  const api: ShopApi = {
    shop: order.api.shop,
    run: <Answer>(operation: Operation<Answer>, variables?: Readonly<Record<string, unknown>>) =>
      new Promise<ApiAnswer<Answer>>((resolve, reject) => {
        waiting.push(() => {
          if (operation.isMutation && roll(10) === 0) order.fail(operation.name, 'uncertain', roll(2) === 0);
          order.api.run(operation, variables).then(resolve, reject);
        });
      }),
  };
  const letOneGo = () => waiting.splice(roll(waiting.length), 1)[0]?.();
  return { api, waiting, letOneGo };
}

async function play(seed: number) {
  const roll = dice(seed);
  const order = new OrderInShopify();
  const { api, waiting, letOneGo } = inAnyOrder(order, roll);
  const host = shopifyHost({
    apiOf: () => Promise.resolve(api),
    settingsOf: () => Promise.resolve(settingsIn({ settings: { tags: { on: true }, markAsPaid: true } })),
    orders: {
      changedSince: () => Promise.reject(new Error('not asked')),
      readOrders: () => Promise.reject(new Error('not asked')),
    },
    documentLink: (_shop, documentId) => `https://app.example/${documentId}`,
    now: () => new Date('2026-11-02T10:00:00Z'),
  });
  const stopped = { code: 'X', message: 'x', advice: 'x' };
  const updates = [
    statusUpdate({ sequence: 1, documents: [] }),
    statusUpdate({ sequence: 2, documents: [], stopped }),
    statusUpdate({ sequence: 3, documents: [invoice()] }),
    statusUpdate({ sequence: 4, documents: [invoice()], stopped }),
    statusUpdate({ sequence: 5, documents: [invoice({ status: 'paid', open: '0' })] }),
  ];
  const told: Promise<WriteBackOutcome>[] = updates.map((update) => untilTold(() => host.writeBack(update)));
  let left = told.length;
  for (const each of told) void each.finally(() => (left -= 1));
  while (left > 0) {
    await new Promise(setImmediate);
    if (waiting.length > 0) letOneGo();
  }
  return { order, outcomes: await Promise.all(told) };
}

/** As core does: what may pass later is tried again. */
async function untilTold(write: () => Promise<WriteBackOutcome>): Promise<WriteBackOutcome> {
  const outcome = await write();
  return outcome.ok || outcome.retry === 'never' ? outcome : untilTold(write);
}

test('whatever overtakes what, and whichever answers are lost, the newest status stays, with its tag, and one payment', async () => {
  for (let seed = 1; seed <= 500; seed += 1) {
    const { order, outcomes } = await play(seed);
    expect({
      seed,
      failed: outcomes.filter(({ ok }) => !ok),
      status: order.value('invoice_status'),
      sequence: JSON.parse(order.value('invoice_written') ?? '{}').sequence,
      tags: order.tags,
      payments: order.payments,
    }).toEqual({ seed, failed: [], status: 'paid', sequence: 5, tags: ['invoice:paid'], payments: ['120.00'] });
  }
});
