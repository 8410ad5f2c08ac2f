import { readFileSync } from 'node:fs';
import type { Browser, Download, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { browserUnavailable, launchBrowser } from '../../../scripts/browser.ts';
import type { InvoiceRow, OrderRow } from '../src/api/admin/quittance/contract.ts';
import { openAdminApi, type AdminApi } from './admin-api.ts';
import { namelessControls, openAdminPage, signIn, type AdminPage } from './admin-page.ts';
import { openShop, type Shop } from './shop.ts';

const STADTWERKE = {
  company: 'Stadtwerke Köln',
  first_name: 'Jana',
  last_name: 'Weber',
  address_1: 'Parkgürtel 24',
  postal_code: '50823',
  city: 'Köln',
  country_code: 'de',
};

const unavailable = browserUnavailable();

describe.skipIf(unavailable !== undefined)(
  unavailable === undefined ? 'the admin in a browser' : `the admin in a browser [skipped: ${unavailable}]`,
  () => {
    let shop: Shop;
    let browser: Browser;
    let admin: AdminPage;
    let api: AdminApi;

    beforeAll(async () => {
      shop = await openShop();
      browser = await launchBrowser();
      admin = await openAdminPage(browser, shop);
      api = await openAdminApi(shop);
      await signIn(admin, shop);
    });

    afterAll(async () => {
      await browser?.close();
      await shop?.stop();
    });

    afterEach(() => expect(admin.errors).toEqual([]));

    const expectText = (name: string, text: string | RegExp) =>
      admin.part(name).first().filter({ hasText: text }).waitFor();

    it('shows on the order page where an order stands, its invoice and what is owed', async () => {
      const order = await invoicedOrder();
      await admin.open(`/orders/${order.id}`);
      await expectText('number', invoiceOf(order).number);
      expect(await admin.part('stage').getAttribute('data-stage')).toBe(order.stage);
      expect(await admin.part('timeline').locator('li').count()).toBeGreaterThan(0);
      expect(await namelessControls(admin.part('widget'))).toEqual([]);
    });

    it('downloads the invoice as PDF and as UBL', async () => {
      const order = await invoicedOrder();
      const { number } = invoiceOf(order);
      await admin.open(`/orders/${order.id}`);
      const pdf = await download(() => admin.part('pdf').first().click());
      expect(pdf.name).toMatch(/\.pdf$/);
      expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
      const ubl = await download(() => admin.part('ubl').first().click());
      expect(ubl.bytes.toString()).toContain(`>${number}<`);
    });

    it('finds an order by its invoice number, and comes back to all', async () => {
      const order = await invoicedOrder();
      await admin.open('/quittance');
      await admin.part('order-row').first().waitFor();
      const all = await admin.part('order-row').count();
      await admin.part('search').fill(invoiceOf(order).number);
      await expect.poll(() => admin.part('order-row').count()).toBe(1);
      expect(await admin.part('order-row').getAttribute('data-order')).toBe(order.id);
      expect(new URL(admin.page.url()).searchParams.get('q')).toBe(invoiceOf(order).number);
      await admin.part('search').fill('no such thing');
      await admin.page.getByText('Nothing matches these filters').waitFor();
      await admin.page.getByRole('button', { name: 'Clear filters' }).last().click();
      await expect.poll(() => admin.part('order-row').count()).toBe(all);
      expect(await namelessControls(admin.part('page'))).toEqual([]);
    });

    it('exports what the list shows', async () => {
      await admin.open('/quittance');
      await admin.part('order-row').first().waitFor();
      const csv = await download(() => admin.part('export').click());
      expect(csv.name).toMatch(/\.csv$/);
      const [first] = (await api.orders()).orders;
      expect(csv.bytes.toString()).toContain(first?.number ?? '#');
    });

    it('lists the invoices, and the overdue ones alone', async () => {
      await admin.open('/quittance');
      await admin.page.getByRole('tab', { name: 'Invoices' }).click();
      await admin.part('invoice-row').first().waitFor();
      expect(await namelessControls(admin.part('page'))).toEqual([]);
    });

    it('checks past orders without any effect', async () => {
      const before = await api.orders();
      await admin.open('/quittance');
      await admin.part('dry-run').click();
      await admin.part('dry-run-start').click();
      await admin.part('dry-run-report').waitFor();
      const after = await api.orders();
      expect(after.orders.map((order) => order.documents.length)).toEqual(
        before.orders.map((order) => order.documents.length),
      );
      expect(after.count).toBe(before.count);
    });

    it('frees a stuck order: the cause, the setting mended, the retry, the invoice', async () => {
      const settings = await api.settings();
      const { vatIdentifier = '', ...unknown } = settings.seller;
      expect(vatIdentifier, 'the demo shop must have a VAT number').not.toBe('');
      await api.saveSettings({ ...settings, seller: unknown });
      const placed = await api.placeOrder();
      await api.until(placed.id, (order) => order.stopped !== null);

      await admin.open('/quittance?stopped=true');
      await admin.part('cause').first().waitFor();
      expect(await admin.page.locator(`[data-order="${placed.id}"]`).count()).toBe(1);

      await admin.open('/settings/quittance');
      await admin.page.locator('#quittance-seller-vatIdentifier').fill('FR00000000000');
      await admin.page.keyboard.press('Tab');
      await admin.page.getByText('not a valid VAT number').waitFor();
      await admin.page.locator('#quittance-seller-vatIdentifier').fill(vatIdentifier);
      await admin.part('settings-save').click();
      await admin.page.getByText('Settings saved').first().waitFor();
      expect((await api.settings()).seller.vatIdentifier).toBe(vatIdentifier);

      await admin.open(`/orders/${placed.id}`);
      await admin.part('stuck').waitFor();
      await admin.part('retry').click();
      await admin.page.getByRole('alertdialog').getByRole('textbox').fill('VAT number entered');
      await admin.part('retry-confirm').click();
      // Without reloading: the widget follows the order until it is invoiced.
      await admin.part('number').first().waitFor();
      const free = await api.until(placed.id, (order) => order.documents.length > 0);
      await expectText('number', free.documents[0]?.number ?? '');
      expect(free.stopped).toBeNull();
    });

    it('issues a credit note only with a reason, and after asking', async () => {
      const placed = await api.placeOrder();
      const order = await api.until(placed.id, (each) => each.documents.length > 0);
      await admin.open(`/orders/${order.id}`);
      await admin.part('document-actions').first().click();
      await admin.part('credit').click();
      await admin.part('credit-confirm').click();
      await admin.page.getByText('Say why').waitFor();
      expect((await api.until(order.id, () => true)).documents).toHaveLength(1);
      await admin.page.getByRole('alertdialog').getByRole('textbox').fill('Returned');
      await admin.part('credit-confirm').click();
      await expect.poll(() => admin.part('document').count()).toBe(2);
      const credited = await api.until(order.id, (each) => each.documents.length === 2);
      expect(credited.documents.map((document) => document.kind).toSorted()).toEqual(['creditNote', 'invoice']);
      expect(credited.documents.map((document) => document.total)).toEqual([
        order.documents[0]?.total,
        order.documents[0]?.total,
      ]);
    });

    it('chooses a format for a country, refuses half a choice, and issues in that format', async () => {
      const settings = await api.settings();
      await admin.open('/settings/quittance');
      await admin.part('formats-add').click();
      const row = admin.part('formats-row').last();
      await admin.part('settings-save').click();
      await admin.page.getByText('Choose the country of every line').waitFor();
      await choose(row.getByRole('combobox', { name: 'Country' }), 'France');
      await choose(row.getByRole('combobox', { name: 'Format for businesses: France' }), 'Peppol BIS Billing 3.0');
      await admin.page.getByText('From France to France choose').waitFor();
      await choose(row.getByRole('combobox', { name: 'Format for businesses: France' }), 'Factur-X / ZUGFeRD');
      expect(await namelessControls(admin.part('settings-page'))).toEqual([]);
      await admin.part('settings-save').click();
      await admin.page.getByText('Settings saved').first().waitFor();
      expect((await api.settings()).formats.byCountry).toEqual({ FR: 'facturx' });

      const placed = await api.placeOrder();
      await api.until(placed.id, (order) => order.documents.length > 0);
      await admin.open(`/orders/${placed.id}`);
      await expectText('format', 'Factur-X / ZUGFeRD');
      const hybrid = await download(() => admin.part('facturx').first().click());
      expect(hybrid.name).toMatch(/-facturx\.pdf$/);
      expect(hybrid.bytes.includes('factur-x.xml')).toBe(true);
      await admin.part('document-actions').first().click();
      const cii = await download(() => admin.part('cii').first().click());
      expect(cii.bytes.toString()).toContain('CrossIndustryInvoice');
      await api.saveSettings(settings);
    });

    it('shows the rules that stand against an invoice, in the admin’s language, and goes on when they are met', async () => {
      const settings = await api.settings();
      await api.saveSettings({ ...settings, formats: { byCountry: {}, publicByCountry: { DE: 'xrechnung-ubl' } } });
      const metadata = { buyer_kind: 'public', electronic_address: '0204:04011000-1234512345-35' };
      const placed = await api.placeOrder({ address: STADTWERKE, metadata });
      await api.until(placed.id, (order) => order.stopped !== null);

      await admin.setLanguage('fr');
      await admin.open(`/orders/${placed.id}`);
      await expectText('finding', 'Demandez à l’acheteur une référence');
      await admin.setLanguage('en');
      await admin.open(`/orders/${placed.id}`);
      await expectText('finding', 'Ask the buyer for a reference');
      const finding = admin.part('finding').first();
      expect(await finding.getAttribute('data-rule')).toBe('BR-DE-15');
      expect(await finding.textContent()).toMatch(/Must be mended.*BR-DE-15.*BT-10/);
      expect(await namelessControls(admin.part('widget'))).toEqual([]);

      await api.writeMetadata(placed.id, { ...metadata, buyer_reference: '04011000-1234512345-35' });
      // The change may have let the order go on by itself before anybody could press the button.
      await admin
        .part('retry')
        .click({ timeout: 1_500 })
        .then(() => admin.part('retry-confirm').click({ timeout: 10_000 }))
        .catch(() => undefined);
      await admin.part('number').first().waitFor();
      await expectText('format', 'XRechnung (UBL)');
      expect((await api.until(placed.id, (order) => order.documents.length > 0)).stopped).toBeNull();
      await api.saveSettings(settings);
    });

    it('checks the ERP connection and names what it looked at', async () => {
      await admin.open('/settings/quittance');
      await admin.part('erp-check').click();
      await admin.part('erp-findings').waitFor();
      expect(await admin.part('erp-findings').locator('li').count()).toBeGreaterThan(0);
      expect(await namelessControls(admin.part('settings-page'))).toEqual([]);
    });

    it.each([
      ['fr', 'Factures et commandes', 'Facturation', ','],
      ['de', 'Rechnungen & Bestellungen', 'Rechnungsstellung', ','],
      ['en', 'Invoices & orders', 'Invoicing', '.'],
    ])('speaks %s', async (language, title, widget, decimalMark) => {
      const order = await invoicedOrder();
      await admin.setLanguage(language);
      await admin.open('/quittance');
      await admin.page.getByRole('heading', { name: title }).waitFor();
      await admin.page.getByRole('link', { name: title }).first().waitFor();
      await admin.open(`/orders/${order.id}`);
      await admin.part('widget').getByRole('heading', { name: widget }).waitFor();
      expect(await admin.part('open').first().textContent()).toMatch(new RegExp(`\\d\\${decimalMark}\\d\\d\\D*$`));
      await admin.open('/settings/quittance');
      await admin.page.getByRole('heading', { name: widget, level: 1 }).waitFor();
      // As it is read: the source of a letter, which has places to be filled in, stands in a field.
      expect(await admin.part('settings-page').innerText()).not.toMatch(/quittance\.|\{\{|settings\.fields/);
    });

    async function choose(select: Locator, option: string): Promise<void> {
      await select.click();
      await admin.page.getByRole('option', { name: option }).click();
    }

    function invoiceOf({ documents }: OrderRow): InvoiceRow {
      const invoice = documents.find((document) => document.kind === 'invoice');
      if (invoice === undefined) throw new Error('The order has no invoice.');
      return invoice;
    }

    async function invoicedOrder() {
      const { orders } = await api.orders();
      const order = orders.find((each) => each.documents.some((document) => document.kind === 'invoice'));
      if (order === undefined) throw new Error('No order of the shop has an invoice: are its sample orders placed?');
      return order;
    }

    async function download(start: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
      const [file]: [Download, void] = await Promise.all([admin.page.waitForEvent('download'), start()]);
      return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
    }
  },
);
