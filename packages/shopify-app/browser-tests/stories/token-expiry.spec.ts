import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { browserUnavailable, launchBrowser } from '../../../../scripts/browser.ts';
import { HOST } from '../../src/index.ts';
import { invoiceNumber } from '../../../core/src/flow/testing/this-year.ts';
import { openBed, type Bed } from '../../test/app/bed.ts';
import { FRENCH } from '../../test/merchants.ts';
import { SCREENS } from '../screens.ts';
import { openEmbedded, type EmbeddedPage } from './embedded-page.ts';

const unavailable = browserUnavailable();
const HOUR = 3_600_000;
/** What Chromium says of an answer 401. */
const REFUSED = /status of 401/;

describe.skipIf(unavailable !== undefined)(
  `tokens that run out while the merchant works${unavailable === undefined ? '' : ` [skipped: ${unavailable}]`}`,
  () => {
    const present = Date.now;
    let bed: Bed;
    let browser: Browser;
    let admin: EmbeddedPage;
    let stuck: string;

    beforeAll(async () => {
      browser = await launchBrowser();
      // The app begins two hours ago, until it is now: what the database has due stays due.
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 2 * HOUR, shouldAdvanceTime: true });
      bed = await openBed({ screens: SCREENS });
      await bed.install();
      const { vatIdentifier: _, ...seller } = FRENCH.seller;
      await bed.quittance.settings.put(await bed.tenant(), { ...FRENCH, seller });
      admin = await openEmbedded(browser, bed);
    });
    afterAll(async () => {
      vi.useRealTimers();
      await browser?.close();
      await bed?.stop();
    });
    afterEach(() => expect(admin.errors.filter((error) => !REFUSED.test(error))).toEqual([]));

    const button = (name: string) => admin.page.getByRole('button', { name });
    const text = (words: string | RegExp) => admin.page.getByText(words).first();
    const place = (number: number) => bed.order({ number, at: new Date(present()).toISOString() });
    const openOrder = async (order: string) => admin.open(`/orders/${(await bed.find(order))?.id ?? ''}`);
    const statusOf = (order: string) => bed.metafields(order)['invoice_status'];
    const refusals = () => admin.errors.filter((error) => REFUSED.test(error)).length;
    const stored = async () => (await bed.quittance.installations.read(HOST, bed.shop.domain))?.state['settings'];

    it('saves settings, though the session’s minute was over', async () => {
      stuck = place(1001);
      await expect.poll(() => statusOf(stuck)).toBe('needs-attention');
      await admin.open('/settings');
      await admin.page.getByRole('textbox', { name: /VAT number/ }).fill('FR15901234567');
      admin.letSessionRunOut();
      await button('Save settings').click();
      await text('Settings saved').waitFor();
      expect(refusals()).toBe(1);
    });

    it('retries an order once, though the session’s minute was over', async () => {
      await openOrder(stuck);
      await button('Retry').click();
      await admin.page.getByRole('textbox', { name: 'Reason (optional)' }).fill('The VAT number is told');
      admin.letSessionRunOut();
      await admin.page.locator('s-modal').getByRole('button', { name: 'Retry' }).click();
      await text('The order is on its way again').waitFor();
      expect(refusals()).toBe(2);
      await expect.poll(() => statusOf(stuck)).toBe('issued');
      await openOrder(stuck);
      await admin.page.getByRole('heading', { name: invoiceNumber(1) }).waitFor();
      expect(await admin.page.getByText('The VAT number is told').count()).toBe(1);
    });

    it('shows orders invoiced that came when the hour of the shop’s token was over, which is renewed once', async () => {
      const refresh = vi.spyOn(bed.shop.tokens, 'refresh');
      vi.useRealTimers();
      admin.letSessionRunOut();
      const numbers = [1002, 1003, 1004];
      const orders = numbers.map((number) => place(number));
      await expect.poll(() => Promise.all(orders.map(bed.find))).not.toContain(undefined);
      await admin.page.getByRole('navigation').getByRole('link', { name: 'Orders' }).click();
      for (const number of numbers)
        await admin.page
          .locator('s-table-row')
          .filter({ hasText: `#${number}` })
          .getByText(/F\d{4}-0000[2-4]/)
          .waitFor();
      await expect.poll(() => orders.map(statusOf)).toEqual(orders.map(() => 'issued'));
      expect(refresh).toHaveBeenCalledOnce();
    });

    it('saves settings, though Shopify took the shop’s token back, and orders go on', async () => {
      await admin.open('/settings?part=shopify');
      bed.shop.tokens.revokeAll();
      await admin.page.getByRole('switch', { name: /Tag orders/ }).check();
      await button('Save settings').click();
      await text('Shopify settings saved').waitFor();
      expect(await stored()).toMatchObject({ tags: { on: true } });
      const order = place(1005);
      await expect.poll(() => bed.metafields(order)['invoice_number']).toBe(invoiceNumber(5));
    });
  },
);
