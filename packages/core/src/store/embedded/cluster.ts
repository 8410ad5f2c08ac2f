import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerAccount } from './account.ts';
import type { PostgresBinaries } from './binaries.ts';
import { EmbeddedPostgresError, OWN_SERVER_ADVICE } from './error.ts';

/**
 * Creates the cluster in `dir/data` unless it is there. It is made under a draft name and renamed when complete, so
 * that neither a crash nor a second process starting at the same moment can leave a half-made cluster behind.
 */
export async function createCluster(dir: string, binaries: PostgresBinaries, account: ServerAccount): Promise<void> {
  const data = join(dir, 'data');
  if (existsSync(join(data, 'PG_VERSION'))) return;
  const draft = join(dir, `draft-${process.pid}-${randomBytes(3).toString('hex')}`);
  mkdirSync(draft, { mode: 0o700 });
  const password = randomBytes(24).toString('base64url');
  writeFileSync(join(draft, 'password'), password, { mode: 0o600 });
  if (account.uid !== undefined && account.gid !== undefined) {
    chownSync(draft, account.uid, account.gid);
    chownSync(join(draft, 'password'), account.uid, account.gid);
  }
  try {
    await initdb(binaries, join(draft, 'data'), join(draft, 'password'), account);
    renameSync(join(draft, 'password'), join(draft, 'data', 'quittance-password'));
    renameSync(join(draft, 'data'), data);
  } catch (error) {
    if (!existsSync(join(data, 'PG_VERSION'))) throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** The superuser's password over TCP; the private socket needs none. */
export function clusterPassword(dir: string): string {
  return readFileSync(join(dir, 'data', 'quittance-password'), 'utf8');
}

async function initdb(
  binaries: PostgresBinaries,
  data: string,
  passwordFile: string,
  account: ServerAccount,
): Promise<void> {
  const args = [
    '-D',
    data,
    '-U',
    'postgres',
    '-E',
    'UTF8',
    '--locale=C',
    '--auth-local=trust',
    '--auth-host=scram-sha-256',
    `--pwfile=${passwordFile}`,
  ];
  const child = spawn(binaries.initdb, args, { ...account, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const code = await new Promise<number | string>((resolve) => {
    child
      .on('error', (error) => resolve(error.message))
      .on('close', (status, signal) => resolve(status ?? signal ?? 'killed'));
  });
  if (code === 0) return;
  const missing = /error while loading shared libraries: (\S+):/.exec(complaint)?.[1];
  if (missing !== undefined) {
    throw new EmbeddedPostgresError(
      'PLATFORM_UNSUPPORTED',
      `The bundled PostgreSQL needs ${missing}, which this system lacks.`,
      OWN_SERVER_ADVICE,
    );
  }
  const advice = /No space left/i.test(complaint)
    ? 'Free at least 200 MB on this disk and start again.'
    : OWN_SERVER_ADVICE;
  throw new EmbeddedPostgresError(
    'INITDB_FAILED',
    `The database could not be created in ${data} (${code}): ${complaint.trim().slice(-500)}.`,
    advice,
  );
}
