import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Download } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { browserUnavailable, launchBrowser } from '../../../scripts/browser.ts';
import { openAdminPage, type AdminPage } from './admin-page.ts';
import { openShop, type Shop } from './shop.ts';

const PAGES = [
  '/',
  '/orders',
  '/orders/:id',
  '/invoices',
  '/customers',
  '/dunning',
  '/payments',
  '/collections',
  '/work',
  '/returns',
  '/settings',
  '/settings?part=documents',
  '/settings?part=tax',
  '/settings?part=sending',
  '/settings?part=erp',
  '/settings?part=shopify',
  '/onboarding?step=company',
  '/onboarding?step=documents',
  '/onboarding?step=test',
] as const;

const unavailable = browserUnavailable();

describe.skipIf(unavailable !== undefined)(
  unavailable === undefined
    ? 'the embedded app in a browser'
    : `the embedded app in a browser [skipped: ${unavailable}]`,
  () => {
    let shop: Shop;
    let browser: Browser;
    let admin: AdminPage;

    beforeAll(async () => {
      shop = await openShop();
      browser = await launchBrowser();
      admin = await openAdminPage(browser, shop);
    });

    afterAll(async () => {
      await browser?.close();
      await shop?.stop();
    });

    afterEach(() => expect(admin.errors).toEqual([]));

    const { role, text } = {
      role: (...args: Parameters<AdminPage['page']['getByRole']>) => admin.page.getByRole(...args),
      text: (words: string | RegExp) => admin.page.getByText(words).first(),
    };
    const modal = () => admin.page.locator('s-modal');
    const rows = () => admin.page.locator('s-table-row');
    const toast = (words: string | RegExp) => admin.page.locator('.toast').filter({ hasText: words }).first().waitFor();
    const download = async (act: () => Promise<void>) => {
      const [file] = await Promise.all([admin.page.waitForEvent('download'), act()]);
      return { name: file.suggestedFilename(), bytes: readFileSync(await pathOf(file)) };
    };

    /** Invoices are numbered as the workers come to them. */
    const numberOf = async (buyer: string) => {
      const { items } = await shop.quittance.documents.list(shop.tenant, { buyer, kind: 'invoice' });
      return items[0]?.number ?? '';
    };

    it('renews a stale session token, and shows what needs attention', async () => {
      await admin.open('/');
      await role('heading', { name: '3 orders are stuck' }).waitFor();
      await text('2 invoices are overdue: €1,226.70').waitFor();
      await text('€3,255.30').waitFor();
      expect(await rows().count()).toBe(5);
    });

    it('names an order that cannot be read, with the reason and what to do', async () => {
      const source = { host: 'shopify', shop: 'quittance-sandbox.myshopify.com', orderId: '77' };
      const problem = {
        code: 'ORDER_INVALID',
        message: 'No currency.',
        advice: 'Give it one.',
        retry: 'after-fix',
      } as const;
      await shop.quittance.keepUnmapped(shop.tenant, { ...source, payload: {}, problems: [problem] });
      await admin.open('/');
      await role('heading', { name: '1 order could not be read' }).waitFor();
      await text('No currency.').waitFor();
      expect(await role('link', { name: 'Show the order: 77' }).getAttribute('href')).toBe('shopify://admin/orders/77');
      await role('button', { name: 'Read again: 77' }).waitFor();
    });

    it('goes to a list and back without loading the document again', async () => {
      await admin.page.evaluate(() => Object.assign(window, { same: true }));
      await role('link', { name: 'Orders', exact: true }).click();
      await role('heading', { name: 'Orders', level: 1 }).waitFor();
      await admin.page.goBack();
      await role('heading', { name: 'Home', level: 1 }).waitFor();
      expect(await admin.page.evaluate(() => 'same' in window)).toBe(true);
    });

    it('lists orders page by page', async () => {
      await admin.open('/orders');
      await rows().nth(24).waitFor();
      const first = await rows().first().innerText();
      await role('button', { name: 'Next page' }).click();
      await admin.page.waitForFunction(() => location.search.includes('after='));
      await admin.page.waitForFunction(
        (before) => document.querySelector<HTMLElement>('s-table-row')?.innerText !== before,
        first,
      );
      await admin.page.waitForFunction(() => document.querySelectorAll('s-table-row').length === 19);
      await role('button', { name: 'Previous page' }).click();
      await admin.page.waitForFunction(
        (before) => document.querySelector<HTMLElement>('s-table-row')?.innerText === before,
        first,
      );
    });

    it('finds an order by its number, keeps the filter in the address, and comes back to all', async () => {
      await role('searchbox', { name: /Search order/ }).fill('#1042');
      await admin.page.waitForFunction(() => document.querySelectorAll('s-table-row').length === 1);
      expect(new URL(admin.page.url()).searchParams.get('search')).toBe('#1042');
      await role('button', { name: 'Clear filters' }).click();
      await rows().nth(24).waitFor();
    });

    it('says that nothing matches, and what to do', async () => {
      await admin.open('/orders?search=nothing-of-the-kind');
      await text('Nothing matches these filters').waitFor();
      await text('Change or clear the filters').waitFor();
    });

    it('saves a view that a colleague then has', async () => {
      await admin.open('/orders?stage=paid');
      await role('button', { name: 'Save view' }).click();
      await role('textbox', { name: 'Name of the view' }).fill('Paid ones');
      await modal().getByRole('button', { name: 'Save view' }).click();
      await toast('View saved');
      const colleague = await openAdminPage(browser, shop);
      await colleague.open('/orders');
      await colleague.page.getByRole('button', { name: 'Paid ones' }).click();
      await colleague.page.waitForFunction(() => location.search === '?stage=paid');
      expect(colleague.errors).toEqual([]);
    });

    it('tells why an order is stuck, and retries it with a reason that stands in its history', async () => {
      await admin.open('/orders?stopped=true');
      await rows().nth(2).waitFor();
      await rows().filter({ hasText: 'Tom Girard' }).getByRole('link').click();
      await role('heading', { name: 'Order #1042', level: 1 }).waitFor();
      await text(/lines come to 104.20/).waitFor();
      await role('button', { name: 'Retry' }).click();
      await role('textbox', { name: 'Reason (optional)' }).fill('Looked at it');
      await modal().getByRole('button', { name: 'Retry' }).click();
      await toast('The order is on its way again');
      await text('Looked at it').waitFor();
    });

    it('retries the chosen orders at once', async () => {
      await admin.open('/orders?stopped=true');
      await rows().nth(2).waitFor();
      await role('checkbox', { name: 'Select all stuck orders on this page' }).check();
      await text('3 selected').waitFor();
      await role('button', { name: 'Retry' }).click();
      await modal().getByRole('button', { name: 'Retry' }).click();
      await toast('3 orders are on their way again');
    });

    it('exports what a list shows', async () => {
      await admin.open('/orders?stage=invoiced');
      const csv = await download(() => role('button', { name: 'Export CSV' }).click());
      expect(csv.name).toBe('orders.csv');
      const lines = csv.bytes.toString().trim().split('\r\n');
      expect(lines[0]).toMatch(/^order,/);
      expect(lines.slice(1).every((line) => line.includes(',invoiced,'))).toBe(true);
    });

    it('downloads an invoice as PDF and as it was issued', async () => {
      const number = await numberOf('Atelier Roux');
      await admin.open(`/invoices?search=${number}`);
      await rows().first().getByRole('link').click();
      const pdf = await download(() => role('button', { name: `Download ${number} as PDF` }).click());
      expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
      const ubl = await download(() => role('button', { name: `Download ${number} as UBL` }).click());
      expect(ubl.bytes.toString()).toContain(`>${number}<`);
    });

    it('credits a part of an invoice once, and refuses more than it is', async () => {
      const number = await numberOf('Atelier Roux');
      await role('button', { name: `More actions for ${number}` }).click();
      await role('menuitem', { name: 'Credit note' }).click();
      await role('radio', { name: /An amount/ }).click();
      await role('textbox', { name: 'Amount in EUR' }).fill('9999');
      await role('button', { name: 'Issue credit note' }).click();
      await text(/at most €224.00/).waitFor();
      await role('textbox', { name: 'Amount in EUR' }).fill('10,50');
      await role('textbox', { name: 'Reason' }).fill('Scratched');
      await role('button', { name: 'Issue credit note' }).click();
      await toast('The credit note is being issued');
      const notes = async () => (await shop.quittance.documents.list(shop.tenant, { kind: 'creditNote' })).items;
      await expect.poll(async () => (await notes()).map(({ total }) => total).toSorted()).toEqual(['10.50', '21.10']);
      const issued = (await notes()).find(({ total }) => total === '10.50');
      await role('heading', { name: issued?.number ?? '' }).waitFor();
    });

    it('leads from a customer to its unpaid invoices', async () => {
      await admin.open('/customers');
      await role('link', { name: 'Brasserie du Port SARL' }).click();
      await role('link', { name: 'Unpaid invoices' }).click();
      await role('heading', { name: 'Invoices', level: 1 }).waitFor();
      await admin.page.waitForFunction(() => document.querySelectorAll('s-table-row').length === 2);
    });

    it('shows what is wrong with a setting beside the field, and saves it when it is right', async () => {
      await admin.open('/settings');
      const iban = role('textbox', { name: /IBAN/ });
      await iban.fill('FR00');
      await role('button', { name: 'Save settings' }).click();
      await text('Check the IBAN: its check digits do not fit.').waitFor();
      expect(await iban.getAttribute('aria-invalid')).toBe('true');
      await iban.fill('FR7630006000011234567890189');
      await role('textbox', { name: /Trading name/ }).fill('Mistral');
      await role('button', { name: 'Save settings' }).click();
      await toast('Settings saved');
      expect((await shop.quittance.settings.get(shop.tenant))?.seller.tradingName).toBe('Mistral');
    });

    it('asks before a page with unsaved changes is left', async () => {
      await role('textbox', { name: /Trading name/ }).fill('Not saved');
      const asked: string[] = [];
      admin.page.once('dialog', (dialog) => {
        asked.push(dialog.message());
        void dialog.dismiss();
      });
      await role('link', { name: 'Home', exact: true }).click();
      expect(asked).toHaveLength(1);
      expect(new URL(admin.page.url()).pathname).toBe('/settings');
      await role('button', { name: 'Discard' }).click();
      expect(await role('textbox', { name: /Trading name/ }).inputValue()).toBe('Mistral');
    });

    it('makes a form of an ERP’s schema, and checks the connection', async () => {
      await admin.open('/settings?part=erp');
      await role('combobox', { name: 'System' }).selectOption('tryton');
      await role('textbox', { name: 'Address' }).fill('not an address');
      await role('button', { name: 'Change system' }).click();
      await text('Enter an address such as').waitFor();
      await role('button', { name: 'Discard' }).click();
      await role('button', { name: 'Check connection' }).click();
      await text('Everything is as it should be.').waitFor();
    });

    it('switches a Shopify setting on', async () => {
      await admin.open('/settings?part=shopify');
      await role('switch', { name: /Tag orders/ }).check();
      await role('textbox', { name: 'Beginning of the tags' }).fill('bill:');
      await role('button', { name: 'Save settings' }).click();
      await toast('Shopify settings saved');
      await admin.open('/settings?part=shopify');
      expect(await role('switch', { name: /Tag orders/ }).isChecked()).toBe(true);
    });

    it('leads a new shop from its company to the first test in five steps', async () => {
      const merchant = await openAdminPage(browser, shop, { token: shop.empty.token });
      const { page } = merchant;
      await merchant.open('/');
      await page.getByRole('link', { name: 'Continue set-up' }).click();
      await page.getByRole('textbox', { name: 'Company name' }).fill('Atelier Neuf');
      await page.getByRole('textbox', { name: /VAT number/ }).fill('FR44732829320');
      await page.getByRole('textbox', { name: /Registration number/ }).fill('732829320');
      await page.getByRole('textbox', { name: /Street and number/ }).fill('1 rue Neuve');
      await page.getByRole('textbox', { name: /Postcode/ }).fill('69001');
      await page.getByRole('textbox', { name: /City/ }).fill('Lyon');
      await page.getByRole('button', { name: 'Save and continue' }).click();
      await page.getByRole('heading', { name: 'VAT', exact: true }).waitFor();
      await page.getByRole('button', { name: 'Save and continue' }).click();
      await page.getByRole('button', { name: 'Use the built-in ledger' }).click();
      await page.getByRole('button', { name: 'Preview an invoice' }).click();
      const invoice = page.frameLocator('iframe.invoice-preview');
      await invoice.getByText('Atelier Neuf').first().waitFor();
      await invoice.getByText('€744.00').first().waitFor();
      await page.getByRole('button', { name: 'Looks good' }).click();
      await page.getByRole('button', { name: 'Test my latest orders' }).click();
      await page.getByText('Would stop and ask').first().waitFor();
      await page.getByRole('button', { name: 'Finish set-up' }).click();
      await page.getByText('You are set up').waitFor();
      await page.getByText('5 of 5 steps done').first().waitFor();
      expect(merchant.errors).toEqual([]);
      expect((await shop.quittance.documents.list(shop.empty.tenant)).items).toEqual([]);
    });

    it.each([
      ['en', 'Orders', 'Stuck'],
      ['fr-CA', 'Commandes', 'Bloquée'],
      ['de', 'Bestellungen', 'Angehalten'],
    ])('speaks %s', async (locale, heading, stuck) => {
      const reader = await openAdminPage(browser, shop, { locale });
      await reader.open('/orders?stopped=true');
      await reader.page.getByRole('heading', { name: heading, level: 1 }).waitFor();
      await reader.page.locator('s-table-row').first().getByText(stuck).first().waitFor();
      expect(reader.errors).toEqual([]);
    });

    it.each(PAGES)('has no serious accessibility fault on %s', async (path) => {
      await admin.open(path === '/orders/:id' ? await anOrder(shop) : path);
      const { violations } = await new AxeBuilder({ page: admin.page as never }).analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    });

    it.each(PAGES)('fits a telephone on %s', async (path) => {
      const phone = await openAdminPage(browser, shop, { width: 375, height: 812 });
      await phone.open(path === '/orders/:id' ? await anOrder(shop) : path);
      expect(await phone.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
    });
  },
);

async function anOrder(shop: Shop): Promise<string> {
  const { items } = await shop.quittance.orders.list(shop.tenant, { stopped: true });
  return `/orders/${items[0]?.id ?? ''}`;
}

async function pathOf(file: Download): Promise<string> {
  const failure = await file.failure();
  if (failure !== null) throw new Error(failure);
  return file.path();
}
