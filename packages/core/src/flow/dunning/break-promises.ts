import { dayIn, type TenantId } from '../../model/index.ts';
import { breakPromises, lockDuePromises } from '../../store/index.ts';
import { tellHold } from './hold-items.ts';
import { inTenant, nowOf, type Road } from '../road.ts';
import { settingsOf } from '../settings.ts';

const BATCH = 500;

/** Notices promises whose day is over and that nothing has kept. What they held may be chased again; each is told once. */
export async function breakOldPromises(road: Road, tenant: TenantId): Promise<void> {
  for (;;) {
    const broken = await inTenant(road, tenant, async (trx) => {
      const today = dayIn((await settingsOf(trx))?.timeZone ?? 'UTC', road.clock.now());
      const due = await lockDuePromises(trx, today, BATCH);
      await breakPromises(
        trx,
        due.map(({ id }) => id),
        nowOf(road),
      );
      for (const promise of due) await tellHold(road, trx, promise, 'promise.broken');
      return due.length;
    });
    if (broken < BATCH) return;
  }
}
