import { systemClock } from '@quittance/core/model';
import { createLog, listenForReturns, type RunningListener } from '@quittance/core/server';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { browserUnavailable, launchBrowser } from '../../../../scripts/browser.ts';
import type { MailServer } from '../../../core/src/channels/testing/mail-server.ts';
import { bounceReport } from '../../../core/src/flow/testing/returned-mails.ts';
import { openDebtOffice, type DebtOffice } from '../../../core/test/agencies/debt-office.ts';
import type { OrderBlock } from '../../src/api/contract.ts';
import { FRENCH_ADDRESS, numberOf, openBed, type Bed } from '../../test/app/bed.ts';
import { bringMail } from '../../test/app/bring-mail.ts';
import { openPostOffice } from '../../test/app/post-office.ts';
import { SCREENS } from '../screens.ts';
import { openCalendar, type Calendar } from '../../test/app/calendar.ts';
import { clerkOf } from './clerk.ts';
import { openEmbedded, type EmbeddedPage } from './embedded-page.ts';

const unavailable = browserUnavailable();
const COMPANY = 'Librairie du Port SARL';
const BUYER = 'compta@librairie.example';
const NEW_ADDRESS = 'comptabilite@librairie.example';
const NUMBER = 'F2026-00001';
const NEXT_NUMBER = 'F2026-00002';

