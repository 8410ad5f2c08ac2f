import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { browserUnavailable, launchBrowser } from '../../../scripts/browser.ts';
import type { OrderRow } from '../src/api/admin/quittance/contract.ts';
import { openAdminApi, type AdminApi } from './admin-api.ts';
import { answerLate, namelessControls, openAdminPage, signIn, type AdminPage } from './admin-page.ts';
import { COMPANY, daysAgo, letFallDue, numberOf } from './overdue.ts';
import { openShop, type Shop } from './shop.ts';

const unavailable = browserUnavailable();

describe.skipIf(unavailable !== undefined)(
  unavailable === undefined ? 'dunning and payments in the admin' : `dunning in the admin [skipped: ${unavailable}]`,
  () => {
    let shop: Shop;
    let browser: Browser;
    let admin: AdminPage;
    let api: AdminApi;
    let late: OrderRow;
    let number: string;

    beforeAll(async () => {
      shop = await openShop();
      browser = await launchBrowser();
      admin = await openAdminPage(browser, shop);
      api = await openAdminApi(shop);
      const placed = await api.placeOrder(COMPANY);
      late = await api.until(placed.id, ({ documents }) => documents.length > 0);
      number = numberOf(late);
      await letFallDue(shop, number, daysAgo(40));
      const settings = await api.settings();
      await api.saveSettings({ ...settings, dunning: { ...settings.dunning, enabled: false } });
      await signIn(admin, shop);
    });

    afterAll(async () => {
      await browser?.close();
      await shop?.stop();
    });

    afterEach(() => expect(admin.errors).toEqual([]));

    const letter = () =>
      admin
        .part('letter')
        .and(admin.page.locator(`[data-customer="${COMPANY.name}"]`))
        .first();
    const letterStandsAt = (state: string) => expect.poll(() => letter().getAttribute('data-state')).toBe(state);

    async function giveReason(reason: string) {
      await admin.part('reason').getByRole('textbox').fill(reason);
      await admin.part('reason-confirm').click();
    }

    describe('a run', () => {
      it('is warned of while reminders are off, until the settings turn them on', async () => {
        await admin.open('/quittance?view=dunning');
        await admin.part('dunning-off').waitFor();
        await admin.open('/settings/quittance');
        await admin.page.getByRole('switch', { name: 'Remind customers' }).click();
        await admin.part('settings-save').click();
        await admin.page.getByText('Settings saved').first().waitFor();
        await admin.open('/quittance?view=dunning');
        await admin.part('dunning').waitFor();
        await admin.part('dunning-off').waitFor({ state: 'detached' });
      });

      it('is planned without anything being sent, and says of its letter why', async () => {
        // The button is gone before the list of past runs comes, and the draft is opened all the same.
        await admin.page.route('**/dunning-runs?*', answerLate);
        await admin.part('plan').first().click();
        await admin.part('run-page').waitFor();
        await admin.page.getByText('The run is planned').first().waitFor();
        await admin.page.unrouteAll({ behavior: 'wait' });
        await admin.part('run-state').and(admin.page.locator('[data-state=draft]')).waitFor();
        await letterStandsAt('planned');
        expect(await letter().getAttribute('data-level')).toBe('1');
        await letter()
          .getByRole('button', { name: `Show the letter to ${COMPANY.name}` })
          .click();
        const drawer = admin.part('letter-drawer');
        await drawer.locator(`[data-document="${number}"]`).filter({ hasText: 'level 0 to 1' }).waitFor();
        await admin
          .part('letter-why')
          .getByText(/^Level 1: .* was due on .* and no letter went out before\.$/)
          .waitFor();
        await admin.part('mail-frame').waitFor();
        expect(await namelessControls(drawer)).toEqual([]);
        await drawer.getByRole('button', { name: 'Close' }).click();
      });

      it('leaves a letter out with a reason, and takes it back', async () => {
        await letter()
          .getByRole('button', { name: `Exclude the letter to ${COMPANY.name}` })
          .click();
        await giveReason('She called: pays tomorrow');
        await letterStandsAt('excluded');
        await letter().filter({ hasText: 'She called: pays tomorrow' }).waitFor();
        await letter()
          .getByRole('button', { name: `Put back the letter to ${COMPANY.name}` })
          .click();
        await letterStandsAt('planned');
        expect(await namelessControls(admin.part('page'))).toEqual([]);
      });

      it('says what it leaves out and why', async () => {
        await admin.part('left-group').first().waitFor();
        await admin.part('hand-over').getByText('Nothing is ready for an agency.').waitFor();
      });

      it('makes its letters real once it is committed, and stands among the past ones', async () => {
        await admin.part('commit').click();
        await admin.part('commit-confirm').click();
        await admin.part('run-state').and(admin.page.locator('[data-state=committed]')).waitFor();
        await expect.poll(() => letter().getAttribute('data-state')).toMatch(/^(?:committed|queued|sent)$/);
        await admin.page.getByRole('link', { name: 'All runs' }).click();
        await admin.part('past-runs').locator('[data-state=committed]').first().waitFor();
        await admin.open(`/orders/${late.id}`);
        await admin.part('dunning-item').and(admin.page.locator('[data-level="1"]')).waitFor();
      });
    });

    describe('payments', () => {
      const csv = (rows: readonly string[]) =>
        Buffer.from(['Booking date;Amount;Currency;Name;Description;IBAN', ...rows, ''].join('\n'));
      const today = daysAgo(0);
      const PAYER = `Somebody ${Date.now()}`;
      const entry = (state: string) => admin.part('entry').and(admin.page.locator(`[data-state=${state}]`));

      it('reads a statement: what can mean one thing is settled, the rest waits', async () => {
        await admin.open('/quittance?view=payments');
        await admin.part('statement-file').setInputFiles({
          name: 'statement.csv',
          mimeType: 'text/csv',
          buffer: csv([
            `${today};5,00;EUR;${COMPANY.name};Facture ${number};FR7630006000011234567890189`,
            `${today};7,77;EUR;${PAYER};hello;`,
          ]),
        });
        await admin.part('import-report').getByText('2 of 2 entries are new.').waitFor();
        await entry('unmatched').filter({ hasText: PAYER }).waitFor();
        expect(await namelessControls(admin.part('page'))).toEqual([]);
      });

      it('settles what a person decides, and takes it back', async () => {
        const mine = admin.part('entry').filter({ hasText: PAYER });
        await mine.getByRole('button', { name: /^Decide/ }).click();
        const form = admin.part('own-allocation');
        await admin.part('post-own').click();
        await form.getByText('Enter the number of an invoice.').waitFor();
        await form.getByRole('textbox', { name: 'Number of the document' }).fill(number);
        expect(await namelessControls(admin.part('entry-drawer'))).toEqual([]);
        await admin.part('post-own').click();
        await mine.and(admin.page.locator('[data-state=posted]')).waitFor();
        await mine.getByRole('button', { name: /^Take back/ }).click();
        await giveReason('The wrong customer');
        await mine.and(admin.page.locator('[data-state=posted]')).waitFor({ state: 'detached' });
      });

      it('puts aside what no customer owes', async () => {
        const mine = admin.part('entry').filter({ hasText: PAYER });
        await mine.getByRole('button', { name: 'Put aside' }).click();
        await giveReason('Interest of the bank');
        await mine.and(admin.page.locator('[data-state=dismissed]')).waitFor();
      });
    });

    describe('the settings', () => {
      const step = (level: number) => admin.part('step').and(admin.page.locator(`[data-level="${level}"]`));
      const consumer = () => admin.part('procedure').and(admin.page.locator('[data-procedure=consumer]'));

      it('change a procedure, say in words what it comes to, and give back the one supplied', async () => {
        await admin.open('/settings/quittance');
        await consumer().locator('[data-origin=standard]').waitFor();
        await consumer().getByRole('button', { name: 'Edit the procedure Consumers' }).click();
        await step(1).getByRole('textbox', { name: /^Days/ }).first().fill('x');
        await admin.part('procedure-save').click();
        await admin.part('procedure-form').getByText('Enter a whole number of days.').waitFor();
        await step(1).getByRole('textbox', { name: /^Days/ }).first().fill('9');
        await admin.part('procedure-form').getByText('9 days after the due date').waitFor();
        expect(await namelessControls(admin.part('procedure-form'))).toEqual([]);
        await admin.part('procedure-save').click();
        await consumer().locator('[data-origin=changed]').waitFor();
        await consumer().getByText('9 days after the due date').waitFor();
        await consumer().getByRole('button', { name: 'Edit the procedure Consumers' }).click();
        await admin.part('procedure-reset').click();
        await consumer().locator('[data-origin=standard]').waitFor();
      });

      it('change a letter with a preview, refuse what cannot be used, and give back the one supplied', async () => {
        const form = admin.part('template');
        await admin.part('template-subject').fill('Rappel amical {{number}}');
        await admin.part('preview-failed').or(form.locator('iframe')).first().waitFor();
        await form.getByRole('textbox', { name: /^Body/ }).fill('<mjml><mj-body>');
        await admin.part('preview-failed').waitFor();
        expect(await namelessControls(form)).toEqual([]);
        await admin.open('/settings/quittance');
        await admin.part('template-origin').and(admin.page.locator('[data-own=false]')).waitFor();
        const subject = await admin.part('template-subject').inputValue();
        await admin.part('template-subject').fill(`${subject}!`);
        await admin.part('template-save').click();
        await admin.part('template-origin').and(admin.page.locator('[data-own=true]')).waitFor();
        await admin.part('template-reset').click();
        await admin.part('template-origin').and(admin.page.locator('[data-own=false]')).waitFor();
      });

      it('take the mailbox that mail comes back to, and say what is wrong with it', async () => {
        const form = admin.part('returns-form');
        await form.getByRole('textbox', { name: /^Server/ }).fill('127.0.0.1');
        await form.getByRole('textbox', { name: /^Port/ }).fill('1');
        await form.getByRole('textbox', { name: /^User/ }).fill('returns');
        await form.getByLabel(/^Password/).fill('secret');
        await form.getByRole('combobox', { name: 'Encryption' }).click();
        await admin.page.getByRole('option', { name: 'None' }).click();
        await admin.part('returns-save').click();
        await admin.part('returns-check').click();
        await admin.part('returns-checked').getByText('The mailbox cannot be read yet.').waitFor();
        expect(await namelessControls(form)).toEqual([]);
      });

      it('take access tokens in the place of its password, whose secrets never come out', async () => {
        const form = admin.part('returns-form');
        await form.getByRole('combobox', { name: 'Login' }).click();
        await admin.page.getByRole('option', { name: 'With access tokens (OAuth)' }).click();
        await form.getByRole('combobox', { name: 'Provider' }).click();
        await admin.page.getByRole('option', { name: 'Google' }).click();
        expect(await form.getByRole('textbox', { name: /^Token address/ }).inputValue()).toBe(
          'https://oauth2.googleapis.com/token',
        );
        await form.getByRole('textbox', { name: /^Client ID/ }).fill('quittance');
        await form.getByLabel(/^Refresh token/).fill('r3fresh');
        expect(await namelessControls(form)).toEqual([]);
        await admin.part('returns-save').click();
        await form.getByText('Set. Leave empty to keep it.').waitFor();
        expect(await form.getByLabel(/^Refresh token/).inputValue()).toBe('');
      });
    });
  },
);
