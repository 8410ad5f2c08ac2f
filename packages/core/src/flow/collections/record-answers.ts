import type { TenantId } from '../../model/index.ts';
import {
  commandsOf,
  insertReceivableEvents,
  lockCaseDraft,
  lockCases,
  moveCommands,
  writeCase,
  type CaseRow,
  type CommandMove,
  type CommandRow,
  type TenantTransaction,
} from '../../store/index.ts';
import { inTenant, nowOf, type Road } from '../road.ts';
import { caseHistory, summaryOf } from './case-history.ts';
import { releaseItems } from './release-items.ts';

/** Writes down what became of commands. What the agency refused a person has to mend; a case it refused is ours again. */
export async function recordAnswers(
  road: Road,
  tenant: TenantId,
  rows: readonly CommandRow[],
  moves: readonly CommandMove[],
): Promise<void> {
  const refusals = moves.filter(({ state }) => state === 'refused');
  const refused = rows.filter(({ id }) => refusals.some((move) => move.id === id));
  await inTenant(road, tenant, async (trx) => {
    const cases = await lockCases(trx, [...new Set(refused.map(({ caseId }) => caseId))]);
    await moveCommands(trx, moves);
    for (const row of cases) {
      const own = refused.filter(({ caseId }) => caseId === row.id);
      const submission = own.find(({ type }) => type === 'submit');
      const problem = refusals.find(({ id }) => id === (submission ?? own[0])?.id)?.problem ?? null;
      if (submission === undefined) await keepProblem(road, trx, { ...row, problem });
      else await takeBack(road, trx, { ...row, problem });
    }
  });
}

async function keepProblem(road: Road, trx: TenantTransaction, row: CaseRow): Promise<void> {
  await writeCase(trx, row.id, { ...row, ...summaryOf(await caseHistory(trx, row), nowOf(road)) });
}

/** The agency never took it: it can be mended and handed over again, and until then our own reminders go on. */
async function takeBack(road: Road, trx: TenantTransaction, row: CaseRow): Promise<void> {
  const waiting = (await commandsOf(trx, [row.id])).filter(({ state }) => state === 'waiting');
  await moveCommands(
    trx,
    waiting.map(({ id }) => ({ id, state: 'cancelled', nextAttemptAt: nowOf(road), problem: null })),
  );
  const criteria = [{ code: row.problem?.code ?? 'AGENCY_REFUSED', message: row.problem?.message ?? '' }];
  // Another draft may have been made of what was overdue meanwhile: then that is the one to mend.
  const other = await lockCaseDraft(trx, row.customerId, row.currency);
  const ownState = other === undefined ? 'blocked_by_check' : 'discarded';
  const mended: CaseRow = { ...row, ownState, criteria, handedOverAt: null, isOut: false };
  await writeCase(trx, row.id, { ...mended, ...summaryOf(await caseHistory(trx, mended), nowOf(road)), isOut: false });
  await releaseItems(road, trx, row, 'refused');
  await insertReceivableEvents(
    trx,
    [
      {
        customerId: row.customerId,
        documentNumber: null,
        kind: 'case.refused',
        details: { case: row.id, agency: row.agency, code: row.problem?.code },
      },
    ],
    nowOf(road),
  );
}
