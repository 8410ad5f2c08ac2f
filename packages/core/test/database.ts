import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe } from 'vitest';
import { binariesIn, startEmbeddedPostgres, type PostgresBinaries } from '../src/store/embedded/index.ts';

/** A PostgreSQL to test against; `unavailable` says why it cannot be used here. */
export interface TestServer {
  readonly name: string;
  readonly unavailable?: string;
  /** URL of a database on it, as a superuser; starts the server when the first test asks. */
  url(database: string): Promise<string>;
}

export interface TestDatabase {
  /** A database of its own, cloned from the prepared template; for `pg`, Kysely and pg-boss. */
  readonly url: string;
  /**
   * Waits until what other databases of the server are doing now is done. Tests run side by side on one server, and the oldest transaction that
   * PostgreSQL tells of is that of all its databases: what waits for it would wait for tests that are none of its concern.
   */
  othersEnded(): Promise<void>;
  drop(): Promise<void>;
}

/** Where Debian and Ubuntu put the oldest PostgreSQL we support. */
export const SYSTEM_15 = '/usr/lib/postgresql/15/bin';
/** One folder per test run, so that all its files share the servers; the run's `globalSetup` stops and removes them. */
export const RUN_DIRECTORY = process.env['QUITTANCE_TEST_RUN'] ?? join(tmpdir(), `quittance-test-${process.pid}`);
// Tests end with the machine on; what they prove about crashes they prove on clusters of their own.
const FAST = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  max_connections: '300',
  shared_buffers: '128MB',
};

/** Every PostgreSQL the store must work on: the embedded 18, and the oldest supported one, 15. */
export const testServers: readonly TestServer[] = [
  localServer('embedded PostgreSQL 18', '18'),
  externalServer() ?? localServer('PostgreSQL 15', '15', binariesIn(SYSTEM_15)),
];

function localServer(name: string, folder: string, binaries?: PostgresBinaries): TestServer {
  const missing = binaries !== undefined && !existsSync(binaries.postgres);
  return {
    name,
    ...(missing && { unavailable: `no PostgreSQL 15 on this machine: neither ${SYSTEM_15} nor TEST_DATABASE_URL` }),
    async url(database) {
      const server = await startEmbeddedPostgres({
        dir: join(RUN_DIRECTORY, folder),
        settings: FAST,
        ...(binaries && { binaries }),
      });
      return server.connectionString(database);
    },
  };
}

function externalServer(): TestServer | undefined {
  const base = process.env['TEST_DATABASE_URL'];
  if (base === undefined) return undefined;
  return {
    name: 'TEST_DATABASE_URL',
    url(database) {
      const url = new URL(base);
      url.pathname = `/${database}`;
      return Promise.resolve(url.href);
    },
  };
}

/**
 * A database cloned (about 30 ms) from a template that `prepare` migrates once per run and server. `template` names it:
 * tests that prepare alike share one name, tests that prepare differently need another.
 */
export async function createTestDatabase(
  server: TestServer,
  template: string,
  prepare: (url: string) => Promise<void>,
): Promise<TestDatabase> {
  const admin = new pg.Client(await server.url('postgres'));
  await admin.connect();
  try {
    const source = await preparedTemplate(admin, server, template, prepare);
    const name = `test_${randomBytes(6).toString('hex')}`;
    await admin.query(`create database ${name} template ${source}`);
    const url = await server.url(name);
    return { url, othersEnded: () => othersEnded(url), drop: () => dropDatabase(server, name) };
  } finally {
    await admin.end();
  }
}

async function preparedTemplate(
  admin: pg.Client,
  server: TestServer,
  template: string,
  prepare: (url: string) => Promise<void>,
): Promise<string> {
  const name = `template_${createHash('sha256').update(`${RUN_DIRECTORY} ${template}`).digest('hex').slice(0, 12)}`;
  // Test files run in several processes: the first one prepares, the others wait, for the clone as well (it needs the template idle).
  await admin.query('select pg_advisory_lock(7482001)');
  const { rowCount } = await admin.query('select from pg_database where datname = $1', [name]);
  if (rowCount === 0) {
    const draft = `draft_${randomBytes(6).toString('hex')}`;
    await admin.query(`create database ${draft}`);
    await prepare(await server.url(draft));
    await admin.query(`alter database ${draft} rename to ${name}`);
  }
  return name;
}

async function othersEnded(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const open = await client.query<{ xid: string }>(`select backend_xid::text as xid from pg_stat_activity
      where backend_xid is not null and (datname is distinct from current_database() or backend_type <> 'client backend')`);
    const xids = open.rows.map(({ xid }) => xid);
    const isOpen = 'select from pg_stat_activity where backend_xid::text = any($1)';
    while (((await client.query(isOpen, [xids])).rowCount ?? 0) > 0) await sleep(10);
  } finally {
    await client.end();
  }
}

async function dropDatabase(server: TestServer, name: string): Promise<void> {
  const admin = new pg.Client(await server.url('postgres'));
  await admin.connect();
  try {
    await admin.query(`drop database if exists ${name} with (force)`);
  } finally {
    await admin.end();
  }
}

export interface DatabaseSuite {
  readonly template: string;
  /** Migrates the empty database behind `url`, and closes its connections. */
  prepare(url: string): Promise<void>;
}

/**
 * A suite that runs once on every PostgreSQL we support, on a database of its own:
 * `withTestDatabase('orders', { template: 'store', prepare: migrate }, (database) => { it('…', () => database().url) })`.
 */
export function withTestDatabase(
  title: string,
  suite: DatabaseSuite,
  tests: (database: () => TestDatabase) => void,
): void {
  for (const server of testServers) {
    const name =
      server.unavailable === undefined
        ? `${title} on ${server.name}`
        : `${title} on ${server.name} [skipped: ${server.unavailable}]`;
    describe.skipIf(server.unavailable !== undefined)(name, () => {
      let database: TestDatabase | undefined;
      beforeAll(async () => {
        database = await createTestDatabase(server, suite.template, suite.prepare);
      }, 120_000);
      afterAll(async () => {
        await database?.drop();
      });
      tests(() => {
        if (database === undefined)
          throw new Error('The database exists only while a test runs: call database() inside it.');
        return database;
      });
    });
  }
}
