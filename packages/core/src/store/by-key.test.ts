import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { withTestDatabase } from '../../test/database.ts';
import type { TenantId } from '../model/index.ts';
import { wanted } from './by-key.ts';
import { openDatabase, type Database, type TenantTransaction } from './connect.ts';
import { ensureTenant } from './tenants.ts';
import { uuidv7 } from './uuid.ts';

const suite = {
  template: 'store',
  async prepare(url: string) {
    await (await openDatabase({ connectionString: url }, fail)).close();
  },
};

function fail(error: Error): void {
  throw error;
}

withTestDatabase('looking up by key', suite, (testDatabase) => {
  const ids = Array.from({ length: 100 }, () => uuidv7());
  let database: Database;
  let tenant: TenantId;

  beforeEach(async () => {
    database = await openDatabase({ connectionString: testDatabase().url }, fail);
    tenant = await ensureTenant(database, `t${uuidv7()}`);
    // A tenant that grew since the last ANALYZE.
    await sql`alter table quittance.orders set (autovacuum_enabled = false)`.execute(database.directory);
    await database.inTenant(tenant, (trx) =>
      sql`insert into quittance.orders (tenant_id, id, host, shop, source_id, revision, inbox_id, number, buyer, placed_at, currency, total, test, stage)
        select ${tenant}::uuid, coalesce((${ids}::uuid[])[n], gen_random_uuid()), 'h', 's', n, 1, gen_random_uuid(), n, 'b', now(), 'EUR', 1, false, 'taken'
        from generate_series(1, 4000) n`.execute(trx),
    );
  });
  afterEach(() => database.close());

  async function rowsRead(from: (trx: TenantTransaction) => ReturnType<typeof wanted>): Promise<number> {
    const { rows } = await database.inTenant(tenant, (trx) =>
      sql<{
        'QUERY PLAN': [{ Plan: Plan }];
      }>`explain (analyze, timing off, format json) select o.number from ${from(trx)}`.execute(trx),
    );
    return rows.flatMap((row) => scans(row['QUERY PLAN'][0].Plan)).reduce((sum, read) => sum + read, 0);
  }

  it('reads the rows of the keys alone, though the statistics know nothing of the tenant', async () => {
    const read = await rowsRead(
      () => sql`${wanted(ids)} join quittance.orders o on o.id = wanted.key where o.tenant_id = ${tenant}::uuid`,
    );
    expect(read).toBe(ids.length);
  });

  it('(control) would read all of the tenant by the plain condition', async () => {
    const read = await rowsRead(
      () => sql`quittance.orders o where o.tenant_id = ${tenant}::uuid and o.id = any(${ids}::uuid[])`,
    );
    expect(read).toBeGreaterThan(1_000);
  });
});

interface Plan {
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Plan[];
}

/** The rows that each scan of a table read, kept or not. */
function scans(plan: Plan): readonly number[] {
  const below = (plan.Plans ?? []).flatMap(scans);
  if (plan['Relation Name'] === undefined) return below;
  return [...below, (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops']];
}
