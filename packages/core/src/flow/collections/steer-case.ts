import { agencyMustKnow, type AgencyCommand, type CaseStatus } from '../../agencies/index.ts';
import { Decimal, refused, type Problem, type Result, type TenantId } from '../../model/index.ts';
import { insertReceivableEvents, lockCases, writeCase } from '../../store/index.ts';
import { isUuid } from '../page.ts';
import { inTenant, nowOf, type Road } from '../road.ts';
import { addCommands, commandOf, type CommandPlace } from './add-commands.ts';
import { caseHistory, summaryOf } from './case-history.ts';
import type { CaseDetail, Cases } from './case-doors.ts';
import { CASE_NOT_FOUND, detailIn } from './view-case.ts';

/** What people tell the agency to do with a case. */
export function steering(
  road: Road,
): Pick<Cases, 'pause' | 'resume' | 'withdraw' | 'answer' | 'approveCost' | 'approveSettlement'> {
  return {
    pause: (tenant, id, { by, reason, until }) =>
      steer(road, tenant, id, by, commandOf('pause', { reason, ...(until !== undefined && { until }) })),
    resume: (tenant, id, by) => steer(road, tenant, id, by, commandOf('resume', {})),
    withdraw: (tenant, id, { by, reason, note }) =>
      steer(road, tenant, id, by, commandOf('withdraw', { reason, ...(note !== undefined && { note }) })),
    answer: (tenant, id, { by, amount, ...answer }) => {
      const payload = { ...answer, ...(amount !== undefined && { amount: Decimal.of(amount) }) };
      return steer(road, tenant, id, by, commandOf('answer_request', payload), answer.requestId);
    },
    approveCost: (tenant, id, { by, costId, approved }) =>
      steer(road, tenant, id, by, commandOf('approve_cost', { costId, approved }), costId),
    approveSettlement: (tenant, id, { by, requestId, approved }) =>
      steer(road, tenant, id, by, commandOf('approve_settlement', { requestId, approved }), requestId),
  };
}

/** `answers`: the request or cost that must wait for an answer. */
async function steer(
  road: Road,
  tenant: TenantId,
  id: string,
  by: string,
  command: (place: CommandPlace) => AgencyCommand,
  answers?: string,
): Promise<Result<CaseDetail>> {
  if (!isUuid(id)) return refused(CASE_NOT_FOUND);
  return inTenant(road, tenant, async (trx) => {
    const [row] = await lockCases(trx, [id]);
    if (row === undefined) return refused(CASE_NOT_FOUND);
    const { status } = await caseHistory(trx, row);
    const problem = row.ownState === 'submitted' ? against(status, answers) : NOT_OUT;
    if (problem !== undefined) return refused(problem);
    await addCommands(road, trx, row, by, [command]);
    const after = await caseHistory(trx, row);
    await writeCase(trx, id, { ...row, ...summaryOf(after, nowOf(road)) });
    const { type } = command({ caseId: id, seq: row.nextSeq, at: nowOf(road) });
    await insertReceivableEvents(
      trx,
      [{ customerId: row.customerId, documentNumber: null, kind: 'case.told', details: { case: id, kind: type, by } }],
      nowOf(road),
    );
    return detailIn(road, trx, id);
  });
}

function against(status: CaseStatus, answers: string | undefined): Problem | undefined {
  if (!agencyMustKnow(status)) return NOT_OUT;
  return answers !== undefined && !status.needsAnswer.includes(answers) ? NOTHING_ASKED : undefined;
}

const NOT_OUT: Problem = {
  code: 'CASE_NOT_OUT',
  message: 'The case is not with an agency.',
  advice: 'Look at where the case stands.',
  retry: 'never',
};
const NOTHING_ASKED: Problem = {
  code: 'REQUEST_UNKNOWN',
  message: 'Nothing of that name waits for an answer.',
  advice: 'It was answered before, or the case is closed: look at the case.',
  retry: 'never',
};
