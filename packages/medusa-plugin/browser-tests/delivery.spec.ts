import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { browserUnavailable, launchBrowser } from '../../../scripts/browser.ts';
import { startMailServer, type MailServer } from '../../core/src/channels/testing/mail-server.ts';
import { openAdminApi, type AdminApi } from './admin-api.ts';
import { namelessControls, openAdminPage, signIn, widthsThatOverflow, type AdminPage } from './admin-page.ts';
import { numberOf } from './overdue.ts';
import { openShop, type Shop } from './shop.ts';

const unavailable = browserUnavailable();

describe.skipIf(unavailable !== undefined)(
  unavailable === undefined ? 'delivery in the admin' : `delivery in the admin [skipped: ${unavailable}]`,
  () => {
    let mail: MailServer;
    let shop: Shop;
    let browser: Browser;
    let admin: AdminPage;
    let api: AdminApi;

    beforeAll(async () => {
      mail = await startMailServer();
      shop = await openShop();
      browser = await launchBrowser();
      admin = await openAdminPage(browser, shop);
      api = await openAdminApi(shop);
      await signIn(admin, shop);
    });

    afterAll(async () => {
      await browser?.close();
      await shop?.stop();
      await mail?.stop();
    });

    afterEach(() => expect(admin.errors).toEqual([]));

    const standsAt = (state: string) =>
      expect.poll(() => admin.part('delivery-state').first().getAttribute('data-state')).toBe(state);

    it('says why an invoice cannot be sent again, by mouse and by keyboard', async () => {
      const order = await invoicedOrder();
      await admin.open(`/orders/${order.id}`);
      await admin.part('resend').first().and(admin.page.locator('[aria-disabled=true]')).waitFor();
      await admin.part('resend').first().focus();
      await admin.page.getByRole('tooltip').filter({ hasText: 'Sending is turned off' }).waitFor();
      await standsAt('none');
    });

    it('takes a mail server, and checks it', async () => {
      await admin.open('/settings/quittance');
      await admin.page.locator('#quittance-mail-host').fill('127.0.0.1');
      await admin.page.locator('#quittance-mail-port').fill(String(mail.port));
      await admin.page.locator('#quittance-mail-tls').click();
      await admin.page.getByRole('option', { name: 'None' }).click();
      await admin.part('mail-save').click();
      await admin.part('mail-check').click();
      await admin.part('mail-checked').filter({ hasText: 'Messages can be sent' }).waitFor();
      expect(await namelessControls(admin.part('settings-page'))).toEqual([]);
    });

    it('shows an invoice as accepted, with what proves it, once it was sent', async () => {
      const settings = await api.settings();
      const moments = { ...settings.delivery.moments, from: '00:00', to: '00:00' };
      const sender = { address: 'billing@shop.example' };
      await api.saveSettings({ ...settings, delivery: { ...settings.delivery, enabled: true, sender, moments } });
      const placed = await api.placeOrder();
      await api.until(placed.id, (order) => order.documents.length > 0);
      await admin.open(`/orders/${placed.id}`);
      await standsAt('accepted');
      await admin.part('delivery-sentence').filter({ hasText: 'Taken by the mail server' }).waitFor();
      expect(mail.received).toHaveLength(1);
      await admin.part('proof-open').click();
      await admin.part('proof').locator('[data-kind=accepted]').waitFor();
      expect(await admin.part('why').locator('li').count()).toBeGreaterThan(0);
      expect(await namelessControls(admin.part('widget'))).toEqual([]);
    });

    it('lists what would be sent again before anything is, and sends it once confirmed', async () => {
      const before = mail.received.length;
      await admin.open('/quittance?view=invoices');
      const boxes = admin.part('invoice-row').getByRole('checkbox');
      await boxes.nth(0).click();
      await boxes.nth(1).click();
      await admin.page
        .getByRole('button', { name: /^Send again(?!…)/ })
        .first()
        .click();
      await admin.part('resend-document').nth(1).waitFor();
      expect(await admin.part('resend-document').count()).toBe(2);
      expect(mail.received).toHaveLength(before);
      await admin.part('resend-confirm').click();
      await admin.part('resend-progress').and(admin.page.locator('[data-done=true]')).waitFor();
      expect(mail.received).toHaveLength(before + 2);
    });

    it('finds what was refused by the day it was, and sends that alone again', async () => {
      const number = await refused();
      const before = mail.received.length;
      await admin.open('/quittance?view=invoices');
      await admin.page.getByRole('combobox', { name: 'Delivery' }).click();
      await admin.page.getByRole('option', { name: 'Refused' }).click();
      await expect.poll(listed).toEqual([number]);
      expect(await namelessControls(admin.part('page'))).toEqual([]);
      expect(await widthsThatOverflow(admin)).toEqual([]);
      await admin.open('/quittance?view=invoices&delivery=refused&delivery_from=2099-01-01');
      await admin.page.getByText('Nothing matches these filters').waitFor();
      await admin.open('/quittance?view=invoices&delivery=refused&delivery_from=2020-01-01');
      await admin.part('resend-filtered').click();
      await admin.part('resend-document').filter({ hasText: number }).waitFor();
      expect(await admin.part('resend-document').count()).toBe(1);
      expect(await namelessControls(admin.part('resend-drawer'))).toEqual([]);
      await admin.part('resend-confirm').click();
      await admin.part('resend-progress').and(admin.page.locator('[data-done=true]')).waitFor();
      expect(mail.received).toHaveLength(before + 1);
      await admin.part('resend-drawer').getByRole('button', { name: 'Close' }).first().click();
      await expect.poll(listed).toEqual([]);
    });

    it('puts an address that does not exist on the work list, with the letter to print, until another is entered', async () => {
      const [address] = mail.received[0]?.envelope.rcptTo.map((recipient) => recipient.address) ?? [];
      mail.behaviour = { recipients: { [address ?? '']: [550, '5.1.1 User unknown'] } };
      const placed = await api.placeOrder();
      await api.until(placed.id, (order) => order.documents.length > 0);
      await admin.open(`/orders/${placed.id}`);
      await standsAt('refused');
      await admin.open('/quittance?view=work');
      const unknown = admin.part('work-item').and(admin.page.locator('[data-kind=contact-invalid]'));
      await unknown.getByText(address ?? '').waitFor();
      await admin.part('work-item').and(admin.page.locator('[data-kind=to-print]')).first().waitFor();
      expect(await namelessControls(admin.part('page'))).toEqual([]);
      await unknown.getByRole('button', { name: 'Open customer' }).click();
      await admin.page.getByRole('textbox', { name: 'E-mail' }).fill('somebody.else@example.com');
      await admin.page.getByRole('button', { name: 'Save' }).click();
      await unknown.waitFor({ state: 'detached' });
    });

    /** The numbers that the open list shows when it is asked for again: lists are a moment behind. */
    async function listed(): Promise<(string | null)[]> {
      await admin.page.reload();
      const row = admin.part('invoice-row');
      await row.or(admin.page.getByText('Nothing matches these filters')).first().waitFor();
      return row.evaluateAll((rows) => rows.map((each) => each.getAttribute('data-number')));
    }

    /** The number of an invoice that the other side refused because of who sent it; now it takes anything. */
    async function refused(): Promise<string> {
      const settings = await api.settings();
      await api.saveSettings({ ...settings, delivery: { ...settings.delivery, attempts: 1 } });
      const [address] = mail.received[0]?.envelope.rcptTo.map((recipient) => recipient.address) ?? [];
      mail.behaviour = { recipients: { [address ?? '']: [550, '5.7.1 You are on a blocklist'] } };
      const placed = await api.placeOrder();
      const order = await api.until(placed.id, ({ documents }) => documents.length > 0);
      await admin.open(`/orders/${order.id}`);
      await standsAt('refused');
      mail.behaviour = {};
      return numberOf(order);
    }

    async function invoicedOrder() {
      const { orders } = await api.orders();
      const order = orders.find((each) => each.documents.some((document) => document.kind === 'invoice'));
      if (order === undefined) throw new Error('No order of the shop has an invoice: are its sample orders placed?');
      return order;
    }
  },
);
