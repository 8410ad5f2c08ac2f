import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Sample documents of others beside this checkout, which are no part of it. */
const CORPUS = join(import.meta.dirname, '../../../../shared/corpus');

export const corpusThere = existsSync(CORPUS);
export const unlessThere = corpusThere ? '' : ' [skipped: no corpus beside the checkout]';

/** A document and what the published rules say of it. */
export interface Sample {
  readonly file: string;
  readonly syntax: string;
  readonly bytes: Uint8Array;
  /** Whether a fatal rule fired, or no verdict came. */
  readonly refused: boolean;
}

/** The samples of a set that came with verdicts. */
export function samplesOf(set: string): Sample[] {
  if (!corpusThere) return [];
  return readFileSync(join(CORPUS, set, 'expected.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { file: string; syntax: string; error?: string } & Verdicts)
    .map(({ file, syntax, error, errors, oracle }) => ({
      file,
      syntax,
      bytes: readFileSync(join(CORPUS, set, file)),
      refused: error !== undefined || errors?.['cen'] !== undefined || !isClean(oracle),
    }));
}

interface Verdicts {
  readonly errors?: Readonly<Record<string, string>>;
  readonly oracle?: Readonly<Record<string, { readonly fatal?: object }>>;
}

/** By EN 16931, and by its profile for a document of Factur-X. */
const isClean = (oracle: Verdicts['oracle'] = {}): boolean =>
  Object.entries(oracle).every(([layer, { fatal }]) => fatal === undefined || !/^(cen|fx-)/.test(layer));

/** Every file of a folder of the corpus whose name ends so, by its path within. */
export function filesOf(folder: string, ending: string): { readonly path: string; read(): Uint8Array }[] {
  if (!corpusThere) return [];
  return readdirSync(join(CORPUS, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending))
    .sort()
    .map((path) => ({ path, read: () => readFileSync(join(CORPUS, folder, path)) }));
}