describe.skipIf(unavailable !== undefined)(
  `from an order to its payment by an agency${unavailable === undefined ? '' : ` [skipped: ${unavailable}]`}`,
  // A chapter opens many pages.
  { timeout: 240_000 },
  () => {
    let calendar: Calendar;
    let bed: Bed;
    let mail: MailServer;
    let returns: RunningListener;
    let office: DebtOffice;
    let browser: Browser;
    let admin: EmbeddedPage;
    let clerk: ReturnType<typeof clerkOf>;
    let order: string;
    /** Placed while the customer is in default. */
    let next: string;
    let casePath: string;

    beforeAll(async () => {
      calendar = openCalendar('2026-06-01');
      office = await openDebtOffice(systemClock);
      bed = await openBed({ screens: SCREENS });
      await bed.install();
      const sending = { weekdays: [1, 2, 3, 4, 5, 6, 7], skipHolidays: false };
      mail = await openPostOffice(bed, {
        returnPath: 'returns@bounce.example',
        settings: { dunning: { enabled: true, policy: { sending } } },
      });
      returns = await listenForReturns({ quittance: bed.quittance, log: createLog('silent'), port: 0 });
      browser = await launchBrowser();
      admin = await openEmbedded(browser, bed);
      clerk = clerkOf(bed, admin, calendar);
    });
    afterAll(async () => {
      await browser?.close();
      await returns?.stop();
      await mail?.stop();
      await bed?.stop();
      await office?.close();
      vi.restoreAllMocks();
    });
    afterEach(() => expect(admin.errors).toEqual([]));

    const metafield = (key: string, of = order) => expect.poll(() => bed.metafields(of)[key]);
    const mails = (count: number) => expect.poll(() => mail.received.length).toBe(count);
    const openOrder = async (of = order) => admin.open(`/orders/${(await bed.find(of))?.id ?? ''}`);
    const place = (number: number) =>
      bed.order({
        number,
        lines: [{ title: 'Oak chair', price: '120.00', quantity: 2, rate: '0.2' }],
        address: { ...FRENCH_ADDRESS, company: COMPANY },
        email: BUYER,
        customer: 77,
        attributes: { siren: '552100554' },
      });
    const shows = (text: string | RegExp) => clerk.text(text).waitFor();
    /** Where the customer stands; the history says it in a sentence. */
    const inDefault = () => admin.page.getByText('In default', { exact: true });
    const letter = (level: string) => clerk.role('listitem', { name: new RegExp(`^${COMPANY}, ${level}`) });
    const openItem = (state: string) =>
      clerk.role('region', { name: 'Open items' }).getByText(state, { exact: true }).first().waitFor();

    it('an order of a company is invoiced and sent, and the mail comes back', async () => {
      order = place(1001);
      await metafield('invoice_number').toBe(NUMBER);
      await mails(1);
      await openOrder();
      await shows('Taken by the mail server');
      await report({ recipient: BUYER, status: '5.1.1', words: '550 5.1.1 user unknown' });
      await metafield('invoice_delivery').toBe('bounced');
      await openOrder();
      await shows('Came back');
      await admin.open('/returns?show=all');
      await clerk.role('listitem', { name: 'Undelivered Mail Returned to Sender' }).waitFor();
    });

    it('it is printed with a cover letter, and a task asks for another address', async () => {
      await metafield('invoice_task').toContain('Demander une adresse valide');
      await clerk.printLetters();
      await openOrder();
      await shows('Printed');
    });

    it('another address is entered, the task is closed, and nothing waits any more', async () => {
      calendar.turnTo('2026-06-02');
      await admin.open('/work');
      await clerk.role('button', { name: 'Open customer' }).click();
      await clerk.modal().getByText(BUYER).waitFor();
      await clerk.role('textbox', { name: 'E-mail' }).fill(NEW_ADDRESS);
      await clerk.role('button', { name: 'Save' }).click();
      await clerk.modal().waitFor({ state: 'detached' });
      await nothingWaits();
      const path = `/app/order-block/${numberOf(order)}`;
      const { notes } = await clerk.ask<OrderBlock>('GET', path);
      expect(notes).toMatchObject([{ code: 'BOUNCE_USERUNKNOWN' }]);
      await bed.staff(`/app/order-notes/${numberOf(order)}/done`, { key: notes[0]?.key });
      await metafield('invoice_task').toBe('–');
    });

    it('before it is due a friendly word goes out, and once it is overdue a reminder', async () => {
      await clerk.plan('2026-06-28');
      await letter('Reminder').waitFor();
      await clerk.commit();
      await mails(2);
      await clerk.plan('2026-07-08');
      await letter('Level 1').waitFor();
      await clerk.commit();
      await mails(3);
      expect(mail.received[2]?.text.replaceAll('=\r\n', '')).toContain(NUMBER);
      await openOrder();
      await shows(/^Level 1, last letter/);
    });

    it('a part of it is paid by transfer', async () => {
      const entry = { ref: 'B1', amount: '100.00', day: '2026-07-10', text: `FACTURE ${NUMBER}`, name: COMPANY };
      await clerk.importStatement('2026-07-10', [entry]);
      await shows(/the balances add up/);
      await clerk
        .role('listitem', { name: `Entry of €100.00 from ${COMPANY}` })
        .getByText('Settled', { exact: true })
        .waitFor();
      await metafield('invoice_status').toBe('partially-paid');
      await openOrder();
      await shows(/€140\.00/);
    });

    it('while it is disputed nothing goes out, and when that is settled the next reminder does', async () => {
      await clerk.openCustomer(COMPANY);
      await clerk.role('button', { name: `Hold: ${NUMBER}` }).click();
      await clerk.role('textbox', { name: 'Reason' }).fill('One chair is scratched');
      await clerk.role('button', { name: 'Place hold' }).click();
      await openItem('Disputed');
      await openOrder();
      await shows(/One chair is scratched/);
      await clerk.plan('2026-07-24');
      await clerk
        .role('region', { name: 'Left out, and why' })
        .getByText(/disputed/)
        .first()
        .waitFor();
      expect(await letter('').count()).toBe(0);

      await clerk.openCustomer(COMPANY);
      await clerk.role('button', { name: /^Lift: / }).click();
      await clerk.modal().getByRole('textbox', { name: 'Reason' }).fill('It was replaced');
      await clerk.role('button', { name: 'Lift hold' }).click();
      await openItem('Overdue');
      await clerk.plan('2026-07-27');
      await letter('Level 2').waitFor();
      await clerk.commit();
      await mails(4);
    });

    it('the third reminder goes by mail and on paper, and holds new orders', async () => {
      await clerk.plan('2026-08-10');
      await letter('Level 3').waitFor();
      await clerk.commit();
      await mails(5);
      await clerk.printLetters();
      await clerk.openCustomer(COMPANY);
      await inDefault().first().waitFor();
      await clerk.plan('2026-08-10');
      expect(await letter('').count()).toBe(0);
      // Before a case goes out, its last letter must have arrived.
      await report({ recipient: NEW_ADDRESS, status: '2.0.0', words: '250 2.0.0 delivered', action: 'delivered' });

      next = place(1002);
      await metafield('invoice_status', next).toBe('needs-attention');
      expect(bed.metafields(next)['invoice_reason']).toContain('CUSTOMER_IN_DEFAULT');
      await openOrder(next);
      await shows(/in default with earlier invoices/);
    });

    it('an agency takes the case once it has shown that it can', async () => {
      await clerk.importStatement('2026-08-24', []);
      // Its keys are nobody's to see, and no screen asks for them.
      await clerk.ask('PUT', '/v1/agencies/nord', { name: 'Nord Inkasso', ...office.connection });
      await admin.open('/collections');
      await clerk.role('button', { name: 'Run acceptance: Nord Inkasso' }).click();
      await clerk.text('The acceptance run passed.').waitFor();
      await clerk.role('button', { name: 'Go live: Nord Inkasso' }).click();
      await clerk.modal().getByLabel('From', { exact: true }).fill('2026-08-24');
      await clerk.modal().getByRole('combobox').selectOption('migrate');
      await clerk.modal().getByRole('button', { name: 'Go live' }).click();
      await clerk.text('Live').waitFor();
      await clerk.role('button', { name: `Draft case: ${COMPANY}` }).click();
      await shows('Ready to go');
      await clerk.role('button', { name: 'Hand over' }).click();
      await clerk.modal().getByRole('button', { name: 'Hand over' }).click();
      await shows('Handed over');
      casePath = new URL(admin.page.url()).pathname;
      await openOrder();
      await shows('A collection agency has it.');

      await clerk.plan('2026-08-25');
      await clerk
        .role('region', { name: 'Left out, and why' })
        .getByText(/agency/)
        .first()
        .waitFor();
      expect(await letter('').count()).toBe(0);
      await clerk.role('button', { name: 'Discard' }).click();
      await clerk.role('region', { name: 'Past runs' }).waitFor();
    });

    it('it is paid to the agency, and closed everywhere', async () => {
      office.tell();
      await clerk.ask('POST', '/v1/agencies/nord/reconcile');
      await metafield('invoice_status').toBe('paid');
      expect(bed.metafields(order)['invoice_open']).toBe(JSON.stringify({ amount: '0.00', currency_code: 'EUR' }));
      await admin.open(casePath);
      await shows('Closed: paid');
      await openOrder();
      await shows('Paid');
    });

    it('the customer is trusted again: the order that was held is invoiced, and nothing is owed besides', async () => {
      await metafield('invoice_number', next).toBe(NEXT_NUMBER);
      await mails(6);
      await clerk.openCustomer(COMPANY);
      const items = clerk.role('region', { name: 'Open items' });
      await items.getByText(NEXT_NUMBER).first().waitFor();
      expect(await items.getByText(NUMBER).count()).toBe(0);
      expect(await inDefault().count()).toBe(0);
      await nothingWaits();
      expect(await clerk.ask('POST', '/v1/agencies/nord/reconcile')).toMatchObject({ cases: 1, differences: [] });
    });

    async function nothingWaits(): Promise<void> {
      await admin.open('/work');
      await shows('Nothing waits for you');
    }

    /** The buyer's mail server says what became of the newest mail. */
    async function report(said: Omit<Parameters<typeof bounceReport>[0], 'to'>): Promise<void> {
      const { mailFrom } = mail.received.at(-1)?.envelope ?? {};
      const to = typeof mailFrom === 'object' ? mailFrom.address : '';
      await bringMail(returns.port, to, bounceReport({ to, ...said }));
    }
  },
);
