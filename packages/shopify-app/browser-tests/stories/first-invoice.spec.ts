import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { browserUnavailable, launchBrowser } from '../../../../scripts/browser.ts';
import type { OrderBlock } from '../../src/api/contract.ts';
import { creditNoteNumber, invoiceNumber } from '../../../core/src/flow/testing/this-year.ts';
import { numberOf, openBed, type Bed } from '../../test/app/bed.ts';
import { SCREENS } from '../screens.ts';
import { openEmbedded, type EmbeddedPage } from './embedded-page.ts';

const unavailable = browserUnavailable();
const YESTERDAY = new Date(Date.now() - 86_400_000).toISOString();

describe.skipIf(unavailable !== undefined)(
  `from the installation to a paid invoice${unavailable === undefined ? '' : ` [skipped: ${unavailable}]`}`,
  () => {
    let bed: Bed;
    let browser: Browser;
    let admin: EmbeddedPage;
    let order: string;

    beforeAll(async () => {
      bed = await openBed({ screens: SCREENS });
      browser = await launchBrowser();
      admin = await openEmbedded(browser, bed);
      bed.order({ number: 1000, at: YESTERDAY });
    });
    afterAll(async () => {
      await browser?.close();
      await bed?.stop();
    });
    afterEach(() => expect(admin.errors).toEqual([]));

    const button = (name: string | RegExp) => admin.page.getByRole('button', { name });
    const box = (name: string | RegExp) => admin.page.getByRole('textbox', { name });
    const text = (words: string | RegExp) => admin.page.getByText(words).first();
    const field = (key: string) => expect.poll(() => bed.metafields(order)[key]);
    const openOrder = async () => admin.open(`/orders/${(await bed.find(order))?.id ?? ''}`);

    it('installs the app with the first page that is opened', async () => {
      await admin.open('/');
      await admin.page.getByRole('link', { name: 'Continue set-up' }).click();
      expect(await bed.tenant()).toBeDefined();
    });

    it('sets the shop up in five steps, the last of them a dry run of its latest order', async () => {
      await box('Company name').fill('Atelier Neuf');
      await box(/VAT number/).fill('FR44732829320');
      await box(/Registration number/).fill('732829320');
      await box(/Street and number/).fill('1 rue Neuve');
      await box(/Postcode/).fill('69001');
      await box(/City/).fill('Lyon');
      await button('Save and continue').click();
      await admin.page.getByRole('heading', { name: 'VAT', exact: true }).waitFor();
      await button('Save and continue').click();
      await button('Use the built-in ledger').click();
      await button('Preview an invoice').click();
      await admin.page.frameLocator('iframe.invoice-preview').getByText('Atelier Neuf').first().waitFor();
      await button('Looks good').click();
      await button('Test my latest orders').click();
      await admin.page.locator('li').filter({ hasText: '#1000' }).getByText('Ready to invoice').waitFor();
      await button('Finish set-up').click();
      await text('You are set up').waitFor();
      await admin.open('/settings?part=erp');
      await button('Check connection').click();
      await text('Everything is as it should be.').waitFor();
    });

    it('lets the merchant choose tags, and that paid invoices make orders paid', async () => {
      await admin.open('/settings?part=shopify');
      await admin.page.getByRole('switch', { name: /Tag orders/ }).check();
      await admin.page.getByRole('switch', { name: /Mark orders as paid/ }).check();
      await button('Save settings').click();
      await text('Shopify settings saved').waitFor();
    });

    it('invoices an order by itself, and shows it on both pages of the order', async () => {
      order = bed.order({ number: 1001 });
      await field('invoice_status').toBe('issued');
      expect(bed.metafields(order)).toMatchObject({
        invoice_number: invoiceNumber(1),
        invoice_open: '{"amount":"120.00","currency_code":"EUR"}',
      });
      await openOrder();
      await admin.page.getByRole('heading', { name: 'Order #1001' }).waitFor();
      await admin.page.getByRole('heading', { name: invoiceNumber(1) }).waitFor();
      const [shown] = (await block()).documents;
      expect(shown).toMatchObject({ number: invoiceNumber(1), status: 'issued', total: '120.00', open: '120.00' });
      await expect.poll(tags).toContain('invoice:issued');
    });

    it('gives the invoice as a PDF, from the page and from the block’s link', async () => {
      const [file] = await Promise.all([
        admin.page.waitForEvent('download'),
        button(`Download ${invoiceNumber(1)} as PDF`).click(),
      ]);
      const saved = readFileSync(await file.path());
      expect(saved.subarray(0, 5).toString()).toBe('%PDF-');
      const link = (await block()).documents[0]?.files.find(({ format }) => format === 'pdf')?.href ?? '';
      const { pathname, search } = new URL(link);
      const linked = await fetch(`${bed.url}${pathname}${search}`);
      expect(linked.headers.get('content-type')).toBe('application/pdf');
    });

    it('credits what is sent back', async () => {
      const [line] = bed.shop.state(order).rest.line_items;
      bed.merchant.refund(order, { lines: [{ id: line?.id ?? 0, quantity: 1 }] });
      await field('invoice_open').toBe('{"amount":"60.00","currency_code":"EUR"}');
      await openOrder();
      await admin.page.getByRole('heading', { name: creditNoteNumber(1) }).waitFor();
      const documents = (await block()).documents.map(({ number, total }) => [number, total]);
      expect(documents).toEqual([
        [creditNoteNumber(1), '60.00'],
        [invoiceNumber(1), '120.00'],
      ]);
    });

    it('is paid when the rest has come in, in the shop and in the tags', async () => {
      const paid = await bed.quittance.applyPayment(await bed.tenant(), {
        origin: 'bank',
        id: 'transfer-1',
        documentNumber: invoiceNumber(1),
        amount: '60.00',
        currency: 'EUR',
        date: new Date().toISOString().slice(0, 10),
      });
      expect(paid).toMatchObject({ ok: true });
      await field('invoice_status').toBe('paid');
      await expect.poll(tags).toContain('invoice:paid');
      // One tag goes after the other has come.
      await expect.poll(tags).not.toContain('invoice:issued');
      await expect.poll(() => bed.shop.order(order)?.displayFinancialStatus).toBe('PAID');
      await openOrder();
      await admin.page.getByText('Paid', { exact: true }).first().waitFor();
    });

    async function block(): Promise<OrderBlock> {
      return (await (await bed.staff(`/app/order-block/${numberOf(order)}`)).json()) as OrderBlock;
    }

    function tags(): readonly string[] {
      return bed.shop.order(order)?.tags ?? [];
    }
  },
);
