import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@quittance/core/store';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A real PostgreSQL 18 of this run; {@link testDatabase} makes databases on it. */
    postgresUrl: string;
  }
}

let stop: (() => Promise<void>) | undefined;

/** vitest's global set-up: one throw-away server for all files of the run. */
export async function setup({ provide }: TestProject): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'quittance-shopify-'));
  // Others may pass through, not look: root lends the database to an account without rights.
  chmodSync(folder, 0o711);
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
  const server = await startEmbeddedPostgres({ dir: join(folder, 'db'), settings });
  provide('postgresUrl', server.connectionString('postgres'));
  stop = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

export async function teardown(): Promise<void> {
  await stop?.();
}
