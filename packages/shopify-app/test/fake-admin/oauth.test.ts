import { getJwt } from '@shopify/shopify-api/test-helpers';
import { describe, expect, it } from 'vitest';
import { call, open, type Opened } from './equipment.ts';

type Body = Readonly<Record<string, unknown>>;
interface Answer extends Body {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly error?: string;
}

const post = async ({ fake, shop }: Opened, body: Body): Promise<[number, Answer]> => {
  const response = await fetch(`${fake.origin}/admin/oauth/access_token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-fake-shop': shop.domain },
    body: JSON.stringify({ client_id: fake.keys.apiKey, client_secret: fake.keys.apiSecret, ...body }),
  });
  return [response.status, (await response.json()) as Answer];
};
const exchange = (opened: Opened, token: string, more: Body = {}) =>
  post(opened, {
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token: token,
    subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
    requested_token_type: 'urn:shopify:params:oauth:token-type:offline-access-token',
    expiring: '1',
    ...more,
  });
const refresh = (opened: Opened, token: string) => post(opened, { grant_type: 'refresh_token', refresh_token: token });
const statusWith = async ({ fake, shop }: Opened, token: string): Promise<number> =>
  (await call(fake, shop.domain, token, '{ shop { id } }')).status;

describe('token exchange', () => {
  it('gives a token of an hour and one to refresh it for 90 days, with the scopes of the installation', async () => {
    const opened = await open();
    const [status, answer] = await exchange(opened, opened.fake.sessionToken(opened.shop));
    expect([status, answer]).toEqual([
      200,
      {
        access_token: expect.stringMatching(/^shpat_/) as unknown,
        scope: opened.shop.scopes.join(','),
        expires_in: 3600,
        refresh_token: expect.any(String) as unknown,
        refresh_token_expires_in: 7_776_000,
      },
    ]);
    expect(await statusWith(opened, answer.access_token)).toBe(200);
    opened.clock.pass(3601);
    expect(await statusWith(opened, answer.access_token)).toBe(401);
  });

  it('gives one that does not expire when it is not asked for', async () => {
    const opened = await open();
    const [, answer] = await exchange(opened, opened.fake.sessionToken(opened.shop), { expiring: '0' });
    expect(Object.keys(answer).toSorted()).toEqual(['access_token', 'scope']);
  });

  it('takes a token as the library of Shopify mints it', async () => {
    const opened = await open();
    const seconds = opened.clock.now() / 1000;
    const { apiKey, apiSecret } = opened.fake.keys;
    const { token } = await getJwt('first', apiKey, apiSecret, { exp: seconds + 60, nbf: seconds, iat: seconds });
    expect((await exchange(opened, token))[0]).toBe(200);
  });

  it('refuses a session token of another app, shop, key or time', async () => {
    const opened = await open();
    const { fake, shop, clock } = opened;
    const seconds = clock.now() / 1000;
    const bad = [
      fake.sessionToken(shop, { aud: 'other' }),
      fake.sessionToken(shop, { dest: 'https://second.myshopify.com' }),
      fake.sessionToken(shop, { exp: seconds - 11 }),
      fake.sessionToken(shop, { nbf: seconds + 11 }),
      `${fake.sessionToken(shop)}x`,
      'nonsense',
    ];
    for (const token of bad)
      expect(await exchange(opened, token)).toMatchObject([400, { error: 'invalid_subject_token' }]);
    expect((await exchange(opened, fake.sessionToken(shop, { exp: seconds - 9 })))[0]).toBe(200);
  });

  it('refuses a client that it does not know, and a shop that took the app off', async () => {
    const opened = await open();
    const token = opened.fake.sessionToken(opened.shop);
    expect(await exchange(opened, token, { client_secret: 'wrong' })).toMatchObject([401, { error: 'invalid_client' }]);
    opened.fake.merchant(opened.shop).uninstall();
    expect(await exchange(opened, token)).toMatchObject([400, { error: 'invalid_subject_token' }]);
  });
});

describe('refresh', () => {
  it('rotates; the old one gives the same pair again until the new one was used', async () => {
    const opened = await open();
    const [, first] = await exchange(opened, opened.fake.sessionToken(opened.shop));
    const [, second] = await refresh(opened, first.refresh_token);
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect(await refresh(opened, first.refresh_token)).toEqual([200, second]);
    expect(await statusWith(opened, second.access_token)).toBe(200);
    expect(await refresh(opened, first.refresh_token)).toMatchObject([400, { error: 'invalid_grant' }]);
    expect((await refresh(opened, second.refresh_token))[0]).toBe(200);
  });
  it('ends after 90 days', async () => {
    const opened = await open();
    const [, first] = await exchange(opened, opened.fake.sessionToken(opened.shop));
    opened.clock.pass(90 * 86_400);
    expect(await refresh(opened, first.refresh_token)).toMatchObject([400, { error: 'invalid_grant' }]);
  });
});

describe('uninstalled', () => {
  it('no token passes; after a new installation a new one does', async () => {
    const opened = await open();
    const { fake, shop } = opened;
    const [, first] = await exchange(opened, fake.sessionToken(shop));
    fake.merchant(shop).uninstall();
    expect(await statusWith(opened, first.access_token)).toBe(401);
    expect(await refresh(opened, first.refresh_token)).toMatchObject([400, { error: 'invalid_grant' }]);
    fake.merchant(shop).reinstall();
    expect(await statusWith(opened, first.access_token)).toBe(401);
    const [, second] = await exchange(opened, fake.sessionToken(shop));
    expect(await statusWith(opened, second.access_token)).toBe(200);
    expect(await statusWith(opened, 'shpat_unknown')).toBe(401);
  });
});
