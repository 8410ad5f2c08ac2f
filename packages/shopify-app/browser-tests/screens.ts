import { join } from 'node:path';
import { build } from 'vite';

/** Where the built screens are. */
export const SCREENS = join(import.meta.dirname, '..', 'dist', 'admin');

export async function buildScreens(): Promise<void> {
  await build({ configFile: join(import.meta.dirname, '..', 'vite.config.ts'), logLevel: 'error' });
}

/** vitest's global set-up: built once for all files. */
export const setup = buildScreens;
