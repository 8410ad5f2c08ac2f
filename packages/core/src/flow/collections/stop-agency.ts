import { agencyCommand, stopAgency, type CaseOut } from '../../agencies/index.ts';
import { refused, type Result, type TenantId } from '../../model/index.ts';
import {
  casesById,
  casesOut,
  insertReceivableEvents,
  lockAgency,
  lockCases,
  lockUnsentCommands,
  moveCommands,
  stopAgencyRow,
  writeCase,
  type CaseRow,
  type TenantTransaction,
} from '../../store/index.ts';
import { inTenant, nowOf, type Road } from '../road.ts';
import { addCommands } from './add-commands.ts';
import { caseHistories, caseHistory, summaryOf } from './case-history.ts';
import type { Agencies, AgencyView } from './agency-doors.ts';
import { releaseItems } from './release-items.ts';
import { viewIn } from './set-up-agency.ts';
import { AGENCY_NOT_FOUND } from './view-agency.ts';

const MOST = 100_000;

/** No case goes out any more. What never left is ours again; cases that are out go on, or the agency is told to pause each. */
export async function stopCollecting(
  road: Road,
  tenant: TenantId,
  id: string,
  { by, reason, running }: Parameters<Agencies['stop']>[2],
): Promise<Result<AgencyView>> {
  return inTenant(road, tenant, async (trx) => {
    if ((await lockAgency(trx, id)) === undefined) return refused(AGENCY_NOT_FOUND);
    const cases = await lockCases(trx, await casesOut(trx, { agency: id }, MOST));
    const waiting = (await lockUnsentCommands(trx, id)).map(({ command }) => agencyCommand.parse(command));
    const out: readonly CaseOut[] = (await caseHistories(trx, cases)).map(({ row, status }) => ({
      caseId: row.id,
      status,
      nextSeq: row.nextSeq,
    }));
    const plan = stopAgency(waiting, out, { at: nowOf(road), reason, running });
    await moveCommands(
      trx,
      plan.cancelled.map((command) => ({ id: command, state: 'cancelled', nextAttemptAt: nowOf(road), problem: null })),
    );
    for (const pause of plan.pauses) {
      const row = cases.find((each) => each.id === pause.caseId);
      if (row !== undefined) await addCommands(road, trx, row, by, [() => pause]);
    }
    const neverLeft = new Set(waiting.filter(({ type }) => type === 'submit').map(({ caseId }) => caseId));
    for (const row of cases.filter((each) => neverLeft.has(each.id))) await keep(road, trx, row);
    await stopAgencyRow(trx, id, { at: nowOf(road), by, reason });
    await insertReceivableEvents(
      trx,
      [
        {
          customerId: null,
          documentNumber: null,
          kind: 'agency.stopped',
          details: { agency: id, by, reason, running },
        },
      ],
      nowOf(road),
    );
    return viewIn(road, trx, id);
  });
}

/** It was handed over and never left: a draft again, to go when the agency does. */
async function keep(road: Road, trx: TenantTransaction, row: CaseRow): Promise<void> {
  const [fresh] = await casesById(trx, [row.id]);
  if (fresh === undefined) return;
  const draft: CaseRow = { ...fresh, ownState: 'ready', handedOverAt: null };
  await writeCase(trx, row.id, { ...draft, ...summaryOf(await caseHistory(trx, draft), nowOf(road)), isOut: false });
  await releaseItems(road, trx, row, 'stopped');
}
