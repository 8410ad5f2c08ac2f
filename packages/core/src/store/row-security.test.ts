import pg from 'pg';
import { expect, it } from 'vitest';
import { withTestDatabase } from '../../test/database.ts';
import { ensureTenant, openDatabase, uuidv7, writeSettings, type Database } from './index.ts';
import { migrate } from './migrate.ts';

const suite = {
  template: 'store',
  async prepare(url: string) {
    await (await openDatabase({ connectionString: url }, () => undefined)).close();
  },
};

withTestDatabase('row-level security', suite, (server) => {
  async function opened<T>(work: (database: Database) => Promise<T>): Promise<T> {
    const database = await openDatabase({ connectionString: server().url }, () => undefined);
    try {
      return await work(database);
    } finally {
      await database.close();
    }
  }

  it('shows a tenant its own rows, another tenant none of them, and nobody anything without a tenant', async () => {
    await opened(async (database) => {
      const [a, b] = [await ensureTenant(database, 'tenant-a'), await ensureTenant(database, 'tenant-b')];
      await database.inTenant(a, (trx) => writeSettings(trx, { secret: 'of a' }));
      const count = (trx: Database['directory']) => trx.selectFrom('merchant_settings').selectAll().execute();
      expect(await database.inTenant(a, count)).toHaveLength(1);
      expect(await database.inTenant(b, count)).toHaveLength(0);
      expect(await count(database.directory)).toHaveLength(0);
    });
  });

  it('refuses to write the row of another tenant', async () => {
    await opened(async (database) => {
      const [a, b] = [await ensureTenant(database, 'tenant-a'), await ensureTenant(database, 'tenant-b')];
      const foreign = database.inTenant(a, (trx) =>
        trx.insertInto('merchant_settings').values({ tenant_id: b, settings: '{}' }).execute(),
      );
      await expect(foreign).rejects.toMatchObject({ code: '42501' });
    });
  });

  it('covers every table that has a tenant, but for the two that are read before the tenant is known', async () => {
    const client = new pg.Client(server().url);
    await client.connect();
    const { rows } = await client.query<{ name: string; forced: boolean; policies: string }>(
      `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
         (select count(*) from pg_policy p where p.polrelid = c.oid) as policies
       from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
       where n.nspname = 'quittance' and c.relkind = 'r'`,
    );
    await client.end();
    expect(rows.length).toBeGreaterThan(10);
    const unbound = rows.filter(({ forced, policies }) => !forced || policies !== '1').map(({ name }) => name);
    expect(unbound.toSorted()).toEqual(['api_key', 'shop']);
  });

  it('begins every primary key and unique index of a tenant’s table with the tenant', async () => {
    const client = new pg.Client(server().url);
    await client.connect();
    const { rows } = await client.query<{ index: string; first: string }>(
      `select i.indexrelid::regclass::text as index, a.attname as first
       from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
       where n.nspname = 'quittance' and i.indisunique and exists (select from pg_attribute t where t.attrelid = c.oid and t.attname = 'tenant_id')`,
    );
    await client.end();
    expect(
      rows
        .filter(({ first }) => first !== 'tenant_id')
        .map(({ index }) => index)
        .toSorted(),
    ).toEqual(['quittance.api_key_pkey', 'quittance.shop_pkey']);
  });

  it('never works as a user whom row-level security does not bind', async () => {
    const client = new pg.Client(server().url);
    await client.connect();
    const { rows } = await client.query<{ rolsuper: boolean }>(
      'select rolsuper from pg_roles where rolname = current_user',
    );
    await client.end();
    // The control: the login of this test would see everything.
    expect(rows[0]?.rolsuper).toBe(true);
    await opened(async ({ directory }) => {
      const { sql } = await import('kysely');
      const role = await sql<{
        name: string;
        bypasses: boolean;
      }>`select current_user as name, rolsuper or rolbypassrls as bypasses from pg_roles where rolname = current_user`.execute(
        directory,
      );
      expect(role.rows).toEqual([{ name: 'quittance_app', bypasses: false }]);
    });
  });

  it('keeps history as it is, against the owner of the tables as well', async () => {
    const client = new pg.Client(server().url);
    await client.connect();
    for (const table of ['document', 'status_event', 'seal', 'ledger_entry', 'message_event']) {
      for (const change of [
        `update quittance.${table} set tenant_id = tenant_id`,
        `delete from quittance.${table}`,
        `truncate quittance.${table}`,
      ]) {
        await expect(client.query(change)).rejects.toMatchObject({ code: '23001' });
      }
    }
    await client.end();
  });
});

withTestDatabase('migrations', { template: 'empty', prepare: () => Promise.resolve() }, (server) => {
  it('run once, although eight processes start at the same moment', async () => {
    const databases = await Promise.all(
      Array.from({ length: 8 }, () => openDatabase({ connectionString: server().url }, () => undefined)),
    );
    await Promise.all(databases.map((database) => database.close()));
    const client = new pg.Client(server().url);
    await client.connect();
    const { rows } = await client.query<{ id: string }>('select id from quittance.migration');
    expect(rows.map(({ id }) => id)).toEqual([
      '0001-road',
      '0002-cancel-refusal',
      '0003-status',
      '0004-formats',
      '0005-installations',
      '0006-delivery',
      '0007-receivables',
      '0008-collections',
      '0009-erp-notes',
      '0010-forget-cases',
      '0011-delivery-states',
      '0012-case-decisions',
    ]);
    expect(await migrate(client)).toEqual([]);
    await client.end();
  });
});

it('a UUID v7 sorts by the time it was made and is never repeated', () => {
  const ids = [1, 2, 3].flatMap((moment) => Array.from({ length: 500 }, () => uuidv7(1_700_000_000_000 + moment)));
  expect(new Set(ids).size).toBe(1_500);
  expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(
    true,
  );
  const prefixes = ids.map((id) => id.slice(0, 13));
  expect(prefixes).toEqual(prefixes.toSorted());
});
