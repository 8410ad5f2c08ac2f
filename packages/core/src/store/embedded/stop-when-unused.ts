import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { EmbeddedPostgres } from './server.ts';

// A session that was closed a moment ago may still be counted.
const LOOKS = 5;
const PAUSE = 40;

/**
 * The last one out turns off the light: stops the built-in database unless another process is connected to it.
 * A process that connects in this very moment finds no server, and starts it again.
 */
export async function stopWhenUnused(server: EmbeddedPostgres): Promise<void> {
  for (let look = 0; look < LOOKS; look += 1) {
    if ((await othersConnected(server)) === 0) return server.stop();
    await sleep(PAUSE);
  }
}

async function othersConnected(server: EmbeddedPostgres): Promise<number> {
  const client = new pg.Client(server.connection());
  await client.connect();
  try {
    const { rows } = await client.query<{ others: number }>(
      `select count(*)::int as others from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
    );
    return rows[0]?.others ?? 0;
  } finally {
    await client.end();
  }
}
