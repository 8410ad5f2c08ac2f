import { moneyOf, inOrder, openOf } from '../../agencies/index.ts';
import { ok, refused, type IsoDateTime, type Problem, type Result, type TenantId } from '../../model/index.ts';
import {
  casesById,
  customersById,
  listCases,
  readAgencyReconciliation,
  type CaseRow,
  type TenantTransaction,
} from '../../store/index.ts';
import { cursorOf } from '../orders/list-orders.ts';
import type { Page, PageRequest } from '../orders/order-view.ts';
import { isUuid, pageOf } from '../page.ts';
import { asOfOneMoment, nowOf, type Road } from '../road.ts';
import { caseHistories, caseHistory, owedOn, ownBalance, referenceOf, type CaseHistory } from './case-history.ts';
import type { CollectionReconciliation } from './agency-doors.ts';
import type {
  CaseBalanceView,
  CaseCommandView,
  CaseDetail,
  CaseEventView,
  CaseFilter,
  CaseView,
  CriterionView,
} from './case-doors.ts';
import { openOfCase } from './settle-at-agency.ts';

export function casePage(
  road: Road,
  tenant: TenantId,
  filter: CaseFilter = {},
  page: PageRequest = {},
): Promise<Page<CaseView>> {
  return pageOf(page, (limit) =>
    asOfOneMoment(road, tenant, async (trx) => {
      const rows = await listCases(trx, filter, cursorOf(page), limit);
      const names = await namesOf(trx, rows);
      return (await caseHistories(trx, rows)).map((history) => caseView(history, names, nowOf(road)));
    }),
  );
}

export async function readCase(road: Road, tenant: TenantId, id: string): Promise<CaseDetail | undefined> {
  if (!isUuid(id)) return undefined;
  const found = await asOfOneMoment(road, tenant, (trx) => detailIn(road, trx, id));
  return found.ok ? found.value : undefined;
}

/** The case as it stands in this transaction. */
export async function detailIn(road: Road, trx: TenantTransaction, id: string): Promise<Result<CaseDetail>> {
  const [row] = await casesById(trx, [id]);
  if (row === undefined) return refused(CASE_NOT_FOUND);
  const detail = caseDetail(await caseHistory(trx, row), await namesOf(trx, [row]), nowOf(road));
  return ok({ ...detail, ...(await restOf(trx, row)), ...(await reconciledOf(trx, row)) });
}

async function restOf(trx: TenantTransaction, row: CaseRow): Promise<Pick<CaseDetail, 'undecided' | 'decision'>> {
  if (row.decision !== null) return { decision: row.decision };
  if (!row.undecided) return {};
  const open = await openOfCase(trx, row);
  return open.isPositive() ? { undecided: { open: open.toString() } } : {};
}

/** What the newest comparison says of the case; nothing of one that was handed over since, or is on the other side. */
async function reconciledOf(trx: TenantTransaction, row: CaseRow): Promise<Pick<CaseDetail, 'reconciled'>> {
  if (row.handedOverAt === null) return {};
  const report = (await readAgencyReconciliation(trx, row.agency)) as CollectionReconciliation | undefined;
  if (report === undefined || report.mode !== row.mode || Date.parse(report.at) < row.handedOverAt.getTime()) return {};
  const differences = report.differences.filter(({ caseId }) => caseId === row.id);
  return { reconciled: { at: report.at, differences } };
}

async function namesOf(trx: TenantTransaction, rows: readonly CaseRow[]): Promise<ReadonlyMap<string, string>> {
  const customers = await customersById(
    trx,
    rows.map(({ customerId }) => customerId),
  );
  return new Map(customers.map(({ id, name }) => [id, name]));
}

