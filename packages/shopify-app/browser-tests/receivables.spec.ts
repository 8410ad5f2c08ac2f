import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { browserUnavailable, launchBrowser } from '../../../scripts/browser.ts';
import { camt053 } from '../../core/src/flow/testing/camt.ts';
import { openAdminPage, type AdminPage } from './admin-page.ts';
import { screenOf } from './screen.ts';
import { day } from './seed.ts';
import { openShop, type Shop } from './shop.ts';

const unavailable = browserUnavailable();
const BRASSERIE = 'Brasserie du Port SARL';
const LIBRAIRIE = 'Librairie des Alpes';

describe.skipIf(unavailable !== undefined)(
  unavailable === undefined ? 'what is owed, in the app' : `what is owed, in the app [skipped: ${unavailable}]`,
  () => {
    let shop: Shop;
    let browser: Browser;
    let admin: AdminPage;
    /** By buyer: the invoice that is overdue. */
    const overdue: Record<string, string> = {};

    beforeAll(async () => {
      shop = await openShop();
      browser = await launchBrowser();
      admin = await openAdminPage(browser, shop);
      const { items } = await shop.quittance.documents.list(shop.tenant, { open: true, dueBefore: day(0) });
      for (const { buyer, number } of items) overdue[buyer] = number;
    });

    afterAll(async () => {
      await browser?.close();
      await shop?.stop();
    });

    afterEach(() => expect(admin.errors).toEqual([]));

    const { role, text, modal, rows, toast, accessible } = screenOf(() => admin);
    const pickFile = (name: string, content: Uint8Array) =>
      admin.page
        .getByLabel('Choose the file of your bank')
        .last()
        .setInputFiles({ name, mimeType: 'application/xml', buffer: Buffer.from(content) });

    it('lists customers with what they owe, and those with something overdue alone', async () => {
      await admin.open('/customers');
      const row = rows().filter({ hasText: BRASSERIE });
      await row.getByText('Overdue', { exact: true }).waitFor();
      const { items } = await shop.quittance.dunning.customers(shop.tenant, { search: BRASSERIE });
      const open = items[0]?.balances[0]?.open ?? '';
      await row.getByText(`€${Number(open).toLocaleString('en-GB')}`).waitFor();
      await role('combobox', { name: 'Which customers' }).selectOption('overdue');
      await admin.page.waitForFunction(() => document.querySelectorAll('s-table-row').length === 2);
      await accessible();
    });

    it('shows a customer with its items, how old they are, and the statement of account', async () => {
      await role('link', { name: BRASSERIE }).click();
      await role('heading', { name: BRASSERIE, level: 1 }).waitFor();
      await role('region', { name: 'Balances EUR' }).getByText('1–30 days late').waitFor();
      await role('region', { name: 'Open items' }).getByText('Not due', { exact: true }).first().waitFor();
      await role('region', { name: 'Statement of account' })
        .getByText(/Balance on/)
        .first()
        .waitFor();
      await accessible();
    });

    it('refuses a hold without a reason, and places one on a part of an invoice', async () => {
      const number = overdue[BRASSERIE] ?? '';
      await role('button', { name: `Hold: ${number}` }).click();
      await role('button', { name: 'Place hold' }).click();
      await text('Say why.').waitFor();
      await role('textbox', { name: /Only a part of it/ }).fill('100,00');
      await role('textbox', { name: 'Reason' }).fill('Two boxes were broken');
      await role('button', { name: 'Place hold' }).click();
      await toast('The hold is in force');
      await role('region', { name: 'Holds' }).getByText(`${number} is disputed, €100.00 of it`).first().waitFor();
      await role('region', { name: 'Holds' }).getByText('In force').waitFor();
    });

    it('stops all of another customer’s reminders while it promises to pay, and lifts that with a reason', async () => {
      await admin.open('/customers?search=Librairie');
      await role('link', { name: LIBRAIRIE }).click();
      await role('button', { name: 'Place a hold' }).click();
      await role('radio', { name: /Promise to pay/ }).click();
      await role('button', { name: 'Place hold' }).click();
      await text('Choose the day on which the customer pays.').waitFor();
      await modal().getByLabel('Promised for').fill(day(5));
      await role('button', { name: 'Place hold' }).click();
      await toast('The hold is in force');
      const holds = role('region', { name: 'Holds' });
      await holds
        .getByText(/^Everything the customer owes: payment is promised/)
        .first()
        .waitFor();
      await role('region', { name: 'Open items' }).getByText('Promised', { exact: true }).waitFor();
      await holds.getByRole('button', { name: /^Lift: / }).click();
      await modal().getByRole('textbox', { name: 'Reason' }).fill('Taken back on the telephone');
      await role('button', { name: 'Lift hold' }).click();
      await toast('The hold was lifted');
      await text('Nothing stops the reminders.').waitFor();
      await role('button', { name: 'Show lifted holds too' }).click();
      await holds.getByText('Taken back on the telephone').waitFor();
      await role('region', { name: 'History' })
        .getByText(/promise withdrawn/)
        .waitFor();
    });

    it('keeps contacts, what holds for all of them, and terms of the customer', async () => {
      await role('button', { name: /^Edit: / })
        .first()
        .click();
      await role('textbox', { name: 'E-mail' }).fill('no address');
      await role('button', { name: 'Save', exact: true }).click();
      await text('Enter an e-mail address.').waitFor();
      await role('textbox', { name: 'E-mail' }).fill('buyer@alpes.example');
      await role('button', { name: 'Save', exact: true }).click();
      await toast('Saved');
      await role('region', { name: 'Contacts and preferences' })
        .getByText(/buyer@alpes.example/)
        .waitFor();
      await role('button', { name: 'For all contacts' }).click();
      await role('combobox', { name: 'Attached as' }).selectOption('pdf');
      await role('button', { name: 'Save', exact: true }).click();
      await toast('Saved');
      await role('combobox', { name: 'Risk' }).selectOption('high');
      await role('button', { name: 'Save: Reminders for this customer' }).click();
      // What was saved before says so on the screen, too.
      const { items } = await shop.quittance.dunning.customers(shop.tenant, { search: LIBRAIRIE });
      const account = async () => shop.quittance.dunning.customer(shop.tenant, items[0]?.id ?? '');
      await expect.poll(async () => (await account())?.terms.riskBand).toBe('high');
    });

    it('says that reminders are off, and turns them on in the settings', async () => {
      await admin.open('/dunning');
      await text('Reminders are turned off').waitFor();
      await role('link', { name: 'Open settings' }).click();
      await role('switch', { name: /Remind customers/ }).check();
      await role('button', { name: 'Save settings' }).click();
      await toast('Settings saved');
    });

    it('imports a bank statement: what can only mean one thing is settled, the rest is proposed', async () => {
      await admin.open('/payments');
      const statement = camt053('S1', day(0), [
        { ref: 'R1', amount: '50.00', day: day(0), text: overdue[BRASSERIE] ?? '', name: BRASSERIE },
        { ref: 'R2', amount: '12.00', day: day(0), text: 'thank you', name: 'Somebody' },
      ]);
      await pickFile('camt.xml', statement);
      await text('The statement was read').waitFor();
      await text(/the balances add up/).waitFor();
      await role('listitem', { name: 'Entry of €12.00 from Somebody' }).getByText('Unknown', { exact: true }).waitFor();
      await accessible();
      await pickFile('camt.xml', statement);
      await text('This file was imported before: nothing has changed.').waitFor();
    });

    it('settles an entry as a person decides, and takes it back', async () => {
      const entry = role('listitem', { name: `Entry of €50.00 from ${BRASSERIE}` });
      const decide = entry.getByRole('button', { name: /^Decide: / });
      if ((await decide.count()) > 0) {
        await decide.click();
        await role('button', { name: 'Settle', exact: true }).waitFor();
        await modal()
          .getByRole('textbox', { name: 'Number of the document' })
          .fill(overdue[BRASSERIE] ?? '');
        await role('button', { name: 'Settle', exact: true }).click();
        await toast('The payment is settled');
      }
      await entry.getByText('Settled', { exact: true }).waitFor();
      await entry.getByRole('button', { name: /^Take back: / }).click();
      await modal().getByRole('textbox', { name: 'Why' }).fill('Of another invoice');
      await modal().getByRole('button', { name: 'Take back' }).click();
      await toast('The payment was taken back');
      await entry.getByText('To decide', { exact: true }).waitFor();
    });

    it('puts an entry aside that nobody owes', async () => {
      await role('button', { name: 'Put aside: Entry of €12.00 from Somebody' }).click();
      await modal().getByRole('button', { name: 'Put aside' }).click();
      await text('Say why.').waitFor();
      await modal().getByRole('textbox', { name: 'Why' }).fill('A gift');
      await modal().getByRole('button', { name: 'Put aside' }).click();
      await toast('The entry is put aside');
      await role('combobox', { name: 'Which entries' }).selectOption('dismissed');
      await role('listitem', { name: 'Entry of €12.00 from Somebody' }).getByText('Put aside').first().waitFor();
    });

    it('plans a run for review, and says what it leaves out', async () => {
      await admin.open('/dunning');
      await role('button', { name: 'Plan a run' }).click();
      await toast('The run is planned');
      await role('status').getByText('To review').waitFor();
      await role('listitem', { name: new RegExp(`^${BRASSERIE}, Level 1`) }).waitFor();
      await role('region', { name: 'Left out, and why' }).getByText('Its next step is not due yet.').first().waitFor();
      await accessible();
    });

    it('shows a letter as it will be read, with why it is so', async () => {
      await role('button', { name: `Show letter: ${BRASSERIE}` }).click();
      await modal().getByText('Why this letter, and why so').waitFor();
      await modal()
        .getByText(/€100.00 of it is not claimed/)
        .waitFor();
      await modal().locator('iframe').waitFor();
      await modal().getByRole('button', { name: 'Close' }).first().click();
    });

    it('leaves a letter out with a reason, and puts it back', async () => {
      const letter = role('listitem', { name: new RegExp(`^${LIBRAIRIE}`) });
      await letter.getByRole('button', { name: /^Exclude/ }).click();
      await modal().getByRole('textbox', { name: 'Why' }).fill('I spoke to them');
      await modal().getByRole('button', { name: 'Exclude' }).click();
      await toast('The letter is left out');
      await letter.getByText('Excluded', { exact: true }).waitFor();
      await letter.getByRole('button', { name: /^Put back/ }).click();
      await toast('The letter is in the run again');
      await letter.getByText('Planned', { exact: true }).waitFor();
    });

    it('commits what was reviewed, after one question', async () => {
      await role('button', { name: 'Commit run' }).click();
      await modal().getByRole('button', { name: 'Commit run' }).click();
      await toast('The run is committed');
      await role('status').getByText('Committed', { exact: true }).waitFor();
      await admin.open('/dunning');
      await role('region', { name: 'Past runs' }).getByText('Committed', { exact: true }).waitFor();
    });

    it.each(['/customers', '/dunning', '/payments', '/settings?part=dunning'])(
      'fits a telephone on %s',
      async (path) => {
        const phone = await openAdminPage(browser, shop, { width: 390, height: 844 });
        await phone.open(path);
        expect(await phone.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      },
    );
  },
);
