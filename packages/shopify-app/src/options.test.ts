import { describe, expect, it } from 'vitest';
import { readOptions } from './options.ts';

const ENV = {
  SHOPIFY_API_KEY: 'f4b1c0ffee00aa11',
  SHOPIFY_API_SECRET: 'shpss_00112233445566778899',
  SHOPIFY_APP_URL: 'https://app.example',
};

const problemsOf = (env: Record<string, string>) => {
  const read = readOptions(env);
  return read.ok ? [] : read.problems.map(({ code, field }) => [code, field]);
};

describe('options', () => {
  it('have defaults for all but the app and its address', () => {
    const read = readOptions({ ...ENV, DATABASE_URL: '', PORT: '' });
    expect(read).toMatchObject({
      ok: true,
      value: { appUrl: 'https://app.example', port: 8421, hostname: '127.0.0.1', billing: false },
    });
    expect(read.ok && 'databaseUrl' in read.value).toBe(false);
  });

  it('name everything that is missing at once, with what to do', () => {
    expect(problemsOf({ SHOPIFY_API_SECRET: '' })).toEqual([
      ['SHOPIFY_OPTION_MISSING', 'SHOPIFY_API_KEY'],
      ['SHOPIFY_OPTION_MISSING', 'SHOPIFY_API_SECRET'],
      ['SHOPIFY_OPTION_MISSING', 'SHOPIFY_APP_URL'],
    ]);
  });

  it.each([
    ['an app on plain http', { SHOPIFY_APP_URL: 'http://app.example' }, 'SHOPIFY_APP_URL'],
    ['an app under a path', { SHOPIFY_APP_URL: 'https://app.example/x' }, 'SHOPIFY_APP_URL'],
    ['another database', { DATABASE_URL: 'mysql://localhost/x' }, 'DATABASE_URL'],
    ['a port that is none', { PORT: '70000' }, 'PORT'],
    ['a sandbox elsewhere', { QUITTANCE_SHOPIFY_ORIGIN: 'http://10.0.0.1:80' }, 'QUITTANCE_SHOPIFY_ORIGIN'],
    [
      'a sandbox that only looks local',
      { QUITTANCE_SHOPIFY_ORIGIN: 'http://127.0.0.1.evil.example' },
      'QUITTANCE_SHOPIFY_ORIGIN',
    ],
  ])('refuse %s, and never quote a value', (_, more, field) => {
    const read = readOptions({ ...ENV, ...more });
    expect(read).toMatchObject({ ok: false, problems: [{ code: 'SHOPIFY_OPTION_INVALID', field }] });
    expect(JSON.stringify(read)).not.toContain(Object.values(more)[0]);
  });

  it('let a sandbox stand in for Shopify on this machine, and never in production', () => {
    const sandbox = { ...ENV, QUITTANCE_SHOPIFY_ORIGIN: 'http://127.0.0.1:4000' };
    expect(readOptions(sandbox)).toMatchObject({ ok: true, value: { sandbox: 'http://127.0.0.1:4000' } });
    expect(problemsOf({ ...sandbox, NODE_ENV: 'production' })).toEqual([
      ['SHOPIFY_SANDBOX_IN_PRODUCTION', 'QUITTANCE_SHOPIFY_ORIGIN'],
    ]);
  });
});
