import { expect, onTestFinished } from 'vitest';
import { fake } from '../../erp/fake/adapter.ts';
import type { FakeErp } from '../../erp/fake/erp.ts';
import { fetchFrom } from '../../erp/fake/fetch-from.ts';
import type { HostPlatform } from '../../hosts/index.ts';
import type { ConnectionId, MerchantSettingsJson } from '../../model/index.ts';
import type { OrderView } from '../orders/order-view.ts';
import { sampleOrder, sampleSettings, type SampleOptions } from './sample-order.ts';
import { openTestbed, until } from './testbed.ts';

export const ERP = 'erp' as ConnectionId;
let slugs = 0;

export interface ErpBedOptions {
  readonly kind?: 'native' | 'lookup';
  /** May lose answers or refuse before the ERP is asked. */
  readonly intercept?: (next: typeof fetch) => typeof fetch;
  readonly posting?: 'by-us' | 'by-accountant';
  readonly settings?: Partial<MerchantSettingsJson>;
  readonly hosts?: readonly HostPlatform[];
}

/** A facade with a tenant of its own whose ERP is in memory. */
export async function erpBed(
  url: string,
  erp: FakeErp,
  { kind = 'native', intercept = (next) => next, posting, settings, hosts = [] }: ErpBedOptions = {},
) {
  const slug = `erp-${(slugs += 1)}`;
  const { quittance, tenant } = await openTestbed(url, {
    slug,
    erpAdapters: [fake],
    fetch: intercept(fetchFrom(erp)),
    hosts,
  });
  if (settings !== undefined) await quittance.settings.put(tenant, { ...sampleSettings, ...settings });
  await quittance.connections.put(tenant, {
    id: ERP,
    adapter: 'fake',
    config: { idempotency: kind, ...(posting && { posting }) },
    secrets: { password: 'secret-of-the-fake' },
  });
  const revise = async (id: string, options: SampleOptions) =>
    expect(await quittance.acceptOrder(tenant, sampleOrder(id, { shop: slug, ...options }))).toMatchObject({
      ok: true,
    });
  const find = (id: string) => quittance.orders.findBySource(tenant, { host: 'shopfront', shop: slug, orderId: id });
  const when = (id: string, fits: (order: OrderView) => boolean) =>
    until(async () => {
      const order = await find(id);
      return order !== undefined && fits(order) && order;
    });
  return {
    quittance,
    tenant,
    find,
    /** A worker until the test is over, however it ends: one left behind would work for the next test's tenant. */
    work: async () => {
      const worker = await quittance.work({ maintenance: false });
      onTestFinished(async () => {
        await worker.stop();
        await quittance.close();
      });
    },
    when,
    revise,
    accept: (...ids: string[]) => Promise.all(ids.map((id) => revise(id, {}))),
    cancel: (id: string, revision = 2) => revise(id, { revision, overrides: { cancelledAt: '2026-11-21T09:00:00Z' } }),
    at: (id: string, stage: string) => when(id, (order) => order.stage === stage),
    stuck: (id: string) => until(async () => (await find(id))?.stopped),
    /** The kinds of an order's status events, oldest first. */
    kinds: async (id: string) => {
      const order = await find(id);
      return order === undefined ? [] : (await quittance.events(tenant, order.id)).map((event) => event.kind);
    },
  };
}
