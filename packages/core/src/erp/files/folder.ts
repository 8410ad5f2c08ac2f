import { randomBytes } from 'node:crypto';
import { access, link, mkdir, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExtId } from '../../model/index.ts';

export const PLACES = ['out', 'in', 'done', 'error', 'sent'] as const;
export type Place = (typeof PLACES)[number];

const NO_LINKS: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);
const EXTENSIONS = ['json', 'csv', 'xml'] as const;
/** EDIFACT is what we write, never what we are answered in. */
const OWN_EXTENSIONS = [...EXTENSIONS, 'edi'] as const;

/** A file that is complete: its writer renamed it into place. */
export interface DroppedFile {
  readonly name: string;
  readonly text: string;
}

/** The drop folder. File names are made of external ids only, so none leads out of it. */
export class DropFolder {
  readonly #root: string;
  readonly #largest: number;

  constructor(root: string, largest: number) {
    this.#root = root;
    this.#largest = largest;
  }

  /** Makes the places inside the folder, never the folder itself: where a share is not mounted, orders would go to a disk nobody reads. */
  async prepare(): Promise<void> {
    for (const place of PLACES) {
      await mkdir(join(this.#root, place)).catch((error: unknown) => {
        if (codeOf(error) !== 'EEXIST') throw error;
      });
    }
  }

  /** Notes in `sent/` that this key was put; `true` for the first who does. */
  async claim(ext: ExtId): Promise<boolean> {
    try {
      const file = await open(join(this.#root, 'sent', ext), 'wx', 0o640);
      await file.close();
      return true;
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false;
      throw error;
    }
  }

  /** Takes an answer away, because its record is sent again. */
  async discard(place: Place, name: string): Promise<void> {
    await rm(join(this.#root, place, name), { force: true });
  }

  /**
   * Puts a file into `out/` unless one of that name is there: written and synced under a temporary name, then linked to its
   * own, which fails where it exists. So no reader sees half a file, and of two writers one wins.
   */
  async drop(name: string, content: string | Uint8Array): Promise<boolean> {
    const temporary = join(this.#root, 'out', `.${name}.${randomBytes(6).toString('hex')}.tmp`);
    const file = await open(temporary, 'wx', 0o640);
    try {
      await file.writeFile(content, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    try {
      await this.#appear(temporary, join(this.#root, 'out', name));
      await this.#syncFolder('out');
      return true;
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false;
      throw error;
    } finally {
      await rm(temporary, { force: true });
    }
  }

  async #appear(temporary: string, target: string): Promise<void> {
    try {
      await link(temporary, target);
    } catch (error) {
      // Windows shares have no hard links. There the hub's one worker per key is what keeps a second writer away.
      if (!NO_LINKS.has(codeOf(error))) throw error;
      await access(target).then(
        () => Promise.reject(Object.assign(new Error('exists'), { code: 'EEXIST' })),
        () => rename(temporary, target),
      );
    }
  }

  /** The file of a key in a place, whatever its format. */
  async fileOf(place: Place, ext: ExtId): Promise<DroppedFile | undefined> {
    for (const extension of place === 'out' ? OWN_EXTENSIONS : EXTENSIONS) {
      const file = await this.read(place, `${ext}.${extension}`);
      if (file) return file;
    }
    return undefined;
  }

  async read(place: Place, name: string): Promise<DroppedFile | undefined> {
    const path = join(this.#root, place, name);
    try {
      const { size } = await stat(path);
      if (size > this.#largest) return { name, text: '' };
      return { name, text: await readFile(path, 'utf8') };
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** Sorted names of complete files, with a mark that changes when the file does. Names that begin with a dot or end in .tmp or .part are being written. */
  // The time of the rename counts (ctime): a file may have been written long before it appears.
  async list(
    place: Place,
  ): Promise<readonly { readonly name: string; readonly changed: number; readonly mark: string }[]> {
    const names = (await readdir(join(this.#root, place)))
      .filter((name) => /^[A-Za-z0-9_][A-Za-z0-9_.-]*\.(json|csv|xml)$/.test(name))
      .toSorted();
    const stats = await Promise.all(names.map((name) => stat(join(this.#root, place, name)).catch(() => undefined)));
    return names.flatMap((name, index) => {
      const file = stats[index];
      return file === undefined ? [] : [{ name, changed: file.ctimeMs, mark: `${file.ctimeMs}-${file.size}` }];
    });
  }

  /** Writes a file and takes it away again. */
  async probe(): Promise<void> {
    const path = join(this.#root, 'out', `.probe.${randomBytes(6).toString('hex')}.tmp`);
    const file = await open(path, 'wx');
    await file.close();
    await rm(path);
  }

  /** A rename or link is durable once its folder is. */
  async #syncFolder(place: Place): Promise<void> {
    const folder = await open(join(this.#root, place), 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';
}
