import { sql } from 'kysely';
import type { AgencyMode } from './agencies.ts';
import type { TenantTransaction } from './connect.ts';
import { storedJson } from './stored-json.ts';

/** An event as it came, to be kept for good. */
export interface ArrivedEvent {
  readonly eventId: string;
  /** What the agency calls the case. */
  readonly caseId: string | null;
  readonly known: boolean;
  readonly event: unknown;
  readonly code: string | null;
  readonly reason: string | null;
}

export interface AgencyEventRow {
  readonly id: bigint;
  readonly eventId: string;
  readonly caseId: string | null;
  readonly known: boolean;
  readonly event: unknown;
  readonly code: string | null;
  readonly reason: string | null;
  readonly receivedAt: Date;
}

/**
 * Keeps events that are new, in the order given; the cursor of the side must be locked. One whose id is known for something else is kept beside
 * it. What is no readable event of a case of ours is put before a person. Answers the cases that something new came for, and how many are new.
 */
export async function keepEvents(
  trx: TenantTransaction,
  of: { readonly agency: string; readonly mode: AgencyMode; readonly source: 'poll' | 'webhook' },
  events: readonly ArrivedEvent[],
  at: string,
): Promise<{ readonly cases: readonly string[]; readonly fresh: number }> {
  if (events.length === 0) return { cases: [], fresh: 0 };
  const { rows } = await sql<{ caseId: string | null }>`
    with x as (
      select *, row_number() over () as n from json_to_recordset(${storedJson(events)}::json) as x(
        "eventId" text, "caseId" text, known boolean, event jsonb, code text, reason text)
    ), named as (
      select case when k.event is null or k.erased or k.event = x.event then x."eventId"
          else left(x."eventId", 80) || '#' || substr(encode(sha256(convert_to(x.event::text, 'UTF8')), 'hex'), 1, 16) end as event_id,
        c.id as case_id, x.known and c.id is not null and (k.event is null or k.erased or k.event = x.event) as known, x.event,
        case when k.event is not null and not k.erased and k.event <> x.event then 'CONFLICT' when x.code is not null then x.code when c.id is null then 'CASE_UNKNOWN' end as code,
        coalesce(x.reason, case when c.id is null then 'no case of ours is called so' end) as reason, x.n
      from x
      left join quittance.agency_case c on c.tenant_id = ${trx.tenant}::uuid and c.id::text = x."caseId" and c.agency = ${of.agency} and c.mode = ${of.mode}
      left join quittance.agency_event k on k.tenant_id = ${trx.tenant}::uuid and k.agency = ${of.agency} and k.mode = ${of.mode} and k.event_id = x."eventId"
    ), kept as (
      insert into quittance.agency_event (tenant_id, agency, mode, event_id, case_id, known, event, code, reason, source, received_at)
      select ${trx.tenant}::uuid, ${of.agency}, ${of.mode}, event_id, case_id, known, event, code, reason, ${of.source}, ${at}::timestamptz
      from named order by n
      on conflict do nothing returning id, case_id, known
    ), strays as (
      insert into quittance.agency_stray (tenant_id, agency, event) select ${trx.tenant}::uuid, ${of.agency}, id from kept where not known
    )
    select case_id as "caseId" from kept`.execute(trx);
  return { cases: [...new Set(rows.flatMap(({ caseId }) => caseId ?? []))], fresh: rows.length };
}

const EVENT = sql`e.id, e.event_id as "eventId", e.case_id as "caseId", e.known, e.event, e.code, e.reason, e.received_at as "receivedAt"`;

/** What was told of these cases, as it arrived. */
export async function eventsOfCases(
  trx: TenantTransaction,
  caseIds: readonly string[],
): Promise<readonly AgencyEventRow[]> {
  const { rows } = await sql<AgencyEventRow>`
    select ${EVENT} from quittance.agency_event e
    where e.tenant_id = ${trx.tenant}::uuid and e.case_id = any(${[...caseIds]}::uuid[]) order by e.id`.execute(trx);
  return rows;
}

/** Cases that have events which took no effect yet. */
export async function casesBehind(trx: TenantTransaction, agency: string, limit: number): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select k.id from quittance.agency_case k
    where k.tenant_id = ${trx.tenant}::uuid and k.agency = ${agency} and k.own_state = 'submitted' and exists (
      select from quittance.agency_event e where e.tenant_id = k.tenant_id and e.case_id = k.id and e.id > k.applied_to)
    order by k.id limit ${limit}`.execute(trx);
  return rows.map(({ id }) => id);
}

/** What nobody has looked at, the newest first, those before `before` only. */
export async function listStrays(
  trx: TenantTransaction,
  agency: string,
  before: bigint | undefined,
  limit: number,
): Promise<readonly AgencyEventRow[]> {
  const { rows } = await sql<AgencyEventRow>`
    select ${EVENT} from quittance.agency_stray s join quittance.agency_event e on e.tenant_id = s.tenant_id and e.agency = s.agency and e.id = s.event
    where s.tenant_id = ${trx.tenant}::uuid and s.agency = ${agency} and s.closed_at is null
      and (${before?.toString() ?? null}::bigint is null or s.event < ${before?.toString() ?? null}::bigint)
    order by s.event desc limit ${limit}`.execute(trx);
  return rows;
}

/** `false` when there is none that waits. */
export async function closeStray(
  trx: TenantTransaction,
  agency: string,
  event: bigint,
  closing: { readonly by: string; readonly reason: string },
  at: string,
): Promise<boolean> {
  const { rows } = await sql`
    update quittance.agency_stray set closed_at = ${at}::timestamptz, closing = ${storedJson(closing)}::jsonb
    where tenant_id = ${trx.tenant}::uuid and agency = ${agency} and event = ${event.toString()}::bigint and closed_at is null returning event`.execute(
    trx,
  );
  return rows.length > 0;
}
