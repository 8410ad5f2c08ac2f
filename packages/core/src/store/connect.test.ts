import { sql } from 'kysely';
import pg from 'pg';
import { expect, it } from 'vitest';
import { withTestDatabase } from '../../test/database.ts';
import { openDatabase, type Database } from './connect.ts';
import { ensureTenant, writeSettings } from './index.ts';

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

withTestDatabase('what is read as of one moment', suite, (testDatabase) => {
  it('stays as it was when the reading began, and is not written', async () => {
    const database = await openDatabase({ connectionString: testDatabase().url }, () => undefined);
    const tenant = await ensureTenant(database, 'reader');
    const write = () => database.inTenant(tenant, (trx) => writeSettings(trx, { name: 'new' }));
    const count = async (trx: Database['directory']) =>
      (await trx.selectFrom('merchant_settings').selectAll().execute()).length;
    const seen = await database.asOfOneMoment(tenant, async (trx) => {
      const before = await count(trx);
      await write();
      return [before, await count(trx)];
    });
    expect([seen, await database.asOfOneMoment(tenant, count)]).toEqual([[0, 0], 1]);
    const writing = database.asOfOneMoment(tenant, (trx) => writeSettings(trx, { name: 'newer' }));
    await expect(writing).rejects.toMatchObject({ code: '25006' });
    await database.close();
  });
});
