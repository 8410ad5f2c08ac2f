import { sql } from 'kysely';
import type { TenantTransaction } from './connect.ts';
import { storedJson } from './stored-json.ts';

export type AgencyMode = 'test' | 'live';

export interface AgencyRow {
  readonly id: string;
  /** What jobs call it. */
  readonly job: string;
  readonly name: string;
  readonly selection: unknown;
  readonly terms: unknown;
  readonly liveFrom: string | null;
  readonly dueBefore: 'stay' | 'migrate' | null;
  /** Since when an acceptance run is under way. */
  readonly acceptingSince: Date | null;
  readonly acceptance: unknown;
  readonly stopped: { readonly at: string; readonly by: string; readonly reason: string } | null;
}

const AGENCY = sql`a.id, a.job, a.name, a.selection, a.terms, a.live_from as "liveFrom", a.due_before as "dueBefore", a.accepting_since as "acceptingSince",
  a.acceptance, a.stopped`;

/** The name under which the connection of an agency and its secrets are kept. */
export function agencyConnection(id: string): string {
  return `agency:${id}`;
}

export async function writeAgency(
  trx: TenantTransaction,
  { id, job, name, selection, terms }: Pick<AgencyRow, 'id' | 'job' | 'name' | 'selection' | 'terms'>,
): Promise<void> {
  await sql`
    insert into quittance.agency (tenant_id, id, job, name, selection, terms)
    values (${trx.tenant}::uuid, ${id}, ${job}::uuid, ${name}, ${storedJson(selection)}::jsonb, ${storedJson(terms)}::jsonb)
    on conflict (tenant_id, id) do update set name = excluded.name, selection = excluded.selection, terms = excluded.terms`.execute(
    trx,
  );
}

export async function listAgencies(trx: TenantTransaction): Promise<readonly AgencyRow[]> {
  const { rows } = await sql<AgencyRow>`
    select ${AGENCY} from quittance.agency a where a.tenant_id = ${trx.tenant}::uuid order by a.id`.execute(trx);
  return rows;
}

export async function readAgency(trx: TenantTransaction, id: string): Promise<AgencyRow | undefined> {
  const { rows } = await sql<AgencyRow>`
    select ${AGENCY} from quittance.agency a where a.tenant_id = ${trx.tenant}::uuid and a.id = ${id}`.execute(trx);
  return rows[0];
}

/** The same, locked: who holds it decides alone whether cases go out. */
export async function lockAgency(trx: TenantTransaction, id: string): Promise<AgencyRow | undefined> {
  const { rows } = await sql<AgencyRow>`
    select ${AGENCY} from quittance.agency a where a.tenant_id = ${trx.tenant}::uuid and a.id = ${id} for update`.execute(
    trx,
  );
  return rows[0];
}

/** Chooses the key date, and lets a stopped agency go on. */
export async function writeKeyDate(
  trx: TenantTransaction,
  id: string,
  { liveFrom, dueBefore }: { readonly liveFrom: string; readonly dueBefore: string },
): Promise<void> {
  await sql`
    update quittance.agency set live_from = ${liveFrom}::date, due_before = ${dueBefore}, stopped = null
    where tenant_id = ${trx.tenant}::uuid and id = ${id}`.execute(trx);
}

export async function stopAgencyRow(
  trx: TenantTransaction,
  id: string,
  stopped: NonNullable<AgencyRow['stopped']>,
): Promise<void> {
  await sql`
    update quittance.agency set stopped = ${storedJson(stopped)}::jsonb where tenant_id = ${trx.tenant}::uuid and id = ${id}`.execute(
    trx,
  );
}

/** Says that an acceptance run is under way, or (`null`) that it ended without a report. */
export async function markAccepting(trx: TenantTransaction, id: string, since: string | null): Promise<void> {
  await sql`
    update quittance.agency set accepting_since = ${since}::timestamptz where tenant_id = ${trx.tenant}::uuid and id = ${id}`.execute(
    trx,
  );
}

export async function writeAcceptance(trx: TenantTransaction, id: string, report: unknown): Promise<void> {
  await sql`
    update quittance.agency set acceptance = ${storedJson(report)}::jsonb, accepting_since = null
    where tenant_id = ${trx.tenant}::uuid and id = ${id}`.execute(trx);
}

/** How much an agency has in hand. */
export interface AgencyFigures {
  readonly casesOut: number;
  readonly commandsWaiting: number;
  readonly strayEvents: number;
  readonly lastExchangeAt: Date | null;
}

export async function agencyFigures(trx: TenantTransaction, id: string): Promise<AgencyFigures> {
  const { rows } = await sql<AgencyFigures>`
    select
      (select count(*)::int from quittance.agency_case where tenant_id = ${trx.tenant}::uuid and agency = ${id} and is_out) as "casesOut",
      (select count(*)::int from quittance.agency_command where tenant_id = ${trx.tenant}::uuid and agency = ${id} and state in ('waiting', 'sent')) as "commandsWaiting",
      (select count(*)::int from quittance.agency_stray where tenant_id = ${trx.tenant}::uuid and agency = ${id} and closed_at is null) as "strayEvents",
      (select max(exchanged_at) from quittance.agency_cursor where tenant_id = ${trx.tenant}::uuid and agency = ${id}) as "lastExchangeAt"`.execute(
    trx,
  );
  const [figures] = rows;
  return figures ?? { casesOut: 0, commandsWaiting: 0, strayEvents: 0, lastExchangeAt: null };
}

/** How far the events of one side are stored, its row locked: events are numbered in the order in which they commit. */
export async function lockAgencyCursor(
  trx: TenantTransaction,
  agency: string,
  mode: AgencyMode,
): Promise<string | null> {
  await sql`
    insert into quittance.agency_cursor (tenant_id, agency, mode) values (${trx.tenant}::uuid, ${agency}, ${mode})
    on conflict do nothing`.execute(trx);
  const { rows } = await sql<{ cursor: string | null }>`
    select cursor from quittance.agency_cursor
    where tenant_id = ${trx.tenant}::uuid and agency = ${agency} and mode = ${mode} for update`.execute(trx);
  return rows[0]?.cursor ?? null;
}

export async function moveAgencyCursor(
  trx: TenantTransaction,
  agency: string,
  mode: AgencyMode,
  cursor: string | null,
  at: string,
): Promise<void> {
  await sql`
    update quittance.agency_cursor set cursor = ${cursor}, exchanged_at = ${at}::timestamptz
    where tenant_id = ${trx.tenant}::uuid and agency = ${agency} and mode = ${mode}`.execute(trx);
}

export async function writeAgencyReconciliation(
  trx: TenantTransaction,
  agency: string,
  report: unknown,
  at: string,
): Promise<void> {
  await sql`
    insert into quittance.agency_reconciliation (tenant_id, agency, at, report)
    values (${trx.tenant}::uuid, ${agency}, ${at}::timestamptz, ${storedJson(report)}::jsonb)
    on conflict (tenant_id, agency, at) do update set report = excluded.report`.execute(trx);
}

/** The newest report. */
export async function readAgencyReconciliation(trx: TenantTransaction, agency: string): Promise<unknown> {
  const { rows } = await sql<{ report: unknown }>`
    select report from quittance.agency_reconciliation
    where tenant_id = ${trx.tenant}::uuid and agency = ${agency} order by at desc limit 1`.execute(trx);
  return rows[0]?.report;
}
