import type { Quittance } from '@quittance/core/flow';
import type { Order, TenantId } from '@quittance/core/model';
import { describe, expect, it } from 'vitest';
import { memoryInstallations } from '../../test/memory-installations.ts';
import { SHOP } from '../../test/session-token.ts';
import { simulatedTime } from '../../test/simulated-time.ts';
import type { ApiAnswer, ShopApi } from '../admin-api/shop-api.ts';
import type { ReadOrders } from '../host/dry-run.ts';
import { HOST } from '../index.ts';
import { Backfills } from './backfills.ts';

const NO_FILES = () => Promise.reject(new Error('so few orders need no file'));
const INSTALLED = '2026-11-01T00:00:00.000Z';
const LATER = { ok: false, failure: { kind: 'later', code: 'X', message: 'x', advice: 'x' } } as const;
const UNREADABLE = { kind: 'later', code: 'SHOPIFY_ORDER_TOO_LONG', message: 'x' } as const;
const OUT = { ok: false, failure: { kind: 'signed-out', code: 'OUT', message: 'x', advice: 'x' } } as const;

/** 250 orders, two a day, the last 50 of them after the installation. */
const ORDERS = Array.from({ length: 250 }, (_, index) => ({
  legacyResourceId: `9007199254740${String(993 + index)}`,
  createdAt: new Date(Date.parse(INSTALLED) + (index - 200) * 43_200_000).toISOString(),
}));

async function setUp({ scopes = ['write_orders'], faults = [] as ApiAnswer<never>[] } = {}) {
  const { time, run } = simulatedTime();
  const installations = memoryInstallations();
  const installation = await installations.ensure(HOST, SHOP);
  const accepted: string[] = [];
  const judged: string[] = [];
  const quittance = {
    acceptOrder: (_: TenantId, order: unknown) => {
      accepted.push((order as { id: string }).id);
      return Promise.resolve({ ok: true, value: { outcome: 'created' } } as const);
    },
    orders: {
      dryRun: (_: TenantId, order: unknown) => {
        judged.push((order as { id: string }).id);
        return Promise.resolve({ ok: true, value: { documents: [], problems: [] } } as const);
      },
    },
  } as unknown as Quittance;
  const listed: unknown[] = [];
  const api: ShopApi = {
    shop: SHOP,
    run(operation, variables = {}) {
      if (operation.name === 'read-access')
        return answered(
          operation.answer.parse({ currentAppInstallation: { accessScopes: scopes.map((handle) => ({ handle })) } }),
        );
      if (operation.name === 'count-orders')
        return answered(operation.answer.parse({ ordersCount: { count: ORDERS.length } }));
      const fault = faults.shift();
      if (fault !== undefined) return Promise.resolve(fault);
      listed.push(variables['query']);
      const from = Number(variables['after'] ?? 0);
      const to = from + Number(variables['first']);
      const pageInfo = { hasNextPage: to < ORDERS.length, endCursor: String(to) };
      return answered(operation.answer.parse({ orders: { nodes: ORDERS.slice(from, to), pageInfo } }));
    },
  };
  const never = new Set<string>();
  const broken = new Set<number>();
  let reads = 0;
  const readOrders: ReadOrders = (_, ids) => {
    reads += 1;
    if (broken.has(reads)) return Promise.reject(new Error('the shop is away'));
    return Promise.resolve(
      ids.map((id) => (never.has(id) ? UNREADABLE : ({ kind: 'read', order: order(id) } as const))),
    );
  };
  const process = () =>
    new Backfills({
      quittance,
      installations,
      shopApi: () => api,
      readFile: NO_FILES,
      readOrders,
      log: { warn: () => undefined },
      time,
    });
  return { run, process, installation, accepted, judged, listed, broken, never, installations };
}

function answered<T>(value: T): Promise<ApiAnswer<T>> {
  return Promise.resolve({ ok: true, value });
}

function order(id: string): Order {
  return { id, number: id, currency: 'EUR', totals: { total: '1' } } as unknown as Order;
}

