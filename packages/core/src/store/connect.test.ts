import { sql } from 'kysely';
import pg from 'pg';
import { expect, it } from 'vitest';
import { withTestDatabase } from '../../test/database.ts';
import { openDatabase } from './connect.ts';

const suite = {
  template: 'store',
  async prepare(url: string) {
    await (await openDatabase({ connectionString: url }, () => undefined)).close();
  },
};

withTestDatabase('a connection that the server ends', suite, (testDatabase) => {
  async function endAllOthers(): Promise<void> {
    const client = new pg.Client(testDatabase().url);
    await client.connect();
    await client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    await client.end();
  }

  async function opened() {
    const told: string[] = [];
    const database = await openDatabase({ connectionString: testDatabase().url }, ({ message }) => told.push(message));
    await Promise.all(Array.from({ length: 8 }, () => sql`select pg_sleep(0.05)`.execute(database.directory)));
    return { database, told };
  }

  it('is told, and ends no process', async () => {
    const { database, told } = await opened();
    await endAllOthers();
    await expect.poll(() => told.join()).toContain('terminating connection');
    await database.close();
  });

  it('is nobody’s concern once it is being closed', async () => {
    const { database, told } = await opened();
    await Promise.all([database.close(), endAllOthers()]);
    expect(told).toEqual([]);
  });
});
