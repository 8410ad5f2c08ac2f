import { refused, type Problem, type Result, type TenantId } from '../../model/index.ts';
import {
  insertReceivableEvents,
  lockCases,
  writeDecision,
  type CaseRow,
  type TenantTransaction,
} from '../../store/index.ts';
import { isUuid } from '../page.ts';
import { inTenant, nowOf, type Road } from '../road.ts';
import type { CaseDetail, RestDecision } from './case-doors.ts';
import { releaseItems } from './release-items.ts';
import { writeOff } from './settle-at-agency.ts';
import { CASE_NOT_FOUND, detailIn } from './view-case.ts';

/** An agency is done with a case, and something is left open: a person takes it back into dunning, or writes it off. Until then nothing is chased. */
export async function decideCase(
  road: Road,
  tenant: TenantId,
  id: string,
  { by, reason, decision }: RestDecision,
): Promise<Result<CaseDetail>> {
  if (!isUuid(id)) return refused(CASE_NOT_FOUND);
  return inTenant(road, tenant, async (trx) => {
    const [row] = await lockCases(trx, [id]);
    if (row === undefined) return refused(CASE_NOT_FOUND);
    if (!row.undecided) return refused(NOTHING_TO_DECIDE);
    await (decision === 'chase' ? releaseItems(road, trx, row, 'taken-back') : writeOff(road, trx, row));
    await writeDecision(trx, id, { decision, by, at: nowOf(road), reason });
    await tell(road, trx, row, { decision, by, reason });
    return detailIn(road, trx, id);
  });
}

async function tell(road: Road, trx: TenantTransaction, row: CaseRow, decision: RestDecision): Promise<void> {
  const details = { case: row.id, agency: row.agency, kind: decision.decision, ...decision };
  await insertReceivableEvents(
    trx,
    [{ customerId: row.customerId, documentNumber: null, kind: 'case.decided', details }],
    nowOf(road),
  );
}

const NOTHING_TO_DECIDE: Problem = {
  code: 'CASE_NOTHING_TO_DECIDE',
  message: 'Nothing of this case waits for a decision.',
  advice: 'It is still with the agency, was given back, or was decided before: look at the case.',
  retry: 'never',
};
