import { randomUUID } from 'node:crypto';
import { serveSimulatedAgency, simulatedAgency } from '@quittance/core/agencies';
import { systemClock, type IsoDate } from '@quittance/core/model';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { browserUnavailable, launchBrowser } from '../../../scripts/browser.ts';
import { openDebtOffice, WHATEVER_IS_OVERDUE, type DebtOffice } from '../../core/test/agencies/debt-office.ts';
import { openAdminPage, type AdminPage } from './admin-page.ts';
import { screenOf } from './screen.ts';
import { openShop, type Shop } from './shop.ts';

const unavailable = browserUnavailable();
const BRASSERIE = 'Brasserie du Port SARL';

describe.skipIf(unavailable !== undefined)(
  unavailable === undefined
    ? 'procedures, letters and collections in the app'
    : `procedures, letters and collections in the app [skipped: ${unavailable}]`,
  () => {
    let shop: Shop;
    let browser: Browser;
    let admin: AdminPage;
    let office: DebtOffice;

    beforeAll(async () => {
      shop = await openShop();
      office = await openDebtOffice(systemClock, 'accepted');
      office.tell();
      await remind();
      browser = await launchBrowser();
      admin = await openAdminPage(browser, shop);
    });

    afterAll(async () => {
      await browser?.close();
      await shop?.stop();
      await office?.close();
    });

    afterEach(() => expect(admin.errors).toEqual([]));

    const { role, text, modal, toast, accessible, fits } = screenOf(() => admin);

    it('changes a procedure, says what that means, and gives the product’s back', async () => {
      await admin.open('/settings?part=dunning');
      await role('button', { name: 'Edit: Consumers' }).click();
      const first = modal().getByRole('region', { name: 'Level 1' });
      await first.getByRole('textbox', { name: 'Days', exact: true }).fill('soon');
      await role('button', { name: 'Save procedure' }).click();
      await text('Enter a whole number of days.').waitFor();
      await first.getByRole('textbox', { name: 'Days', exact: true }).fill('10');
      await modal()
        .getByRole('region', { name: 'What this means' })
        .getByText(/10 days after the due date/)
        .waitFor();
      await role('button', { name: 'Save procedure' }).click();
      await toast('The procedure was saved');
      const consumers = role('listitem', { name: 'Consumers' });
      await consumers.getByText('Changed by you').waitFor();
      await accessible();
      await role('button', { name: 'Edit: Consumers' }).click();
      await role('button', { name: 'As supplied again' }).click();
      await toast('The procedure is as supplied again');
      await consumers.getByText('As supplied', { exact: true }).waitFor();
    });

    it('shows what a letter looks like as it is written, and refuses what cannot be used', async () => {
      await admin.open('/settings?part=letters');
      await role('combobox', { name: 'Letter' }).selectOption('level-1');
      await role('combobox', { name: 'Language' }).selectOption('fr');
      const subject = role('textbox', { name: 'Subject' });
      await subject.fill('{{nothing.of.the.kind}}');
      await text('This cannot be used yet').waitFor();
      await subject.fill('Un mot de rappel');
      await role('region', { name: 'Preview with an example' }).getByText('Un mot de rappel').waitFor();
      await role('button', { name: 'Save letter' }).click();
      await toast('The letter was saved');
      await role('status').getByText('Changed by you').waitFor();
      await role('button', { name: 'As supplied again' }).click();
      await role('status').getByText('As supplied', { exact: true }).waitFor();
    });

    it('sets an agency up, and plays the acceptance run', async () => {
      await admin.open('/collections');
      await text('No case yet').waitFor();
      await role('button', { name: 'Add agency' }).click();
      await role('textbox', { name: 'Identifier' }).fill('sim');
      await role('textbox', { name: 'Name' }).fill('Simulated agency');
      await role('button', { name: 'Save agency' }).click();
      await toast('The agency was saved');
      const agency = role('listitem', { name: 'Simulated agency' });
      await agency.getByText('Test', { exact: true }).waitFor();
      await agency.getByRole('button', { name: /^Run acceptance/ }).click();
      await agency.getByText(/The acceptance run passed/).waitFor();
      await accessible();
    });

    it('sets an agency up that is reached over HTTP, with secrets that go in and never come out', async () => {
      const token = 'tok-3f9c2a7e';
      const office = simulatedAgency({ seed: 1, mode: 'test', clock: systemClock });
      const served = await serveSimulatedAgency({ agency: office, token });
      try {
        await role('button', { name: 'Add agency' }).click();
        await modal().getByRole('textbox', { name: 'Identifier' }).fill('http');
        await modal().getByRole('textbox', { name: 'Name' }).fill('Agence du Nord');
        await role('combobox', { name: 'Connection' }).selectOption('http');
        const config = modal().getByRole('textbox', { name: 'Configuration (JSON)' });
        await config.fill(JSON.stringify({ test: { url: served.url } }));
        await modal().getByLabel('Access key (token)').fill(token);
        await modal().getByLabel('Signing secret of webhooks (webhook)').fill('whsec-1');
        await accessible();
        await role('button', { name: 'Save agency' }).click();
        await toast('The agency was saved');
        const agency = role('listitem', { name: 'Agence du Nord' });
        await agency.getByRole('button', { name: /^Run acceptance/ }).click();
        await agency.getByText(/The acceptance run passed/).waitFor({ timeout: 120_000 });
        await agency.getByRole('button', { name: 'Edit: Agence du Nord' }).click();
        const stored = modal().getByLabel('Access key (token)');
        expect(await stored.inputValue()).toBe('');
        await modal().getByText('Set. Leave empty to keep it.').first().waitFor();
        await modal().getByRole('textbox', { name: 'Name' }).fill('Agence du Grand Nord');
        await role('button', { name: 'Save agency' }).click();
        await role('listitem', { name: 'Agence du Grand Nord' })
          .getByText(/The acceptance run passed/)
          .waitFor();
        const checked = await shop.quittance.collections.agencies.check(shop.tenant, 'http');
        expect(checked).toMatchObject({ ok: true, value: { ok: true } });
      } finally {
        await served.close();
      }
    });

    it('names every criterion that a customer fails, and drafts a case that is not ready', async () => {
      const candidate = role('region', { name: 'Might go to Simulated agency' }).getByRole('listitem', {
        name: BRASSERIE,
      });
      await candidate.getByText('Not enough reminders were sent.').waitFor();
      await candidate.getByRole('button', { name: `Draft case: ${BRASSERIE}` }).click();
      await toast('The case is drafted');
      await role('heading', { name: BRASSERIE, level: 1 }).waitFor();
      await role('status').getByText('Not ready', { exact: true }).waitFor();
      await role('region', { name: 'What stands against it' }).getByText('Not enough reminders were sent.').waitFor();
      await accessible();
    });

    it('throws a draft away with a reason', async () => {
      await role('button', { name: 'Throw away' }).click();
      await modal().getByRole('textbox', { name: 'Why' }).fill('They will pay');
      await modal().getByRole('button', { name: 'Throw away' }).click();
      await toast('The draft is thrown away');
      await role('status').getByText('Thrown away', { exact: true }).waitFor();
    });

    it('shows on the page of an order how far its reminders are, and stops them from there', async () => {
      const { items } = await shop.quittance.documents.list(shop.tenant, {
        buyer: BRASSERIE,
        dueBefore: new Date().toISOString().slice(0, 10),
      });
      const { orderId, number } = items[0] ?? { orderId: '', number: '' };
      await admin.open(`/orders/${orderId}`);
      const reminders = role('region', { name: `Reminders: ${number}` });
      await reminders.getByText(/Level 1/).waitFor();
      await reminders.getByRole('button', { name: `Hold: ${number}` }).click();
      await modal().getByRole('textbox', { name: 'Reason' }).fill('Wrong size');
      await role('button', { name: 'Place hold' }).click();
      await toast('The hold is in force');
      await reminders.getByText('Disputed', { exact: true }).waitFor();
      await admin.open('/work');
      await role('region', { name: 'Payments and reminders' }).getByText(`${number} is disputed`).first().waitFor();
    });

    describe('a case that is with an agency', () => {
      let caseId: string;

      it('asks leave for a cost, which the page of the case says in words and money, and takes a yes', async () => {
        await settleDisputes();
        await takeOn();
        caseId = await handOver();
        await tells('cost_added', COURT_COST);
        await admin.open(`/collections/${caseId}`);
        await asked().waitFor();
        await accessible();
        await fits();
        await asked().getByRole('button', { name: 'Approve cost' }).click();
        await toast('The answer is on its way');
        await asked().waitFor({ state: 'detached' });
        await expect.poll(() => figure('Costs')).toBe('€90.00');
      });

      it('is given up, and goes back into dunning with a reason', async () => {
        await givesUp();
        await admin.open('/work');
        const waiting = role('region', { name: 'Cases that an agency gave up' });
        await waiting.getByText(/ · €[1-9]/).waitFor();
        await admin.open(`/collections/${caseId}`);
        await left().waitFor();
        await accessible();
        await fits();
        await decide('Take back into dunning', 'They trade again');
        await toast('Taken back into dunning');
        await role('region', { name: 'Taken back into dunning' }).getByText('They trade again').waitFor();
        await left().waitFor({ state: 'detached' });
      });

      it('is given up once more, with a cost refused, and written off', async () => {
        caseId = await handOver();
        await tells('cost_added', COURT_COST);
        await admin.open(`/collections/${caseId}`);
        await asked().getByRole('button', { name: 'Refuse cost' }).click();
        await asked().waitFor({ state: 'detached' });
        await givesUp();
        await left().waitFor();
        await decide('Write off', 'Nothing to be had');
        await toast('Written off');
        await role('region', { name: 'Written off' }).getByText('Nothing to be had').waitFor();
      });

      const COURT_COST = {
        costId: 'K1',
        amount: '90.00',
        kind: 'court',
        chargedTo: 'debtor',
        approvalNeeded: true,
      };
      const asked = () => role('listitem', { name: 'Court costs, borne by the debtor: €90.00' });
      const left = () => role('region', { name: 'What is left open: €763.10' });

      /** No agency takes what is disputed. */
      async function settleDisputes(): Promise<void> {
        const { items } = await shop.quittance.dunning.holds(shop.tenant, { standing: true });
        for (const { id } of items)
          await shop.quittance.dunning.liftHold(shop.tenant, id, { by: 'Camille', reason: 'The size was right' });
      }

      /** The agency is set up, and goes live with everything that is overdue. */
      async function takeOn(): Promise<void> {
        const { agencies } = shop.quittance.collections;
        const { tenant } = shop;
        await agencies.put(tenant, {
          id: 'nord',
          name: 'Nord Inkasso',
          selection: WHATEVER_IS_OVERDUE,
          ...office.connection,
        });
        await agencies.accept(tenant, 'nord', 'Camille');
        await expect.poll(async () => (await agencies.get(tenant, 'nord'))?.acceptance.state).toBe('passed');
        const liveFrom = new Date().toISOString().slice(0, 10) as IsoDate;
        const live = await agencies.goLive(tenant, 'nord', { liveFrom, dueBefore: 'migrate', by: 'Camille' });
        expect(live).toMatchObject({ value: { state: 'live' } });
      }

      async function handOver(): Promise<string> {
        const { agencies, cases } = shop.quittance.collections;
        const { tenant } = shop;
        const candidates = await agencies.candidates(tenant, 'nord');
        const customerId = candidates.ok
          ? candidates.value.items.find(({ customer }) => customer === BRASSERIE)?.customerId
          : undefined;
        const request = { agency: 'nord', customerId: customerId ?? '', currency: 'EUR', by: 'Camille' };
        const drafted = await cases.draft(tenant, request);
        const id = drafted.ok ? drafted.value.id : '';
        expect(await cases.handOver(tenant, id, 'Camille')).toMatchObject({ ok: true });
        await expect.poll(async () => (await cases.get(tenant, id))?.status.acknowledged).toBe(true);
        return id;
      }

      async function tells(type: string, payload: Parameters<DebtOffice['happen']>[2]): Promise<void> {
        office.happen(caseId, type, payload);
        await shop.quittance.collections.agencies.reconcile(shop.tenant, 'nord');
      }

      async function givesUp(): Promise<void> {
        await tells('uncollectible', { reason: 'The debtor has moved away.' });
        await tells('closed', { outcome: 'uncollectible', collected: '0.00' });
        await expect
          .poll(async () => (await shop.quittance.collections.cases.get(shop.tenant, caseId))?.undecided)
          .toBeDefined();
      }

      /** Without a reason nothing is decided. */
      async function decide(decision: string, reason: string): Promise<void> {
        await left().getByRole('button', { name: decision }).click();
        await modal().getByRole('button', { name: decision }).click();
        await text('Say why.').waitFor();
        await accessible();
        await modal().getByRole('textbox', { name: 'Why' }).fill(reason);
        await modal().getByRole('button', { name: decision }).click();
      }

      const figure = (name: string) =>
        admin.page.locator('dl.figures div').filter({ hasText: name }).locator('dd').innerText();
    });

    it('lists what an agency tells of no case, until a person has looked at it', async () => {
      office.happen(randomUUID(), 'contacted', { channel: 'letter' });
      office.happen(randomUUID(), 'horoscope', { sign: 'leo' });
      await shop.quittance.collections.agencies.reconcile(shop.tenant, 'nord');
      await admin.open('/collections');
      const strays = role('region', { name: 'Messages of Nord Inkasso that could not be filed' });
      const stray = strays.getByRole('listitem', { name: 'About a case that is not yours' });
      await stray.waitFor();
      await stray.getByText('What was told').click();
      await stray.getByText('"channel": "letter"').waitFor();
      await accessible();
      await fits();
      await stray.getByRole('button', { name: /^Put aside/ }).click();
      await modal().getByRole('button', { name: 'Put aside' }).click();
      await modal().getByRole('textbox', { name: 'Why' }).fill('They meant another creditor');
      await modal().getByRole('button', { name: 'Put aside' }).click();
      await toast('The message is put aside');
      await stray.waitFor({ state: 'detached' });
    });

    /** Who is overdue gets a first letter: agencies take nobody whom no one reminded. */
    async function remind(): Promise<void> {
      const { settings, dunning } = shop.quittance;
      const stored = JSON.parse(JSON.stringify(await settings.get(shop.tenant))) as Record<string, object>;
      await settings.put(shop.tenant, { ...stored, dunning: { ...stored['dunning'], enabled: true } });
      const planned = await dunning.plan(shop.tenant, 'Camille');
      if (planned.ok) await dunning.commit(shop.tenant, planned.value.id, { by: 'Camille' });
    }

    it.each(['/collections', '/settings?part=letters', '/settings?part=dunning'])(
      'fits a telephone on %s',
      async (path) => {
        const phone = await openAdminPage(browser, shop, { width: 390, height: 844 });
        await phone.open(path);
        expect(await phone.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      },
    );
  },
);
