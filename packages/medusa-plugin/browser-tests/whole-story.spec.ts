import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { browserUnavailable, launchBrowser } from '../../../scripts/browser.ts';
import { startMailServer, type MailServer } from '../../core/src/channels/testing/mail-server.ts';
import { camt053, type TestEntry } from '../../core/src/flow/testing/camt.ts';
import type { OrderRow } from '../src/api/admin/quittance/contract.ts';
import { openAdminApi, type AdminApi } from './admin-api.ts';
import { openAdminPage, signIn, type AdminPage } from './admin-page.ts';
import { openCalendar, type Calendar } from './calendar.ts';
import { startDemoShop, type Shop } from './shop.ts';

const unavailable = browserUnavailable();
const BUYER = 'achats@atelier-brossard.example.com';
const PATIENCE = { timeout: 60_000 };

describe.skipIf(unavailable !== undefined)(
  `from an order to its payment by an agency${unavailable === undefined ? '' : ` [skipped: ${unavailable}]`}`,
  () => {
    let calendar: Calendar;
    let mail: MailServer;
    let shop: Shop;
    let browser: Browser;
    let admin: AdminPage;
    let api: AdminApi;
    let order: OrderRow;
    let number: string;

    beforeAll(async () => {
      calendar = openCalendar('2026-06-01');
      mail = await startMailServer({ recipients: { [BUYER]: [550, '5.1.1 User unknown'] } });
      shop = await startDemoShop({ empty: true, environment: calendar.environment });
      api = await openAdminApi(shop);
      await setUp();
      browser = await launchBrowser();
      admin = await openAdminPage(browser, shop);
      await signIn(admin, shop);
    });
    afterAll(async () => {
      await browser?.close();
      await shop?.stop();
      await mail?.stop();
      calendar?.close();
    });
    afterEach(() => expect(admin.errors).toEqual([]));

    const deliveryStandsAt = (state: string) =>
      expect.poll(() => admin.part('delivery-state').first().getAttribute('data-state'), PATIENCE).toBe(state);
    const openOrder = () => admin.open(`/orders/${order.id}`);

    it('an order of a company is invoiced, and its mail comes back', async () => {
      order = await api.placeCompanyOrder();
      order = await api.until(order.id, ({ documents }) => documents.length > 0);
      number = order.documents[0]?.number ?? '';
      expect(order.documents[0]).toMatchObject({ issue_date: '2026-06-01', due_date: '2026-07-01' });
      await openOrder();
      await deliveryStandsAt('refused');
    });

    it('a task on the order asks for another address, and the letter is printed with a cover letter', async () => {
      await openOrder();
      await admin.part('note').filter({ hasText: 'Demander une adresse valide' }).waitFor();
      await admin.open('/quittance?view=work');
      const saved = admin.page.waitForEvent('download');
      await admin.part('print').click();
      expect((await saved).suggestedFilename()).toMatch(/\.pdf$/);
      await openOrder();
      await deliveryStandsAt('accepted');
      await admin.part('delivery-sentence').filter({ hasText: 'Printed' }).waitFor();
    });

    it('another address is entered, the task is closed, and nothing waits any more', async () => {
      calendar.turnTo('2026-06-02');
      await admin.open('/quittance?view=work');
      const unknown = admin.part('work-item').and(admin.page.locator('[data-kind=contact-invalid]'));
      await unknown.getByRole('button', { name: 'Open customer' }).click();
      await admin.page.getByRole('textbox', { name: 'E-mail' }).fill('compta@atelier-brossard.example.com');
      await admin.page.getByRole('button', { name: 'Save' }).click();
      await unknown.waitFor({ state: 'detached' });
      await openOrder();
      await admin.part('note-done').click();
      await admin.part('note').and(admin.page.locator('[data-done=true]')).waitFor();
    });

    it('before it is due a friendly word goes out, and once it is overdue a reminder', async () => {
      expect(await run('2026-06-28')).toMatchObject({ byLevel: { 0: 1 } });
      await expect.poll(() => mail.received.length, PATIENCE).toBe(1);
      expect(await run('2026-07-08')).toMatchObject({ byLevel: { 1: 1 } });
      await expect.poll(() => mail.received.length, PATIENCE).toBe(2);
      expect(mail.received[1]?.text.replaceAll('=\r\n', '')).toContain(number);
    });

    it('a part of it is paid by transfer', async () => {
      const entry = {
        ref: 'B1',
        amount: '100.00',
        day: '2026-07-10',
        text: `FACTURE ${number}`,
        name: 'ATELIER BROSSARD',
      };
      expect(await bank('2026-07-10', [entry])).toMatchObject({ outcome: { posted: 1 } });
      const { documents } = await api.until(order.id, (each) => each.documents[0]?.status === 'partially-paid');
      await openOrder();
      await admin
        .part('open')
        .filter({ hasText: euros(documents[0]?.open) })
        .waitFor();
    });

    it('while it is disputed nothing goes out, and when that is settled the next reminder does', async () => {
      const held = await api.core<{ id: string }>('/v1/holds', {
        kind: 'dispute',
        documentNumber: number,
        reason: 'A drawer is scratched',
      });
      expect(await run('2026-07-24')).toMatchObject({ letters: 0, skipped: { DISPUTED: 1 } });
      await api.core(`/v1/holds/${held.id}/lift`, { reason: 'It was replaced' });
      expect(await run('2026-07-27')).toMatchObject({ byLevel: { 2: 1 } });
      await expect.poll(() => mail.received.length, PATIENCE).toBe(3);
    });

    it('the third reminder holds new orders', async () => {
      expect(await run('2026-08-10')).toMatchObject({ byLevel: { 3: 1 }, inDefault: 1 });
      await expect.poll(() => mail.received.length, PATIENCE).toBe(4);
      expect(await run('2026-08-10')).toMatchObject({ letters: 0 });
    });

    async function setUp(): Promise<void> {
      const settings = await api.settings();
      await api.saveSettings({
        ...settings,
        delivery: {
          ...settings.delivery,
          enabled: true,
          sender: { address: 'billing@shop.example' },
          moments: { ...settings.delivery.moments, from: '00:00', to: '00:00' },
        },
        dunning: {
          ...settings.dunning,
          enabled: true,
          policy: {
            ...settings.dunning.policy,
            sending: { ...settings.dunning.policy.sending, weekdays: [1, 2, 3, 4, 5, 6, 7], skipHolidays: false },
          },
        },
      });
      const config = { host: '127.0.0.1', port: mail.port, tls: 'none' };
      await api.putCore('/v1/channels/email', { adapter: 'smtp', config });
    }

    /** Turns to a day, lets the bank tell that nothing came, and has a run planned and committed. */
    async function run(day: string): Promise<unknown> {
      await bank(day, []);
      const { id, snapshot, report } = await api.core<{ id: string; snapshot: string; report: unknown }>(
        '/v1/dunning-runs',
        {},
      );
      await api.core(`/v1/dunning-runs/${id}/commit`, { snapshot });
      return report;
    }

    async function bank(day: string, entries: readonly TestEntry[]): Promise<unknown> {
      calendar.turnTo(day);
      return api.core('/v1/bank-statements', camt053(`S-${day}-${entries.length}`, day, entries));
    }
  },
);

/** As the admin writes an amount in English. */
function euros(amount = ''): string {
  return new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR' }).format(Number(amount));
}
