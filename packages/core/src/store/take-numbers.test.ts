import pg from 'pg';
import { expect, it } from 'vitest';
import { withTestDatabase } from '../../test/database.ts';
import { ensureTenant, openDatabase, takeNumbers, type Database } from './index.ts';

const suite = {
  template: 'store',
  async prepare(url: string) {
    await (await openDatabase({ connectionString: url }, () => undefined)).close();
  },
};

withTestDatabase('invoice numbers', suite, (server) => {
  async function opened<T>(max: number, work: (database: Database) => Promise<T>): Promise<T> {
    const database = await openDatabase({ connectionString: server().url, max }, () => undefined);
    try {
      return await work(database);
    } finally {
      await database.close();
    }
  }

  it('are gapless and chronological with 64 issuers at once, some of which fail', async () => {
    await opened(64, async (database) => {
      const tenant = await ensureTenant(database, 'busy');
      const issued: { first: number; count: number; date: string }[] = [];
      const issuer = async (index: number) => {
        const count = 1 + (index % 3);
        // The clocks of machines differ; a number never carries an earlier day than the one before it.
        const today = index % 2 === 0 ? '2026-11-21' : '2026-11-20';
        await database.inTenant(tenant, async (trx) => {
          const { first, date } = await takeNumbers(trx, 'F2026-{N}', 1, count, today);
          if (index % 5 === 0) throw new Error('this one changes its mind');
          issued.push({ first, count, date });
        });
      };
      const outcomes = await Promise.allSettled(Array.from({ length: 256 }, (_, index) => issuer(index)));
      expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(52);
      const numbers = issued.toSorted((a, b) => a.first - b.first);
      const counters = numbers.flatMap(({ first, count }) =>
        Array.from({ length: count }, (_, offset) => first + offset),
      );
      expect(counters).toEqual(Array.from({ length: counters.length }, (_, index) => index + 1));
      const dates = numbers.map(({ date }) => date);
      expect(dates).toEqual(dates.toSorted());
    });
  });

  it('begin where the merchant says', async () => {
    await opened(2, async (database) => {
      const tenant = await ensureTenant(database, 'moved-in');
      const take = () => database.inTenant(tenant, (trx) => takeNumbers(trx, 'F-{N}', 501, 2, '2026-01-01'));
      expect([await take(), await take()]).toEqual([
        { first: 501, date: '2026-01-01' },
        { first: 503, date: '2026-01-01' },
      ]);
    });
  });

  it('of one tenant never wait for another’s', async () => {
    await opened(22, async (database) => {
      const tenants = await Promise.all(
        Array.from({ length: 20 }, (_, index) => ensureTenant(database, `tenant-${index}`)),
      );
      const [held, ...others] = tenants;
      if (held === undefined) throw new Error('no tenant');
      await database.inTenant(held, (trx) => takeNumbers(trx, 'F2026-{N}', 1, 1, '2026-11-21'));
      await database.inTenant(held, async (trx) => {
        await takeNumbers(trx, 'F2026-{N}', 1, 1, '2026-11-21');
        // With one tenant's series locked, nineteen others take theirs; the same tenant's next issuer would wait.
        const taken = await Promise.all(
          others.map((tenant) =>
            database.inTenant(tenant, (other) => takeNumbers(other, 'F2026-{N}', 1, 1, '2026-11-21')),
          ),
        );
        expect(taken.map(({ first }) => first)).toEqual(others.map(() => 1));
        const client = new pg.Client(server().url);
        await client.connect();
        await client.query(`set lock_timeout = '200ms'; set quittance.tenant = '${held}'`);
        const waiting = client.query(
          `update quittance.series set last_counter = last_counter where tenant_id = '${held}'`,
        );
        try {
          await expect(waiting).rejects.toMatchObject({ code: '55P03' });
        } finally {
          await client.end();
        }
      });
    });
  });
});
