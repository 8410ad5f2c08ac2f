import { systemClock } from '@quittance/core/model';
import { createLog, listenForReturns, type RunningListener } from '@quittance/core/server';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { browserUnavailable, launchBrowser } from '../../../../scripts/browser.ts';
import type { MailServer } from '../../../core/src/channels/testing/mail-server.ts';
import { camt053, type TestEntry } from '../../../core/src/flow/testing/camt.ts';
import { bounceReport } from '../../../core/src/flow/testing/returned-mails.ts';
import { openDebtOffice, type DebtOffice } from '../../../core/test/agencies/debt-office.ts';
import { openPostOffice } from '../../test/app/post-office.ts';
import type { OrderBlock } from '../../src/api/contract.ts';
import { bringMail } from '../../test/app/bring-mail.ts';
import { FRENCH_ADDRESS, numberOf, openBed, PATIENCE, type Bed } from '../../test/app/bed.ts';
import { SCREENS } from '../screens.ts';
import { openCalendar, type Calendar } from './calendar.ts';
import { openEmbedded, type EmbeddedPage } from './embedded-page.ts';

const unavailable = browserUnavailable();
const COMPANY = { ...FRENCH_ADDRESS, company: 'Librairie du Port SARL' };
const BUYER = 'compta@librairie.example';
const NEW_ADDRESS = 'comptabilite@librairie.example';

