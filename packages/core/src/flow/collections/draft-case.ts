import { canonicalJson, type Json } from '../../access/index.ts';
import { openOf, type AgencyCase } from '../../agencies/index.ts';
import { refused, type Problem, type Result, type TenantId } from '../../model/index.ts';
import {
  casesById,
  insertCase,
  insertReceivableEvents,
  lockAgency,
  lockCaseDraft,
  lockCases,
  openItemsOf,
  uuidv7,
  writeCase,
  type CaseRow,
  type TenantTransaction,
} from '../../store/index.ts';
import type { Act } from '../dunning/dunning-doors.ts';
import { isUuid } from '../page.ts';
import { inTenant, nowOf, type Road } from '../road.ts';
import { candidateCases, judged } from './candidate-cases.ts';
import type { CaseDetail, Cases, CriterionView } from './case-doors.ts';
import { AGENCY_NOT_FOUND, knownAgency, sideOf, type KnownAgency } from './view-agency.ts';
import { CASE_NOT_FOUND, detailIn } from './view-case.ts';

type DraftRequest = Parameters<Cases['draft']>[1];

/** Drafts a case of everything that is overdue and checks it, or brings the draft that is there up to date. */
export async function draftCase(road: Road, tenant: TenantId, request: DraftRequest): Promise<Result<CaseDetail>> {
  if (!isUuid(request.customerId)) return refused(NOTHING_TO_HAND_OVER);
  return inTenant(road, tenant, async (trx) => {
    const agency = await knownAgency(road, trx, await lockAgency(trx, request.agency));
    if (agency === undefined) return refused(AGENCY_NOT_FOUND);
    const id = await draftIn(road, trx, agency, request);
    return id === undefined ? refused(NOTHING_TO_HAND_OVER) : detailIn(road, trx, id);
  });
}

/** The id of the draft; the agency must be locked. `undefined`: nothing is overdue that no agency has. */
export async function draftIn(
  road: Road,
  trx: TenantTransaction,
  agency: KnownAgency,
  { customerId, currency, by, scenario }: DraftRequest,
): Promise<string | undefined> {
  const before = await lockCaseDraft(trx, customerId, currency);
  const wanted = {
    customerId,
    currency,
    caseId: before?.id ?? uuidv7(),
    scenario: scenario ?? scenarioOf(before),
  };
  const rows = await openItemsOf(trx, [customerId]);
  const [candidate] = await candidateCases(road, trx, agency, rows, [wanted]);
  if (candidate === undefined) return undefined;
  // A yes counts for the case it was said of: whether that is still this one is known once it is composed.
  const composed = judged(candidate, agency).case;
  const content = before === undefined ? composed : nextVersion(before, composed);
  const approvedBy = rolesFor(before, content);
  const { criteria } = judged({ ...candidate, approvedBy }, agency);
  if (before === undefined) {
    await insertCase(
      trx,
      { ...columnsOf(content, criteria, agency), id: wanted.caseId, customerId, currency },
      nowOf(road),
    );
    await tellDrafted(road, trx, wanted.caseId, { customerId, by, agency: agency.row.id });
  } else await writeCase(trx, before.id, { ...before, ...columnsOf(content, criteria, agency) });
  return wanted.caseId;
}

/** What a draft looks like in its row. */
export function columnsOf(content: AgencyCase, criteria: readonly CriterionView[], agency: KnownAgency) {
  const ownState = criteria.length === 0 ? ('ready' as const) : ('blocked_by_check' as const);
  return {
    agency: agency.row.id,
    mode: sideOf(agency),
    ownState,
    state: ownState,
    content,
    criteria,
    open: openOf(content.totals).toString(),
  };
}

/** The same version when nothing changed, else the next one: what was approved was another case. */
export function nextVersion({ content }: Pick<CaseRow, 'content'>, composed: AgencyCase): AgencyCase {
  const { version } = content as { readonly version: number };
  const same = { ...composed, version };
  return textOf(same) === textOf(content) ? same : { ...composed, version: version + 1 };
}

