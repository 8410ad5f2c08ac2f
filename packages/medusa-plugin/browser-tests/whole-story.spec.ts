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
import { clerkOf } from './clerk.ts';
import { startDemoShop, type Shop } from './shop.ts';

const unavailable = browserUnavailable();
const BUYER = 'achats@atelier-brossard.example.com';

describe.skipIf(unavailable !== undefined)(
  `from an order to its payment by an agency${unavailable === undefined ? '' : ` [skipped: ${unavailable}]`}`,
  // A chapter opens many pages.
  { timeout: 400_000 },
  () => {
    let calendar: Calendar;
    let mail: MailServer;
    let office: DebtOffice;
    let shop: Shop;
    let browser: Browser;
    let admin: AdminPage;
    let api: AdminApi;
    let clerk: ReturnType<typeof clerkOf>;
    let order: OrderRow;
    let number: string;
    /** Placed while the customer is in default. */
    let next: OrderRow;
    let casePage: string;

    beforeAll(async () => {
      calendar = openCalendar('2026-06-01');
      office = await openDebtOffice({ now: calendar.now });
      mail = await startMailServer({ recipients: { [BUYER]: [550, '5.1.1 User unknown'] } });
      shop = await startDemoShop({ empty: true, environment: calendar.environment });
      api = await openAdminApi(shop);
      await setUp();
      browser = await launchBrowser();
      admin = await openAdminPage(browser, shop);
      clerk = clerkOf(admin, api, calendar);
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

    const openOrder = () => admin.open(`/orders/${order.id}`);
    const mails = (count: number) => expect.poll(() => mail.received.length).toBe(count);
    const standsAt = (part: string, state: string) =>
      expect.poll(() => admin.part(part).first().getAttribute('data-state')).toBe(state);
    /** The claim on the page of its order. */
    const claim = () => admin.part('dunning-item');
    /** The claim on the customer's page. */
    const item = () => clerk.withState('item', 'document', number);
    const agency = () => clerk.withState('agency', 'agency', 'nord');

    it('an order of a company is invoiced, and its mail comes back', async () => {
      order = await api.placeCompanyOrder();
      order = await api.until(order.id, ({ documents }) => documents.length > 0);
      number = order.documents[0]?.number ?? '';
      expect(order.documents[0]).toMatchObject({ issue_date: '2026-06-01', due_date: '2026-07-01' });
      await openOrder();
      await clerk.withState('stage', 'stage', 'invoiced').waitFor();
      await standsAt('delivery-state', 'refused');
    });

    it('a task on the order asks for another address, and the letter is printed with a cover letter', async () => {
      await openOrder();
      await admin.part('note').filter({ hasText: 'Demander une adresse valide' }).waitFor();
      await clerk.printLetters();
      await openOrder();
      await standsAt('delivery-state', 'accepted');
      await admin.part('delivery-sentence').filter({ hasText: 'Printed' }).waitFor();
    });

    it('another address is entered, the task is closed, and nothing waits any more', async () => {
      calendar.turnTo('2026-06-02');
      await admin.open('/quittance?view=work');
      const unknown = clerk.withState('work-item', 'kind', 'contact-invalid');
      await unknown.getByRole('button', { name: 'Open customer' }).click();
      await admin.page.getByRole('textbox', { name: 'E-mail' }).fill('compta@atelier-brossard.example.com');
      await admin.page.getByRole('button', { name: 'Save' }).click();
      await unknown.waitFor({ state: 'detached' });
      await clerk.nothingWaits();
      await openOrder();
      await admin.part('note-done').click();
      await clerk.withState('note', 'done', 'true').waitFor();
    });

    it('before it is due a friendly word goes out, and once it is overdue a reminder', async () => {
      await clerk.remind('2026-06-28', 0);
      await mails(1);
      await clerk.remind('2026-07-08', 1);
      await mails(2);
      expect(mail.received[1]?.text.replaceAll('=\r\n', '')).toContain(number);
      await openOrder();
      await claim().and(admin.page.locator('[data-level="1"]')).waitFor();
    });

    it('a part of it is paid by transfer', async () => {
      calendar.turnTo('2026-07-10');
      const name = 'ATELIER BROSSARD';
      const entry = { ref: 'B1', amount: '100.00', day: '2026-07-10', text: `FACTURE ${number}`, name };
      await admin.open('/quittance?view=payments');
      const buffer = Buffer.from(camt053('S1', '2026-07-10', [entry]));
      await admin.part('statement-file').setInputFiles({ name: 'releve.xml', mimeType: 'application/xml', buffer });
      await admin.part('import-report').waitFor();
      await clerk.withState('entry', 'state', 'posted').filter({ hasText: number }).waitFor();
      const { documents } = await api.until(order.id, (each) => each.documents[0]?.status === 'partially-paid');
      await openOrder();
      const open = euros(documents[0]?.open);
      await admin.part('open').filter({ hasText: open }).waitFor();
    });

    it('while it is disputed nothing goes out, and when that is settled the next reminder does', async () => {
      const open = euros((await api.until(order.id, () => true)).documents[0]?.open);
      await clerk.openCustomer();
      await item().filter({ hasText: open }).getByTestId('quittance-hold-open').click();
      const reason = admin.part('hold-form').getByRole('textbox', { name: /^Reason/ });
      await reason.fill('A drawer is scratched');
      await admin.part('hold-confirm').click();
      await item().and(admin.page.locator('[data-state=dispute]')).waitFor();
      await openOrder();
      await claim().and(admin.page.locator('[data-state=dispute]')).getByTestId('quittance-lift').waitFor();

      await clerk.plan('2026-07-24');
      await clerk.withState('left-group', 'code', 'DISPUTED').filter({ hasText: number }).waitFor();
      expect(await admin.part('letter').count()).toBe(0);
      await admin.part('discard').click();

      await clerk.openCustomer();
      await admin.part('lift').click();
      await clerk.giveReason('It was replaced');
      await item().and(admin.page.locator('[data-state=overdue]')).waitFor();
      await clerk.remind('2026-07-27', 2);
      await mails(3);
    });

    it('the third reminder goes by mail and on paper, and holds new orders', async () => {
      await clerk.remind('2026-08-10', 3);
      await mails(4);
      await clerk.printLetters();
      await clerk.openCustomer();
      await admin.part('balance-level').filter({ hasText: '3' }).waitFor();
      await standsAt('account-state', 'in-default');
      await clerk.plan('2026-08-10');
      expect(await admin.part('letter').count()).toBe(0);
      await admin.part('discard').click();
      await admin.part('past-runs').waitFor();

      next = await api.placeCompanyOrder();
      await api.until(next.id, ({ stopped }) => stopped?.code === 'CUSTOMER_IN_DEFAULT');
      await admin.open(`/orders/${next.id}`);
      await admin.part('stuck').filter({ hasText: 'in default with earlier invoices' }).waitFor();
    });

    it('an agency takes the case once it has shown that it can', async () => {
      await clerk.bankIsQuiet('2026-08-24');
      // No screen asks for its keys. This mail server tells of no arrivals.
      const selection = { lettersDelivered: false };
      await api.putCore('/v1/agencies/nord', { name: 'Nord Inkasso', selection, ...office.connection });
      await admin.open('/quittance?view=collections');
      await agency().getByRole('button', { name: 'Run acceptance' }).click();
      await agency().and(admin.page.locator('[data-acceptance=passed]')).waitFor({ timeout: 180_000 });
      await agency()
        .getByRole('button', { name: /^Go live/ })
        .click();
      const goLive = admin.page.getByRole('dialog');
      await goLive.getByLabel(/^From/).fill('2026-08-24');
      await goLive.getByRole('combobox').click();
      await admin.page.getByRole('option', { name: 'Goes too' }).click();
      await admin.part('first-batch').getByText('1 would go').waitFor();
      await admin.part('go-live-confirm').click();
      await agency().and(admin.page.locator('[data-state=live]')).waitFor();

      await admin.part('draft-case').click();
      // Lists of cases show the state, too.
      await admin.part('case').waitFor();
      await standsAt('case-state', 'ready');
      await admin.part('case-documents').filter({ hasText: number }).waitFor();
      casePage = admin.page.url();
      await admin.part('case-hand-over').click();
      await admin.part('hand-over-confirm').click();
      await standsAt('case-state', 'submitted');
      await openOrder();
      await claim().filter({ hasText: 'A collection agency has it.' }).waitFor();
      await clerk.plan('2026-08-25');
      await clerk.withState('left-group', 'code', 'HANDED_OVER').filter({ hasText: number }).waitFor();
      expect(await admin.part('letter').count()).toBe(0);
      await admin.part('discard').click();
      await admin.part('past-runs').waitFor();
    });

    it('it is paid to the agency, and closed everywhere', async () => {
      office.tell();
      await api.core('/v1/agencies/nord/reconcile', {});
      const { documents } = await api.until(order.id, ({ stage }) => stage === 'paid');
      expect(documents).toMatchObject([{ status: 'paid', open: '0.00' }]);
      await admin.page.goto(casePage);
      await standsAt('case-state', 'paid');
      await admin.part('case-owed').getByText(euros('0.00')).waitFor();
      await openOrder();
      await clerk.withState('stage', 'stage', 'paid').waitFor();
      await admin
        .part('open')
        .filter({ hasText: euros('0.00') })
        .waitFor();
      expect(await claim().count()).toBe(0);
    });

    it('the customer is trusted again: the order that was held is invoiced, and nothing is owed besides', async () => {
      next = await api.until(next.id, ({ documents }) => documents.length > 0);
      await mails(5);
      await clerk.openCustomer();
      await standsAt('account-state', 'open');
      expect(
        await admin.part('item').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-document'))),
      ).toEqual([next.documents[0]?.number]);
      await clerk.nothingWaits();
      expect(await api.core('/v1/agencies/nord/reconcile', {})).toMatchObject({ cases: 1, differences: [] });
    });

    /** Sends at any hour through the story's mail server, and reminds. */
    async function setUp(): Promise<void> {
      const { delivery, dunning, ...settings } = await api.settings();
      const { policy } = dunning;
      const sending = { ...policy.sending, weekdays: [1, 2, 3, 4, 5, 6, 7], skipHolidays: false };
      await api.saveSettings({
        ...settings,
        delivery: {
          ...delivery,
          enabled: true,
          sender: { address: 'billing@shop.example' },
          moments: { ...delivery.moments, from: '00:00', to: '00:00' },
        },
        dunning: { ...dunning, enabled: true, policy: { ...policy, sending } },
      });
      const config = { host: '127.0.0.1', port: mail.port, tls: 'none' };
      await api.putCore('/v1/channels/email', { adapter: 'smtp', config });
    }
  },
);

/** As the admin writes an amount in English. */
function euros(amount = ''): string {
  return new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR' }).format(Number(amount));
}
