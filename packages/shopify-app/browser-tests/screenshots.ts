import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from '../../../scripts/browser.ts';
import { openAdminPage, type PageOptions } from './admin-page.ts';
import { buildScreens } from './screens.ts';
import { openShop, type Shop } from './shop.ts';

const IMAGES = join(import.meta.dirname, '..', '..', '..', 'docs', 'shopify');

interface Picture {
  readonly name: string;
  readonly path: string | ((shop: Shop) => Promise<string>);
  readonly options?: PageOptions;
}

const MOBILE = { width: 390, height: 844 } as const;

const orderWith = async (shop: Shop, wanted: 'stopped' | 'creditNote') => {
  if (wanted === 'stopped') {
    const { items } = await shop.quittance.orders.list(shop.tenant, { stopped: true });
    return `/orders/${items[0]?.id ?? ''}`;
  }
  const { items } = await shop.quittance.documents.list(shop.tenant, { kind: 'creditNote' });
  return `/orders/${items[0]?.orderId ?? ''}`;
};

const overdueCustomer = async (shop: Shop) => {
  const { items } = await shop.quittance.dunning.customers(shop.tenant, { overdue: true });
  return `/customers/${items[0]?.id ?? ''}`;
};

/** Planned on the spot: nothing is sent. */
const aRun = async (shop: Shop) => {
  const planned = await shop.quittance.dunning.plan(shop.tenant, 'Camille');
  return planned.ok ? `/dunning/${planned.value.id}` : '/dunning';
};

const PICTURES: readonly Picture[] = [
  { name: 'home', path: '/' },
  { name: 'orders', path: '/orders' },
  { name: 'invoices', path: '/invoices' },
  { name: 'order', path: (shop) => orderWith(shop, 'creditNote') },
  { name: 'order-stuck', path: (shop) => orderWith(shop, 'stopped') },
  { name: 'customers', path: '/customers' },
  { name: 'customer', path: overdueCustomer },
  { name: 'dunning', path: '/dunning' },
  { name: 'dunning-run', path: aRun },
  { name: 'payments', path: '/payments' },
  { name: 'collections', path: '/collections' },
  { name: 'work', path: '/work' },
  { name: 'returns', path: '/returns' },
  { name: 'settings-sending', path: '/settings?part=sending' },
  { name: 'settings-dunning', path: '/settings?part=dunning' },
  { name: 'settings-letters', path: '/settings?part=letters' },
  { name: 'settings', path: '/settings?part=documents' },
  { name: 'settings-erp', path: '/settings?part=erp' },
  { name: 'settings-shopify', path: '/settings?part=shopify' },
  { name: 'onboarding', path: '/onboarding?step=company' },
  { name: 'onboarding-test', path: '/onboarding?step=test' },
  { name: 'home-mobile', path: '/', options: MOBILE },
  { name: 'customer-mobile', path: overdueCustomer, options: MOBILE },
  { name: 'dunning-run-mobile', path: aRun, options: MOBILE },
  { name: 'order-mobile', path: (shop) => orderWith(shop, 'creditNote'), options: MOBILE },
  { name: 'orders-mobile', path: '/orders', options: MOBILE },
  { name: 'orders-fr', path: '/orders', options: { locale: 'fr' } },
  { name: 'settings-de', path: '/settings?part=tax', options: { locale: 'de' } },
];

/** Takes the pictures of the docs anew: `node packages/shopify-app/browser-tests/screenshots.ts [name…]`. */
async function main(names: readonly string[]): Promise<void> {
  mkdirSync(IMAGES, { recursive: true });
  await buildScreens();
  const shop = await openShop();
  const browser = await launchBrowser();
  try {
    for (const { name, path, options } of PICTURES) {
      if (names.length > 0 && !names.includes(name)) continue;
      const admin = await openAdminPage(browser, shop, options);
      await admin.open(typeof path === 'string' ? path : await path(shop));
      await admin.page.waitForLoadState('networkidle');
      await admin.page.waitForTimeout(300);
      const fullPage = await admin.page.evaluate(() => document.documentElement.scrollHeight < 2_400);
      await admin.page.screenshot({ path: join(IMAGES, `${name}.png`), fullPage });
      if (admin.errors.length > 0) process.stderr.write(`${name}: ${admin.errors.join('; ')}\n`);
    }
  } finally {
    await browser.close();
    await shop.stop();
  }
}

await main(process.argv.slice(2));