/** Equal cases have equal texts, whatever the order of their members. */
function textOf(content: unknown): string {
  const plain: Json = JSON.parse(JSON.stringify(content));
  return canonicalJson(plain);
}

/** The roles that said yes to this version. */
export function rolesFor(row: Pick<CaseRow, 'approvals'> | undefined, { version }: AgencyCase): readonly string[] {
  return (row?.approvals ?? []).filter((approval) => approval.version === version).map(({ role }) => role);
}

/** In test mode: what was asked of the test side when it was drafted. */
export function scenarioOf(row: Pick<CaseRow, 'content'> | undefined): string | undefined {
  const { creditorRef = '' } = (row?.content ?? {}) as { readonly creditorRef?: string };
  return /^TEST:(.*)$/.exec(creditorRef)?.[1];
}

function tellDrafted(
  road: Road,
  trx: TenantTransaction,
  id: string,
  { customerId, by, agency }: { readonly customerId: string; readonly by: string; readonly agency: string },
): Promise<void> {
  return insertReceivableEvents(
    trx,
    [{ customerId, documentNumber: null, kind: 'case.drafted', details: { case: id, agency, by } }],
    nowOf(road),
  );
}

/** Says yes in a role, to the draft as it is now; the draft is read anew. */
export async function approveCase(
  road: Road,
  tenant: TenantId,
  id: string,
  { by, role }: { readonly by: string; readonly role: string },
): Promise<Result<CaseDetail>> {
  return changeDraft(road, tenant, id, async (trx, row, agency) => {
    const { version } = row.content as AgencyCase;
    const others = row.approvals.filter((each) => each.role !== role || each.version !== version);
    await writeCase(trx, id, { ...row, approvals: [...others, { role, by, at: nowOf(road), version }] });
    await draftIn(road, trx, agency, { agency: row.agency, customerId: row.customerId, currency: row.currency, by });
  });
}

export async function discardCase(
  road: Road,
  tenant: TenantId,
  id: string,
  { by, reason }: Act,
): Promise<Result<CaseDetail>> {
  return changeDraft(road, tenant, id, async (trx, row) => {
    await writeCase(trx, id, { ...row, ownState: 'discarded', state: 'discarded' });
    await insertReceivableEvents(
      trx,
      [{ customerId: row.customerId, documentNumber: null, kind: 'case.discarded', details: { case: id, by, reason } }],
      nowOf(road),
    );
  });
}

async function changeDraft(
  road: Road,
  tenant: TenantId,
  id: string,
  change: (trx: TenantTransaction, row: CaseRow, agency: KnownAgency) => Promise<void>,
): Promise<Result<CaseDetail>> {
  return inTenant(road, tenant, async (trx) => {
    const found = await lockCaseAndAgency(road, trx, id);
    if (found === undefined) return refused(CASE_NOT_FOUND);
    if (found.row.ownState === 'submitted' || found.row.ownState === 'discarded') return refused(NO_DRAFT);
    await change(trx, found.row, found.agency);
    return detailIn(road, trx, id);
  });
}

/** The agency first, then the case, as everywhere. */
export async function lockCaseAndAgency(
  road: Road,
  trx: TenantTransaction,
  id: string,
): Promise<{ readonly row: CaseRow; readonly agency: KnownAgency } | undefined> {
  if (!isUuid(id)) return undefined;
  const [known] = await casesById(trx, [id]);
  const agency = known && (await knownAgency(road, trx, await lockAgency(trx, known.agency)));
  const [row] = await lockCases(trx, [id]);
  return row === undefined || agency === undefined || row.agency !== agency.row.id ? undefined : { row, agency };
}

export const NOTHING_TO_HAND_OVER: Problem = {
  code: 'NOTHING_TO_HAND_OVER',
  message: 'The customer owes nothing in this currency that is overdue and that no agency has.',
  advice: 'Look at the account of the customer.',
  retry: 'never',
};
const NO_DRAFT: Problem = {
  code: 'CASE_NO_DRAFT',
  message: 'The case is no draft any more.',
  advice: 'Withdraw it when the agency is not to work it.',
  retry: 'never',
};
