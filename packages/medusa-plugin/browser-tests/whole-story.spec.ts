import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { browserUnavailable, launchBrowser } from '../../../scripts/browser.ts';
import { startMailServer, type MailServer } from '../../core/src/channels/testing/mail-server.ts';
import { camt053 } from '../../core/src/flow/testing/camt.ts';
import { openDebtOffice, type DebtOffice } from '../../core/test/agencies/debt-office.ts';
import type { OrderRow } from '../src/api/admin/quittance/contract.ts';
import { openAdminApi, type AdminApi } from './admin-api.ts';
import { openAdminPage, signIn, type AdminPage } from './admin-page.ts';
import { openCalendar, type Calendar } from './calendar.ts';
import { startDemoShop, type Shop } from './shop.ts';

const unavailable = browserUnavailable();
const BUYER = 'achats@atelier-brossard.example.com';
const PATIENCE = { timeout: 60_000 };
/** A chapter opens many pages. */
const CHAPTER = 400_000;

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
    let office: DebtOffice;
    let caseId: string;

    beforeAll(async () => {
      calendar = openCalendar('2026-06-01');
      office = await openDebtOffice({ now: calendar.now });
      mail = await startMailServer({ recipients: { [BUYER]: [550, '5.1.1 User unknown'] } });
      shop = await startDemoShop({ empty: true, environment: calendar.environment });
      api = await openAdminApi(shop);
      await setUp();
      browser = await launchBrowser();
      admin = await openAdminPage(browser, shop);
      admin.page.setDefaultTimeout(PATIENCE.timeout);
      await signIn(admin, shop);
    });
    afterAll(async () => {
      await browser?.close();
      await shop?.stop();
      await mail?.stop();
      await office?.close();
      calendar?.close();
    });
    afterEach(() => expect(admin.errors).toEqual([]));

    const deliveryStandsAt = (state: string) =>
      expect.poll(() => admin.part('delivery-state').first().getAttribute('data-state'), PATIENCE).toBe(state);
    /** The claim on the customer's page. */
    const item = () => admin.part('item').and(admin.page.locator(`[data-document="${number}"]`));
    const openOrder = () => admin.open(`/orders/${order.id}`);

    it(
      'an order of a company is invoiced, and its mail comes back',
      async () => {
        order = await api.placeCompanyOrder();
        order = await api.until(order.id, ({ documents }) => documents.length > 0);
        number = order.documents[0]?.number ?? '';
        expect(order.documents[0]).toMatchObject({ issue_date: '2026-06-01', due_date: '2026-07-01' });
        await openOrder();
        await deliveryStandsAt('refused');
      },
      CHAPTER,
    );

    it(
      'a task on the order asks for another address, and the letter is printed with a cover letter',
      async () => {
        await openOrder();
        await admin.part('note').filter({ hasText: 'Demander une adresse valide' }).waitFor();
        await printLetters();
        await openOrder();
        await deliveryStandsAt('accepted');
        await admin.part('delivery-sentence').filter({ hasText: 'Printed' }).waitFor();
      },
      CHAPTER,
    );

    it(
      'another address is entered, the task is closed, and nothing waits any more',
      async () => {
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
      },
      CHAPTER,
    );

    it(
      'before it is due a friendly word goes out, and once it is overdue a reminder',
      async () => {
        await remind('2026-06-28', 0);
        await expect.poll(() => mail.received.length, PATIENCE).toBe(1);
        await remind('2026-07-08', 1);
        await expect.poll(() => mail.received.length, PATIENCE).toBe(2);
        expect(mail.received[1]?.text.replaceAll('=\r\n', '')).toContain(number);
      },
      CHAPTER,
    );

    it(
      'a part of it is paid by transfer',
      async () => {
        calendar.turnTo('2026-07-10');
        const name = 'ATELIER BROSSARD';
        const entry = { ref: 'B1', amount: '100.00', day: '2026-07-10', text: `FACTURE ${number}`, name };
        await admin.open('/quittance?view=payments');
        const buffer = Buffer.from(camt053('S1', '2026-07-10', [entry]));
        await admin.part('statement-file').setInputFiles({ name: 'releve.xml', mimeType: 'application/xml', buffer });
        await admin.part('import-report').waitFor();
        await admin.part('entry').and(admin.page.locator('[data-state=posted]')).filter({ hasText: number }).waitFor();
        const { documents } = await api.until(order.id, (each) => each.documents[0]?.status === 'partially-paid');
        await openOrder();
        await admin
          .part('open')
          .filter({ hasText: euros(documents[0]?.open) })
          .waitFor();
      },
      CHAPTER,
    );

    it(
      'while it is disputed nothing goes out, and when that is settled the next reminder does',
      async () => {
        await openCustomer();
        await item().getByTestId('quittance-hold-open').click();
        await admin
          .part('hold-form')
          .getByRole('textbox', { name: /^Reason/ })
          .fill('A drawer is scratched');
        await admin.part('hold-confirm').click();
        await item().and(admin.page.locator('[data-state=dispute]')).waitFor();

        await plan('2026-07-24');
        await admin
          .part('left-group')
          .and(admin.page.locator('[data-code=DISPUTED]'))
          .filter({ hasText: number })
          .waitFor();
        expect(await admin.part('letter').count()).toBe(0);
        await admin.part('commit').and(admin.page.locator('[disabled]')).waitFor();
        await admin.part('discard').click();

        await openCustomer();
        await admin.part('lift').click();
        await admin.part('reason').getByRole('textbox').fill('It was replaced');
        await admin.part('reason-confirm').click();
        await item().and(admin.page.locator('[data-state=overdue]')).waitFor();
        await remind('2026-07-27', 2);
        await expect.poll(() => mail.received.length, PATIENCE).toBe(3);
      },
      CHAPTER,
    );

    it(
      'the third reminder goes by mail and on paper, and holds new orders',
      async () => {
        await remind('2026-08-10', 3);
        await expect.poll(() => mail.received.length, PATIENCE).toBe(4);
        await printLetters();
        await openCustomer();
        await admin.part('balance-level').filter({ hasText: '3' }).waitFor();
        await admin.part('account-state').and(admin.page.locator('[data-state=in-default]')).first().waitFor();
        await plan('2026-08-10');
        expect(await admin.part('letter').count()).toBe(0);
      },
      CHAPTER,
    );

    it(
      'an agency takes the case once it has shown that it can',
      async () => {
        await bank('2026-08-24');
        await api.putCore('/v1/agencies/nord', {
          name: 'Nord Inkasso',
          // This mail server tells of no arrivals.
          selection: { lettersDelivered: false },
          ...office.connection,
        });
        await api.core('/v1/agencies/nord/accept', {});
        await expect
          .poll(() => api.askCore('/v1/agencies/nord'), PATIENCE)
          .toMatchObject({ acceptance: { state: 'passed' } });
        await api.core('/v1/agencies/nord/go-live', { liveFrom: '2026-08-24', dueBefore: 'migrate' });
        const { items } = await api.askCore<{ items: { customerId: string; criteria: unknown[] }[] }>(
          '/v1/agencies/nord/candidates',
        );
        expect(items).toMatchObject([{ criteria: [] }]);
        const drafted = await api.core<{ id: string }>('/v1/cases', {
          agency: 'nord',
          customerId: items[0]?.customerId,
          currency: 'EUR',
        });
        caseId = drafted.id;
        await api.core(`/v1/cases/${caseId}/hand-over`, {});
        await expect
          .poll(() => api.askCore(`/v1/cases/${caseId}`), PATIENCE)
          .toMatchObject({ status: { state: 'submitted' }, commands: [{ type: 'submit', state: 'done' }] });
        await plan('2026-08-25');
        await admin.part('left-out').filter({ hasText: 'agency' }).waitFor();
        await admin.part('discard').click();
        await admin.part('past-runs').waitFor();
      },
      CHAPTER,
    );

    it(
      'it is paid to the agency, and closed everywhere',
      async () => {
        office.tell();
        await api.core('/v1/agencies/nord/reconcile', {});
        await expect
          .poll(() => api.askCore(`/v1/cases/${caseId}`), PATIENCE)
          .toMatchObject({ status: { state: 'closed', outcome: 'paid' }, open: '0.00' });
        const paid = await api.until(order.id, ({ stage }) => stage === 'paid');
        expect(paid.documents).toMatchObject([{ status: 'paid', open: '0.00' }]);
        await openOrder();
        await admin.part('stage').filter({ hasText: 'Paid' }).waitFor();
        await openCustomer();
        expect(await item().count()).toBe(0);
        await admin.open('/quittance?view=work');
        await admin.part('work').filter({ hasText: 'Nothing waits for you' }).waitFor();
        expect(await api.core('/v1/agencies/nord/reconcile', {})).toMatchObject({ cases: 1, differences: [] });
      },
      CHAPTER,
    );

    async function printLetters(): Promise<void> {
      await admin.open('/quittance?view=work');
      const saved = admin.page.waitForEvent('download');
      await admin.part('print').click();
      expect((await saved).suggestedFilename()).toMatch(/\.pdf$/);
    }

    async function openCustomer(): Promise<void> {
      await admin.open('/quittance?view=customers');
      await admin.part('customer-row').getByRole('link').first().click();
      await admin.part('customer').waitFor();
    }

    /** On a day on which the bank has told that nothing came, a run is planned and shown. */
    async function plan(day: string): Promise<void> {
      await bank(day);
      await admin.open('/quittance?view=dunning');
      await admin.part('plan').click();
      await admin.part('run-page').waitFor();
    }

    /** A run with one letter of a level, reviewed and committed. */
    async function remind(day: string, level: number): Promise<void> {
      await plan(day);
      await admin
        .part('letter')
        .and(admin.page.locator(`[data-level="${level}"]`))
        .waitFor();
      expect(await admin.part('letter').count()).toBe(1);
      await admin.part('commit').click();
      await admin.part('commit-confirm').click();
      await admin.part('run-state').and(admin.page.locator('[data-state=committed]')).first().waitFor();
    }

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

    async function bank(day: string): Promise<void> {
      calendar.turnTo(day);
      await api.core('/v1/bank-statements', camt053(`S-${day}`, day, []));
    }
  },
);

/** As the admin writes an amount in English. */
function euros(amount = ''): string {
  return new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR' }).format(Number(amount));
}
