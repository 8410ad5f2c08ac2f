import { newMasterKey } from '@quittance/core/access';
import { afterEach, describe, expect, it } from 'vitest';
import { testDatabase } from '../test/database.ts';
import { builtScreens, contract } from '../test/server-bed.ts';
import { APP } from '../test/session-token.ts';
import { runServer } from './cli/run-server.ts';
import { runApp, type Plugin, type RunningApp } from './main.ts';
import { HOST } from './index.ts';

const plugin: Plugin = {
  contract,
  screens: builtScreens(),
  host: () => ({
    id: HOST,
    writeBack: () => Promise.resolve({ ok: true }),
    changedSince: () => Promise.resolve({ orders: [], next: '', more: false }),
  }),
  readOrders: () => () => Promise.resolve([]),
  signedRoutes: () => [],
};
const keys = { current: newMasterKey(), previous: [] };
const running: RunningApp[] = [];
afterEach(async () => {
  for (const app of running.splice(0)) await app.stop();
});

async function run(roles: { serve: boolean; work: boolean }, port = 0): Promise<RunningApp> {
  const app = await runApp({ ...APP, port, databaseUrl: await testDatabase() }, roles, plugin, keys);
  running.push(app);
  return app;
}

describe('the app in one process', () => {
  it('serves and works, and stops for good', async () => {
    const app = await run({ serve: true, work: true });
    expect((await fetch(`${app.url}/readyz`)).status).toBe(200);
    expect((await fetch(`${app.url}/?shop=widgets.myshopify.com&embedded=1`)).status).toBe(200);
    await app.stop();
    await expect(fetch(`${app.url}/healthz`)).rejects.toThrow('fetch failed');
  });

  it('only works where it is to, and opens no door', async () => {
    expect((await run({ serve: false, work: true })).url).toBeUndefined();
  });

  it('says when its port is taken, and lets everything go', async () => {
    const { url = '' } = await run({ serve: true, work: false });
    await expect(run({ serve: true, work: false }, Number(new URL(url).port))).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
  });

  it('does not run as it is set up wrongly', async () => {
    expect(await runServer({ serve: true, work: true }, plugin, {})).toBe(2);
  });
});
