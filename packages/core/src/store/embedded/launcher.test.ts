import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import {
  EmbeddedPostgresError,
  startEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from './index.ts';
import { livePostmaster } from './postmaster.ts';

const started: EmbeddedPostgres[] = [];
const folders: string[] = [];

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'quittance-pg-'));
  chmodSync(dir, 0o711);
  folders.push(dir);
  return dir;
}

async function start(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres(options);
  started.push(server);
  return server;
}

async function query(connection: string | pg.ClientConfig, sql: string): Promise<unknown[]> {
  const client = new pg.Client(connection);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

function refusal(attempt: Promise<unknown>): Promise<string> {
  return attempt.then(
    () => 'started',
    (error: unknown) => (error instanceof EmbeddedPostgresError ? error.problem.code : String(error)),
  );
}

afterEach(async () => {
  for (const server of started.splice(0)) await server.stop();
  for (const dir of folders.splice(0)) rmSync(dir, { recursive: true, force: true });
});

describe('startEmbeddedPostgres', () => {
  it('starts a durable PostgreSQL 18 that only its own account can reach', async () => {
    const server = await start({ dir: join(folder(), 'db') });
    expect(server.adopted).toBe(false);
    expect(server.tcp).toBe(false);
    expect(statSync(server.socketDirectory).mode & 0o777).toBe(0o700);
    const settings =
      "select current_setting('server_version_num')::int / 10000 as version, current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit";
    expect(await query(server.connectionString(), settings)).toEqual([{ version: 18, fsync: 'on', commit: 'on' }]);
  });

  it('adopts a live server, and starts a new one after a stop', async () => {
    const dir = join(folder(), 'db');
    const first = await start({ dir });
    const second = await start({ dir });
    expect(second).toMatchObject({ pid: first.pid, adopted: true });
    await second.stop();
    const third = await start({ dir });
    expect(third.adopted).toBe(false);
    expect(third.pid).not.toBe(first.pid);
  });

  it('gives several simultaneous starters one server', async () => {
    const dir = join(folder(), 'db');
    const servers = await Promise.all([start({ dir }), start({ dir }), start({ dir })]);
    expect(new Set(servers.map(({ pid }) => pid)).size).toBe(1);
    expect(servers.filter(({ adopted }) => !adopted)).toHaveLength(1);
    expect(readdirSync(dir).filter((name) => name.startsWith('draft-'))).toEqual([]);
  });

  it('creates a database once', async () => {
    const server = await start({ dir: join(folder(), 'db') });
    expect(await server.createDatabase('shop "one"')).toBe(true);
    expect(await server.createDatabase('shop "one"')).toBe(false);
    expect(await query(server.connectionString('shop "one"'), 'select current_database() as name')).toEqual([
      { name: 'shop "one"' },
    ]);
  });

  it('keeps every acknowledged row when the whole server is killed', async () => {
    const dir = join(folder(), 'db');
    const server = await start({ dir });
    await query(server.connection(), 'create table ledger (id int primary key)');
    const acknowledged = await writeUntilKilled(server);
    // On a busy machine a killed process lives until it is its turn to die, and is adopted until then.
    await expect.poll(() => livePostmaster(join(dir, 'data'))).toBeUndefined();
    const again = await start({ dir });
    expect(again.adopted).toBe(false);
    const rows = await query(again.connection(), 'select count(*)::int as count from ledger');
    expect(acknowledged).toBeGreaterThan(0);
    expect(rows).toEqual([{ count: expect.toSatisfy((count: number) => count >= acknowledged) }]);
  });

  it('starts although a stale lock file names a process that lives', async () => {
    const dir = join(folder(), 'db');
    const server = await start({ dir });
    const pidFile = join(dir, 'data', 'postmaster.pid');
    const lines = readFileSync(pidFile, 'utf8').split('\n');
    await server.stop();
    writeFileSync(pidFile, [String(process.pid), ...lines.slice(1)].join('\n'));
    expect((await start({ dir })).adopted).toBe(false);
  });

  it('keeps the socket short when the directory is deep', async () => {
    const dir = join(folder(), 'd'.repeat(60), 'e f'.repeat(20), 'db');
    mkdirSync(join(dir, '..'), { recursive: true });
    const server = await start({ dir });
    expect(server.socketDirectory.startsWith(dir)).toBe(false);
    folders.push(server.socketDirectory);
    expect(await query(server.connectionString(), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('listens on 127.0.0.1 only when asked, and then wants the password', async () => {
    const dir = join(folder(), 'db');
    const port = 20000 + (process.pid % 20000);
    const server = await start({ dir, tcpPort: port });
    expect(await query(server.tcpConnectionString(), 'select 1 as one')).toEqual([{ one: 1 }]);
    await expect(query(`postgresql://postgres:guess@127.0.0.1:${port}/postgres`, 'select 1')).rejects.toThrow(
      /password authentication failed/,
    );
    await server.stop();
    await start({ dir });
    expect(await refusal(startEmbeddedPostgres({ dir, tcpPort: port }))).toBe('SETTINGS_DIFFER');
  });
});

describe('a start that cannot succeed says why', () => {
  it('names a setting the server refuses', async () => {
    const attempt = startEmbeddedPostgres({ dir: join(folder(), 'db'), settings: { shared_buffers: 'plenty' } });
    await expect(attempt).rejects.toThrow(/did not start: .*shared_buffers/);
  });

  it('refuses a directory that other users may enter', async () => {
    const dir = folder();
    expect(await refusal(startEmbeddedPostgres({ dir }))).toBe('DIRECTORY_UNWRITABLE');
  });

  it('offers DATABASE_URL on a platform without binaries', async () => {
    const real = process.arch;
    Object.defineProperty(process, 'arch', { value: 'riscv64' });
    try {
      await expect(startEmbeddedPostgres({ dir: join(folder(), 'db') })).rejects.toThrow(/DATABASE_URL/);
    } finally {
      Object.defineProperty(process, 'arch', { value: real });
    }
  });
});

/** Inserts row after row until every process of the server is killed; the number of rows it acknowledged. */
async function writeUntilKilled(server: EmbeddedPostgres): Promise<number> {
  const client = new pg.Client(server.connection());
  client.on('error', () => undefined);
  await client.connect();
  let acknowledged = 0;
  const writing = (async () => {
    for (;;) {
      await client.query('insert into ledger values ($1)', [acknowledged + 1]);
      acknowledged += 1;
    }
  })().catch(() => undefined);
  await sleep(300);
  const children = execFileSync('cat', [`/proc/${server.pid}/task/${server.pid}/children`], { encoding: 'utf8' });
  for (const pid of [server.pid, ...children.trim().split(' ').map(Number)]) process.kill(pid, 'SIGKILL');
  await writing;
  return acknowledged;
}
