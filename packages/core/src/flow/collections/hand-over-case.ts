import { agencyCommand, type AgencyCase } from '../../agencies/index.ts';
import { refused, type Problem, type Result, type TenantId } from '../../model/index.ts';
import {
  insertCaseChanges,
  insertCommand,
  insertReceivableEvents,
  lockItemsOf,
  lockOrdersOfDocuments,
  markHandedOver,
  openItemsOf,
  untoldPayments,
  writeCase,
  writeCaseItems,
  type CaseItemRow,
  type CaseRow,
  type OrderRow,
  type TenantTransaction,
} from '../../store/index.ts';
import { inTenant, nowOf, QUEUE, type Road } from '../road.ts';
import { candidateCases, judged, type CandidateCase } from './candidate-cases.ts';
import { caseItemId } from './choose-positions.ts';
import type { CaseDetail, CriterionView } from './case-doors.ts';
import { columnsOf, lockCaseAndAgency, nextVersion, NOTHING_TO_HAND_OVER, rolesFor, scenarioOf } from './draft-case.ts';
import { noteCase } from './note-case.ts';
import { noteOrdersOf } from './release-items.ts';
import type { KnownAgency } from './view-agency.ts';
import { CASE_NOT_FOUND, detailIn } from './view-case.ts';

/**
 * Lets a case go. Everything is read again under the locks that payments and letters take too: what is paid, disputed, promised or blocked by
 * then stays, and a letter about what goes either left before or will not.
 */
export async function handOverCase(road: Road, tenant: TenantId, id: string, by: string): Promise<Result<CaseDetail>> {
  return inTenant(road, tenant, async (trx) => {
    const found = await lockCaseAndAgency(road, trx, id);
    if (found === undefined) return refused(CASE_NOT_FOUND);
    const { row, agency } = found;
    if (row.ownState === 'submitted') return detailIn(road, trx, id);
    if (row.ownState === 'discarded') return refused(DISCARDED);
    const closed = obstaclesTo(agency);
    if (closed.length > 0) return refused(...closed);
    const { orders, candidate } = await readUnderLocks(road, trx, row, agency);
    if (candidate === undefined) return refused(NOTHING_TO_HAND_OVER);
    const content = nextVersion(row, judged(candidate, agency).case);
    const { criteria } = judged({ ...candidate, approvedBy: rolesFor(row, content) }, agency);
    if (criteria.length > 0) {
      await writeCase(trx, id, { ...row, ...columnsOf(content, criteria, agency) });
      return refused(...criteria.map(problemOf));
    }
    // What the agency refused once goes as another version: its command has another id.
    const submission = { row, agency, content: row.nextSeq > 1 ? raised(content) : content, by };
    await submit(road, trx, submission);
    await keepItems(road, trx, row, content, candidate);
    if (content.mode === 'live') await stopDunning(road, trx, { ...submission, orders });
    await road.jobs.enqueue(trx, QUEUE.commands, [agency.row.job]);
    return detailIn(road, trx, id);
  });
}

function raised(content: AgencyCase): AgencyCase {
  return { ...content, version: content.version + 1 };
}

/** Why no case goes to this agency now. */
function obstaclesTo({ row, obstacles }: KnownAgency): readonly Problem[] {
  if (row.stopped !== null) return [STOPPED];
  return row.liveFrom === null ? [] : obstacles;
}

async function readUnderLocks(
  road: Road,
  trx: TenantTransaction,
  row: CaseRow,
  agency: KnownAgency,
): Promise<{ readonly orders: readonly OrderRow[]; readonly candidate: CandidateCase | undefined }> {
  const { customerId, currency, id } = row;
  const open = await openItemsOf(trx, [customerId]);
  const orders = await lockOrdersOfDocuments(
    trx,
    open.map(({ documentId }) => documentId),
  );
  const rows = await lockItemsOf(trx, [customerId]);
  const wanted = { customerId, currency, caseId: id, scenario: scenarioOf(row) };
  const [candidate] = await candidateCases(road, trx, agency, rows, [wanted]);
  return { orders, candidate };
}

