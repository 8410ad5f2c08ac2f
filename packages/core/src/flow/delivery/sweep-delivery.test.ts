import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { withTestDatabase } from '../../../test/database.ts';
import { openRoad } from '../open-quittance.ts';
import { openDeliveryBed } from '../testing/delivery-bed.ts';
import { roadSuite, testKeys, until } from '../testing/testbed.ts';
import { sweepDelivery } from './sweep-delivery.ts';

withTestDatabase('the sweep of deliveries', roadSuite, (database) => {
  it('puts a message back on its way whose job was lost', async () => {
    let now = new Date('2026-06-01T20:00:00+02:00');
    const clock = { now: () => now };
    const bed = await openDeliveryBed(database().url, {
      slug: 'sweep',
      settings: { moments: { from: '09:00', to: '12:00' } },
      options: { clock },
    });
    const road = await openRoad({ database: { connectionString: database().url }, keys: testKeys, clock });
    const document = await bed.invoice('1');
    await bed.when(document, ({ messages }) => messages[0]?.state === 'planned');
    // The queue counts by a clock that is months ahead: it has worked the job already, to no effect.
    await until(async () => !(await hasJobs()));

    now = new Date('2026-06-02T09:05:00+02:00');
    await sweepDelivery(road);
    expect(await hasJobs()).toBe(false);

    now = new Date('2026-06-02T09:30:00+02:00');
    await sweepDelivery(road);
    await bed.when(document, ({ standing }) => standing?.state === 'accepted');
    expect(bed.server.received).toHaveLength(1);
    await sweepDelivery(road);
    expect(await hasJobs()).toBe(false);
    await road.jobs.stop();
    await road.database.close();
    await bed.close();

    async function hasJobs(): Promise<boolean> {
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from quittance_jobs.job where name = 'send-message' and state < 'completed'`.execute(
        road.database.directory,
      );
      return (rows[0]?.count ?? 0) > 0;
    }
  });
});
