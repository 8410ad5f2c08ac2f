import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from '../../../scripts/browser.ts';
import { openAdminApi } from './admin-api.ts';
import { openAdminPage, signIn, type AdminPage } from './admin-page.ts';
import { openShop } from './shop.ts';

const IMAGES = join(import.meta.dirname, '..', '..', '..', 'docs', 'images');

/** Takes the pictures of the README anew: `node packages/medusa-plugin/browser-tests/screenshots.ts`, with the variables of the specs. */
async function main(): Promise<void> {
  mkdirSync(IMAGES, { recursive: true });
  const shop = await openShop();
  const browser = await launchBrowser();
  try {
    const admin = await openAdminPage(browser, shop);
    const api = await openAdminApi(shop);
    await signIn(admin, shop);
    const { orders } = await api.orders();
    const order = orders.find((each) => each.documents.some((document) => document.kind === 'invoice')) ?? orders[0];
    await picture(admin, 'order.png', `/orders/${order?.id ?? ''}`, 'timeline');
    await picture(admin, 'orders.png', '/quittance', 'order-row');
    await picture(admin, 'invoices.png', '/quittance?view=invoices', 'invoice-row');
    await picture(admin, 'settings.png', '/settings/quittance', 'settings');
    await admin.setLanguage('fr');
    await admin.setTheme('dark');
    await picture(admin, 'orders-fr-dark.png', '/quittance', 'order-row');
  } finally {
    await browser.close();
    await shop.stop();
  }
}

async function picture(admin: AdminPage, name: string, path: string, part: string): Promise<void> {
  await admin.open(path);
  await admin.part(part).first().waitFor();
  if (part === 'timeline') await admin.part(part).scrollIntoViewIfNeeded();
  // Toasts, skeletons and fonts of other parts of the page settle.
  await admin.page.waitForLoadState('networkidle');
  await admin.page.waitForTimeout(1_000);
  await admin.page.screenshot({ path: join(IMAGES, name) });
}

await main();
