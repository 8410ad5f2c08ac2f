import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { misconfigured, transient } from '../outcome.ts';
import { DropFailure, isComplete, PLACES, type Drop, type Place } from './drop.ts';

/** A folder of this machine, or a share that is mounted on it. */
export function localDrop(root: string): Drop {
  const path = (place: Place, name = '') => join(root, place, name);
  return {
    transport: 'file',
    prepare: () => guarded(async () => void (await Promise.all(PLACES.map((place) => ensure(path(place)))))),
    list: (place) =>
      guarded(async () => {
        const names = (await readdir(path(place))).filter(isComplete).toSorted();
        const sizes = await Promise.all(names.map((name) => stat(path(place, name)).catch(() => undefined)));
        return names.flatMap((name, index) => {
          const file = sizes[index];
          return file?.isFile() === true ? [{ name, bytes: file.size }] : [];
        });
      }),
    read: (place, name) => guarded(() => readFile(path(place, name)).catch(unlessGone)),
    put: (place, name, content) => guarded(() => appear(path(place), name, content)),
    move: (from, name, to) => guarded(() => rename(path(from, name), path(to, name)).catch(unlessGone)),
    remove: (place, name) => guarded(() => rm(path(place, name), { force: true })),
    close: () => Promise.resolve(),
  };
}

async function ensure(folder: string): Promise<void> {
  await mkdir(folder).catch((error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw error;
  });
}

/** Written and synced under a temporary name, then linked to its own, which fails where it exists: of two writers one wins. */
async function appear(folder: string, name: string, content: Uint8Array): Promise<boolean> {
  const temporary = join(folder, `.${name}.${randomBytes(6).toString('hex')}.tmp`);
  const file = await open(temporary, 'wx', 0o640);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await link(temporary, join(folder, name));
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(temporary, { force: true });
  }
}

function unlessGone(error: unknown): undefined {
  if (codeOf(error) !== 'ENOENT') throw error;
  return undefined;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** What a file operation that failed comes to; anything else thrown is a bug and stays one. */
async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = codeOf(error);
    if (code === '') throw error;
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
      throw new DropFailure(
        misconfigured({
          code: 'FOLDER_NO_RIGHTS',
          message: `The folder may not be used (${code}).`,
          advice: 'Give the user that runs Quittance the right to read and write the folder.',
        }),
      );
    throw new DropFailure(
      transient({
        code: code === 'ENOENT' || code === 'ENOTDIR' ? 'FOLDER_GONE' : 'FOLDER_BUSY',
        message: `The folder cannot be used now (${code}).`,
        advice: 'Check that the share is mounted, has room, and that the path in the connection settings is right.',
      }),
    );
  }
}