interface Submission {
  readonly row: CaseRow;
  readonly agency: KnownAgency;
  readonly content: AgencyCase;
  readonly by: string;
}

async function submit(road: Road, trx: TenantTransaction, { row, content, by }: Submission): Promise<void> {
  const at = nowOf(road);
  const command = agencyCommand.parse({
    commandId: `${row.id}:submit:${content.version}`,
    caseId: row.id,
    seq: row.nextSeq,
    at,
    type: 'submit',
    payload: { case: content },
  });
  const { commandId, seq, type } = command;
  const { agency, mode } = content;
  await insertCommand(trx, { id: commandId, caseId: row.id, agency, mode, seq, type, command, by }, at);
  await writeCase(trx, row.id, {
    ...row,
    mode,
    content,
    criteria: [],
    ownState: 'submitted',
    handedOverAt: at,
    problem: null,
    state: 'submitted',
    isOut: true,
  });
}

/** What was handed over, and the payments that are in it: only what comes after is told. */
async function keepItems(
  road: Road,
  trx: TenantTransaction,
  { id }: CaseRow,
  { items }: AgencyCase,
  { positions }: CandidateCase,
): Promise<void> {
  const going = new Set(items.map(({ itemId }) => itemId));
  const kept = positions.filter(({ row }) => going.has(caseItemId(row)));
  await writeCaseItems(
    trx,
    id,
    kept.map(({ row, item }): CaseItemRow => ({ ...row, kind: item.kind })),
  );
  const before = await untoldPayments(trx, id);
  await insertCaseChanges(
    trx,
    id,
    before.map((payment) => ({ ...payment, amount: '0' })),
    nowOf(road),
  );
}

/** Our own reminders rest from now on, and the histories of the customer, the documents and the orders say why. */
async function stopDunning(
  road: Road,
  trx: TenantTransaction,
  { row, agency, content, orders, by }: Submission & { readonly orders: readonly OrderRow[] },
): Promise<void> {
  const places = content.items.map(({ itemId }) => placeOf(itemId));
  await markHandedOver(trx, places, agency.today);
  const numbers = [...new Set(content.items.map(({ reference, invoiceNo }) => reference ?? invoiceNo))];
  const details = { case: row.id, agency: agency.row.id, by };
  await insertReceivableEvents(
    trx,
    [null, ...numbers].map((documentNumber) => ({
      customerId: row.customerId,
      documentNumber,
      kind: documentNumber === null ? 'case.handed-over' : 'item.handed-over',
      details,
    })),
    nowOf(road),
  );
  const documents = new Set(places.map(({ documentId }) => documentId));
  const concerned = await lockOrdersOfDocuments(trx, [...documents]);
  const own = orders.filter(({ id }) => concerned.some((order) => order.id === id));
  await noteOrdersOf(road, trx, own, 'order.handed-over', { case: row.id, agency: agency.row.name });
  const news = [...documents].map((documentId) => ({ documentId, news: { kind: 'handed-over' } as const }));
  await noteCase(road, trx, { ...row, mode: content.mode }, { key: `submit ${content.version}` }, news);
}

/** The open item that a position of a case is. */
export function placeOf(itemId: string): { readonly documentId: string; readonly dueDate: string } {
  const [documentId = '', dueDate = ''] = itemId.split(':');
  return { documentId, dueDate };
}

function problemOf({ code, message }: CriterionView): Problem {
  return {
    code,
    message,
    advice: 'Mend it, or change which cases go to this agency.',
    retry: 'after-fix',
  };
}

const DISCARDED: Problem = {
  code: 'CASE_DISCARDED',
  message: 'The draft was thrown away.',
  advice: 'Draft the case anew.',
  retry: 'never',
};
const STOPPED: Problem = {
  code: 'AGENCY_STOPPED',
  message: 'The agency was stopped: no case goes out.',
  advice: 'Choose its key date again to let it go on.',
  retry: 'after-fix',
};
