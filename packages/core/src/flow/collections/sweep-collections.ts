import type { TenantId } from '../../model/index.ts';
import { casesBehind, casesToTell, listAgencies, listTenants, type AgencyRow } from '../../store/index.ts';
import { resumeErpNotes } from '../erp/note-erp.ts';
import { inTenant, nowOf, QUEUE, type Road } from '../road.ts';
import { exchangeWithAgency } from './exchange-with-agency.ts';
import { tellOfCase } from './tell-agency.ts';

const BATCH = 1_000;

/** Every minute: what agencies have to tell is fetched, and what a lost job left undone is done. */
export async function sweepCollections(road: Road): Promise<void> {
  for (const { id } of await listTenants(road.database)) {
    await inTenant(road, id, (trx) => resumeErpNotes(road, trx, BATCH));
    for (const agency of await inTenant(road, id, listAgencies)) {
      try {
        await sweepAgency(road, id, agency);
      } catch (error) {
        road.log.warn({ tenant: id, agency: agency.id, error: String(error) }, 'an agency could not be swept');
      }
    }
  }
}

async function sweepAgency(
  road: Road,
  tenant: TenantId,
  { id, job, liveFrom, acceptingSince }: AgencyRow,
): Promise<void> {
  // Holds run out, and what is open changes in ways that nobody tells of.
  const behind = await inTenant(road, tenant, (trx) => casesToTell(trx, id, BATCH));
  for (const caseId of behind) await tellOfCase(road, tenant, caseId);
  await inTenant(road, tenant, async (trx) => {
    await road.jobs.enqueue(trx, QUEUE.commands, [job]);
    await road.jobs.enqueue(trx, QUEUE.caseEvents, await casesBehind(trx, id, BATCH));
    if (acceptingSince !== null && isOld(road, acceptingSince)) await road.jobs.enqueue(trx, QUEUE.accept, [job]);
  });
  await exchangeWithAgency(road, tenant, id, liveFrom === null ? 'test' : 'live');
}

/** Whoever played it died: a run never takes that long (milliseconds). */
const LONGEST_RUN = 3_600_000;

function isOld(road: Road, since: Date): boolean {
  return Date.parse(nowOf(road)) - since.getTime() > LONGEST_RUN;
}
