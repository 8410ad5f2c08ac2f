import type { CDPSession, Page } from 'playwright-core';
import { launchBrowser } from '../../../scripts/browser.ts';
import { openAdminPage, type AdminPage } from './admin-page.ts';
import { buildScreens } from './screens.ts';
import { openShop, type Shop } from './shop.ts';

/** What Shopify asks of an app that is "Built for Shopify": ms, a score, ms. */
const BARS = { lcp: 2_500, cls: 0.1, inp: 200 };
const SLOW_DOWN = 4;

interface Vitals {
  readonly lcp: number;
  readonly cls: number;
  readonly inp: number;
}

/** A page, and something a person does on it. */
interface Visit {
  readonly name: string;
  readonly path: (shop: Shop) => Promise<string>;
  readonly act: (page: Page) => Promise<void>;
}

const at = (path: string) => () => Promise.resolve(path);

const VISITS: readonly Visit[] = [
  { name: 'home', path: at('/'), act: (page) => page.getByRole('button', { name: 'Retry everything' }).click() },
  {
    name: 'orders',
    path: at('/orders'),
    act: async (page) => {
      await page.getByRole('checkbox', { name: 'Select all stuck orders on this page' }).click();
      await page.getByRole('searchbox').pressSequentially('#10', { delay: 60 });
    },
  },
  {
    name: 'invoices',
    path: at('/invoices'),
    act: async (page) => {
      await page.getByRole('checkbox', { name: 'Select all on this page' }).click();
      await page.getByRole('button', { name: 'Unpaid' }).click();
    },
  },
  {
    name: 'order',
    path: async (shop) => {
      const { items } = await shop.quittance.orders.list(shop.tenant, { stopped: true });
      return `/orders/${items[0]?.id ?? ''}`;
    },
    act: (page) => page.getByRole('button', { name: 'Retry' }).click(),
  },
  {
    name: 'customers',
    path: at('/customers'),
    act: (page) => page.getByRole('searchbox').pressSequentially('bra', { delay: 60 }),
  },
  {
    name: 'customer',
    path: async (shop) => {
      const { items } = await shop.quittance.dunning.customers(shop.tenant, { overdue: true });
      return `/customers/${items[0]?.id ?? ''}`;
    },
    act: (page) => page.getByRole('button', { name: 'Place a hold' }).click(),
  },
  {
    name: 'dunning',
    path: at('/dunning'),
    act: (page) => page.getByRole('button', { name: 'Plan a run' }).click(),
  },
  {
    name: 'payments',
    path: at('/payments'),
    act: async (page) => void (await page.getByRole('combobox', { name: 'Which entries' }).selectOption('proposed')),
  },
  {
    name: 'settings, dunning',
    path: at('/settings?part=dunning'),
    act: (page) => page.getByRole('button', { name: 'Edit: Businesses' }).click(),
  },
  {
    name: 'settings',
    path: at('/settings'),
    act: (page) => page.getByRole('textbox', { name: /Company name/ }).pressSequentially('abc', { delay: 60 }),
  },
  {
    name: 'settings, ERP',
    path: at('/settings?part=erp'),
    act: async (page) => void (await page.getByRole('combobox', { name: 'System' }).selectOption('tryton')),
  },
  {
    name: 'onboarding',
    path: at('/onboarding?step=company'),
    act: (page) => page.getByRole('textbox', { name: /City/ }).pressSequentially('Lyon', { delay: 60 }),
  },
];

/** Collects from the very start of the document; `Event Timing` rounds to 8 ms and reports from 16 ms on. */
function observe(): void {
  const seen = { lcp: 0, cls: 0, inp: 0 };
  Object.assign(window, { __vitals: seen });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.lcp = Math.max(seen.lcp, entry.startTime);
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
      if (!entry.hadRecentInput) seen.cls += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEventTiming & { interactionId?: number })[])
      if ((entry.interactionId ?? 0) > 0) seen.inp = Math.max(seen.inp, entry.duration);
  }).observe({ type: 'event', buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
}

async function slowed(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW_DOWN });
  return session;
}

async function measure(admin: AdminPage, path: string, act: Visit['act']): Promise<Vitals> {
  await admin.page.addInitScript(observe);
  const session = await slowed(admin.page);
  await admin.open(path);
  await admin.page.waitForLoadState('networkidle');
  await act(admin.page);
  // The last interaction is reported after its frame was painted.
  await admin.page.waitForTimeout(1_000);
  await session.detach();
  return admin.page.evaluate(() => (window as unknown as { __vitals: Vitals }).__vitals);
}

/** Prints LCP, CLS and INP of every page with a processor four times slower, and fails above the bars. By hand, on a quiet machine. */
async function main(): Promise<void> {
  await buildScreens();
  const shop = await openShop();
  const browser = await launchBrowser();
  let missed = 0;
  try {
    process.stdout.write('page             LCP ms   CLS     INP ms\n');
    for (const { name, path, act } of VISITS) {
      const admin = await openAdminPage(browser, shop);
      const { lcp, cls, inp } = await measure(admin, await path(shop), act);
      const fits = lcp <= BARS.lcp && cls <= BARS.cls && inp <= BARS.inp && lcp > 0;
      missed += fits ? 0 : 1;
      process.stdout.write(
        `${name.padEnd(16)} ${lcp.toFixed(0).padStart(6)}   ${cls.toFixed(3)}   ${inp.toFixed(0).padStart(6)}${fits ? '' : '   above the bar'}\n`,
      );
    }
  } finally {
    await browser.close();
    await shop.stop();
  }
  process.exitCode = missed === 0 ? 0 : 1;
}

await main();
