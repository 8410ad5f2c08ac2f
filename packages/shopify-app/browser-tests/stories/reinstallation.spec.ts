import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { browserUnavailable, launchBrowser } from '../../../../scripts/browser.ts';
import { HOST } from '../../src/index.ts';
import { invoiceNumber } from '../../../core/src/flow/testing/this-year.ts';
import { openBed, type Bed } from '../../test/app/bed.ts';
import { APP } from '../../test/session-token.ts';
import { SCREENS } from '../screens.ts';
import { openEmbedded, type EmbeddedPage } from './embedded-page.ts';

const unavailable = browserUnavailable();
const NO_ACCESS = 'Quittance has no access to this shop any more';
/** What of the shop stood on its pages. */
const OF_THE_SHOP = /#100\d|F\d{4}-|Moreau|Atelier|€/;

describe.skipIf(unavailable !== undefined)(
  `the app uninstalled under an open page, and installed again${unavailable === undefined ? '' : ` [skipped: ${unavailable}]`}`,
  () => {
    let bed: Bed;
    let browser: Browser;
    let admin: EmbeddedPage;
    let waiting: string;

    beforeAll(async () => {
      bed = await openBed({ screens: SCREENS });
      await bed.install();
      browser = await launchBrowser();
      admin = await openEmbedded(browser, bed);
    });
    afterAll(async () => {
      await browser?.close();
      await bed?.stop();
    });
    // Chromium tells of every answer 401.
    afterEach(() => expect(admin.errors.filter((error) => !/status of 401/.test(error))).toEqual([]));

    const box = (name: string) => admin.page.getByRole('textbox', { name });
    const row = (number: number) => admin.page.locator('s-table-row').filter({ hasText: `#${number}` });
    const heading = (name: string) => admin.page.getByRole('heading', { name });
    const goTo = (page: string) => admin.page.getByRole('navigation').getByRole('link', { name: page }).click();
    const field = (order: string, key: string) => expect.poll(() => bed.metafields(order)[key]);
    const installation = () => bed.quittance.installations.find(HOST, bed.shop.domain);
    const secrets = async () => (await bed.quittance.installations.read(HOST, bed.shop.domain))?.secrets;
    const showsNothing = async () => {
      await heading(NO_ACCESS).waitFor();
      expect(await admin.page.getByText(OF_THE_SHOP).count()).toBe(0);
      expect(await admin.page.getByRole('textbox').count()).toBe(0);
    };

    it('shows an invoice, and the merchant changes the settings', async () => {
      const order = bed.order({ number: 1001 });
      await field(order, 'invoice_status').toBe('issued');
      await admin.open('/orders');
      await row(1001).getByText(invoiceNumber(1)).waitFor();
      expect(await admin.page.getByText(OF_THE_SHOP).count()).toBeGreaterThan(0);
      await goTo('Settings');
      await box('Trading name').fill('Les Lilas');
    });

    it('says so, stores nothing and shows nothing of the shop once it is uninstalled', async () => {
      bed.shop.tokens.revokeAll();
      waiting = bed.order({ number: 1002 });
      await expect.poll(secrets).toEqual({});
      bed.merchant.uninstall();
      await expect.poll(async () => (await installation())?.uninstalledAt).toBeDefined();
      await admin.page.getByRole('button', { name: 'Save settings' }).click();
      await showsNothing();
      await goTo('Orders');
      await showsNothing();
      await admin.open('/invoices');
      await showsNothing();
      const again = admin.page.getByRole('link', { name: 'Open Quittance' });
      expect(await again.getAttribute('href')).toBe(`shopify://admin/apps/${APP.apiKey}`);
      expect((await bed.quittance.settings.get(await bed.tenant()))?.seller.tradingName).toBeUndefined();
      expect((await installation())?.uninstalledAt).toBeDefined();
      expect(await bed.find(waiting)).toBeUndefined();
    });

    it('goes on where it was when the merchant opens it again, with the order that waited', async () => {
      bed.merchant.reinstall();
      await admin.open('/');
      await field(waiting, 'invoice_number').toBe(invoiceNumber(2));
      await goTo('Orders');
      await row(1001).getByText(invoiceNumber(1)).waitFor();
      await row(1002).getByText(invoiceNumber(2)).waitFor();
    });

    it('numbers the next invoice after those of before', async () => {
      const order = bed.order({ number: 1003 });
      await field(order, 'invoice_number').toBe(invoiceNumber(3));
      await admin.open(`/orders/${(await bed.find(order))?.id ?? ''}`);
      await heading(invoiceNumber(3)).waitFor();
    });
  },
);
