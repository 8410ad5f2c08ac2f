import { sql, type RawBuilder } from 'kysely';
import type { Problem } from '../model/index.ts';
import type { AgencyMode } from './agencies.ts';
import { wanted } from './by-key.ts';
import type { CaseDecisionRow } from './case-decisions.ts';
import type { TenantTransaction } from './connect.ts';
import { storedJson } from './stored-json.ts';

export type CaseOwnState = 'draft' | 'blocked_by_check' | 'ready' | 'submitted' | 'discarded';

export interface CaseApproval {
  readonly role: string;
  readonly by: string;
  readonly at: string;
  /** The version that was approved. */
  readonly version: number;
}

/** What the history of a case comes to, kept for lists. */
export interface CaseSummary {
  readonly state: string;
  /** It is with the agency now. */
  readonly isOut: boolean;
  readonly needsAnswer: boolean;
  readonly flagged: boolean;
  readonly open: string;
  readonly closedAt: Date | string | null;
}

export interface CaseRow extends CaseSummary {
  readonly id: string;
  readonly agency: string;
  readonly mode: AgencyMode;
  readonly customerId: string;
  readonly currency: string;
  readonly ownState: CaseOwnState;
  /** The case in the neutral schema, as JSON. */
  readonly content: unknown;
  readonly criteria: readonly { readonly code: string; readonly message: string }[];
  readonly approvals: readonly CaseApproval[];
  readonly draftedAt: Date;
  readonly handedOverAt: Date | null;
  readonly nextSeq: number;
  /** The arrival up to which its events took effect. */
  readonly appliedTo: bigint;
  readonly pausedByHold: boolean;
  readonly problem: Problem | null;
  /** The agency closed it, and what is left open waits for a person. */
  readonly undecided: boolean;
  readonly decision: CaseDecisionRow | null;
}

const CASE = sql`k.id, k.agency, k.mode, k.customer_id as "customerId", k.currency, k.own_state as "ownState", k.content, k.criteria, k.approvals,
  k.drafted_at as "draftedAt", k.handed_over_at as "handedOverAt", k.next_seq as "nextSeq", k.applied_to as "appliedTo",
  k.paused_by_hold as "pausedByHold", k.state, k.is_out as "isOut", k.needs_answer as "needsAnswer", k.flagged, k.open::text as open, k.problem,
  k.closed_at as "closedAt", k.undecided, k.decision`;

export interface NewCase {
  readonly id: string;
  readonly agency: string;
  readonly mode: AgencyMode;
  readonly customerId: string;
  readonly currency: string;
  readonly ownState: CaseOwnState;
  readonly content: unknown;
  readonly criteria: CaseRow['criteria'];
  readonly open: string;
}

export async function insertCase(trx: TenantTransaction, row: NewCase, at: string): Promise<void> {
  await sql`
    insert into quittance.agency_case (tenant_id, id, agency, mode, customer_id, currency, own_state, content, criteria, drafted_at, state, open)
    values (${trx.tenant}::uuid, ${row.id}::uuid, ${row.agency}, ${row.mode}, ${row.customerId}::uuid, ${row.currency}, ${row.ownState},
      ${storedJson(row.content)}::jsonb, ${storedJson(row.criteria)}::jsonb, ${at}::timestamptz, ${row.ownState}, ${row.open}::numeric)`.execute(
    trx,
  );
}

/** What changes of a case on our side. */
export type CaseChange = Pick<CaseRow, 'ownState' | 'content' | 'criteria' | 'approvals' | 'problem'> & {
  readonly agency: string;
  readonly mode: AgencyMode;
  readonly handedOverAt: Date | string | null;
  readonly pausedByHold: boolean;
} & CaseSummary;

/** Writes a locked case. */
export async function writeCase(trx: TenantTransaction, id: string, row: CaseChange): Promise<void> {
  await sql`
    update quittance.agency_case set agency = ${row.agency}, mode = ${row.mode}, own_state = ${row.ownState}, content = ${storedJson(row.content)}::jsonb,
      criteria = ${storedJson(row.criteria)}::jsonb, approvals = ${storedJson(row.approvals)}::jsonb,
      problem = ${row.problem === null ? null : storedJson(row.problem)}::jsonb, handed_over_at = ${row.handedOverAt}::timestamptz,
      paused_by_hold = ${row.pausedByHold}, state = ${row.state}, is_out = ${row.isOut}, needs_answer = ${row.needsAnswer}, flagged = ${row.flagged},
      open = ${row.open}::numeric, closed_at = ${row.closedAt}::timestamptz
    where tenant_id = ${trx.tenant}::uuid and id = ${id}::uuid`.execute(trx);
}

/** The events of a locked case have taken effect up to this arrival. */
export async function moveApplied(trx: TenantTransaction, id: string, to: bigint): Promise<void> {
  await sql`
    update quittance.agency_case set applied_to = ${to.toString()}::bigint where tenant_id = ${trx.tenant}::uuid and id = ${id}::uuid`.execute(
    trx,
  );
}

/** Locked in the order of their ids. */
export async function lockCases(trx: TenantTransaction, ids: readonly string[]): Promise<readonly CaseRow[]> {
  const { rows } = await sql<CaseRow>`
    select ${CASE} from ${wanted(ids)} join quittance.agency_case k on k.id = wanted.key
    where k.tenant_id = ${trx.tenant}::uuid order by k.id for update of k`.execute(trx);
  return rows;
}

