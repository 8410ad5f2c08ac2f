import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../packages/core/src/store/embedded/index.ts';
import { freePort } from './free-port.ts';

export interface TestServer {
  /** How Medusa's test runner finds it: `DB_HOST` must say localhost, or it turns TLS on. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** A throw-away PostgreSQL 18 on TCP for Medusa's integration tests; core's own tests start theirs on a socket. */
export async function startTestServer(): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'quittance-medusa-'));
  chmodSync(folder, 0o711);
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
  const server = await startEmbeddedPostgres({ dir: join(folder, 'db'), tcpPort: await freePort(0), settings });
  const url = new URL(server.tcpConnectionString());
  return {
    env: { DB_HOST: 'localhost', DB_PORT: url.port, DB_USERNAME: url.username, DB_PASSWORD: url.password },
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
