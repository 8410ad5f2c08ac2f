import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './mariadb.ts';

const run = promisify(execFile);
const SERVERS = ['/usr/sbin/sshd', '/usr/local/sbin/sshd', '/opt/homebrew/sbin/sshd'];

export function sshdUnavailable(): string | undefined {
  return SERVERS.some((path) => existsSync(path)) ? undefined : 'sshd is not installed';
}

export interface TestSshd {
  readonly port: number;
  readonly user: string;
  /** Fingerprint of the host key, `SHA256:…`. */
  readonly hostKey: string;
  /** The private key that may log in. */
  readonly privateKey: string;
  /** One that may not. */
  readonly otherKey: string;
  /** Cuts every connection and answers no more. */
  down(): Promise<void>;
  up(): Promise<void>;
  stop(): Promise<void>;
}

/** An OpenSSH server of our own on loopback, with SFTP and one key; never the machine's. */
export async function startSshd(): Promise<TestSshd> {
  const binary = SERVERS.find((path) => existsSync(path));
  if (binary === undefined) throw new Error(sshdUnavailable());
  const folder = await mkdtemp(join(tmpdir(), 'quittance-sshd-'));
  const { username, uid } = userInfo();
  // Where the server parts with its rights, when root starts it.
  if (uid === 0) await mkdir('/run/sshd', { recursive: true });
  for (const name of ['host', 'user', 'other'])
    await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(folder, name)]);
  const port = await freePort();
  await writeFile(
    join(folder, 'config'),
    [
      `Port ${port}`,
      'ListenAddress 127.0.0.1',
      `HostKey ${join(folder, 'host')}`,
      `AuthorizedKeysFile ${join(folder, 'user.pub')}`,
      `PidFile ${join(folder, 'pid')}`,
      'PasswordAuthentication no',
      'KbdInteractiveAuthentication no',
      'PermitRootLogin prohibit-password',
      'StrictModes no',
      'UsePAM no',
      'Subsystem sftp internal-sftp',
      '',
    ].join('\n'),
  );
  let server: ChildProcess | undefined;
  const up = async () => {
    server = spawn(binary, ['-D', '-f', join(folder, 'config')], { stdio: 'ignore' });
    await untilOpen(port);
  };
  const down = async () => {
    const { pid } = server ?? {};
    if (server === undefined || pid === undefined) return;
    const ended = new Promise((resolve) => void server?.once('exit', resolve));
    // Each session is a process of its own, and would outlive the listener.
    for (const each of [...(await below(pid)), pid]) process.kill(each, 'SIGKILL');
    await ended;
    server = undefined;
  };
  await up();
  const { stdout } = await run('ssh-keygen', ['-lf', join(folder, 'host.pub')]);
  return {
    port,
    user: username,
    hostKey: stdout.split(' ')[1] ?? '',
    privateKey: await readFile(join(folder, 'user'), 'utf8'),
    otherKey: await readFile(join(folder, 'other'), 'utf8'),
    down,
    up,
    async stop() {
      await down();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The processes below one. */
async function below(pid: number): Promise<readonly number[]> {
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,ppid=']);
  const rows = stdout
    .trim()
    .split('\n')
    .map((row) => row.trim().split(/\s+/).map(Number));
  const children = (parent: number): readonly number[] =>
    rows.flatMap(([own = 0, its]) => (its === parent ? [...children(own), own] : []));
  return children(pid);
}

async function untilOpen(port: number): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).once('error', () => resolve(false));
      socket.unref().once('connect', () => socket.end());
    });
    if (open) return;
    await new Promise((resolve) => void setTimeout(resolve, 50));
  }
  throw new Error('sshd did not come up');
}
