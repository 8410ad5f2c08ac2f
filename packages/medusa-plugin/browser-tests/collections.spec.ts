import { randomUUID } from 'node:crypto';
import { serveSimulatedAgency, simulatedAgency } from '../../core/src/agencies/index.ts';
import { openDebtOffice, WHATEVER_IS_OVERDUE, type DebtOffice } from '../../core/test/agencies/debt-office.ts';
import { systemClock } from '../../core/src/model/index.ts';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { browserUnavailable, launchBrowser } from '../../../scripts/browser.ts';
import { openAdminApi, type AdminApi } from './admin-api.ts';
import {
  answerLate,
  namelessControls,
  openAdminPage,
  signIn,
  widthsThatOverflow,
  type AdminPage,
} from './admin-page.ts';
import { COMPANY, daysAgo, letFallDue, numberOf } from './overdue.ts';
import { openShop, type Shop } from './shop.ts';

const unavailable = browserUnavailable();

describe.skipIf(unavailable !== undefined)(
  unavailable === undefined ? 'collections in the admin' : `collections in the admin [skipped: ${unavailable}]`,
  () => {
    let shop: Shop;
    let browser: Browser;
    let admin: AdminPage;
    let api: AdminApi;
    let office: DebtOffice;

    beforeAll(async () => {
      shop = await openShop();
      office = await openDebtOffice(systemClock, 'accepted');
      office.tell();
      browser = await launchBrowser();
      admin = await openAdminPage(browser, shop);
      api = await openAdminApi(shop);
      const placed = await api.placeOrder(COMPANY);
      const order = await api.until(placed.id, ({ documents }) => documents.length > 0);
      await letFallDue(shop, numberOf(order), daysAgo(60), 1);
      await signIn(admin, shop);
    });

    afterAll(async () => {
      await browser?.close();
      await shop?.stop();
      await office?.close();
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

    describe('a case that is with an agency', () => {
      const LIVE = `${ID}-live`;
      const live = () => admin.part('agency').and(admin.page.locator(`[data-agency=${LIVE}]`));
      let caseId: string;

      it('asks leave for a cost, which the page of the case says in words and money, and takes a yes', async () => {
        await takeOn();
        caseId = await handOver();
        await tells('cost_added', COURT_COST);
        await openCase();
        await cost().getByText('Court costs, borne by the debtor: €90.00').waitFor();
        expect(await namelessControls(admin.part('case'))).toEqual([]);
        expect(await widthsThatOverflow(admin)).toEqual([]);
        await cost().getByRole('button', { name: 'Approve cost' }).click();
        await cost().waitFor({ state: 'detached' });
        await admin.part('case-costs').getByText('€90.00').waitFor();
      });

      it('is given up, and goes back into dunning with a reason', async () => {
        await givesUp();
        await admin.open('/quittance?view=work');
        const waiting = admin.part('work-item').and(admin.page.locator('[data-kind=case-undecided]'));
        await waiting.getByText(/ · €[1-9]/).waitFor();
        await openCase();
        await admin.part('case-rest').getByText('What is left open').waitFor();
        expect(await namelessControls(admin.part('case'))).toEqual([]);
        expect(await widthsThatOverflow(admin)).toEqual([]);
        await decide('chase', 'They trade again');
        await decided('Taken back into dunning').getByText('They trade again').waitFor();
      });

      it('is given up once more, with a cost refused, and written off', async () => {
        caseId = await handOver();
        await tells('cost_added', COURT_COST);
        await openCase();
        await cost().getByRole('button', { name: 'Refuse cost' }).click();
        await cost().waitFor({ state: 'detached' });
        await givesUp();
        await openCase();
        await decide('write-off', 'Nothing to be had');
        await decided('Written off').getByText('Nothing to be had').waitFor();
      });

      it('is not what a message is about that could not be filed: a person looks at it, and puts it aside', async () => {
        office.happen(randomUUID(), 'contacted', { channel: 'letter' });
        await compare();
        await admin.open('/quittance?view=collections');
        const stray = admin
          .part('strays')
          .and(admin.page.locator(`[data-agency=${LIVE}]`))
          .getByTestId('quittance-stray');
        await stray.getByText('About a case that is not yours').waitFor();
        await stray.getByText('What was told').click();
        await stray.getByText('"channel": "letter"').waitFor();
        expect(await namelessControls(admin.part('page'))).toEqual([]);
        expect(await widthsThatOverflow(admin)).toEqual([]);
        await stray.getByTestId('quittance-stray-close').click();
        await giveReason('They meant another creditor');
        await stray.waitFor({ state: 'detached' });
      });

      const COURT_COST = { costId: 'K1', amount: '90.00', kind: 'court', chargedTo: 'debtor', approvalNeeded: true };
      const cost = () => admin.part('case-cost');
      const decided = (words: string) => admin.part('case-decided').filter({ hasText: words });
      const openCase = () => admin.open(`/quittance?view=collections&case=${caseId}`);
      const compare = () => api.core(`/v1/agencies/${LIVE}/reconcile`, {});

      /** The agency is set up, and goes live with everything that is overdue. */
      async function takeOn(): Promise<void> {
        await api.putCore(`/v1/agencies/${LIVE}`, {
          name: `${NAME} live`,
          selection: WHATEVER_IS_OVERDUE,
          ...office.connection,
        });
        await admin.open('/quittance?view=collections');
        await live().getByRole('button', { name: 'Run acceptance' }).click();
        await live().and(admin.page.locator('[data-acceptance=passed]')).waitFor();
        await api.core(`/v1/agencies/${LIVE}/go-live`, { liveFrom: daysAgo(0), dueBefore: 'migrate' });
      }

      /** The customer's debts go to the agency, which has them once it says so. */
      async function handOver(): Promise<string> {
        await admin.open('/quittance?view=collections');
        await admin
          .part('candidates')
          .and(admin.page.locator(`[data-agency=${LIVE}]`))
          .getByRole('button', { name: `Draft a case of ${COMPANY.name}` })
          .click();
        await admin.part('case-hand-over').click();
        await admin.part('hand-over-confirm').click();
        await compare();
        await admin.part('case-state').and(admin.page.locator('[data-state=accepted]')).waitFor();
        return new URL(admin.page.url()).searchParams.get('case') ?? '';
      }

      async function tells(type: string, payload: Parameters<DebtOffice['happen']>[2]): Promise<void> {
        office.happen(caseId, type, payload);
        await compare();
      }

      async function givesUp(): Promise<void> {
        await tells('uncollectible', { reason: 'The debtor has moved away.' });
        await tells('closed', { outcome: 'uncollectible', collected: '0.00' });
        await admin.part('case-rest').waitFor();
      }

      async function decide(decision: string, reason: string): Promise<void> {
        await admin.part(`case-${decision}`).click();
        await giveReason(reason);
      }

      /** Without one nothing can be confirmed. */
      async function giveReason(reason: string): Promise<void> {
        expect(await admin.part('reason-confirm').isDisabled()).toBe(true);
        await admin.part('reason').getByRole('textbox').fill(reason);
        await admin.part('reason-confirm').click();
      }
    });
  },
);
