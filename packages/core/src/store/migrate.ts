import { sql, type Kysely } from 'kysely';
import type pg from 'pg';
import { road } from './migrations/0001-road.ts';
import { cancelRefusal } from './migrations/0002-cancel-refusal.ts';
import { status } from './migrations/0003-status.ts';
import { formats } from './migrations/0004-formats.ts';
import { installations } from './migrations/0005-installations.ts';
import { delivery } from './migrations/0006-delivery.ts';
import { receivables } from './migrations/0007-receivables.ts';
import { collections } from './migrations/0008-collections.ts';
import { erpNotes } from './migrations/0009-erp-notes.ts';
import { forgetCases } from './migrations/0010-forget-cases.ts';
import { caseDecisions } from './migrations/0012-case-decisions.ts';
import { deliveryStates } from './migrations/0011-delivery-states.ts';
import type { Migration } from './migrations/migration.ts';
import type { Schema } from './schema.ts';

const MIGRATIONS: readonly Migration[] = [
  road,
  cancelRefusal,
  status,
  formats,
  installations,
  delivery,
  receivables,
  collections,
  erpNotes,
  forgetCases,
  deliveryStates,
  caseDecisions,
];

/** Name of the schema everything but the job queue lives in. */
export const SCHEMA = 'quittance';
export const JOBS_SCHEMA = 'quittance_jobs';

// Any number of processes may start at once: one migrates, the others wait and find nothing left to do.
const LOCK = 'select pg_advisory_lock(7482017)';
const UNLOCK = 'select pg_advisory_unlock(7482017)';

/** Brings the schema up to date; returns the ids of the migrations that ran now. `client` owns the schema afterwards. */
export async function migrate(client: pg.ClientBase): Promise<readonly string[]> {
  await client.query(LOCK);
  try {
    await client.query(`create schema if not exists ${SCHEMA}`);
    await client.query(
      `create table if not exists ${SCHEMA}.migration (id text primary key, ran_at timestamptz not null default now())`,
    );
    const { rows } = await client.query<{ id: string }>(`select id from ${SCHEMA}.migration`);
    const done = new Set(rows.map(({ id }) => id));
    const pending = MIGRATIONS.filter(({ id }) => !done.has(id));
    const compression = await tableCompression(client);
    for (const migration of pending) await run(client, migration, compression);
    return pending.map(({ id }) => id);
  } finally {
    await client.query(UNLOCK);
  }
}

/** Whether every migration of this release has run; a later release may have run more. */
export async function isCurrent(directory: Kysely<Schema>): Promise<boolean> {
  const wanted = MIGRATIONS.map(({ id }) => id);
  const { rows } = await sql<{ ran: number }>`
    select count(*)::int as ran from quittance.migration where id = any(${wanted}::text[])`.execute(directory);
  return rows[0]?.ran === wanted.length;
}

async function run(client: pg.ClientBase, { id, statements }: Migration, compression: string): Promise<void> {
  await client.query('begin');
  try {
    await client.query(`set local search_path to ${SCHEMA}`);
    for (const statement of statements) await client.query(statement.replaceAll('LZ4_OR_PGLZ', compression));
    await client.query(`insert into ${SCHEMA}.migration (id) values ($1)`, [id]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** lz4 costs a fifth of pglz, and not every server was built with it. */
async function tableCompression(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<{ lz4: boolean }>(
    `select 'lz4' = any(enumvals) as lz4 from pg_settings where name = 'default_toast_compression'`,
  );
  return rows[0]?.lz4 === true ? 'lz4' : 'pglz';
}
