import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Postfix comes last: `sendmail` is to be its own. */
const PACKAGES = ['exim4-daemon-light', 'dovecot-sieve', 'postfix'];
const CACHE = join(import.meta.dirname, '../../../../../../node_modules/.cache/debian-mail-servers');
const SCRIPT = join(import.meta.dirname, 'mail-servers.sh');

/** Why Debian's mail servers cannot run here. */
export async function mailServersUnavailable(): Promise<string | undefined> {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) return 'no Debian';
  if (userInfo().uid !== 0) return 'not root, who alone may have mounts of his own';
  const tried = [
    ['overlay mounts are not permitted', () => run('unshare', OVERLAY)],
    ['the packages cannot be downloaded', unpacked],
  ] as const;
  for (const [reason, attempt] of tried)
    try {
      await attempt();
    } catch {
      return reason;
    }
  return undefined;
}

const OVERLAY = ['--mount', 'mount', '-t', 'overlay', 'overlay', '-o', 'lowerdir=/usr/share:/usr/lib', '/mnt'];

/** Has Postfix, Exim and Dovecot return mails to us, and gives what each wrote, by name. */
export async function realMails(): Promise<ReadonlyMap<string, Uint8Array>> {
  const packages = await unpacked();
  const work = await mkdtemp(join(tmpdir(), 'quittance-mail-'));
  try {
    await run('unshare', ['--mount', 'sh', SCRIPT, packages, work, await freePort(), await freePort()]);
    const folder = join(work, 'returned');
    const names = await readdir(folder);
    return new Map(await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))] as const)));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** The packages with what they need and this machine lacks, unpacked side by side; kept between runs. */
async function unpacked(): Promise<string> {
  const ready = join(CACHE, 'ready');
  if (existsSync(ready)) return ready;
  const making = `${ready}-${process.pid}`;
  await mkdir(making, { recursive: true });
  for (const name of PACKAGES)
    for (const file of await downloaded(name)) await run('dpkg', ['--extract', file, making]);
  await rename(making, ready);
  return ready;
}

async function downloaded(name: string): Promise<readonly string[]> {
  const archives = join(CACHE, name);
  await mkdir(join(archives, 'partial'), { recursive: true });
  const options = [
    '--yes',
    '--quiet',
    '--download-only',
    '--reinstall',
    '--no-install-recommends',
    '-o',
    `Dir::Cache::archives=${archives}`,
  ];
  await run('apt-get', [...options, 'install', name], { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  const files = (await readdir(archives)).filter((file) => file.endsWith('.deb'));
  return files.map((file) => join(archives, file));
}

function freePort(): Promise<string> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(String(port)));
    });
  });
}
