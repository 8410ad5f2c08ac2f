import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { buildPlugin, buildShop } from './build.ts';
import type { DemoState } from './demo-state.ts';
import type { Demo, DemoHost } from './demo-host.ts';
import { untilShopHealthy, migrateAndSeed, readSeed, shopEnvironment, startShop } from './shop.ts';
import { step } from './steps.mjs';
import { logFile, shop } from './workspace.ts';

/** A real Medusa shop with the plugin in it. */
export const medusa: DemoHost = {
  what: 'the shop',
  data: () => 'demo',
  databases: ['medusa', 'quittance'],
  // Only the plugin: the shop itself is built after its seed, which runs from the sources.
  build: buildPlugin,
  async start({ state, url, port }, started): Promise<Demo> {
    const address = `http://localhost:${port}`;
    const env = shopEnvironment(state, { medusa: url('medusa'), quittance: url('quittance') }, address);
    await migrateAndSeed(state, env);
    await buildShop();
    const child = await step('Starting the shop', 10, async () => {
      const running = started(startShop(env, port), 'server');
      await untilShopHealthy(running, address);
      return running;
    });
    const { adminEmail, adminPassword } = state.secrets;
    return {
      child,
      log: logFile('shop'),
      sampleOrders: () => sampleOrders(env, state, started),
      open: [
        ['Medusa admin', `${address}/app`],
        ['sign in with', `${adminEmail}   ${adminPassword}`],
      ],
    };
  },
};

async function sampleOrders(
  env: NodeJS.ProcessEnv,
  state: DemoState,
  started: Parameters<DemoHost['start']>[1],
): Promise<boolean> {
  const { adminEmail, adminPassword } = state.secrets;
  const full = {
    ...env,
    ADMIN_EMAIL: adminEmail,
    ADMIN_PASSWORD: adminPassword,
    PUBLISHABLE_KEY: readSeed(state).publishableKey,
  };
  // The shop's package is CommonJS, as Medusa wants it; this one script is a module, which Node finds out by itself.
  const script = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', join(shop, 'src', 'sample-orders.ts')];
  const child = spawn(process.execPath, script, {
    cwd: shop,
    env: full,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  });
  started(child, 'helper');
  const [code] = await once(child, 'close');
  return code === 0;
}
