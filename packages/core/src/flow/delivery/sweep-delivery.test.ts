import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { withTestDatabase } from '../../../test/database.ts';
import { openRoad } from '../open-quittance.ts';
import { openDeliveryBed } from '../testing/delivery-bed.ts';
import { roadSuite, testKeys } from '../testing/testbed.ts';
import { sweepDelivery } from './sweep-delivery.ts';

const HOUR = 3_600_000;

withTestDatabase('the sweep of deliveries', roadSuite, (database) => {
  it('puts a message back on its way whose job was lost, once its moment is over', async () => {
    // The queue counts by the real time, so this clock runs with it; what lies between is skipped.
    let skipped = 0;
    const clock = { now: () => new Date(Date.now() + skipped) };
    const bed = await openDeliveryBed(database().url, {
      slug: 'sweep',
      settings: { moments: { zone: 'merchant', from: timeIn(2 * HOUR), to: timeIn(6 * HOUR) } },
      options: { clock },
    });
    const road = await openRoad({ database: { connectionString: database().url }, keys: testKeys, clock });
    const document = await bed.invoice('1');
    await bed.when(document, ({ messages }) => messages[0]?.state === 'planned');
    await sql`delete from quittance_jobs.job where name = 'send-message'`.execute(road.database.directory);

    await sweepDelivery(road);
    expect(await jobs()).toBe(0);
    skipped = 3 * HOUR;
    expect(bed.server.received).toHaveLength(0);
    await sweepDelivery(road);
    await bed.when(document, ({ standing }) => standing?.state === 'accepted');
    expect(bed.server.received).toHaveLength(1);
    await road.jobs.stop();
    await road.database.close();
    await bed.close();

    async function jobs(): Promise<number> {
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from quittance_jobs.job where name = 'send-message' and state < 'completed'`.execute(
        road.database.directory,
      );
      return rows[0]?.count ?? 0;
    }
  });
});

/** The time of day in Paris after so many milliseconds. */
function timeIn(milliseconds: number): string {
  const moment = new Date(Date.now() + milliseconds);
  return new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Paris', hour: '2-digit', minute: '2-digit' }).format(
    moment,
  );
}
