import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@quittance/core/store';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the PostgreSQL of this run is; {@link testDatabase} starts it when the first test asks. */
    postgresDirectory: string;
  }
}

let folder = '';

/** vitest's global set-up: a place for one throw-away server that all files of the run share. */
export function setup({ provide }: TestProject): void {
  folder = mkdtempSync(join(tmpdir(), 'quittance-shopify-'));
  // Others may pass through, not look: root lends the database to an account without rights.
  chmodSync(folder, 0o711);
  provide('postgresDirectory', join(folder, 'db'));
}

export async function teardown(): Promise<void> {
  const dir = join(folder, 'db');
  // Adopts the server that the tests have started, or starts what is left of one.
  if (existsSync(dir)) await (await startEmbeddedPostgres({ dir })).stop();
  rmSync(folder, { recursive: true, force: true });
}
