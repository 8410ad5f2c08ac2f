import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { withTestDatabase } from '../../../test/database.ts';
import { newMasterKey } from '../../access/index.ts';
import { openDatabase } from '../../store/index.ts';
import { slugsOf } from './installations.ts';
import { openQuittance } from '../open-quittance.ts';
import { rotateKeys } from '../audit/rotate-keys.ts';
import { roadSuite, testKeys } from '../testing/testbed.ts';

withTestDatabase('installations', roadSuite, (database) => {
  async function opened(keys = testKeys) {
    const quittance = await openQuittance({ database: { connectionString: database().url }, keys });
    onTestFinished(() => quittance.close());
    return quittance;
  }

  async function query<T extends pg.QueryResultRow>(text: string): Promise<readonly T[]> {
    const client = new pg.Client(database().url);
    await client.connect();
    const { rows } = await client.query<T>(text);
    await client.end();
    return rows;
  }

  it('make a tenant once for each shop, however many processes install it at once', async () => {
    const [one, other] = await Promise.all([opened(), opened()]);
    const shops = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        (index % 2 === 0 ? one : other).installations.ensure('h', 'my-shop.test'),
      ),
    );
    expect(new Set(shops.map(({ tenant }) => tenant)).size).toBe(1);
    const tenants = await one.tenants.list();
    expect(tenants.filter(({ slug }) => slug.startsWith('my-shop'))).toEqual([
      { id: shops[0]?.tenant, slug: 'my-shop' },
    ]);
  });

  it('never bring a shop into a tenant that was there before', async () => {
    const { installations, tenants } = await opened();
    const own = await tenants.ensure('taken');
    const first = await installations.ensure('h', 'taken.test');
    const second = await installations.ensure('h', 'taken.example');
    expect(new Set([own, first.tenant, second.tenant]).size).toBe(3);
    const names = (await tenants.list()).filter(({ slug }) => slug.startsWith('taken')).map(({ slug }) => slug);
    expect(names).toEqual(['taken', 'taken-2', 'taken-3']);
  });

  it('find the tenant again when the app comes back, without the secrets of before', async () => {
    const { installations } = await opened();
    const { tenant } = await installations.ensure('h', 'back.test');
    await installations.change('h', 'back.test', () =>
      Promise.resolve({ answer: 0, secrets: { token: 'shpat_1' }, state: { scopes: ['a'] } }),
    );
    expect(await installations.read('h', 'back.test')).toEqual({
      secrets: { token: 'shpat_1' },
      state: { scopes: ['a'] },
    });
    await installations.uninstall('h', 'back.test');
    await installations.uninstall('h', 'back.test');
    expect((await installations.list('h')).map(({ shop }) => shop)).not.toContain('back.test');
    expect(await installations.find('h', 'back.test')).toMatchObject({
      tenant,
      uninstalledAt: expect.any(String) as string,
    });
    // A renewal that was under way must not bring a secret back.
    await installations.change('h', 'back.test', () =>
      Promise.resolve({ answer: 0, secrets: { token: 'late' }, state: { a: 1 } }),
    );
    expect(await installations.read('h', 'back.test')).toEqual({ secrets: {}, state: { a: 1 } });
    const again = await installations.ensure('h', 'back.test');
    expect(again).toEqual({ host: 'h', shop: 'back.test', tenant, installedAt: expect.any(String) as string });
    expect((await installations.list('h')).map(({ shop }) => shop)).toContain('back.test');
  });

  it('seal secrets for one shop and name: moved elsewhere they do not open', async () => {
    const { installations } = await opened();
    await installations.ensure('h', 'one.test');
    await installations.ensure('h', 'two.test');
    await installations.change('h', 'one.test', () => Promise.resolve({ answer: 0, secrets: { token: 'plain-text' } }));
    const [row] = await query<{ secrets: string }>(
      `select secrets::text from quittance.installation where shop = 'one.test'`,
    );
    expect(row?.secrets).toMatch(/"token": "v1\./);
    expect(row?.secrets).not.toContain('plain-text');
    await query(
      `update quittance.installation set secrets = (select secrets from quittance.installation where shop = 'one.test') where shop = 'two.test'`,
    );
    expect(await installations.read('h', 'two.test')).toEqual({ secrets: {}, state: {} });
  });

  it('change one at a time over all processes: a token is renewed once', async () => {
    const [one, other] = await Promise.all([opened(), opened()]);
    await one.installations.ensure('h', 'single.test');
    let renewals = 0;
    const renew = ({ installations }: typeof one) =>
      installations.change('h', 'single.test', async ({ secrets }) => {
        if (secrets['token'] !== undefined) return { answer: secrets['token'] };
        renewals += 1;
        await sleep(50);
        return { answer: 'fresh', secrets: { token: 'fresh' } };
      });
    const answers = await Promise.all([one, other, one, other, one].map(renew));
    expect([answers, renewals]).toEqual([Array.from({ length: 5 }, () => 'fresh'), 1]);
  });

  it('keep what was stored when the work fails', async () => {
    const { installations } = await opened();
    await installations.ensure('h', 'failing.test');
    await installations.change('h', 'failing.test', () => Promise.resolve({ answer: 0, secrets: { token: 'old' } }));
    await expect(
      installations.change('h', 'failing.test', () => Promise.reject(new Error('the shop said no'))),
    ).rejects.toThrow('the shop said no');
    expect((await installations.read('h', 'failing.test'))?.secrets).toEqual({ token: 'old' });
    await expect(installations.change('h', 'never.test', () => Promise.resolve({ answer: 0 }))).rejects.toThrow(
      'never',
    );
    expect(await installations.read('h', 'never.test')).toBeUndefined();
  });

  it('are sealed anew when the keys are rotated', async () => {
    const before = await opened();
    await before.installations.ensure('h', 'rotated.test');
    await before.installations.change('h', 'rotated.test', () =>
      Promise.resolve({ answer: 0, secrets: { token: 'a', refresh: 'b' } }),
    );
    const current = newMasterKey();
    const store = await openDatabase({ connectionString: database().url }, () => undefined);
    const rotation = await rotateKeys(store, { current, previous: [testKeys.current] });
    expect(rotation.problems.filter(({ code }) => code !== 'SECRET_UNREADABLE')).toEqual([]);
    expect(rotation.resealed).toBeGreaterThanOrEqual(2);
    await store.close();
    const after = await opened({ current, previous: [] });
    expect((await after.installations.read('h', 'rotated.test'))?.secrets).toEqual({ token: 'a', refresh: 'b' });
    expect((await before.installations.read('h', 'rotated.test'))?.secrets).toEqual({});
  });
});

it('a slug derives from the shop, begins with a letter, and is never too long', () => {
  const first = (shop: string, count = 1) => {
    const slugs = slugsOf(shop);
    return Array.from({ length: count }, () => slugs.next().value);
  };
  expect(first('My_Shop.example.com', 3)).toEqual(['my-shop', 'my-shop-2', 'my-shop-3']);
  expect(first('1001-nuits.example.com')).toEqual(['shop-1001-nuits']);
  expect(first('été.example.com')).toEqual(['t']);
  expect(first('.com')).toEqual(['shop']);
  const long = first(`${'a'.repeat(39)}-b.example.com`, 40);
  expect(new Set(long).size).toBe(40);
  for (const slug of long) expect(slug).toMatch(/^[a-z][a-z0-9-]{0,39}$/);
});
