import { dryRunFirstBatch, oldestDue, openOf, selectionParameters } from '../../agencies/index.ts';
import { ok, refused, type Result, type TenantId } from '../../model/index.ts';
import {
  draftsOf,
  openItemsOf,
  readAgency,
  remindedDebtors,
  uuidv7,
  type RemindedDebtor,
  type TenantTransaction,
} from '../../store/index.ts';
import { limitOf } from '../orders/list-orders.ts';
import type { Page, PageRequest } from '../orders/order-view.ts';
import { asOfOneMoment, type Road } from '../road.ts';
import { candidateCases, judged, type CandidateCase } from './candidate-cases.ts';
import type { CandidateView, FirstBatchView, KeyDateInput } from './agency-doors.ts';
import type { CriterionView } from './case-doors.ts';
import { AGENCY_NOT_FOUND, knownAgency, type KnownAgency } from './view-agency.ts';

/** Customers who are reminded, each with every criterion it fails; the largest claim first. The cursor counts them. */
export async function listCandidates(
  road: Road,
  tenant: TenantId,
  id: string,
  page: PageRequest = {},
): Promise<Result<Page<CandidateView>>> {
  const limit = limitOf(page);
  const skip = /^\d{1,9}$/.test(page.after ?? '') ? Number(page.after) : 0;
  return asOfOneMoment(road, tenant, async (trx) => {
    const agency = await knownAgency(road, trx, await readAgency(trx, id));
    if (agency === undefined) return refused(AGENCY_NOT_FOUND);
    const debtors = await remindedDebtors(trx, agency.today, skip, limit + 1);
    const shown = debtors.slice(0, limit);
    const drafts = await draftsOf(trx, customersOf(shown));
    const items = (await read(road, trx, agency, shown)).map((candidate) => candidateView(candidate, agency, drafts));
    return ok({ items, ...(debtors.length > limit && { next: String(skip + limit) }) });
  });
}

async function read(
  road: Road,
  trx: TenantTransaction,
  agency: KnownAgency,
  debtors: readonly RemindedDebtor[],
): Promise<readonly CandidateCase[]> {
  const rows = await openItemsOf(trx, customersOf(debtors));
  return candidateCases(
    road,
    trx,
    agency,
    rows,
    debtors.map((debtor) => ({ ...debtor, caseId: uuidv7() })),
  );
}

function customersOf(debtors: readonly RemindedDebtor[]): readonly string[] {
  return [...new Set(debtors.map(({ customerId }) => customerId))];
}

function candidateView(
  candidate: CandidateCase,
  agency: KnownAgency,
  drafts: ReadonlyMap<string, string>,
): CandidateView {
  const { case: going, criteria } = judged(candidate, agency);
  const { customerId, customer } = candidate;
  const caseId = drafts.get(`${customerId}|${going.currency}`);
  return {
    customerId,
    customer,
    currency: going.currency,
    open: openOf(going.totals).toString(),
    oldestDue: oldestDue(going),
    level: going.level,
    items: going.items.length,
    criteria,
    ...(caseId !== undefined && { caseId }),
  };
}

/** So many customers are looked at for a dry run. */
const MOST = 10_000;
const BATCH = 200;

/** What would go on the key date and what would stay, and why. Nothing is kept. */
export async function firstBatch(
  road: Road,
  tenant: TenantId,
  id: string,
  { liveFrom, dueBefore = 'stay' }: KeyDateInput,
): Promise<Result<FirstBatchView>> {
  return asOfOneMoment(road, tenant, async (trx) => {
    const agency = await knownAgency(road, trx, await readAgency(trx, id));
    if (agency === undefined) return refused(AGENCY_NOT_FOUND);
    const candidates: CandidateCase[] = [];
    for (let skip = 0; skip < MOST; skip += BATCH) {
      const debtors = await remindedDebtors(trx, agency.today, skip, BATCH);
      candidates.push(...(await read(road, trx, agency, debtors)));
      if (debtors.length < BATCH) break;
    }
    return ok(batchOf(candidates, agency, { liveFrom, dueBefore }));
  });
}

function batchOf(
  candidates: readonly CandidateCase[],
  { row }: KnownAgency,
  keyDate: Required<KeyDateInput>,
): FirstBatchView {
  const selection = selectionParameters.parse(row.selection);
  const { wouldSend, leftOut, totals } = dryRunFirstBatch(candidates, selection, keyDate);
  const byId = new Map(candidates.map((candidate) => [candidate.case.caseId, candidate]));
  const whose = (caseId: string) => {
    const candidate = byId.get(caseId);
    return {
      customerId: candidate?.customerId ?? '',
      customer: candidate?.customer ?? '',
      currency: candidate?.case.currency ?? '',
    };
  };
  return {
    wouldSend: wouldSend.map(({ case: going, staying }) => ({
      ...whose(going.caseId),
      open: openOf(going.totals).toString(),
      staying: numbersOf(byId.get(going.caseId), staying),
    })),
    leftOut: leftOut.map(({ caseRef, criteria }) => ({
      ...whose(caseRef),
      criteria: criteria.map((criterion): CriterionView => criterion),
    })),
    totals: Object.fromEntries(Object.entries(totals).map(([currency, total]) => [currency, total.toString()])),
  };
}

function numbersOf(candidate: CandidateCase | undefined, itemIds: readonly string[]): readonly string[] {
  const items = candidate?.case.items ?? [];
  return [...new Set(items.filter(({ itemId }) => itemIds.includes(itemId)).map(({ invoiceNo }) => invoiceNo))];
}
