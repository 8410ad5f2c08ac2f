import { refused, type Problem, type Result, type TenantId } from '../../model/index.ts';
import { insertReceivableEvents, lockAgency, wakeCommands, writeKeyDate } from '../../store/index.ts';
import { inTenant, nowOf, QUEUE, type Road } from '../road.ts';
import type { AgencyView, GoLiveDecision } from './agency-doors.ts';
import { viewIn } from './set-up-agency.ts';
import { AGENCY_NOT_FOUND, knownAgency } from './view-agency.ts';

/** Reasons that the choice of a key date is itself about. */
const OWN: readonly string[] = ['AGENCY_NO_KEY_DATE', 'AGENCY_NOT_LIVE_YET'];

/** Chooses the key date of an agency whose acceptance run passed; one that was stopped goes on. */
export async function goLive(
  road: Road,
  tenant: TenantId,
  id: string,
  { by, liveFrom, dueBefore = 'stay' }: GoLiveDecision,
): Promise<Result<AgencyView>> {
  return inTenant(road, tenant, async (trx) => {
    const known = await knownAgency(road, trx, await lockAgency(trx, id));
    if (known === undefined) return refused(AGENCY_NOT_FOUND);
    const against: readonly Problem[] = known.obstacles.filter(({ code }) => !OWN.includes(code));
    if (against.length > 0) return refused(...against);
    await writeKeyDate(trx, id, { liveFrom, dueBefore });
    await insertReceivableEvents(
      trx,
      [
        {
          customerId: null,
          documentNumber: null,
          kind: 'agency.live',
          details: { agency: id, by, liveFrom, dueBefore },
        },
      ],
      nowOf(road),
    );
    await wakeCommands(trx, id, nowOf(road));
    await road.jobs.enqueue(trx, QUEUE.commands, [known.row.job]);
    return viewIn(road, trx, id);
  });
}
