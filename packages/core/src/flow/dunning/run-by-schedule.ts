import type { TenantId } from '../../model/index.ts';
import { lastScheduledRun, listTenants, type TenantTransaction } from '../../store/index.ts';
import { breakOldPromises } from './break-promises.ts';
import { planDunning } from './plan-dunning.ts';
import { todayOf } from './read-accounts.ts';
import { commitRun } from './run-dunning.ts';
import { inTenant, type Road } from '../road.ts';
import { settingsOf } from '../settings.ts';

/** Once a day and merchant, where it is turned on: plans and commits a run. Broken promises are noticed for all. */
export async function runDunningAll(road: Road): Promise<void> {
  for (const { id } of await listTenants(road.database)) {
    try {
      await breakOldPromises(road, id);
      if (await inTenant(road, id, (trx) => isDue(road, trx))) await runDunning(road, id);
    } catch (error) {
      road.log.warn({ tenant: id, error: String(error) }, 'a dunning run failed');
    }
  }
}

/** Turned on, and nothing was planned by the schedule today. */
async function isDue(road: Road, trx: TenantTransaction): Promise<boolean> {
  const settings = await settingsOf(trx);
  if (settings?.dunning.enabled !== true || settings.dunning.automatic !== true) return false;
  const today = await todayOf(road, trx);
  const last = await lastScheduledRun(trx, settings.timeZone);
  return last === undefined || last < today;
}

async function runDunning(road: Road, tenant: TenantId): Promise<void> {
  const plan = await planDunning(road, tenant, { by: 'schedule', origin: 'schedule' });
  if (!plan.ok) return;
  const { id, snapshot, report } = plan.value;
  await commitRun(road, tenant, id, { by: 'schedule', snapshot });
  road.log.info({ tenant, run: id, letters: report.letters }, 'a dunning run was committed');
}
