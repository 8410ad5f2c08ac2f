import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import mysql from 'mysql2/promise';

const run = promisify(execFile);
const SERVERS = ['/usr/sbin/mariadbd', '/usr/bin/mariadbd', '/usr/local/sbin/mariadbd', '/opt/homebrew/bin/mariadbd'];

export function mariadbUnavailable(): string | undefined {
  return SERVERS.some((path) => existsSync(path)) ? undefined : 'mariadbd is not installed';
}

export interface TestMariadb {
  readonly port: number;
  readonly version: string;
  /** Runs statements as root over the private socket. */
  admin(sql: string): Promise<void>;
  stop(): Promise<void>;
}

/** A MariaDB of our own in a temporary folder, on loopback; never the machine's. */
export async function startMariadb(): Promise<TestMariadb> {
  const binary = SERVERS.find((path) => existsSync(path));
  if (binary === undefined) throw new Error(mariadbUnavailable());
  const folder = await mkdtemp(join(tmpdir(), 'quittance-mariadb-'));
  const user = userInfo().username;
  await run('mariadb-install-db', [
    '--no-defaults',
    `--datadir=${join(folder, 'data')}`,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
    `--user=${user}`,
  ]);
  const port = await freePort();
  const socket = join(folder, 's');
  const server = spawn(
    binary,
    [
      '--no-defaults',
      `--datadir=${join(folder, 'data')}`,
      `--socket=${socket}`,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      `--user=${user}`,
      `--pid-file=${join(folder, 'pid')}`,
      '--innodb-flush-log-at-trx-commit=0',
      '--innodb-buffer-pool-size=32M',
    ],
    { stdio: 'ignore' },
  );
  const root = await untilReady(socket);
  const [rows] = await root.query<mysql.RowDataPacket[]>('select version() as version');
  return {
    port,
    version: String(rows[0]?.['version']),
    admin: async (sql) => void (await root.query(sql)),
    async stop() {
      await root.end();
      const ended = new Promise((resolve) => void server.once('exit', resolve));
      server.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function untilReady(socketPath: string): Promise<mysql.Connection> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const connection = await mysql
      .createConnection({ socketPath, user: 'root', multipleStatements: true })
      .catch(() => undefined);
    if (connection) return connection;
    await new Promise((resolve) => void setTimeout(resolve, 150));
  }
  throw new Error('mariadbd did not come up');
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
