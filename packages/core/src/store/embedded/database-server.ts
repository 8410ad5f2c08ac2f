import { join } from 'node:path';
import { startEmbeddedPostgres } from './launcher.ts';
import { stopWhenUnused } from './stop-when-unused.ts';

/** A database to use, and how to let go of its server. */
export interface DatabaseServer {
  readonly url: string;
  readonly embedded: boolean;
  release(): Promise<void>;
}

/** The database at `url`, or without one the built-in server of the state directory, started when it is not running. */
export async function databaseServer(url: string | undefined, state: string): Promise<DatabaseServer> {
  if (url !== undefined && url !== '') return { url, embedded: false, release: () => Promise.resolve() };
  const server = await startEmbeddedPostgres({ dir: join(state, 'database') });
  await server.createDatabase(DATABASE);
  return { url: server.connectionString(DATABASE), embedded: true, release: () => stopWhenUnused(server) };
}

const DATABASE = 'quittance';
