import type { OrderView } from '@quittance/core/flow';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { browserUnavailable, launchBrowser } from '../../../scripts/browser.ts';
import { startMailServer, type MailServer } from '../../core/src/channels/testing/mail-server.ts';
import { bounceReport, humanReply } from '../../core/src/flow/testing/returned-mails.ts';
import { sampleOrder } from '../../core/src/flow/testing/sample-order.ts';
import { openAdminPage, type AdminPage } from './admin-page.ts';
import { screenOf } from './screen.ts';
import { day, ISSUED_DAYS_AGO, SHOP } from './seed.ts';
import { openShop, type Shop } from './shop.ts';

const unavailable = browserUnavailable();

describe.skipIf(unavailable !== undefined)(
  unavailable === undefined ? 'delivery in the app' : `delivery in the app [skipped: ${unavailable}]`,
  () => {
    let mail: MailServer;
    let shop: Shop;
    let browser: Browser;
    let admin: AdminPage;
    let placed = 0;

    beforeAll(async () => {
      mail = await startMailServer();
      shop = await openShop();
      browser = await launchBrowser();
      admin = await openAdminPage(browser, shop);
    });

    afterAll(async () => {
      await browser?.close();
      await shop?.stop();
      await mail?.stop();
    });

    afterEach(() => expect(admin.errors).toEqual([]));

    const { role, text, modal, rows, toast, accessible, fits } = screenOf(() => admin);
    const delivery = (number: string) => role('region', { name: `Proof of the delivery of ${number}` });

    it('says that nothing was sent, and why it cannot be sent again', async () => {
      const { items } = await shop.quittance.documents.list(shop.tenant, { buyer: 'Atelier Roux', kind: 'invoice' });
      const { orderId, number } = items[0] ?? { orderId: '', number: '' };
      await admin.open(`/orders/${orderId}`);
      await delivery(number).getByText('Not sent').waitFor();
      await role('button', { name: new RegExp(`^Send again: ${number}. Sending is turned off`) }).waitFor();
    });

    it('takes a mail server, and checks it', async () => {
      await admin.open('/settings?part=sending');
      const sending = role('region', { name: 'Sending e-mail' });
      await sending.getByRole('textbox', { name: 'Server' }).fill('127.0.0.1');
      await sending.getByRole('textbox', { name: 'Port' }).fill(String(mail.port));
      await sending.getByRole('combobox', { name: 'Encryption' }).selectOption('none');
      await sending.getByRole('textbox', { name: 'Return address' }).fill('returns@bounce.mistral.example');
      await role('button', { name: 'Save mail server' }).click();
      await toast('The mail server was saved');
      await role('button', { name: 'Check mail server' }).click();
      await text('Messages can be sent.').waitFor();
      await accessible();
    });

    it('takes a mailbox that wants access tokens, whose secrets go in and never come out', async () => {
      const mailbox = role('region', { name: 'Returned mail' });
      await mailbox.getByRole('combobox', { name: 'Login' }).selectOption('oauth');
      await mailbox.getByRole('combobox', { name: 'Provider' }).selectOption('microsoft');
      expect(await mailbox.getByRole('textbox', { name: 'Server' }).inputValue()).toBe('outlook.office365.com');
      await mailbox.getByText('Put the ID of your directory in the place of <tenant>.').waitFor();
      const address = mailbox.getByRole('textbox', { name: 'Token address' });
      await address.fill((await address.inputValue()).replace('<tenant>', '0f1e'));
      await mailbox.getByRole('textbox', { name: 'User' }).fill('returns@mistral.example');
      await mailbox.getByRole('textbox', { name: 'Client ID' }).fill('quittance');
      await mailbox.getByLabel('Client secret').fill('s3cret');
      await accessible();
      await mailbox.getByRole('button', { name: 'Save returned mail' }).click();
      await toast('Saved');
      const stored = (await shop.quittance.delivery.connections.list(shop.tenant)).find(({ id }) => id === 'returns');
      expect(stored).toMatchObject({
        adapter: 'imap',
        config: {
          oauth: {
            tokenUrl: 'https://login.microsoftonline.com/0f1e/oauth2/v2.0/token',
            clientId: 'quittance',
            clientSecret: 'mail-client-secret',
            scope: 'https://outlook.office365.com/.default',
          },
        },
        secrets: ['mail-client-secret'],
      });
      await admin.open('/settings?part=sending');
      await mailbox.getByText('Set. Leave empty to keep it.').waitFor();
      expect(await mailbox.getByLabel('Client secret').inputValue()).toBe('');
    });

    it('turns sending on in the settings', async () => {
      await role('switch', { name: /Send documents to buyers/ }).check();
      await role('textbox', { name: /Sender/ }).fill('billing@mistral.example');
      await role('textbox', { name: /Not before/ }).fill('00:00');
      await role('textbox', { name: /Not after/ }).fill('00:00');
      await role('textbox', { name: /Address for links/ }).fill('https://invoices.mistral.example');
      await role('button', { name: 'Save settings' }).click();
      await toast('Settings saved');
    });

    it('shows an invoice as accepted once it was sent, with what proves it and why it went then', async () => {
      const { id, number } = await invoiced();
      await admin.open(`/orders/${id}`);
      await delivery(number).getByText('Accepted', { exact: true }).waitFor();
      await text(/Taken by the mail server of the recipient/).waitFor();
      expect(mail.received).toHaveLength(1);
      await role('button', { name: 'Proof and details' }).click();
      await delivery(number).getByText('Accepted: ').waitFor();
      const why = delivery(number).getByRole('region', { name: 'Why so, and why then' });
      expect(await why.getByRole('listitem').count()).toBeGreaterThan(0);
      await role('button', { name: 'Make a link' }).click();
      await role('button', { name: 'Copy link' }).nth(1).waitFor();
      await role('button', { name: 'Close all links' }).click();
      await toast(/closed/);
      await accessible();
    });

    it('lists what would be sent again before anything is, and sends it once confirmed', async () => {
      const before = mail.received.length;
      await admin.open(`/invoices?search=F${day(-ISSUED_DAYS_AGO).slice(0, 4)}-0000`);
      const boxes = role('checkbox', { name: /^Select F/ });
      await boxes.nth(0).check();
      await boxes.nth(1).check();
      await role('button', { name: 'Send again', exact: true }).click();
      await modal().getByText('Send 2 documents again?').waitFor();
      expect(await modal().getByRole('list', { name: 'What would be sent' }).getByRole('listitem').count()).toBe(2);
      expect(mail.received).toHaveLength(before);
      await role('button', { name: 'Send now' }).click();
      await modal().getByText('2 of 2 are through').waitFor();
      expect(mail.received).toHaveLength(before + 2);
      await modal().getByRole('button', { name: 'Close' }).first().click();
    });

    it('offers all that the filters find', async () => {
      await admin.open('/invoices?kind=creditNote');
      await role('button', { name: 'Send again…' }).click();
      await modal().getByText('Send 1 document again?').waitFor();
      await modal().getByRole('button', { name: 'Close' }).first().click();
    });

    it('finds what came back by the day it did, and sends that alone again', async () => {
      const number = await bounced();
      const before = mail.received.length;
      await admin.open('/invoices');
      await role('combobox', { name: 'Delivery' }).selectOption('Came back');
      await rows().filter({ hasText: number }).waitFor();
      expect(await rows().count()).toBe(1);
      await fits();
      await role('textbox', { name: 'Delivery from' }).fill('2099-01-01');
      await text('Nothing matches these filters').waitFor();
      await accessible();
      await admin.open('/invoices?delivery=bounced&deliveryFrom=2020-01-01');
      await rows().filter({ hasText: number }).waitFor();
      await role('button', { name: 'Send again…' }).click();
      await modal().getByText('Send 1 document again?').waitFor();
      await modal().getByText(number).waitFor();
      await accessible();
      await role('button', { name: 'Send now' }).click();
      await modal().getByText('1 of 1 are through').waitFor();
      expect(mail.received).toHaveLength(before + 1);
      await comeBack([]);
      await modal().getByRole('button', { name: 'Close' }).first().click();
      await text('Nothing matches these filters').waitFor();
      expect(await role('button', { name: 'Send again…' }).isDisabled()).toBe(true);
      await admin.open('/returns');
      await role('button', { name: 'Done: “Undelivered Mail Returned to Sender”' }).click();
      await toast('Put aside');
    });

    it('puts an address that does not exist on the list of what is to do, with the letter to print', async () => {
      const address = mail.received[0]?.envelope.rcptTo[0]?.address ?? '';
      mail.behaviour = { recipients: { [address]: [550, '5.1.1 User unknown'] } };
      const { id, number } = await invoiced();
      await admin.open(`/orders/${id}`);
      await delivery(number).getByText('Refused', { exact: true }).waitFor();
      await admin.open('/work');
      await role('region', { name: 'Letters to print' }).waitFor();
      await accessible();
      await role('region', { name: 'Letters to print' }).getByText(number).waitFor();
      const unknown = role('region', { name: 'Addresses that do not exist' });
      await unknown.getByText(address).waitFor();
      await unknown.getByRole('button', { name: 'Open customer' }).click();
      await role('textbox', { name: 'E-mail' }).fill('somebody.else@example.com');
      await role('button', { name: 'Save' }).click();
      await toast('The address of the contact was changed');
      await unknown.waitFor({ state: 'detached' });
    });

    it('prints all letters that wait into one file', async () => {
      const [file] = await Promise.all([
        admin.page.waitForEvent('download'),
        role('button', { name: 'Print all letters' }).click(),
      ]);
      expect(file.suggestedFilename()).toMatch(/\.pdf$/);
      await text('Nothing waits for you').waitFor();
    });

    it('shows an answer in the returns inbox until it is put aside', async () => {
      const returnPath = mail.received[0]?.envelope.mailFrom;
      const to = returnPath === undefined || returnPath === false ? '' : returnPath.address;
      const raw = Buffer.from(humanReply(to, 'camille@example.org', 'Please send it to our office in Lyon.'));
      await shop.quittance.delivery.returns.take(shop.tenant, { raw, source: 'test', recipient: to });
      await admin.open('/returns');
      const answer = role('listitem', { name: 'Re: Facture F2026-00001' });
      await answer.getByText('Please send it to our office in Lyon.').waitFor();
      await accessible();
      await role('button', { name: 'Done: “Re: Facture F2026-00001”' }).click();
      await toast('Put aside');
      await text('Nothing came back').waitFor();
      await role('combobox', { name: 'Which mails to show' }).selectOption('');
      await answer.getByText('Done', { exact: true }).first().waitFor();
    });

    it.each(['/work', '/returns', '/settings?part=sending'])('fits a telephone on %s', async (path) => {
      const phone = await openAdminPage(browser, shop, { width: 390, height: 844 });
      await phone.open(path);
      expect(await phone.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    });

    /** An invoice that was taken over, and came back for good because of who sent it. */
    async function bounced(): Promise<string> {
      const { settings, delivery: sending } = shop.quittance;
      const stored = JSON.parse(JSON.stringify(await settings.get(shop.tenant))) as Record<string, object>;
      await settings.put(shop.tenant, { ...stored, delivery: { ...stored['delivery'], attempts: 1 } });
      const { number } = await invoiced();
      const from = mail.received.at(-1)?.envelope.mailFrom;
      const to = from ? from.address : '';
      const raw = Buffer.from(
        bounceReport({
          to,
          recipient: 'camille@example.org',
          status: '5.7.1',
          words: '550 5.7.1 You are on a blocklist',
        }),
      );
      await sending.returns.take(shop.tenant, { raw, source: 'test', recipient: to });
      await comeBack([number]);
      return number;
    }

    /** Lists are a moment behind. */
    async function comeBack(numbers: readonly string[]): Promise<void> {
      const listed = async () =>
        (await shop.quittance.documents.list(shop.tenant, { delivery: 'bounced' })).items.map(({ number }) => number);
      await expect.poll(listed).toEqual(numbers);
    }

    /** A new order of the same buyer that has become an invoice, whose first message is through. */
    async function invoiced(): Promise<{ readonly id: string; readonly number: string }> {
      placed += 1;
      const source = { host: 'shopify', shop: SHOP, orderId: `7${placed}` };
      const accepted = await shop.quittance.acceptOrder(
        shop.tenant,
        sampleOrder(source.orderId, { host: source.host, shop: source.shop }),
      );
      if (!accepted.ok) throw new Error(JSON.stringify(accepted.problems));
      let view: OrderView | undefined;
      await expect
        .poll(async () => {
          view = await shop.quittance.orders.findBySource(shop.tenant, source);
          const document = view?.documents[0];
          const found = document && (await shop.quittance.delivery.messages.ofDocument(shop.tenant, document.id));
          return found?.standing?.state;
        })
        .toMatch(/accepted|refused/);
      return { id: view?.id ?? '', number: view?.documents[0]?.number ?? '' };
    }
  },
);
