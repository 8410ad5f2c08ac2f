import type { TenantId } from '../../model/index.ts';
import { releaseOrders, stuckOrders } from '../../store/index.ts';
import { inTenant, nowOf, QUEUE, tellHosts, type Road } from '../road.ts';

/** So many are let go in one transaction. */
const BATCH = 500;

/**
 * Lets stuck orders try again from where they stand: one, those with one cause, or all. Answers how many. `reason` is
 * what the person who asked wrote; it stands in each order's history.
 */
export async function retryOrders(
  road: Road,
  tenant: TenantId,
  which: { readonly id?: string; readonly code?: string },
  reason?: string,
): Promise<number> {
  let retried = 0;
  for (;;) {
    const batch = await inTenant(road, tenant, async (trx) => {
      const released = await releaseOrders(trx, await stuckOrders(trx, which, BATCH), nowOf(road), reason);
      const at = (stage: string) => released.filter((order) => order.stage === stage).map(({ id }) => id);
      await road.jobs.enqueue(
        trx,
        QUEUE.take,
        released.filter(({ stage }) => stage === 'received').map(({ inboxId }) => inboxId),
      );
      await road.jobs.enqueue(trx, QUEUE.push, at('taken'));
      await road.jobs.enqueue(trx, QUEUE.issue, at('pushed'));
      await tellHosts(road, trx, released);
      return released.length;
    });
    retried += batch;
    if (batch < BATCH) return retried;
  }
}