describe('a backfill', () => {
  it('sends what was placed since the installation, and only judges what was before', async () => {
    const { run, process, installation, accepted, judged, listed } = await setUp();
    const backfills = process();
    expect(await backfills.start(installation, { since: '2026-07-01', past: 'judge' })).toMatchObject({
      state: 'running',
    });
    await run(backfills.settled());
    expect(await backfills.progress(SHOP)).toMatchObject({
      state: 'done',
      found: 250,
      taken: 50,
      judged: { skip: 200 },
    });
    expect([accepted.length, judged.length]).toEqual([50, 200]);
    expect(accepted[0]).toBe(ORDERS[200]?.legacyResourceId);
    expect(listed[0]).toBe('created_at:>=2026-07-01');
  });

  it('sends everything when the merchant wants it', async () => {
    const { run, process, installation, accepted } = await setUp();
    const backfills = process();
    await backfills.start(installation, { since: '2026-07-01', past: 'send' });
    await run(backfills.settled());
    expect(accepted.toSorted()).toEqual(ORDERS.map(({ legacyResourceId }) => legacyResourceId).toSorted());
  });

  it('goes on where another process stopped, and each counts once', async () => {
    const { run, process, installation, accepted, installations } = await setUp();
    const first = process();
    await first.start(installation, { since: '2026-07-01', past: 'send' });
    await run(first.stop());
    const stopped = await first.progress(SHOP);
    expect(stopped).toMatchObject({ state: 'running', found: 100, after: '100' });
    const second = process();
    await second.resume();
    await run(second.settled());
    expect(accepted).toHaveLength(100);
    // The first one's lease is over.
    await installations.change(HOST, SHOP, ({ state }) =>
      Promise.resolve({ answer: undefined, state: { ...state, backfill: { ...stopped, leasedUntil: 0 } } }),
    );
    await Promise.all([second.resume(), process().resume()]);
    await run(second.settled());
    expect(await second.progress(SHOP)).toMatchObject({ state: 'done', found: 250, taken: 250 });
    expect(new Set(accepted).size).toBe(250);
  });

  it('waits while the shop cannot be asked, and loses no order', async () => {
    const { run, process, installation, accepted, broken } = await setUp({ faults: [LATER, LATER] });
    for (const read of [3, 120, 130, 131]) broken.add(read);
    // All of a page, again and again: the shop is away.
    for (let read = 205; read < 700; read += 1) broken.add(read);
    const backfills = process();
    await backfills.start(installation, { since: '2026-07-01', past: 'send' });
    await run(backfills.settled());
    expect(await backfills.progress(SHOP)).toMatchObject({ state: 'done', found: 250, taken: 250, unread: [] });
    expect(new Set(accepted).size).toBe(250);
  });

  it('names an order that can never be read, and goes on with the others', async () => {
    const odd = ORDERS[120]?.legacyResourceId ?? '';
    const { run, process, installation, accepted, never } = await setUp();
    never.add(odd);
    const backfills = process();
    await backfills.start(installation, { since: '2026-07-01', past: 'send' });
    await run(backfills.settled());
    expect(await backfills.progress(SHOP)).toMatchObject({ state: 'done', found: 250, taken: 249, unread: [odd] });
    expect(accepted).not.toContain(odd);
  });

  it('ends although none of the orders can be read', async () => {
    const { run, process, installation, never } = await setUp();
    for (const { legacyResourceId } of ORDERS) never.add(legacyResourceId);
    const backfills = process();
    await backfills.start(installation, { since: '2026-07-01', past: 'send' });
    await run(backfills.settled());
    expect(await backfills.progress(SHOP)).toMatchObject({ state: 'done', found: 250, taken: 0 });
    expect((await backfills.progress(SHOP))?.unread).toHaveLength(100);
  });

  it('ends with the reason when the shop lets the app in no more', async () => {
    const { run, process, installation } = await setUp({ faults: [OUT] });
    const backfills = process();
    await backfills.start(installation, { since: '2026-07-01', past: 'judge' });
    await run(backfills.settled());
    expect(await backfills.progress(SHOP)).toMatchObject({ state: 'failed', problem: { code: 'OUT' } });
  });

  it('runs once per shop', async () => {
    const { run, process, installation, accepted } = await setUp();
    const [one, other] = [process(), process()];
    const demand = { since: '2026-07-01', past: 'send' } as const;
    await Promise.all([one, other, other].map((each) => each.start(installation, demand)));
    await run(Promise.all([one.settled(), other.settled()]));
    expect(accepted).toHaveLength(250);
  });

  it.each([
    [['write_orders'], '2026-01-01', 'SHOPIFY_ALL_ORDERS_MISSING'],
    [['write_orders', 'read_all_orders'], '2026-01-01', undefined],
    [['write_orders'], new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10), undefined],
  ])('says with %j since %s: %s', async (scopes, since, code) => {
    const { run, process, installation } = await setUp({ scopes });
    const backfills = process();
    expect((await backfills.start(installation, { since, past: 'judge' })).problem?.code).toBe(code);
    await run(backfills.settled());
    expect(await backfills.progress(SHOP)).toMatchObject({ state: 'done', found: 250 });
  });
});
