import { startEmbeddedPostgres } from '@quittance/core/store';
import { inject } from 'vitest';

const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** A database of its own on the run's PostgreSQL, which the first to ask starts. */
export async function testDatabase(): Promise<string> {
  const server = await startEmbeddedPostgres({ dir: inject('postgresDirectory'), settings: FAST });
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`;
  await server.createDatabase(name);
  return server.connectionString(name);
}
