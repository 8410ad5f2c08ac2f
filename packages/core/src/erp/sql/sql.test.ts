import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../model/index.ts';
import { binariesIn, startEmbeddedPostgres, type PostgresBinaries } from '../../store/embedded/index.ts';
import { SYSTEM_15 } from '../../../test/database.ts';
import { freePort, mariadbUnavailable, startMariadb } from '../../../test/mariadb.ts';
import { SqlErp } from '../../../test/sql-erp.ts';
import { tcpProxy } from '../../../test/tcp-proxy.ts';
import { describeErpContract, type ErpSystem } from '../contract.ts';
import { recordingLog } from '../contract/recording-log.ts';
import { sampleOrder } from '../contract/sample-order.ts';
import type { ErpSession } from '../port.ts';
import { sql } from './adapter.ts';
import { sqlConfig, type SqlConfig } from './config.ts';
import { openDatabase } from './database.ts';
import { ddl, grants, tableName } from './ddl.ts';

interface TestServer {
  readonly system: SqlConfig['system'];
  readonly port: number;
  /** Runs a statement with every right. */
  admin(statement: string): Promise<void>;
  stop(): Promise<void>;
}

const PASSWORD = 'pw-2718';
const USER = 'quittance_erp';

async function postgres(binaries?: PostgresBinaries): Promise<TestServer> {
  const dir = await mkdtemp(join(tmpdir(), 'quittance-sql-'));
  // The server's account (root lends it to another) passes through here.
  await chmod(dir, 0o711);
  const port = await freePort();
  const server = await startEmbeddedPostgres({
    dir: join(dir, 'db'),
    tcpPort: port,
    settings: { fsync: 'off' },
    ...(binaries && { binaries }),
  });
  const { default: pg } = await import('pg');
  const root = new pg.Client(server.connectionString('postgres'));
  await root.connect();
  await root.query(`create role ${USER} login password '${PASSWORD}'`);
  return {
    system: 'postgresql',
    port,
    admin: async (statement) => void (await root.query(statement)),
    async stop() {
      await root.end();
      await server.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

async function mariadb(): Promise<TestServer> {
  const server = await startMariadb();
  await server.admin(
    `create database postgres; use postgres; create user ${USER}@'%' identified by '${PASSWORD}'; create user erp@'%' identified by '${PASSWORD}'; grant all on postgres.* to erp@'%'`,
  );
  return { system: 'mariadb', port: server.port, admin: server.admin, stop: server.stop };
}

async function sqlSystem(
  start: () => Promise<TestServer>,
): Promise<ErpSystem & { readonly server: TestServer; config(): SqlConfig }> {
  const server = await start();
  const { system } = server;
  const proxy = await tcpProxy(server.port);
  const config = (port = proxy.port) =>
    sqlConfig.parse({
      system,
      host: '127.0.0.1',
      port,
      database: 'postgres',
      user: USER,
      tls: 'off',
      timeoutMs: 1_000,
    });
  for (const statement of [...ddl(config()), ...grants(config())]) await server.admin(statement);
  const table = (name: string) => tableName(config(), name as 'order');
  const isPg = system === 'postgresql';
  if (isPg)
    await server.admin(`create role erp login password '${PASSWORD}'; grant all on all tables in schema public to erp`);
  const office = await openDatabase({ ...config(server.port), user: 'erp', timeoutMs: 10_000 }, PASSWORD);
  const erp = new SqlErp(office, table);
  const log = recordingLog();
  const sessions: ErpSession[] = [];
  let password = PASSWORD;
  let release: () => Promise<void> = () => Promise.resolve();
  const entered = async <T>(work: Promise<T>): Promise<T> => {
    const done = await work;
    await erp.enter().catch(() => undefined);
    return done;
  };
  return {
    server,
    config,
    async connect({ signal } = {}) {
      const session = await sql.connect(config(), {
        fetch,
        clock: systemClock,
        secret: () => Promise.resolve(password),
        log,
        ...(signal && { signal }),
      });
      sessions.push(session);
      return new Proxy(session, {
        get(target, name) {
          const member: unknown = Reflect.get(target, name, target);
          if (typeof member !== 'function') return member;
          return (...input: unknown[]) => {
            const work: unknown = member.apply(target, input);
            return name === 'put' || name === 'putMany' || name === 'act' ? entered(Promise.resolve(work)) : work;
          };
        },
      });
    },
    sku: 'SKU-TEE-M',
    count: async (_kind, ext) => (await office.query(`select ext from ${table('order')} where ext = ?`, [ext])).length,
    office: erp.office,
    async arrange(fault) {
      if (fault === 'unreachable') proxy.set('refuse');
      if (fault === 'silent') proxy.set('silent');
      if (fault === 'answer-lost') proxy.set('lose-commit');
      if (fault === 'wrong-password') password = 'pw-wrong';
      if (fault === 'busy') {
        await server.admin(
          isPg ? `begin; lock table ${table('order')} in access exclusive mode` : `lock tables ${table('order')} write`,
        );
        release = () => server.admin(isPg ? 'rollback' : 'unlock tables');
      }
      if (fault === 'refusal') {
        const [make, drop] = isPg
          ? [
              `create function closed() returns trigger language plpgsql as $$ begin raise exception 'The period is closed'; end $$; create trigger closed before insert on ${table('order')} for each row execute function closed()`,
              'drop function closed cascade',
            ]
          : [
              `create trigger closed before insert on ${table('order')} for each row signal sqlstate '45000' set message_text = 'The period is closed'`,
              'drop trigger closed',
            ];
        await server.admin(make);
        release = () => server.admin(drop);
      }
    },
    async mend() {
      proxy.set('pass');
      password = PASSWORD;
      const undo = release;
      release = () => Promise.resolve();
      await undo();
    },
    logins: proxy.connections,
    miscount: () => Promise.reject(new Error('a staging table computes nothing')),
    secrets: [PASSWORD, 'pw-wrong'],
    logged: log.text,
    async stop() {
      for (const session of sessions) await session.close();
      await office.close();
      await proxy.close();
      await server.stop();
    },
  };
}

const WITHOUT = {
  'retry-after': 'a database does not say how long it will be busy',
  'session-expired': 'a connection has no session; one that was killed is tested below',
  html: 'a database does not speak HTTP',
  malformed: 'the drivers check every message',
  customers: 'the ERP’s import makes the customers',
  articles: 'the ERP’s import knows the articles',
  totals: 'the ERP writes erp_total; the hub compares it',
  notes: 'the staging tables have no place for notes',
  'credit-write': 'whether too much is credited is the ERP’s to say, in the booking’s error columns',
} as const;

function describeSql(name: string, start: () => Promise<TestServer>): void {
  describeErpContract(name, { start: () => sqlSystem(start), timeoutMs: 60_000, without: WITHOUT });

  describe(`staging tables, ${name}`, () => {
    let running: Awaited<ReturnType<typeof sqlSystem>> | undefined;
    beforeAll(async () => {
      running = await sqlSystem(start);
    });
    afterAll(() => running?.stop());
    const system = () => running ?? expect.fail('not running');

    it('goes on after its connections were killed', async () => {
      const session = await system().connect();
      const first = sampleOrder('SKU');
      expect(await session.put('order', first.ext, first.document)).toMatchObject({ ok: true });
      await system().arrange('unreachable');
      await system().mend();
      const next = sampleOrder('SKU');
      const outcome = await session.put('order', next.ext, next.document);
      if (!outcome.ok) expect(outcome.kind).toBe('transient');
      expect(await session.put('order', next.ext, next.document)).toMatchObject({ ok: true });
      expect(await system().count('order', next.ext)).toBe(1);
    });

    it('keeps hostile text as text', async () => {
      const session = await system().connect();
      const name = `Robert'); drop table quittance_order; -- \\ \u0001 \u202e 😀`;
      const { ext, document } = sampleOrder(`x' or '1'='1`, { buyer: { kind: 'business', name, customerId: 'c' } });
      expect(await session.put('order', ext, document)).toMatchObject({ ok: true, created: true });
      expect(await system().count('order', ext)).toBe(1);
      expect(await session.read('invoice', { id: `1' or '1'='1` })).toMatchObject({ ok: false, kind: 'rejected' });
    });

    it('refuses names that are not plain', () => {
      for (const prefix of ['a"b', 'a;b', 'A', 'a b', ''])
        expect(sqlConfig.safeParse({ ...system().config(), prefix }).success).toBe(false);
    });

    it('takes a refused order again once it is mended, and shows the refusal until then', async () => {
      const session = await sql.connect(system().config(), {
        fetch,
        clock: systemClock,
        secret: () => Promise.resolve(PASSWORD),
        log: recordingLog(),
      });
      const { ext, document } = sampleOrder('SKU');
      await session.put('order', ext, document);
      await system().server.admin(
        `update ${tableName(system().config(), 'order')} set state = 'error', error_code = 'PERIOD_CLOSED', error_text = 'The period is closed', error_field = 'placedAt' where ext = '${ext}'`,
      );
      expect(await session.find('order', ext)).toMatchObject({
        ok: false,
        kind: 'rejected',
        field: 'placedAt',
        cause: { code: 'PERIOD_CLOSED', message: 'The period is closed' },
      });
      expect(await session.put('order', ext, document)).toMatchObject({ ok: true });
      expect(await session.find('order', ext)).toMatchObject({ ok: true, value: { state: 'draft' } });
      await session.close();
    });

    it('says which statements make the missing tables, and makes them only when told', async () => {
      const io = { fetch, clock: systemClock, secret: () => Promise.resolve(PASSWORD), log: recordingLog() };
      const elsewhere = await sql.connect({ ...system().config(), prefix: 'other_' }, io);
      const { ext, document } = sampleOrder('SKU');
      expect(await elsewhere.put('order', ext, document)).toMatchObject({
        ok: false,
        kind: 'misconfigured',
        cause: { code: expect.stringMatching(/^SQL_(TABLE_MISSING|NO_RIGHTS)$/) },
      });
      const [, tables] = await elsewhere.check();
      expect(tables).toMatchObject({
        ok: false,
        advice: expect.stringMatching(/create table if not exists .*other_order[\s\S]*grant select, insert/),
      });
      await elsewhere.close();
    });

    it('stages 1,000 orders in one go, twice, as 1,000', async () => {
      const session = await sql.connect(
        { ...system().config(), timeoutMs: 30_000 },
        { fetch, clock: systemClock, secret: () => Promise.resolve(PASSWORD), log: recordingLog() },
      );
      const records = Array.from({ length: 1_000 }, () => sampleOrder('SKU')).map(({ ext, document }) => ({
        ext,
        document,
      }));
      const first = (await session.putMany?.('order', records)) ?? [];
      const again = (await session.putMany?.('order', records)) ?? [];
      expect(first.filter((outcome) => outcome.ok && outcome.created)).toHaveLength(1_000);
      expect(again.filter((outcome) => outcome.ok && !outcome.created)).toHaveLength(1_000);
      await session.close();
    });
  });
}

describeSql('PostgreSQL 18', () => postgres());

const systems = [
  ['PostgreSQL 15', existsSync(SYSTEM_15) ? undefined : `no ${SYSTEM_15}`, () => postgres(binariesIn(SYSTEM_15))],
  ['MariaDB', mariadbUnavailable(), mariadb],
] as const;
for (const [name, unavailable, start] of systems) {
  if (unavailable === undefined) {
    describeSql(name, start);
    continue;
  }
  console.warn(`[skipped: ${name}: ${unavailable}]`);
  describe.skip(`ERP contract: ${name} [skipped: ${unavailable}]`, () => {});
}
