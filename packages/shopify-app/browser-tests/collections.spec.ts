import { serveSimulatedAgency, simulatedAgency } from '@quittance/core/agencies';
import { systemClock } from '@quittance/core/model';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { browserUnavailable, launchBrowser } from '../../../scripts/browser.ts';
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

    beforeAll(async () => {
      shop = await openShop();
      await remind();
      browser = await launchBrowser();
      admin = await openAdminPage(browser, shop);
    });

    afterAll(async () => {
      await browser?.close();
      await shop?.stop();
    });

    afterEach(() => expect(admin.errors).toEqual([]));

    const { role, text, modal, toast, accessible } = screenOf(() => admin);

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
