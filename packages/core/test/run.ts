import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../src/store/embedded/index.ts';

/** vitest's global set-up: gives the run one folder for the servers its tests start, and removes both when it ends. */
export function setup(): () => Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'quittance-test-'));
  // The servers' account (root lends them to another) passes through here.
  chmodSync(dir, 0o711);
  process.env['QUITTANCE_TEST_RUN'] = dir;
  return async () => {
    for (const server of ['18', '15']) {
      const cluster = join(dir, server);
      if (existsSync(join(cluster, 'data'))) await (await startEmbeddedPostgres({ dir: cluster })).stop();
    }
    rmSync(dir, { recursive: true, force: true });
  };
}