describe.skipIf(unavailable !== undefined)(
  `from an order to its payment by an agency${unavailable === undefined ? '' : ` [skipped: ${unavailable}]`}`,
  () => {
    let calendar: Calendar;
    let bed: Bed;
    let mail: MailServer;
    let returns: RunningListener;
    let browser: Browser;
    let admin: EmbeddedPage;
    let order: string;
    let office: DebtOffice;
    let caseId: string;

    beforeAll(async () => {
      calendar = openCalendar('2026-06-01');
      office = await openDebtOffice(systemClock);
      bed = await openBed({ screens: SCREENS });
      await bed.install();
      mail = await openPostOffice(bed, {
        returnPath: 'returns@bounce.example',
        settings: {
          dunning: { enabled: true, policy: { sending: { weekdays: [1, 2, 3, 4, 5, 6, 7], skipHolidays: false } } },
        },
      });
      returns = await listenForReturns({ quittance: bed.quittance, log: createLog('silent'), port: 0 });
      browser = await launchBrowser();
      admin = await openEmbedded(browser, bed);
    });
    afterAll(async () => {
      await browser?.close();
      await returns?.stop();
      await mail?.stop();
      await bed?.stop();
      await office?.close();
      vi.restoreAllMocks();
    });

    const metafield = (key: string) => expect.poll(() => bed.metafields(order)[key], PATIENCE);
    const openOrder = async () => admin.open(`/orders/${(await bed.find(order))?.id ?? ''}`);
    const shows = (text: string | RegExp) => admin.page.getByText(text).first().waitFor();

    it('an order of a company is invoiced and sent, and the mail comes back', async () => {
      order = bed.order({
        number: 1001,
        lines: [{ title: 'Oak chair', price: '120.00', quantity: 2, rate: '0.2' }],
        address: COMPANY,
        email: BUYER,
        attributes: { siren: '552100554' },
      });
      await metafield('invoice_number').toBe('F2026-00001');
      await expect.poll(() => mail.received.length, PATIENCE).toBe(1);
      await openOrder();
      await shows('Taken by the mail server');

      await report({ recipient: BUYER, status: '5.1.1', words: '550 5.1.1 user unknown' });
      await metafield('invoice_delivery').toBe('bounced');
      await openOrder();
      await shows('Came back');
    });

    it('it is printed with a cover letter, and a task asks for another address', async () => {
      await metafield('invoice_task').toContain('Demander une adresse valide');
      await printLetters();
      await openOrder();
      await shows('Printed');
    });

    it('another address is entered, the task is closed, and nothing waits any more', async () => {
      calendar.turnTo('2026-06-02');
      await admin.open('/work');
      await admin.page.getByRole('button', { name: 'Open customer' }).click();
      await admin.page.getByRole('textbox', { name: 'E-mail' }).fill(NEW_ADDRESS);
      await admin.page.getByRole('button', { name: 'Save' }).click();
      await nothingWaits();

      const path = `/app/order-block/${numberOf(order)}`;
      const block = async () => (await (await bed.staff(path)).json()) as OrderBlock;
      const { key } = (await block()).notes[0] ?? {};
      expect((await bed.staff(`/app/order-notes/${numberOf(order)}/done`, { key })).status).toBe(204);
      await metafield('invoice_task').toBe('–');
    });

    it('before it is due a friendly word goes out, and once it is overdue a reminder', async () => {
      expect(await run('2026-06-28')).toMatchObject({ byLevel: { 0: 1 } });
      await expect.poll(() => mail.received.length, PATIENCE).toBe(2);
      expect(await run('2026-07-08')).toMatchObject({ byLevel: { 1: 1 } });
      await expect.poll(() => mail.received.length, PATIENCE).toBe(3);
      expect(plain(mail.received[2]?.text)).toContain('F2026-00001');
    });

    it('a part of it is paid by transfer', async () => {
      const paid = await bank('2026-07-10', [
        { ref: 'B1', amount: '100.00', day: '2026-07-10', text: 'FACTURE F2026-00001', name: 'LIBRAIRIE DU PORT' },
      ]);
      expect(paid).toMatchObject({ outcome: { posted: 1 } });
      await metafield('invoice_status').toBe('partially-paid');
      await openOrder();
      await shows(/Part/);
    });

    it('while it is disputed nothing goes out, and when that is settled the next reminder does', async () => {
      const held = await post('/v1/holds', {
        kind: 'dispute',
        documentNumber: 'F2026-00001',
        reason: 'One chair is scratched',
      });
      expect(await run('2026-07-24')).toMatchObject({ letters: 0, skipped: { DISPUTED: 1 } });
      await post(`/v1/holds/${String(held['id'])}/lift`, { reason: 'It was replaced' });
      expect(await run('2026-07-27')).toMatchObject({ byLevel: { 2: 1 } });
      await expect.poll(() => mail.received.length, PATIENCE).toBe(4);
    });

    it('the third reminder goes by mail and on paper, and holds new orders', async () => {
      expect(await run('2026-08-10')).toMatchObject({ byLevel: { 3: 1 }, inDefault: 1 });
      await expect.poll(() => mail.received.length, PATIENCE).toBe(5);
      expect(await run('2026-08-10')).toMatchObject({ letters: 0 });
      await printLetters();
      // Before a case goes out, its last letter must have arrived.
      await report({ recipient: NEW_ADDRESS, status: '2.0.0', words: '250 2.0.0 delivered', action: 'delivered' });
    });

    it('an agency takes the case once it has shown that it can', async () => {
      await bank('2026-08-24', []);
      await put('/v1/agencies/nord', { name: 'Nord Inkasso', ...office.connection });
      await post('/v1/agencies/nord/accept', {});
      await expect.poll(() => get('/v1/agencies/nord'), PATIENCE).toMatchObject({ acceptance: { state: 'passed' } });
      await post('/v1/agencies/nord/go-live', { liveFrom: '2026-08-24', dueBefore: 'migrate' });
      const { items } = (await get('/v1/agencies/nord/candidates')) as { items: { customerId: string }[] };
      expect(items).toMatchObject([{ criteria: [] }]);
      const drafted = await post('/v1/cases', { agency: 'nord', customerId: items[0]?.customerId, currency: 'EUR' });
      caseId = String(drafted['id']);
      await post(`/v1/cases/${caseId}/hand-over`, {});
      await expect
        .poll(() => get(`/v1/cases/${caseId}`), PATIENCE)
        .toMatchObject({ status: { state: 'submitted' }, commands: [{ type: 'submit', state: 'done' }] });
      // The invoice, the fixed sum and the interest of two letters.
      expect(await run('2026-08-25')).toMatchObject({ letters: 0, skipped: { HANDED_OVER: 4 } });
    });

    it('it is paid to the agency, and closed everywhere', async () => {
      office.tell();
      await post('/v1/agencies/nord/reconcile', {});
      await expect
        .poll(() => get(`/v1/cases/${caseId}`), PATIENCE)
        .toMatchObject({ status: { state: 'closed', outcome: 'paid' }, open: '0.00' });
      await metafield('invoice_status').toBe('paid');
      expect(bed.metafields(order)['invoice_open']).toBe(JSON.stringify({ amount: '0.00', currency_code: 'EUR' }));
      await openOrder();
      await shows('Paid');
      await nothingWaits();
      expect(await post('/v1/agencies/nord/reconcile', {})).toMatchObject({ cases: 1, differences: [] });
    });

    /** Turns to a day, lets the bank tell that nothing came, and has a run planned and committed. */
    async function run(day: string): Promise<unknown> {
      calendar.turnTo(day);
      await bank(day, []);
      const { id, snapshot, report } = await post('/v1/dunning-runs', {});
      await post(`/v1/dunning-runs/${String(id)}/commit`, { snapshot });
      return report;
    }

    async function bank(day: string, entries: readonly TestEntry[]): Promise<unknown> {
      calendar.turnTo(day);
      const response = await fetch(`${bed.url}/v1/bank-statements`, {
        method: 'POST',
        headers: { authorization: `Bearer ${bed.fake.sessionToken(bed.shop)}` },
        body: Buffer.from(camt053(`S-${day}-${entries.length}`, day, entries)),
      });
      if (!response.ok) throw new Error(`The statement was refused: ${await response.text()}`);
      return response.json();
    }

    /** The buyer's mail server says what became of the newest mail. */
    async function report(said: Omit<Parameters<typeof bounceReport>[0], 'to'>): Promise<void> {
      const { mailFrom } = mail.received.at(-1)?.envelope ?? {};
      const to = typeof mailFrom === 'object' ? mailFrom.address : '';
      await bringMail(returns.port, to, bounceReport({ to, ...said }));
    }

    async function printLetters(): Promise<void> {
      await admin.open('/work');
      await shows('Letters to print');
      const saved = admin.page.waitForEvent('download');
      await admin.page.getByRole('button', { name: 'Print all letters' }).click();
      expect((await saved).suggestedFilename()).toMatch(/\.pdf$/);
    }

    async function nothingWaits(): Promise<void> {
      await expect.poll(async () => Object(await get('/v1/work')).items, PATIENCE).toEqual([]);
      await admin.open('/work');
      await shows('Nothing waits for you');
    }

    async function get(path: string): Promise<unknown> {
      return (await bed.staff(path)).json();
    }

    async function put(path: string, body: unknown): Promise<void> {
      const response = await fetch(`${bed.url}${path}`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${bed.fake.sessionToken(bed.shop)}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    }

    async function post(path: string, body: unknown): Promise<Record<string, unknown>> {
      const response = await bed.staff(path, body);
      const answer = (await response.json()) as Record<string, unknown>;
      if (!response.ok) throw new Error(`${path}: ${JSON.stringify(answer)}`);
      return answer;
    }
  },
);

/** Quoted-printable breaks long lines. */
function plain(text = ''): string {
  return text.replaceAll('=\r\n', '');
}
