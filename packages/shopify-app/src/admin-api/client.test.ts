import { HOST } from '../index.ts';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { memoryInstallations } from '../../test/memory-installations.ts';
import { APP, merchantToken, SHOP } from '../../test/session-token.ts';
import { standInAdmin, type StandInOptions } from '../../test/stand-in-admin.ts';
import { sendWith, shopApis } from './client.ts';
import { openLibraries } from './library.ts';
import type { Operation } from './operation.ts';
import { Tokens } from './tokens.ts';

const answer = z.object({ shop: z.object({ name: z.string() }) });
const read: Operation<z.output<typeof answer>> = {
  name: 'shop',
  document: 'query Shop { shop { name } }',
  isMutation: false,
  cost: 10,
  answer,
};
const write = { ...read, document: 'mutation Shop { shop { name } }', isMutation: true };
const OK = { shop: { name: 'Widgets' } };

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(open.splice(0).map((each) => each.close()));
});

async function setUp(options: Partial<StandInOptions> = {}) {
  const admin = await standInAdmin({ answer: () => OK, ...options });
  open.push(admin);
  const libraries = openLibraries({ ...APP, sandbox: admin.origin });
  const installations = memoryInstallations();
  vi.useFakeTimers({ toFake: ['Date'] });
  const process = () => {
    const tokens = new Tokens({ libraries, installations });
    return { tokens, api: shopApis({ send: sendWith(libraries.current), tokens })(SHOP, 'interactive') };
  };
  const one = process();
  await one.tokens.signIn(SHOP, merchantToken(), libraries.current);
  return {
    admin,
    installations,
    libraries,
    process,
    ...one,
    pass: (minutes: number) => vi.setSystemTime(Date.now() + minutes * 60_000),
  };
}

describe('a call', () => {
  it('is answered, with the token got by exchange and the pinned version', async () => {
    const { admin, api } = await setUp();
    expect(await api.run(read)).toEqual({ ok: true, value: OK });
    expect(admin.seen).toMatchObject({ exchanges: 1, calls: [{ shop: SHOP, name: 'Shop' }] });
  });

  it.each([
    ['a 502 of a query', read, { kind: 'status', status: 502 }, 'later', 'SHOPIFY_UNAVAILABLE'],
    ['a 502 of a mutation', write, { kind: 'status', status: 502 }, 'uncertain', 'SHOPIFY_ANSWER_LOST'],
    ['a lost answer of a query', read, { kind: 'lost' }, 'later', 'SHOPIFY_UNAVAILABLE'],
    ['a lost answer of a mutation', write, { kind: 'lost' }, 'uncertain', 'SHOPIFY_ANSWER_LOST'],
    ['a missing scope', write, { kind: 'error', code: 'ACCESS_DENIED' }, 'signed-out', 'SHOPIFY_SCOPE_MISSING'],
    [
      'an error of Shopify in a mutation',
      write,
      { kind: 'error', code: 'INTERNAL_SERVER_ERROR' },
      'uncertain',
      'SHOPIFY_ANSWER_LOST',
    ],
    ['a query too large', read, { kind: 'error', code: 'MAX_COST_EXCEEDED' }, 'refused', 'SHOPIFY_REFUSED'],
    ['a frozen shop', write, { kind: 'status', status: 402 }, 'signed-out', 'SHOPIFY_SHOP_CLOSED'],
    ['a shop that locked the app out', write, { kind: 'status', status: 403 }, 'signed-out', 'SHOPIFY_SIGNED_OUT'],
  ] as const)('ends with %s as a typed failure', async (_, operation, fault, kind, code) => {
    const { admin, api } = await setUp();
    admin.faults.push(fault);
    expect(await api.run(operation)).toMatchObject({ ok: false, failure: { kind, code } });
  });

  it.each([
    ['THROTTLED without a word', { kind: 'error', code: 'THROTTLED' }, 1_000],
    ['429 with Retry-After in seconds', { kind: 'status', status: 429, headers: { 'retry-after': '2.0' } }, 2_000],
  ] as const)('is sent again after %s, and not too early', async (_, fault, least) => {
    const { admin, api } = await setUp();
    admin.faults.push(fault);
    const started = performance.now();
    expect(await api.run(write)).toMatchObject({ ok: true });
    expect(performance.now() - started).toBeGreaterThanOrEqual(least - 5);
    expect(admin.seen.calls).toHaveLength(1);
  });

  it('that costs more than it says waits for its true cost, and does not hammer', async () => {
    const { admin, api } = await setUp({
      cost: () => ({ requested: 300, actual: 300 }),
      capacity: 400,
      restoreRate: 400,
    });
    expect(await api.run(read)).toMatchObject({ ok: true });
    expect(await api.run(read)).toMatchObject({ ok: true });
    expect(admin.seen.throttled).toBe(1);
  });

  it.each([
    ['of a query', read, 'refused'],
    ['of a mutation, which may have taken effect', write, 'uncertain'],
  ] as const)('tells of an answer that is not as expected, %s', async (_, operation, kind) => {
    const { api } = await setUp({ answer: () => ({ shop: { name: 4 } }) });
    const ended = await api.run(operation);
    expect(ended).toMatchObject({ ok: false, failure: { kind, code: 'SHOPIFY_ANSWER_UNEXPECTED' } });
    expect(!ended.ok && ended.failure.message).toContain('shop.name');
  });

  it('never leaves for anything but a shop', async () => {
    const { libraries } = await setUp();
    const reached: string[] = [];
    openLibraries(APP, (url) => {
      reached.push(url instanceof URL ? url.href : 'not by URL');
      return Promise.reject(new Error('unreachable'));
    });
    const api = shopApis({
      send: sendWith(libraries.current),
      tokens: { current: () => Promise.resolve({ ok: true, value: 't' }), drop: () => Promise.resolve() },
    });
    for (const shop of [
      'evil.example',
      'evil.example/x.myshopify.com',
      'a.myshopify.com.evil.example',
      '127.0.0.1:80',
      'a.myshopify.com:8080',
    ])
      expect(await api(shop).run(read)).toMatchObject({ ok: false });
    expect(reached).toEqual([]);
    await api(SHOP).run(read);
    expect(reached).toEqual([`https://${SHOP}/admin/api/2026-10/graphql.json`]);
  });
});

