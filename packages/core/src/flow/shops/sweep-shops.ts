import type { ChangedOrder, HostPlatform } from '../../hosts/index.ts';
import type { TenantId } from '../../model/index.ts';
import {
  forgetDeliveries,
  forgottenChanges,
  installedShops,
  newestAccepted,
  readCursor,
  writeCursor,
} from '../../store/index.ts';
import { noticeChanges, wakeChanges } from './notice-change.ts';
import { inTenant, type Road } from '../road.ts';

const PAGE = 100;
const PAGES = 200;
const SHOPS_AT_ONCE = 4;
/** A host repeats what was not answered for some hours, and may be a day late. */
const DELIVERIES_KEPT = 7 * 86_400_000;
/** What should have been read so long ago has lost its job. */
const OVERDUE = 10 * 60_000;
const BATCH = 5_000;

/** Asks every shop in which the host's app is installed what changed since the last time. One shop's trouble does not keep the others. */
export async function sweepShops(road: Road, host: HostPlatform): Promise<void> {
  const shops = [...(await installedShops(road.database, host.id))];
  const next = async (): Promise<void> => {
    for (let row = shops.shift(); row !== undefined; row = shops.shift()) await sweepInstalled(road, host, row);
  };
  await Promise.all(Array.from({ length: SHOPS_AT_ONCE }, next));
}

async function sweepInstalled(
  road: Road,
  host: HostPlatform,
  { tenant, shop }: { readonly tenant: TenantId; readonly shop: string },
): Promise<void> {
  const started = performance.now();
  try {
    const resumed = await resumeChanges(road, tenant, host.id);
    const found = await sweepShop(road, tenant, host, shop);
    road.metrics.step('sweep-shops', 'done', found, performance.now() - started);
    if (found + resumed > 0) road.log.info({ tenant, host: host.id, found, resumed }, 'a shop was swept');
  } catch (error) {
    road.metrics.step('sweep-shops', 'failed', 0, performance.now() - started);
    road.log.warn({ tenant, host: host.id, error: String(error) }, 'a shop could not be swept');
  }
}

/** How many orders changed that we did not know of; the cursor moves only past what is written down. */
export async function sweepShop(road: Road, tenant: TenantId, host: HostPlatform, shop: string): Promise<number> {
  const connection = `${host.id}/${shop}`;
  let found = 0;
  for (let page = 0; page < PAGES; page += 1) {
    const cursor = await inTenant(road, tenant, (trx) => readCursor(trx, connection, 'order'));
    const { orders, next, more } = await host.changedSince(shop, cursor, PAGE);
    found += await noticeNews(road, tenant, orders);
    await inTenant(road, tenant, (trx) => writeCursor(trx, connection, 'order', next));
    if (!more) break;
  }
  return found;
}

/** Of orders whose revision we have, no event was lost. */
async function noticeNews(road: Road, tenant: TenantId, orders: readonly ChangedOrder[]): Promise<number> {
  if (orders.length === 0) return 0;
  const known = await inTenant(road, tenant, (trx) =>
    newestAccepted(
      trx,
      orders.map(({ source }) => source),
    ),
  );
  const news = orders.filter(({ revision }, index) => (known[index]?.revision ?? -1) < revision);
  if (news.length > 0)
    await noticeChanges(
      road,
      tenant,
      news.map(({ source }) => source),
    );
  return news.length;
}

/** Puts changes whose job was lost back on the road, and lets go of deliveries that no host repeats any more. */
export async function resumeChanges(road: Road, tenant: TenantId, host: string): Promise<number> {
  const now = road.clock.now().getTime();
  return inTenant(road, tenant, async (trx) => {
    await forgetDeliveries(trx, new Date(now - DELIVERIES_KEPT));
    const forgotten = await forgottenChanges(trx, host, new Date(now - OVERDUE), BATCH);
    await wakeChanges(road, trx, host, forgotten);
    return forgotten.length;
  });
}
