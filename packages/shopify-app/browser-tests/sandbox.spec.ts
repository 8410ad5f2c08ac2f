import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmbeddedPostgres } from '../../core/src/store/embedded/index.ts';
import { browserUnavailable, launchBrowser } from '../../../scripts/browser.ts';
import type { Demo } from '../../../scripts/demo-host.ts';
import { freePort } from '../../../scripts/free-port.ts';
import { end } from '../../../scripts/running.ts';
import { shopify } from '../../../scripts/start-shopify.ts';

const unavailable = browserUnavailable();

/** `npm start -- --host shopify`, on a database of its own. */
describe('the sandbox', () => {
  const undo: (() => Promise<unknown>)[] = [];
  let demo: Demo;
  let origin: string;

  beforeAll(async () => {
    // Short, in /tmp: the path of a PostgreSQL socket may not be longer than 107 bytes.
    const dir = mkdtempSync(join(tmpdir(), 'quittance-sandbox-'));
    chmodSync(dir, 0o711);
    undo.push(async () => rmSync(dir, { recursive: true, force: true }));
    const secret = () => randomBytes(32).toString('hex');
    const secrets = {
      adminEmail: '',
      adminPassword: '',
      jwtSecret: secret(),
      cookieSecret: secret(),
      quittanceKey: secret(),
    };
    const state = { dir, database: join(dir, 'db'), secrets };
    await shopify.build();
    const database = await startEmbeddedPostgres({ dir: state.database, settings: { fsync: 'off' } });
    undo.push(() => database.stop());
    await database.createDatabase('shopify');
    const port = await freePort(0);
    origin = `http://127.0.0.1:${port}`;
    const url = (name: string) => database.connectionString(name);
    demo = await shopify.start({ state, url, port }, (child) => {
      undo.push(() => end(child.pid ?? 0));
      return child;
    });
    undo.push(async () => demo.close?.());
  });

  afterAll(async () => {
    while (undo.length > 0) await undo.pop()?.();
  });

  it('invoices every sample order, to the cent, and shows it on the order', async () => {
    expect(await demo.sampleOrders?.()).toBe(true);
    const orders = (await (await fetch(`${origin}/sandbox/orders`)).json()) as {
      name: string;
      metafields: { key: string; value: string }[];
    }[];
    const shown = orders.map(({ name, metafields }) => [
      name,
      ...['invoice_number', 'invoice_status'].map((key) => metafields.find((field) => field.key === key)?.value),
    ]);
    expect(shown).toEqual([
      ['#1005', expect.stringMatching(/^F\d{4}-00005$/), 'paid'],
      ['#1004', expect.stringMatching(/^F\d{4}-00004$/), 'paid'],
      ['#1003', expect.stringMatching(/^F\d{4}-00003$/), 'issued'],
      ['#1002', expect.stringMatching(/^F\d{4}-00002$/), 'paid'],
      ['#1001', expect.stringMatching(/^F\d{4}-00001$/), 'paid'],
    ]);
  });

  it('places nothing twice', async () => {
    expect(await demo.sampleOrders?.()).toBe(true);
    expect(await (await fetch(`${origin}/sandbox/orders`)).json()).toHaveLength(5);
  });

  it('lets no other site act, nor read a token under another name of this machine', async () => {
    const [order] = (await (await fetch(`${origin}/sandbox/orders`)).json()) as { id: string }[];
    const foreign = { method: 'POST', headers: { origin: 'https://evil.example' } };
    expect((await fetch(`${origin}/sandbox/orders/${order?.id}/cancel`, foreign)).status).toBe(404);
    const token = await fetch(`${origin}/session-token`, { headers: { origin: 'https://evil.example' } });
    expect(token.headers.get('access-control-allow-origin')).not.toMatch(/\*|evil/);
  });

  it.skipIf(unavailable !== undefined)(
    unavailable === undefined
      ? 'frames the app: its navigation, and what the merchant does reaches it'
      : `frames the app [skipped: ${unavailable}]`,
    async () => {
      const browser: Browser = await launchBrowser();
      undo.push(() => browser.close());
      const page = await browser.newPage();
      await page.goto(origin);
      await page.getByText('No Shopify account, nothing leaves this machine').waitFor();
      const app = page.frameLocator('#app');
      await app.getByRole('heading', { name: 'Home', level: 1 }).waitFor();
      const admin = page.getByRole('navigation', { name: 'Admin' });
      await admin.getByRole('link', { name: 'Invoices' }).click();
      await app.getByRole('heading', { name: 'Invoices', level: 1 }).waitFor();
      await page.waitForURL(/\/apps\/quittance-sandbox\/invoices$/);
      await admin.getByRole('link', { name: 'Orders of the sandbox shop' }).click();
      await page.getByRole('button', { name: 'Pay: #1003' }).click();
      const order = page.locator('article').filter({ hasText: '#1003' });
      await order.getByText('0.00 EUR', { exact: true }).waitFor();
      expect(await order.locator('dd').allInnerTexts()).toContain('paid');
      await order.getByRole('link').click();
      await app.getByRole('heading', { name: 'Order #1003', level: 1 }).waitFor();
      await page.waitForURL(/\/apps\/quittance-sandbox\/orders\/[0-9a-f-]{36}$/);
    },
  );
});