describe('tokens', () => {
  it('are renewed five minutes early, once for everybody, in one process and across several', async () => {
    const { admin, process, api, pass } = await setUp();
    const other = process();
    pass(56);
    const calls = await Promise.all([api, api, other.api, other.api, process().api].map((each) => each.run(read)));
    expect(calls.every(({ ok }) => ok)).toBe(true);
    expect(admin.seen).toMatchObject({ exchanges: 1, refreshes: 1 });
  });

  it('are not renewed while they are good', async () => {
    const { admin, api, pass } = await setUp();
    pass(54);
    await api.run(read);
    expect(admin.seen.refreshes).toBe(0);
  });

  it('serve to their end while Shopify cannot renew them, and are renewed afterwards', async () => {
    const { admin, api, pass } = await setUp();
    admin.failTokens(503);
    pass(57);
    expect(await api.run(read)).toMatchObject({ ok: true });
    pass(4);
    expect(await api.run(read)).toMatchObject({ ok: false, failure: { kind: 'later' } });
    admin.failTokens(undefined);
    expect(await api.run(read)).toMatchObject({ ok: true });
  });

  it('that another process renewed are found after a 401', async () => {
    const { admin, process, api, pass } = await setUp();
    await api.run(read);
    const other = process();
    admin.revoke('access');
    pass(56);
    expect(await other.api.run(read)).toMatchObject({ ok: true });
    pass(-56);
    expect(await api.run(read)).toMatchObject({ ok: true });
    expect(admin.seen).toMatchObject({ exchanges: 1, refreshes: 1 });
  });

  it('are dropped when Shopify takes them no more, until the merchant comes back', async () => {
    const { admin, api, installations, tokens, libraries } = await setUp();
    admin.revoke('all');
    expect(await api.run(write)).toMatchObject({ ok: false, failure: { code: 'SHOPIFY_SIGNED_OUT' } });
    expect((await installations.read(HOST, SHOP))?.secrets).toEqual({});
    expect(await api.run(write)).toMatchObject({ ok: false, failure: { code: 'SHOPIFY_SIGNED_OUT' } });
    expect(admin.seen.calls).toEqual([]);
    await tokens.signIn(SHOP, merchantToken(), libraries.current);
    expect(await api.run(write)).toMatchObject({ ok: true });
  });

  it('are not got for a shop that uninstalled, by a session token that outlived the app', async () => {
    const { admin, installations, libraries } = await setUp();
    await installations.uninstall(HOST, SHOP);
    admin.failTokens(400);
    const late = new Tokens({ libraries, installations });
    expect(await late.signIn(SHOP, merchantToken(), libraries.current)).toMatchObject({ ok: false });
    expect((await installations.find(HOST, SHOP))?.uninstalledAt).toBeDefined();
  });
});
