import { sql } from 'kysely';
import type { Database } from './connect.ts';

/** A process unseen for this long is taken for dead, and what it had claimed may be taken over. */
export const WORKER_LEASE_SECONDS = 10;

/** Nobody has the row of this alias in hand (`claimed_by`), or a process that was not seen for long. */
export const isFree = (row: string) => sql`(${sql.ref(`${row}.claimed_by`)} is null or not exists (
  select from quittance.worker w where w.id = ${sql.ref(`${row}.claimed_by`)}
    and w.seen_at > clock_timestamp() - make_interval(secs => ${WORKER_LEASE_SECONDS})))`;

/** Says that this process lives; answers how many do. */
export async function seeWorker({ directory }: Database, id: string): Promise<number> {
  const { rows } = await sql<{ others: number }>`
    with seen as (
      insert into quittance.worker (id) values (${id}::uuid)
      on conflict (id) do update set seen_at = clock_timestamp()
    )
    select count(*)::int as others from quittance.worker
    where id <> ${id}::uuid and seen_at > clock_timestamp() - make_interval(secs => ${WORKER_LEASE_SECONDS})`.execute(
    directory,
  );
  return 1 + (rows[0]?.others ?? 0);
}

export async function forgetWorker({ directory }: Database, id: string): Promise<void> {
  await directory.deleteFrom('worker').where('id', '=', id).execute();
}

/**
 * Those of the workers that are dead. While the database was down nobody could say that they live, so that for a
 * lease after its start nobody is taken for dead.
 */
export async function deadWorkers({ directory }: Database, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select asked.id from unnest(${[...ids]}::uuid[]) as asked(id)
    left join quittance.worker w on w.id = asked.id
    where w.id is null
      or (w.seen_at < clock_timestamp() - make_interval(secs => ${WORKER_LEASE_SECONDS})
          and pg_postmaster_start_time() < clock_timestamp() - make_interval(secs => ${WORKER_LEASE_SECONDS}))`.execute(
    directory,
  );
  return new Set(rows.map(({ id }) => id));
}
