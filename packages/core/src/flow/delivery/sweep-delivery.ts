import { forgottenMessages, listTenants } from '../../store/index.ts';
import { knowOlderCustomers } from '../invoices/know-customers.ts';
import { inTenant, QUEUE, type Road } from '../road.ts';

/** What should have moved so long ago has lost its job (milliseconds). */
const OVERDUE = 10 * 60_000;
const BATCH = 5_000;

/** Puts messages whose job was lost back on their way, and finds out who owes what was issued before customers were known. */
export async function sweepDelivery(road: Road): Promise<void> {
  for (const { id } of await listTenants(road.database)) {
    try {
      const known = await knowOlderCustomers(road, id);
      const resumed = await inTenant(road, id, async (trx) => {
        const forgotten = await forgottenMessages(trx, new Date(road.clock.now().getTime() - OVERDUE), BATCH);
        await road.jobs.enqueue(trx, QUEUE.send, forgotten);
        return forgotten.length;
      });
      if (known + resumed > 0) road.log.info({ tenant: id, known, resumed }, 'deliveries were swept');
    } catch (error) {
      road.log.warn(
        { tenant: id, error: error instanceof Error ? error.name : 'unknown' },
        'deliveries could not be swept',
      );
    }
  }
}
