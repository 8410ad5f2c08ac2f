import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { browserUnavailable, launchBrowser } from '../../../scripts/browser.ts';
import type { OrderRow } from '../src/api/admin/quittance/contract.ts';
import { openAdminApi, type AdminApi } from './admin-api.ts';
import { namelessControls, openAdminPage, signIn, type AdminPage } from './admin-page.ts';
import { COMPANY, daysAgo, letFallDue, numberOf } from './overdue.ts';
import { openShop, type Shop } from './shop.ts';

const unavailable = browserUnavailable();

describe.skipIf(unavailable !== undefined)(
  unavailable === undefined ? 'receivables in the admin' : `receivables in the admin [skipped: ${unavailable}]`,
  () => {
    let shop: Shop;
    let browser: Browser;
    let admin: AdminPage;
    let api: AdminApi;
    let order: OrderRow;
    let number: string;

    beforeAll(async () => {
      shop = await openShop();
      browser = await launchBrowser();
      admin = await openAdminPage(browser, shop);
      api = await openAdminApi(shop);
      const placed = await api.placeOrder(COMPANY);
      order = await api.until(placed.id, ({ documents }) => documents.length > 0);
      number = numberOf(order);
      await letFallDue(shop, number, daysAgo(40));
      await signIn(admin, shop);
    });

    afterAll(async () => {
      await browser?.close();
      await shop?.stop();
    });

    afterEach(() => expect(admin.errors).toEqual([]));

    const item = () => admin.part('item').and(admin.page.locator(`[data-document="${number}"]`));
    const itemStandsAt = (state: string) =>
      item()
        .and(admin.page.locator(`[data-state=${state}]`))
        .waitFor();
    const history = (kind: string) => admin.part('history-entry').and(admin.page.locator(`[data-kind="${kind}"]`));

    async function openCustomer() {
      await admin.open('/quittance?view=customers');
      await admin.part('customer-row').getByRole('link', { name: COMPANY.name }).first().click();
      await admin.part('customer').waitFor();
    }

    async function giveReason(reason: string) {
      await admin.part('reason').getByRole('textbox').fill(reason);
      await admin.part('reason-confirm').click();
    }

    it('lists who owes, the overdue first to see by a filter', async () => {
      await admin.open('/quittance?view=customers&which=overdue');
      const row = admin.part('customer-row').filter({ hasText: COMPANY.name });
      await row.first().waitFor();
      await row.locator('[data-state=overdue]').first().waitFor();
      expect(await namelessControls(admin.part('page'))).toEqual([]);
      await admin.page.getByRole('searchbox', { name: 'Search customers' }).fill('nobody of that name');
      await admin.page.getByText('Nothing matches these filters').waitFor();
    });

    it('shows balances, ageing and what comes next of an overdue invoice', async () => {
      await openCustomer();
      await itemStandsAt('overdue');
      await item().filter({ hasText: '40 days late' }).waitFor();
      await item().filter({ hasText: 'Next: letter of level 1' }).waitFor();
      const ages = admin.part('age');
      expect(await ages.and(admin.page.locator('[data-age=to60]')).textContent()).toMatch(/€/);
      expect(await admin.part('balance-level').textContent()).toBe('No level');
      expect(await namelessControls(admin.part('customer'))).toEqual([]);
    });

    it('refuses a dispute without a reason, and takes one of a part', async () => {
      await item()
        .getByRole('button', { name: `Place a hold on ${number}` })
        .click();
      await admin.page.getByRole('textbox', { name: /Only a part of it/ }).fill('10,00');
      await admin.part('hold-confirm').click();
      await admin.part('hold-form').getByText('Say why.').waitFor();
      expect(await namelessControls(admin.page.getByRole('dialog'))).toEqual([]);
      await admin
        .part('hold-form')
        .getByRole('textbox', { name: /^Reason/ })
        .fill('A leg is broken');
      await admin.part('hold-confirm').click();
      await admin
        .part('hold')
        .filter({ hasText: `${number} is disputed, €10.00 of it` })
        .waitFor();
      await itemStandsAt('overdue');
    });

    it('stops the whole invoice by a dispute, and says so on the order page, where it is lifted', async () => {
      await item()
        .getByRole('button', { name: `Place a hold on ${number}` })
        .click();
      await admin
        .part('hold-form')
        .getByRole('textbox', { name: /^Reason/ })
        .fill('Not what was ordered');
      await admin.part('hold-confirm').click();
      await itemStandsAt('dispute');
      await item().filter({ hasText: 'It is disputed.' }).waitFor();
      await history('hold.placed').first().filter({ hasText: 'Not what was ordered' }).waitFor();
      await admin.open(`/orders/${order.id}`);
      const dunning = admin.part('dunning-item');
      await dunning.and(admin.page.locator('[data-state=dispute]')).waitFor();
      expect(await namelessControls(admin.part('document-dunning'))).toEqual([]);
      await dunning.getByRole('button', { name: new RegExp(`^Lift: ${number} is disputed, due`) }).click();
      await giveReason('Replaced');
      await dunning.and(admin.page.locator('[data-state=overdue]')).waitFor();
    });

    it('keeps lifted holds for who asks, with why', async () => {
      await openCustomer();
      await admin.page.getByRole('button', { name: 'Show lifted holds too' }).click();
      await admin.part('hold').and(admin.page.locator('[data-state=lifted]')).filter({ hasText: 'Replaced' }).waitFor();
      await history('hold.lifted').first().waitFor();
    });

    it('takes a promise with its day', async () => {
      await admin.part('hold-open').first().click();
      await admin.page.getByRole('radio', { name: /Promise to pay/ }).click();
      await admin.part('hold-confirm').click();
      await admin.page.getByText('Choose the day on which the customer pays.').waitFor();
      await admin.page.getByLabel(/Promised for/).fill(daysAgo(-5));
      await admin.part('hold-confirm').click();
      const promise = admin.part('hold').and(admin.page.locator('[data-kind=promise]'));
      await promise.and(admin.page.locator('[data-state=standing]')).waitFor();
      await itemStandsAt('promise');
      await promise.getByRole('button', { name: /^Lift/ }).click();
      await giveReason('Withdrawn');
      await promise.and(admin.page.locator('[data-state=standing]')).waitFor({ state: 'detached' });
    });

    it('adds a contact with preferences, and refuses an address that is none', async () => {
      await admin.page.getByRole('button', { name: 'Add contact' }).click();
      const form = admin.part('contact-form');
      await form.getByRole('textbox', { name: /^Name/ }).fill('Paul Comptable');
      await form.getByRole('textbox', { name: /^E-mail/ }).fill('paul');
      await form.getByRole('button', { name: 'Save' }).click();
      await form.getByText('Enter an e-mail address.').waitFor();
      await form.getByRole('textbox', { name: /^E-mail/ }).fill('paul@dubois.example');
      await form.getByRole('combobox', { name: 'Sent by' }).click();
      await admin.page.getByRole('option', { name: 'letter' }).click();
      expect(await namelessControls(form)).toEqual([]);
      await form.getByRole('button', { name: 'Save' }).click();
      await admin
        .part('contact')
        .filter({ hasText: 'paul@dubois.example' })
        .filter({ hasText: 'letter' })
        .first()
        .waitFor();
    });

    it('keeps terms of a customer', async () => {
      const terms = admin.part('terms');
      const segment = `wholesale ${Date.now()}`;
      await terms.getByRole('textbox', { name: /^Segment/ }).fill(segment);
      await terms.getByRole('combobox', { name: 'Risk' }).click();
      await admin.page.getByRole('option', { name: 'High' }).click();
      await admin.part('terms-save').click();
      await admin.page.locator('[data-testid=quittance-terms-save]:disabled').waitFor();
      await openCustomer();
      await expect.poll(() => terms.getByRole('textbox', { name: /^Segment/ }).inputValue()).toBe(segment);
    });

    it('shows the statement of account', async () => {
      await admin.part('statement-line').filter({ hasText: number }).first().waitFor();
    });

    it('shows the balances on Medusa’s own page of the customer, and leads to the rest', async () => {
      await admin.open(`/orders/${order.id}`);
      await admin.page.locator('a[href*="/customers/"]').first().click();
      const widget = admin.part('customer-widget');
      await widget.locator('[data-state=overdue]').waitFor();
      expect(await namelessControls(widget)).toEqual([]);
      await widget.getByRole('link', { name: 'Open customer' }).click();
      await admin.part('customer').getByRole('heading', { name: COMPANY.name }).waitFor();
    });

    it('stands on a telephone without scrolling sideways', async () => {
      await admin.page.setViewportSize({ width: 390, height: 844 });
      await admin.part('statement').waitFor();
      const overflow = await admin.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBeLessThanOrEqual(0);
    });
  },
);
