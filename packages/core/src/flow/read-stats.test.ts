import pg from 'pg';
import { expect, it } from 'vitest';
import { withTestDatabase } from '../../test/database.ts';
import { sampleSettings } from './testing/sample-order.ts';
import { openTestbed, roadSuite } from './testing/testbed.ts';

withTestDatabase('the figures of a tenant', roadSuite, (database) => {
  it('name the shop that is silent against its own rhythm, and no other', async () => {
    const now = new Date();
    const { quittance, tenant } = await openTestbed(database().url, { slug: 'silent', clock: { now: () => now } });
    const client = new pg.Client(database().url);
    await client.connect();
    /** An order every ten minutes, for five weeks, up to `hoursAgo`. */
    const sold = (shop: string, hoursAgo: number) =>
      client.query(
        `insert into quittance.inbox (tenant_id, id, host, shop, source_id, revision, payload, received_at)
         select $1, (lpad(to_hex((extract(epoch from t) * 1000)::bigint), 12, '0') || '7000' || substr(md5($2 || t::text), 1, 16))::uuid,
           'shopfront', $2, t::text, 0, '{}', t
         from generate_series($3::timestamptz - interval '35 days', $3::timestamptz - make_interval(hours => $4), interval '10 minutes') t`,
        [tenant, shop, now, hoursAgo],
      );
    await sold('quiet', 7);
    expect((await quittance.stats(tenant)).silent).toMatchObject([{ host: 'shopfront', shop: 'quiet' }]);
    await sold('busy', 0);
    const { silent } = await quittance.stats(tenant);
    expect(silent.map(({ shop }) => shop)).toEqual(['quiet']);
    // Six an hour: whole hours within the seven of silence.
    expect(silent[0]?.expected).toBeGreaterThanOrEqual(36);
    await quittance.settings.put(tenant, { ...sampleSettings, alarms: { silentHours: 8 } });
    expect((await quittance.stats(tenant)).silent).toEqual([]);
    await quittance.settings.put(tenant, { ...sampleSettings, alarms: { silentHours: 0 } });
    expect((await quittance.stats(tenant)).silent).toEqual([]);
    await client.end();
    await quittance.close();
  });
});
