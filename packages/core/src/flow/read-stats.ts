import type { TenantId } from '../model/index.ts';
import { countStopped, countUnfinished, inboxFigures, issuedSoFar, readConnection } from '../store/index.ts';
import { ERP_CONNECTION } from './push-order.ts';
import type { Stats } from './quittance.ts';
import { inTenant, type Road } from './road.ts';

/** The tenant's figures, from partial indexes and counters alone: a million finished orders cost nothing. */
export async function readStats(road: Road, tenant: TenantId): Promise<Stats> {
  return inTenant(road, tenant, async (trx) => {
    const unfinished = await countUnfinished(trx);
    const causes = await countStopped(trx);
    const inbox = await inboxFigures(trx);
    const issued = await issuedSoFar(trx);
    const paused = (await readConnection(trx, ERP_CONNECTION))?.paused ?? undefined;
    const oldest = causes.map(({ oldest: at }) => at.getTime()).toSorted((a, b) => a - b)[0];
    return {
      stages: Object.fromEntries(unfinished.map(({ stage, count }) => [stage, count])),
      causes: causes.map(({ code, count }) => ({ code, count })),
      stopped: causes.reduce((sum, { count }) => sum + count, 0),
      issued: Object.fromEntries(issued.map(({ series, last }) => [series, last])),
      unmapped: inbox.unmapped,
      ...(paused !== undefined && { erpPaused: paused }),
      ...(oldest !== undefined && { oldestStuckAt: new Date(oldest).toISOString() }),
      ...(inbox.last !== null && { lastAcceptedAt: inbox.last.toISOString() }),
    };
  });
}

export async function nextCounters(road: Road, tenant: TenantId): Promise<Readonly<Record<string, number>>> {
  const issued = await inTenant(road, tenant, issuedSoFar);
  return Object.fromEntries(issued.map(({ series, last }) => [series, last + 1]));
}
