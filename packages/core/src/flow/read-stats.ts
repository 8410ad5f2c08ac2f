import type { TenantId } from '../model/index.ts';
import {
  changeFigures,
  countArrivals,
  countStopped,
  countUnfinished,
  inboxFigures,
  issuedSoFar,
  readArrivals,
  readConnection,
  type TenantTransaction,
} from '../store/index.ts';
import { ERP_CONNECTION } from './orders/push-order.ts';
import type { Stats } from './quittance.ts';
import { inTenant, type Road } from './road.ts';
import { settingsOf } from './settings.ts';
import { silentShops, type SilentShop } from './shops/silent-shops.ts';

const COUNT_AFTER = 5 * 60_000;

/** The tenant's figures, from partial indexes and counters alone: a million finished orders cost nothing. */
export async function readStats(road: Road, tenant: TenantId): Promise<Stats> {
  return inTenant(road, tenant, async (trx) => {
    const unfinished = await countUnfinished(trx);
    const causes = await countStopped(trx);
    const inbox = await inboxFigures(trx);
    const changes = await changeFigures(trx);
    const issued = await issuedSoFar(trx);
    const paused = (await readConnection(trx, ERP_CONNECTION))?.paused ?? undefined;
    const oldest = causes.map(({ oldest: at }) => at.getTime()).toSorted((a, b) => a - b)[0];
    return {
      stages: Object.fromEntries(unfinished.map(({ stage, count }) => [stage, count])),
      causes: causes.map(({ code, count }) => ({ code, count })),
      stopped: causes.reduce((sum, { count }) => sum + count, 0),
      issued: Object.fromEntries(issued.map(({ series, last }) => [series, last])),
      unmapped: inbox.unmapped,
      changes: changes.waiting,
      ...(changes.oldest !== null && { oldestChangeAt: changes.oldest.toISOString() }),
      ...(paused !== undefined && { erpPaused: paused }),
      ...(oldest !== undefined && { oldestStuckAt: new Date(oldest).toISOString() }),
      ...(inbox.last !== null && { lastAcceptedAt: inbox.last.toISOString() }),
      silent: await silentNow(road, trx, inbox.last),
    };
  });
}

/** Counted anew when something came in since the last count. */
async function silentNow(road: Road, trx: TenantTransaction, last: Date | null): Promise<readonly SilentShop[]> {
  const afterHours = (await settingsOf(trx))?.alarms.silentHours ?? 0;
  if (last === null || afterHours === 0) return [];
  const now = road.clock.now();
  const known = await readArrivals(trx);
  if (known.some(({ lastAt }) => last.getTime() - lastAt.getTime() < COUNT_AFTER))
    return silentShops(known, now, afterHours);
  await countArrivals(trx, now);
  return silentShops(await readArrivals(trx), now, afterHours);
}

export async function nextCounters(road: Road, tenant: TenantId): Promise<Readonly<Record<string, number>>> {
  const issued = await inTenant(road, tenant, issuedSoFar);
  return Object.fromEntries(issued.map(({ series, last }) => [series, last + 1]));
}
