import { sql } from 'kysely';
import type { TenantTransaction } from './connect.ts';
import { storedJson } from './stored-json.ts';

export interface DunningRunRow {
  readonly id: string;
  readonly state: string;
  readonly origin: string;
  readonly by: string;
  readonly plannedAt: Date;
  readonly snapshot: string;
  readonly report: unknown;
  readonly committedAt: Date | null;
}

const RUN = sql`id, state, origin, by_whom as by, planned_at as "plannedAt", snapshot, report, committed_at as "committedAt"`;

/** A tenant has one draft at a time: a second one in the same moment violates the index and is refused. */
export async function insertRun(
  trx: TenantTransaction,
  run: Pick<DunningRunRow, 'id' | 'origin' | 'by'>,
  at: string,
): Promise<void> {
  await sql`
    insert into quittance.dunning_run (tenant_id, id, state, origin, by_whom, planned_at, snapshot, report)
    values (${trx.tenant}::uuid, ${run.id}::uuid, 'draft', ${run.origin}, ${run.by}, ${at}::timestamptz, '', '{}')`.execute(
    trx,
  );
}

export async function writeReport(
  trx: TenantTransaction,
  id: string,
  snapshot: string,
  report: unknown,
): Promise<void> {
  await sql`
    update quittance.dunning_run set snapshot = ${snapshot}, report = ${storedJson(report)}::jsonb
    where tenant_id = ${trx.tenant}::uuid and id = ${id}::uuid`.execute(trx);
}

/** Drops the draft that waits, with its letters, if there is one. */
export async function discardDraft(trx: TenantTransaction): Promise<void> {
  await sql`
    with discarded as (
      update quittance.dunning_run set state = 'discarded' where tenant_id = ${trx.tenant}::uuid and state = 'draft' returning id
    )
    delete from quittance.dunning_letter l using discarded d
    where l.tenant_id = ${trx.tenant}::uuid and l.run_id = d.id and l.state in ('planned', 'excluded')`.execute(trx);
}

/** Locked; `undefined` when there is none. */
export async function lockRun(trx: TenantTransaction, id: string): Promise<DunningRunRow | undefined> {
  const { rows } = await sql<DunningRunRow>`
    select ${RUN} from quittance.dunning_run where tenant_id = ${trx.tenant}::uuid and id = ${id}::uuid for update`.execute(
    trx,
  );
  return rows[0];
}

export async function moveRun(
  trx: TenantTransaction,
  id: string,
  state: string,
  committedAt: string | null = null,
): Promise<void> {
  await sql`
    update quittance.dunning_run set state = ${state}, committed_at = coalesce(${committedAt}::timestamptz, committed_at)
    where tenant_id = ${trx.tenant}::uuid and id = ${id}::uuid`.execute(trx);
}

/** The newest first, those before `after` (an id) only. */
export async function listRuns(
  trx: TenantTransaction,
  { state, id }: { readonly state?: string; readonly id?: string },
  after: string | undefined,
  limit: number,
): Promise<readonly DunningRunRow[]> {
  const { rows } = await sql<DunningRunRow>`
    select ${RUN} from quittance.dunning_run
    where tenant_id = ${trx.tenant}::uuid and (${state ?? null}::text is null or state = ${state ?? null}) and (${id ?? null}::uuid is null or id = ${id ?? null}::uuid)
      and (${after ?? null}::uuid is null or id < ${after ?? null}::uuid)
    order by id desc limit ${limit}`.execute(trx);
  return rows;
}

/** The merchant's day of the newest run that the schedule planned. */
export async function lastScheduledRun(trx: TenantTransaction, timeZone: string): Promise<string | undefined> {
  const { rows } = await sql<{ day: string }>`
    select (planned_at at time zone ${timeZone})::date as day from quittance.dunning_run
    where tenant_id = ${trx.tenant}::uuid and origin = 'schedule' order by id desc limit 1`.execute(trx);
  return rows[0]?.day;
}