function caseView(history: CaseHistory, names: ReadonlyMap<string, string>, asOf: IsoDateTime): CaseView {
  const { row, case: own, status } = history;
  const reference = referenceOf(history);
  const { principal, interest, fees, paid } = own.totals;
  const isOut = row.ownState === 'submitted';
  return {
    id: row.id,
    agency: row.agency,
    mode: row.mode,
    customerId: row.customerId,
    customer: names.get(row.customerId) ?? own.debtor.name,
    currency: row.currency,
    ...(reference !== undefined && { reference }),
    status: { ...status, state: row.ownState === 'discarded' ? 'discarded' : status.state },
    criteria: isOut ? [] : row.criteria.map((criterion) => criterion as CriterionView),
    approvals: row.approvals
      .filter(({ version }) => version === own.version)
      .map(({ role, by, at }) => ({ role, by, at })),
    claimed: principal.plus(interest).plus(fees).minus(paid).toString(),
    open: (isOut ? owedOn(ownBalance(history, asOf)) : openOf(own.totals)).toString(),
    ...(row.problem !== null && { problem: row.problem }),
    draftedAt: row.draftedAt.toISOString(),
    ...(row.handedOverAt !== null && { handedOverAt: row.handedOverAt.toISOString() }),
    ...(row.closedAt !== null && { closedAt: new Date(row.closedAt).toISOString() }),
  };
}

function caseDetail(history: CaseHistory, names: ReadonlyMap<string, string>, asOf: IsoDateTime): CaseDetail {
  return {
    ...caseView(history, names, asOf),
    documents: history.case.items.map(({ itemId, invoiceNo, kind, due, original, open }) => ({
      itemId,
      documentNumber: invoiceNo,
      kind,
      due,
      original: original.toString(),
      open: open.toString(),
    })),
    balance: balanceView(history, asOf),
    questions: questionsOf(history),
    costs: costsOf(history),
    commands: history.commandRows.map(commandView),
    events: eventViews(history),
  };
}

function balanceView(history: CaseHistory, asOf: IsoDateTime): CaseBalanceView {
  const balance = ownBalance(history, asOf);
  const { principal, interest, fees, costs, paid, remitted, commission } = balance;
  return {
    principal: principal.toString(),
    interest: interest.toString(),
    fees: fees.toString(),
    costs: costs.toString(),
    paid: paid.toString(),
    open: owedOn(balance).toString(),
    remitted: remitted.toString(),
    commission: commission.toString(),
  };
}

function questionsOf({ events, status }: CaseHistory): CaseDetail['questions'] {
  return inOrder(events).events.flatMap((event) => {
    if (event.type !== 'request_to_creditor' || !status.needsAnswer.includes(event.payload.requestId)) return [];
    const { requestId, form, question, amount, deadline } = event.payload;
    return {
      requestId,
      form,
      question,
      ...(amount && { amount: amount.toString() }),
      ...(deadline !== undefined && { deadline }),
    };
  });
}

function costsOf({ events, status }: CaseHistory): CaseDetail['costs'] {
  return moneyOf(inOrder(events).events)
    .costs.filter(({ costId }) => status.needsAnswer.includes(costId))
    .map(({ costId, amount, kind, chargedTo }) => ({ costId, amount: amount.toString(), kind, chargedTo }));
}

function commandView({ id, type, command, by, state, problem }: CaseHistory['commandRows'][number]): CaseCommandView {
  const { at, payload } = command as { readonly at: IsoDateTime; readonly payload: Record<string, unknown> };
  return {
    id,
    type: type as CaseCommandView['type'],
    at,
    by,
    state,
    // The case itself stands beside; its debtor is nobody's business in a list of commands.
    payload: type === 'submit' || type === 'amend' ? {} : payload,
    ...(problem !== null && { problem }),
  };
}

function eventViews({ eventRows, status }: CaseHistory): readonly CaseEventView[] {
  const flags = Map.groupBy(status.flags, ({ eventId }) => eventId);
  return eventRows.map(({ eventId, known, event, code, receivedAt }) => {
    const told = event as Record<string, unknown>;
    const payload = typeof told['payload'] === 'object' ? (told['payload'] as Record<string, unknown>) : told;
    return {
      id: eventId,
      type: known ? (told['type'] as CaseEventView['type']) : 'unknown',
      ...(known && { occurredAt: String(told['occurredAt']) }),
      receivedAt: receivedAt.toISOString(),
      ...(known && { source: (told['source'] ?? 'agency') as 'agency' | 'debtor' | 'creditor' | 'court' }),
      payload,
      flags: [...(code === null ? [] : [code]), ...new Set((flags.get(eventId) ?? []).map((flag) => flag.code))],
    };
  });
}

export const CASE_NOT_FOUND: Problem = {
  code: 'CASE_NOT_FOUND',
  message: 'There is no such case.',
  advice: 'Look it up among the cases.',
  retry: 'never',
};
