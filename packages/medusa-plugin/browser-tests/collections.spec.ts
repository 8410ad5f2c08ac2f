import { serveSimulatedAgency, simulatedAgency } from '../../core/src/agencies/index.ts';
import { systemClock } from '../../core/src/model/index.ts';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { browserUnavailable, launchBrowser } from '../../../scripts/browser.ts';
import { openAdminApi } from './admin-api.ts';
import { answerLate, namelessControls, openAdminPage, signIn, type AdminPage } from './admin-page.ts';
import { COMPANY, daysAgo, letFallDue, numberOf } from './overdue.ts';
import { openShop, type Shop } from './shop.ts';

const unavailable = browserUnavailable();

describe.skipIf(unavailable !== undefined)(
  unavailable === undefined ? 'collections in the admin' : `collections in the admin [skipped: ${unavailable}]`,
  () => {
    let shop: Shop;
    let browser: Browser;
    let admin: AdminPage;

    beforeAll(async () => {
      shop = await openShop();
      browser = await launchBrowser();
      admin = await openAdminPage(browser, shop);
      const api = await openAdminApi(shop);
      const placed = await api.placeOrder(COMPANY);
      const order = await api.until(placed.id, ({ documents }) => documents.length > 0);
      await letFallDue(shop, numberOf(order), daysAgo(60), 1);
      await signIn(admin, shop);
    });

    afterAll(async () => {
      await browser?.close();
      await shop?.stop();
    });

    afterEach(() => expect(admin.errors).toEqual([]));

    /** A shop that is there already may have had this run before. */
    const ID = `nord-${Date.now().toString(36)}`;
    const NAME = `Agence ${ID}`;
    const agency = () => admin.part('agency').and(admin.page.locator(`[data-agency=${ID}]`));

    it('takes an agency, and passes the acceptance run with it', async () => {
      await admin.open('/quittance?view=collections');
      await admin.page.getByRole('button', { name: 'Add agency' }).click();
      const form = admin.part('agency-form');
      await form.getByRole('textbox', { name: /^Identifier/ }).fill(ID);
      await form.getByRole('textbox', { name: /^Name/ }).fill(NAME);
      await form.getByRole('textbox', { name: /^Configuration/ }).fill('{');
      await form.getByText('This is no JSON object.').waitFor();
      await form.getByRole('textbox', { name: /^Configuration/ }).fill('{}');
      expect(await namelessControls(form)).toEqual([]);
      await form.getByRole('button', { name: 'Save agency' }).click();
      await agency().and(admin.page.locator('[data-state=test]')).waitFor();
      await agency().getByRole('button', { name: 'Run acceptance' }).click();
      await agency().and(admin.page.locator('[data-acceptance=passed]')).waitFor({ timeout: 90_000 });
    });

    it('takes an agency that is reached over HTTP, with secrets that go in and never come out', async () => {
      const token = 'tok-3f9c2a7e';
      const office = simulatedAgency({ seed: 1, mode: 'test', clock: systemClock });
      const served = await serveSimulatedAgency({ agency: office, token });
      try {
        await admin.page.getByRole('button', { name: 'Add agency' }).click();
        const form = admin.part('agency-form');
        await form.getByRole('textbox', { name: /^Identifier/ }).fill(`${ID}-http`);
        await form.getByRole('textbox', { name: /^Name/ }).fill(`${NAME} HTTP`);
        await form.getByRole('combobox', { name: 'Connection' }).click();
        await admin.page.getByRole('option', { name: 'HTTP and webhooks' }).click();
        const config = JSON.stringify({ test: { url: served.url } });
        await form.getByRole('textbox', { name: /^Configuration/ }).fill(config);
        await form.getByLabel(/^Access key \(token\)/).fill(token);
        await form.getByLabel(/^Signing secret of webhooks \(webhook\)/).fill('whsec-1');
        expect(await namelessControls(form)).toEqual([]);
        await form.getByRole('button', { name: 'Save agency' }).click();
        const http = admin.part('agency').and(admin.page.locator(`[data-agency=${ID}-http]`));
        await http.getByRole('button', { name: 'Run acceptance' }).click();
        await http.and(admin.page.locator('[data-acceptance=passed]')).waitFor({ timeout: 120_000 });
        await http.getByRole('button', { name: `Edit agency ${NAME} HTTP` }).click();
        expect(await form.getByLabel(/^Access key/).inputValue()).toBe('');
        await form.getByText('Set. Leave empty to keep it.').first().waitFor();
        await form.getByRole('button', { name: 'Save agency' }).click();
        await http.and(admin.page.locator('[data-acceptance=passed]')).waitFor();
      } finally {
        await served.close();
      }
    });

    it('lists who might go, with every criterion that fails', async () => {
      const candidate = admin
        .part('candidates')
        .and(admin.page.locator(`[data-agency=${ID}]`))
        .getByTestId('quittance-candidate')
        .and(admin.page.locator(`[data-customer="${COMPANY.name}"]`));
      await candidate.waitFor();
      await candidate.locator('[data-code=LEVEL_TOO_LOW]').waitFor();
      expect(await namelessControls(admin.part('page'))).toEqual([]);
      // The button is gone before the list of cases comes, and the draft is opened all the same.
      await admin.page.route('**/cases?*', answerLate);
      await candidate.getByRole('button', { name: `Draft a case of ${COMPANY.name}` }).click();
      await admin.part('case').waitFor();
      await admin.page.unrouteAll({ behavior: 'wait' });
    });

    it('drafts a case that may not go yet, says why, and throws it away', async () => {
      await admin.part('case-state').and(admin.page.locator('[data-state=blocked_by_check]')).waitFor();
      await admin.part('case-criteria').locator('[data-code=LEVEL_TOO_LOW]').waitFor();
      expect(await namelessControls(admin.part('case'))).toEqual([]);
      await admin.part('case-discard').click();
      await admin.part('reason').getByRole('textbox').fill('Too early');
      await admin.part('reason-confirm').click();
      await admin.part('case-state').and(admin.page.locator('[data-state=discarded]')).waitFor();
    });

    it('goes live on a key date, and is stopped with a reason', async () => {
      await admin.open('/quittance?view=collections');
      await agency()
        .getByRole('button', { name: `Go live with ${NAME}` })
        .click();
      await admin.part('first-batch').getByText('would go').waitFor();
      expect(await namelessControls(admin.page.getByRole('dialog'))).toEqual([]);
      await admin.part('go-live-confirm').click();
      await agency().locator('[data-testid=quittance-agency-stop]').click();
      await admin.part('reason').getByRole('textbox').fill('Their server is being moved');
      await admin.part('reason-confirm').click();
      await agency().and(admin.page.locator('[data-state=stopped]')).waitFor();
    });
  },
);
