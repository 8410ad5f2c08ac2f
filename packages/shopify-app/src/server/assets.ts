import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** The built screens: where their files are, and which of them the document begins with. */
export interface Assets {
  readonly directory: string;
  /** URL paths. */
  readonly script: string;
  readonly styles: readonly string[];
}

/** Vite's `base` of the screens. */
export const ASSETS_PATH = '/admin';

const manifest = z.record(
  z.string(),
  z.object({ file: z.string(), isEntry: z.boolean().default(false), css: z.array(z.string()).default([]) }),
);

/** Reads the manifest of the build; throws when the screens were not built. */
export function readAssets(directory: string): Assets {
  const read = manifest.parse(JSON.parse(readFileSync(join(directory, '.vite', 'manifest.json'), 'utf8')));
  const entry = Object.values(read).find(({ isEntry }) => isEntry);
  if (entry === undefined) throw new Error('The manifest of the screens names no entry.');
  return {
    directory,
    script: `${ASSETS_PATH}/${entry.file}`,
    styles: entry.css.map((file) => `${ASSETS_PATH}/${file}`),
  };
}