export async function casesById(trx: TenantTransaction, ids: readonly string[]): Promise<readonly CaseRow[]> {
  const { rows } = await sql<CaseRow>`
    select ${CASE} from ${wanted(ids)} join quittance.agency_case k on k.id = wanted.key
    where k.tenant_id = ${trx.tenant}::uuid order by k.id`.execute(trx);
  return rows;
}

/** The draft for a customer and currency, locked. */
export async function lockCaseDraft(
  trx: TenantTransaction,
  customerId: string,
  currency: string,
): Promise<CaseRow | undefined> {
  const { rows } = await sql<CaseRow>`
    select ${CASE} from quittance.agency_case k
    where k.tenant_id = ${trx.tenant}::uuid and k.customer_id = ${customerId}::uuid and k.currency = ${currency}
      and k.own_state in ('draft', 'blocked_by_check', 'ready') for update`.execute(trx);
  return rows[0];
}

/** Drafts of these customers: `customer|currency` → id. */
export async function draftsOf(
  trx: TenantTransaction,
  customerIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; key: string }>`
    select k.id, k.customer_id || '|' || k.currency as key from ${wanted(customerIds)} join quittance.agency_case k on k.customer_id = wanted.key
    where k.tenant_id = ${trx.tenant}::uuid and k.own_state in ('draft', 'blocked_by_check', 'ready')`.execute(trx);
  return new Map(rows.map(({ key, id }) => [key, id]));
}

/** Every case of an agency that was handed over, whatever became of it; up to `limit`, those after `after` only. */
export async function casesHandedOver(
  trx: TenantTransaction,
  agency: string,
  after: string | null,
  limit: number,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select k.id from quittance.agency_case k
    where k.tenant_id = ${trx.tenant}::uuid and k.agency = ${agency} and k.own_state = 'submitted'
      and (${after}::uuid is null or k.id > ${after}::uuid)
    order by k.id limit ${limit}`.execute(trx);
  return rows.map(({ id }) => id);
}

/** Cases that are with an agency now: all of an agency, or the live ones of these customers. */
export async function casesOut(
  trx: TenantTransaction,
  of: { readonly customerIds: readonly string[] } | { readonly agency: string },
  limit: number,
): Promise<readonly string[]> {
  const which =
    'agency' in of
      ? sql`k.agency = ${of.agency}`
      : sql`k.customer_id = any(${[...of.customerIds]}::uuid[]) and k.mode = 'live'`;
  const { rows } = await sql<{ id: string }>`
    select k.id from quittance.agency_case k where k.tenant_id = ${trx.tenant}::uuid and k.is_out and ${which}
    order by k.id limit ${limit}`.execute(trx);
  return rows.map(({ id }) => id);
}

/** Cases that are out, and of which the agency holds something else than our books, or may have to pause or go on. */
export async function casesToTell(trx: TenantTransaction, agency: string, limit: number): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select k.id from quittance.agency_case k
    where k.tenant_id = ${trx.tenant}::uuid and k.agency = ${agency} and k.is_out and k.mode = 'live' and (
      k.paused_by_hold <> exists (
        select from quittance.hold h
        where h.tenant_id = k.tenant_id and h.customer_id = k.customer_id and h.lifted_at is null and h.by_whom <> 'agency:' || k.agency)
      or exists (
        select from quittance.agency_case_item i left join quittance.open_item o
          on o.tenant_id = i.tenant_id and o.document_id = i.document_id and o.due_date = i.due_date
        where i.tenant_id = k.tenant_id and i.case_id = k.id group by i.document_id
        having sum(i.open) - coalesce((
          select sum(c.amount) from quittance.agency_case_change c
          where c.tenant_id = k.tenant_id and c.case_id = k.id and c.document_id = i.document_id), 0) <> sum(coalesce(o.open, 0))))
    order by k.id limit ${limit}`.execute(trx);
  return rows.map(({ id }) => id);
}

export interface CaseCriteria {
  readonly agency?: string;
  readonly customerId?: string;
  readonly state?: string;
  readonly out?: boolean;
  readonly needsAnswer?: boolean;
  readonly flagged?: boolean;
  readonly documentNumber?: string;
}

/** The newest first, those before `after` (an id) only. */
export async function listCases(
  trx: TenantTransaction,
  { agency, customerId, state, out, needsAnswer, flagged, documentNumber }: CaseCriteria,
  after: string | undefined,
  limit: number,
): Promise<readonly CaseRow[]> {
  const conditions: RawBuilder<unknown>[] = [sql`k.tenant_id = ${trx.tenant}::uuid`];
  if (agency !== undefined) conditions.push(sql`k.agency = ${agency}`);
  if (customerId !== undefined) conditions.push(sql`k.customer_id = ${customerId}::uuid`);
  if (state !== undefined) conditions.push(sql`k.state = ${state}`);
  if (out !== undefined) conditions.push(sql`k.is_out = ${out}`);
  if (needsAnswer !== undefined) conditions.push(sql`k.needs_answer = ${needsAnswer}`);
  if (flagged !== undefined) conditions.push(sql`k.flagged = ${flagged}`);
  if (after !== undefined) conditions.push(sql`k.id < ${after}::uuid`);
  if (documentNumber !== undefined)
    conditions.push(sql`exists (
      select from quittance.agency_case_item i where i.tenant_id = k.tenant_id and i.case_id = k.id and i.number = ${documentNumber})`);
  const { rows } = await sql<CaseRow>`
    select ${CASE} from quittance.agency_case k where ${sql.join(conditions, sql` and `)} order by k.id desc limit ${limit}`.execute(
    trx,
  );
  return rows;
}
