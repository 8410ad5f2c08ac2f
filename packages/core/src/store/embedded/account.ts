import { chownSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { EmbeddedPostgresError } from './error.ts';

/** The operating system account that the server runs under; PostgreSQL refuses to run as root. */
export interface ServerAccount {
  readonly uid?: number;
  readonly gid?: number;
}

export const NOBODY: ServerAccount = { uid: 65534, gid: 65534 };

export function runningAsRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Root lends the server to the owner of an existing directory, else to `nobody`; anyone else runs it themselves. */
function accountFor(dir: string): ServerAccount {
  if (!runningAsRoot()) return {};
  const owner = statSync(dir, { throwIfNoEntry: false });
  return owner !== undefined && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : NOBODY;
}

/** Makes `dir` private to the account: on a socket directory mode 0700 is what keeps other users out. */
export function makePrivateDirectory(dir: string, account: ServerAccount): void {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    if (account.uid !== undefined && account.gid !== undefined) chownSync(dir, account.uid, account.gid);
  } catch (cause) {
    throw unwritable(dir, cause);
  }
  const { uid, mode } = statSync(dir);
  if (uid !== (account.uid ?? process.getuid?.() ?? uid)) throw unwritable(dir, 'it belongs to another user');
  if ((mode & 0o077) !== 0) throw unwritable(dir, 'other users may enter it');
}

function unwritable(dir: string, cause: unknown): EmbeddedPostgresError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new EmbeddedPostgresError(
    'DIRECTORY_UNWRITABLE',
    `The database directory ${dir} cannot be used: ${reason}.`,
    'Choose a directory of your own, or remove this one if it holds nothing you need.',
  );
}

/** Whether the account may pass through every folder down to `path`; folders that do not exist yet do not count. */
export function reachableBy(account: ServerAccount, path: string): boolean {
  for (let dir = resolve(path); ; dir = dirname(dir)) {
    const found = statSync(dir, { throwIfNoEntry: false });
    if (found !== undefined && (found.mode & (found.uid === account.uid ? 0o100 : 0o001)) === 0) return false;
    if (dir === dirname(dir)) return true;
  }
}

/** The account for a server in `dir`, or `undefined` when root would lend it to one that cannot get there. */
export function usableAccount(dir: string): ServerAccount | undefined {
  const account = accountFor(dir);
  return !runningAsRoot() || reachableBy(account, dirname(resolve(dir))) ? account : undefined;
}
