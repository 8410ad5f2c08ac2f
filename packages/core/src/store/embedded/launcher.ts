import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, fchownSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makePrivateDirectory, usableAccount, type ServerAccount } from './account.ts';
import { embeddedBinaries, type PostgresBinaries } from './binaries.ts';
import { createCluster } from './cluster.ts';
import { EmbeddedPostgresError } from './error.ts';
import { clearStalePidFile, livePostmaster, type Postmaster } from './postmaster.ts';
import { EmbeddedPostgres } from './server.ts';
import { DEFAULT_SETTINGS } from './settings.ts';

export interface EmbeddedPostgresOptions {
  /** Holds everything of this database: cluster, socket, log. Made when absent; private to the server's account. */
  readonly dir: string;
  /** Server settings over {@link DEFAULT_SETTINGS}, e.g. `{ shared_buffers: '1GB' }`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Also listen on 127.0.0.1, with a password; without it the server has no TCP port at all. */
  readonly tcpPort?: number;
  /** Another PostgreSQL's programs; by default the PostgreSQL 18 that npm brought. */
  readonly binaries?: PostgresBinaries;
  /** How long a start may take, crash recovery included, in milliseconds (default 5 minutes). */
  readonly timeout?: number;
}

/**
 * Starts the database in `dir`, or adopts the server that is already running there (a killed process leaves it
 * behind, alive and well). Safe to call from several processes at once: one starts it, the others adopt it.
 * Throws {@link EmbeddedPostgresError}.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dir = resolve(options.dir);
  const data = join(dir, 'data');
  const running = livePostmaster(data);
  if (running !== undefined) return adopt(dir, options);
  const binaries = options.binaries ?? embeddedBinaries();
  const account = prepareDirectory(dir);
  await createCluster(dir, binaries, account);
  return launch(dir, binaries, account, options);
}

function prepareDirectory(dir: string): ServerAccount {
  const account = usableAccount(dir);
  if (account === undefined) {
    const message = `Root runs the database under an account without rights, which cannot reach ${dir}.`;
    throw new EmbeddedPostgresError(
      'DIRECTORY_UNREACHABLE',
      message,
      'Choose a directory whose parents all users may enter, e.g. in /var/lib.',
    );
  }
  makePrivateDirectory(dir, account);
  return account;
}

async function adopt(dir: string, options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const postmaster = await untilReady(dir, () => livePostmaster(join(dir, 'data')) !== undefined, options.timeout);
  if (postmaster === undefined) return startEmbeddedPostgres(options);
  return adopted(dir, postmaster, options);
}

function adopted(dir: string, postmaster: Postmaster, options: EmbeddedPostgresOptions): EmbeddedPostgres {
  if (options.tcpPort !== undefined && postmaster.listenAddress === '') {
    const message = `The database in ${dir} is already running, without a TCP port.`;
    throw new EmbeddedPostgresError('SETTINGS_DIFFER', message, `Stop it first: kill -INT ${postmaster.pid}`);
  }
  return new EmbeddedPostgres(dir, postmaster, true);
}

// Right after a kill the old server's children and lock linger for a moment, and a start in that moment is refused.
const ATTEMPTS = 20;
const ATTEMPT_PAUSE = 250;

async function launch(
  dir: string,
  binaries: PostgresBinaries,
  account: ServerAccount,
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const data = join(dir, 'data');
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    clearStalePidFile(data);
    const child = spawnServer(dir, binaries, account, options);
    const postmaster = await untilReady(
      dir,
      () => child.pid !== undefined && child.exitCode === null && child.signalCode === null,
      options.timeout,
    );
    if (postmaster !== undefined && postmaster.pid === child.pid) return new EmbeddedPostgres(dir, postmaster, false);
    const other = livePostmaster(data);
    if (other !== undefined) return adopt(dir, options);
    await sleep(ATTEMPT_PAUSE);
  }
  throw new EmbeddedPostgresError(
    'START_FAILED',
    `PostgreSQL did not start: ${logTail(dir)}.`,
    `Its log is ${join(dir, 'postgresql.log')}.`,
  );
}

function spawnServer(
  dir: string,
  binaries: PostgresBinaries,
  account: ServerAccount,
  options: EmbeddedPostgresOptions,
): ChildProcess {
  const settings = {
    ...DEFAULT_SETTINGS,
    ...options.settings,
    unix_socket_directories: socketDirectory(dir, options.tcpPort ?? 5432, account),
    unix_socket_permissions: '0700',
    listen_addresses: options.tcpPort === undefined ? '' : '127.0.0.1',
    port: String(options.tcpPort ?? 5432),
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = openLog(dir, account);
  // Detached: Ctrl-C in a terminal reaches the whole process group, and the database must be the last to hear of it.
  const child = spawn(binaries.postgres, ['-D', join(dir, 'data'), ...args], {
    ...account,
    cwd: '/',
    stdio: ['ignore', log, log],
    detached: true,
  });
  child.on('error', () => undefined);
  child.unref();
  closeSync(log);
  return child;
}

/** Waits until the server of `dir` is ready; `undefined` when `alive` says that it will never be. */
async function untilReady(dir: string, alive: () => boolean, timeout = 300_000): Promise<Postmaster | undefined> {
  const deadline = performance.now() + timeout;
  while (alive()) {
    const postmaster = livePostmaster(join(dir, 'data'));
    if (postmaster?.status === 'ready') return postmaster;
    if (performance.now() > deadline) {
      throw new EmbeddedPostgresError(
        'START_FAILED',
        `PostgreSQL was not ready after ${timeout / 1000} s.`,
        `Its log is ${join(dir, 'postgresql.log')}.`,
      );
    }
    await sleep(10);
  }
  return undefined;
}

/** A socket's path may have 107 bytes (103 on macOS), so a deep directory keeps its socket in the temporary one. */
function socketDirectory(dir: string, port: number, account: ServerAccount): string {
  const inside = join(dir, 's');
  const short = join(tmpdir(), `quittance-${createHash('sha256').update(dir).digest('hex').slice(0, 12)}`);
  const chosen = Buffer.byteLength(join(inside, `.s.PGSQL.${port}`)) <= 103 ? inside : short;
  makePrivateDirectory(chosen, account);
  return chosen;
}

const LOG_LIMIT = 10_000_000;

function openLog(dir: string, account: ServerAccount): number {
  const path = join(dir, 'postgresql.log');
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_LIMIT) renameSync(path, `${path}.1`);
  const log = openSync(path, 'a', 0o600);
  if (account.uid !== undefined && account.gid !== undefined) fchownSync(log, account.uid, account.gid);
  return log;
}

function logTail(dir: string): string {
  return readFileSync(join(dir, 'postgresql.log'), 'utf8').trim().split('\n').slice(-3).join(' / ');
}
