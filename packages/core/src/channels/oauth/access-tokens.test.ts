import { describe, expect, it } from 'vitest';
import { testIo } from '../testing/io.ts';
import { accessTokens } from './access-tokens.ts';
import { oauthClient } from './config.ts';

const CLIENT = oauthClient.parse({
  tokenUrl: 'https://login.example/token',
  clientId: 'quittance',
  clientSecret: 'mail-client-secret',
  scope: 'https://mail.example/.default',
});
const SECRETS = { 'mail-client-secret': 's3cret', 'mail-refresh-token': 'r3fresh' };

/** A server of tokens that answers one after the other, and what it was asked. */
function tokenServer(...answers: readonly (readonly [status: number, body: unknown])[]) {
  const asked: URLSearchParams[] = [];
  const fetch = async (...call: Parameters<typeof globalThis.fetch>) => {
    asked.push(new URLSearchParams(await new Request(...call).text()));
    const [status, body] = answers[Math.min(asked.length, answers.length) - 1] ?? [500, {}];
    return Response.json(body, { status });
  };
  return { asked, fetch };
}

const bearer = (access_token: string, expires_in = 3_600) =>
  [200, { access_token, token_type: 'Bearer', expires_in }] as const;

describe('access tokens', () => {
  it('are asked for once, and kept until a minute before they end', async () => {
    let now = new Date('2026-12-05T09:00:00Z');
    const { asked, fetch } = tokenServer(bearer('one'), bearer('two'));
    const tokens = accessTokens(CLIENT, testIo({ fetch, secrets: SECRETS, clock: { now: () => now } }));
    const [first, second] = await Promise.all([tokens.token(), tokens.token()]);
    expect([first, second]).toEqual([second, first]);
    expect(first).toMatchObject({ ok: true, token: { value: 'one', expiresAt: new Date('2026-12-05T10:00:00Z') } });
    now = new Date('2026-12-05T09:58:59Z');
    expect(await tokens.token()).toMatchObject({ token: { value: 'one' } });
    now = new Date('2026-12-05T09:59:00Z');
    expect(await tokens.token()).toMatchObject({ token: { value: 'two' } });
    expect(asked).toHaveLength(2);
  });

  it('are got in our own name, or in that of the person who granted it', async () => {
    const own = tokenServer(bearer('a'));
    await accessTokens(CLIENT, testIo({ fetch: own.fetch, secrets: SECRETS })).token();
    expect(Object.fromEntries(own.asked[0] ?? [])).toEqual({
      grant_type: 'client_credentials',
      client_id: 'quittance',
      client_secret: 's3cret',
      scope: 'https://mail.example/.default',
    });
    const granted = tokenServer(bearer('b'));
    const client = { ...CLIENT, refreshToken: 'mail-refresh-token' };
    await accessTokens(client, testIo({ fetch: granted.fetch, secrets: SECRETS })).token();
    expect(granted.asked[0]?.get('grant_type')).toBe('refresh_token');
    expect(granted.asked[0]?.get('refresh_token')).toBe('r3fresh');
  });

  it('are got anew when the known one was refused', async () => {
    const { fetch } = tokenServer(bearer('one'), bearer('two'));
    const tokens = accessTokens(CLIENT, testIo({ fetch, secrets: SECRETS }));
    await tokens.token();
    expect(await tokens.token(true)).toMatchObject({ token: { value: 'two' } });
  });

  it.each([
    ['a refusal', 400, { error: 'invalid_grant' }, 'misconfigured'],
    ['another kind of token', 200, { access_token: 'x', token_type: 'mac' }, 'misconfigured'],
    ['an answer without a token', 200, {}, 'misconfigured'],
    ['a redirection', 302, {}, 'misconfigured'],
    ['too many demands', 429, {}, 'transient'],
    ['a failure there', 503, {}, 'transient'],
  ])('%s is no token', async (_name, status, body, kind) => {
    const { fetch } = tokenServer([status, body]);
    expect(await accessTokens(CLIENT, testIo({ fetch, secrets: SECRETS })).token()).toMatchObject({ ok: false, kind });
  });

  it('a server that is away is asked again by the next one who wants a token', async () => {
    const { asked, fetch } = tokenServer([503, {}], bearer('late'));
    const tokens = accessTokens(CLIENT, testIo({ fetch, secrets: SECRETS }));
    expect(await tokens.token()).toMatchObject({ ok: false, kind: 'transient' });
    expect(await tokens.token()).toMatchObject({ token: { value: 'late' } });
    expect(asked).toHaveLength(2);
    const gone = accessTokens(CLIENT, testIo({ secrets: SECRETS }));
    expect(await gone.token()).toMatchObject({ ok: false, kind: 'transient' });
  });

  it('are asked of encrypted addresses alone', () => {
    expect(oauthClient.safeParse({ tokenUrl: 'http://login.example/token', clientId: 'quittance' }).success).toBe(
      false,
    );
  });
});
