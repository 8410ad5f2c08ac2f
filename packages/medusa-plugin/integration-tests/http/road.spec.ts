import path from 'node:path';
import { Modules } from '@medusajs/framework/utils';
import { medusaIntegrationTestRunner } from '@medusajs/test-utils';
import type { DocumentId } from '@quittance/core/model';
import { expect, vi } from 'vitest';
import { ApiError, api as apiOf, signIn } from '../../demo/src/sample/api.ts';
import { placeOrder } from '../../demo/src/sample/place-order.ts';
import type { SampleOrder } from '../../demo/src/sample/orders.ts';
import type {
  DryRunReport,
  ErpCheckAnswer,
  ErpConnectionAnswer,
  InvoiceList,
  OrderDetail,
  OrderList,
  SettingsAnswer,
} from '../../src/api/admin/quittance/contract.ts';
import type { QuittanceModuleService } from '../../src/modules/quittance/service.ts';
import { documentsOf, openShop, orderWhen, SETTINGS, type Shop } from '../shop.ts';

const paid: SampleOrder = {
  key: 'paid',
  title: 'paid',
  customer: 'guest',
  lines: [
    ['lampe-atelier', 2],
    ['miel-chataignier', 3],
  ],
  paid: true,
};
const onTerms: SampleOrder = {
  key: 'terms',
  title: 'terms',
  customer: 'company',
  lines: [['bureau-chene', 1]],
  paid: false,
};

/** What asking for `path` is refused with: the status and Medusa's type. */
async function refusal(asking: Promise<unknown>): Promise<{ status: number; text: string }> {
  try {
    await asking;
  } catch (error) {
    if (error instanceof ApiError) return { status: error.status, text: error.message };
    throw error;
  }
  return { status: 200, text: '' };
}

async function paymentOf(shop: Shop, id: string): Promise<string> {
  const { order } = await shop.admin.get<{ order: { payment_collections: { payments: { id: string }[] }[] } }>(
    `/admin/orders/${id}?fields=id,*payment_collections.payments`,
  );
  const payment = order.payment_collections[0]?.payments[0]?.id;
  if (payment === undefined) throw new Error('The order has no payment');
  return payment;
}

async function capture(shop: Shop, id: string): Promise<string> {
  const payment = await paymentOf(shop, id);
  await shop.admin.post(`/admin/payments/${payment}/capture`);
  return payment;
}

const isInvoiced = (order: { documents: readonly unknown[] }): boolean => order.documents.length > 0;

medusaIntegrationTestRunner({
  cwd: path.resolve(import.meta.dirname, '../app'),
  testSuite: ({ api, getContainer }) => {
    let shop: Shop;
    beforeAll(async () => {
      shop = await openShop(getContainer(), String(api.defaults.baseURL));
      await shop.admin.put('/admin/quittance/settings', SETTINGS);
    });

    /** Does `work` as if the event bus lost everything; the reconcile of every minute, which finds it again, waits meanwhile. */
    async function withoutEvents<T>(work: () => Promise<T>): Promise<T> {
      const bus = getContainer().resolve(Modules.EVENT_BUS);
      const { emit } = bus;
      bus.emit = async () => undefined;
      try {
        return await getContainer().resolve(Modules.LOCKING).execute('quittance-reconcile', work, { timeout: 30 });
      } finally {
        bus.emit = emit;
      }
    }

    it('a storefront order becomes a numbered invoice that comes to the shop’s total, and is paid when the money is captured', async () => {
      const id = await placeOrder(shop, paid);
      const invoiced = await orderWhen(shop.admin, id, isInvoiced);
      expect(invoiced.documents.map((document) => [document.kind, document.total, document.open])).toEqual([
        ['invoice', '215.60', '215.60'],
      ]);
      expect(invoiced.documents[0]?.number).toMatch(/^F\d{4}-\d{5}$/);
      expect(invoiced.erp_reference).not.toBeNull();

      await capture(shop, id);
      const settled = await orderWhen(shop.admin, id, (order) => order.stage === 'paid');
      expect(settled.documents.map((document) => [document.number, document.open, document.status])).toEqual([
        [invoiced.documents[0]?.number, '0.00', 'paid'],
      ]);
      expect(settled.events.map((event) => event.kind)).not.toEqual([]);

      const ubl = new TextDecoder().decode(
        await shop.admin.bytes(`/admin/quittance/invoices/${settled.documents[0]?.id}/ubl`),
      );
      expect(ubl).toContain('<cbc:TaxInclusiveAmount currencyID="EUR">215.60</cbc:TaxInclusiveAmount>');
      const pdf = await shop.admin.bytes(`/admin/quittance/invoices/${settled.documents[0]?.id}/pdf`);
      expect(new TextDecoder().decode(pdf.slice(0, 5))).toBe('%PDF-');
    });

    it('Medusa’s own routes show the invoices of an order', async () => {
      const id = await placeOrder(shop, paid);
      const { documents } = await orderWhen(shop.admin, id, isInvoiced);
      const { order } = await shop.admin.get<{ order: { quittance_invoices: { number: string }[] } }>(
        `/admin/orders/${id}?fields=id,*quittance_invoices`,
      );
      expect(order.quittance_invoices.map((invoice) => invoice.number)).toEqual(
        documents.map((document) => document.number),
      );
      const { data } = await getContainer()
        .resolve('query')
        .graph({ entity: 'quittance_invoice', fields: ['number', 'order.id'], filters: { order_id: id } });
      expect(data[0]?.order?.id).toBe(id);
    });

    it('a company pays in 30 days', async () => {
      const id = await placeOrder(shop, onTerms);
      const { documents } = await orderWhen(shop.admin, id, isInvoiced);
      const [invoice] = documents;
      const days = (Date.parse(invoice?.due_date ?? '') - Date.parse(invoice?.issue_date ?? '')) / 86_400_000;
      expect([days, invoice?.open]).toEqual([30, invoice?.total]);
    });

    it('a refund becomes a credit note over its amount', async () => {
      const id = await placeOrder(shop, paid);
      await orderWhen(shop.admin, id, isInvoiced);
      const payment = await capture(shop, id);
      await orderWhen(shop.admin, id, (order) => order.stage === 'paid');
      await shop.admin.post(`/admin/payments/${payment}/refund`, { amount: 12.5, note: 'geste' });
      const credited = await orderWhen(shop.admin, id, (order) => documentsOf(order, 'creditNote').length > 0);
      expect(documentsOf(credited, 'creditNote').map((note) => [note.total, note.status])).toEqual([
        ['12.50', 'refunded'],
      ]);
      expect(credited.events.map((event) => event.kind)).toContain('order.credited');
      expect(documentsOf(credited, 'invoice')).toHaveLength(1);
    });

    it('a cancelled order that was invoiced is credited to the last cent', async () => {
      const id = await placeOrder(shop, paid);
      await orderWhen(shop.admin, id, isInvoiced);
      await shop.admin.post(`/admin/orders/${id}/cancel`);
      const cancelled = await orderWhen(shop.admin, id, (order) => documentsOf(order, 'creditNote').length > 0);
      expect(documentsOf(cancelled, 'creditNote').map((note) => note.total)).toEqual(
        documentsOf(cancelled, 'invoice').map((invoice) => invoice.total),
      );
    });

    it('finds an order whose events were lost', async () => {
      const id = await withoutEvents(async () => {
        const placed = await placeOrder(shop, paid);
        await new Promise((done) => setTimeout(done, 500));
        expect(await shop.admin.get(`/admin/quittance/orders/${placed}`)).toEqual({ order: null });
        return placed;
      });
      const { reconcile } = require('../../.medusa/server/src/host/reconcile.js');
      await reconcile(getContainer(), 0);
      const { documents } = await orderWhen(shop.admin, id, isInvoiced);
      expect(documents.map((document) => document.total)).toEqual(['215.60']);
    });

    it('sees a payment though a newer stamp was read before', async () => {
      const id = await placeOrder(shop, paid);
      await orderWhen(shop.admin, id, isInvoiced);
      const { sql } = getContainer().resolve<QuittanceModuleService>('quittance');
      // As when a change that began later was committed earlier: the records of an order have clocks of their own.
      await sql.raw(`update "order" set updated_at = now() + interval '1 hour' where id = ?`, [id]);
      await shop.admin.post(`/admin/quittance/orders/${id}/send`);
      await capture(shop, id);
      await orderWhen(shop.admin, id, (order) => order.stage === 'paid');
    });

    it('leaves an order off the road that a hook of the shop refuses, in the nightly reconciliation too', async () => {
      const { pushOrderWorkflow } = require('../../.medusa/server/src/workflows/index.js');
      pushOrderWorkflow.hooks.validate(({ order }: { order: { metadata: Record<string, unknown> | null } }) => {
        if (order.metadata?.['quittance_sample'] === 'refused') throw new Error('Not this one.');
      });
      const id = await placeOrder(shop, { ...paid, key: 'refused' });
      const { reconcile } = require('../../.medusa/server/src/host/reconcile.js');
      const { quittance, tenant } = await getContainer().resolve<QuittanceModuleService>('quittance').open();
      expect((await quittance.reconcile(tenant)).found).toBe(0);
      expect((await reconcile(getContainer(), 0)).failed).toBeGreaterThan(0);
      const source = { host: 'medusa', shop: 'test-shop', orderId: id };
      expect(await quittance.orders.findBySource(tenant, source)).toBeUndefined();
    });

    it('leaves orders alone that were placed before the plugin came, until a person sends one', async () => {
      const { sql } = getContainer().resolve<QuittanceModuleService>('quittance');
      const { writeCursor } = require('../../.medusa/server/src/modules/quittance/changes.js');
      await writeCursor(sql, 'since', new Date(Date.now() + 3_600_000).toISOString());
      const id = await placeOrder(shop, paid);
      const { reconcile } = require('../../.medusa/server/src/host/reconcile.js');
      await reconcile(getContainer(), 0);
      expect(await shop.admin.get(`/admin/quittance/orders/${id}`)).toEqual({ order: null });
      await shop.admin.post(`/admin/quittance/orders/${id}/send`);
      await orderWhen(shop.admin, id, isInvoiced);
    });

    it('never shows an older status over a newer one', async () => {
      const id = await placeOrder(shop, onTerms);
      const shown = await orderWhen(shop.admin, id, isInvoiced);
      const { sql } = getContainer().resolve<QuittanceModuleService>('quittance');
      const { applyStatus } = require('../../.medusa/server/src/modules/quittance/projection.js');
      const update = {
        source: { host: 'medusa', shop: 'test-shop', orderId: id },
        orderId: 'x',
        stage: 'taken',
        documents: [],
      };
      expect(await applyStatus(sql, { ...update, sequence: 0 })).toBe('older');
      expect((await orderWhen(shop.admin, id, () => true)).stage).toBe(shown.stage);
      expect(await applyStatus(sql, { ...update, sequence: 1_000_000 })).toBe('shown');
      expect(
        await applyStatus(sql, { ...update, source: { ...update.source, orderId: 'order_none' }, sequence: 1 }),
      ).toBe('unknown');
    });

    it('shows an order and its documents as of one moment, though a status comes in between', async () => {
      const id = await placeOrder(shop, onTerms);
      const before = await orderWhen(shop.admin, id, isInvoiced);
      const [document] = before.documents;
      const service = getContainer().resolve<QuittanceModuleService>('quittance');
      const { applyStatus } = require('../../.medusa/server/src/modules/quittance/projection.js');
      const list = service.listQuittanceInvoices.bind(service);
      const update = {
        source: { host: 'medusa', shop: 'test-shop', orderId: id },
        orderId: '019a0000-0000-7000-8000-000000000000',
        sequence: 1_000_000,
        stage: 'paid',
        documents: [
          { ...document, documentId: document?.id, issueDate: document?.issue_date, open: '0.00', delivery: undefined },
        ],
      };
      const listing = vi.spyOn(service, 'listQuittanceInvoices').mockImplementation(async (...asked) => {
        await applyStatus(service.sql, update);
        return list(...asked);
      });
      try {
        const { order } = await shop.admin.get<OrderDetail>(`/admin/quittance/orders/${id}`);
        expect([order?.stage, order?.documents.map(({ open }) => open)]).toEqual([before.stage, [document?.open]]);
      } finally {
        listing.mockRestore();
      }
      const { order } = await shop.admin.get<OrderDetail>(`/admin/quittance/orders/${id}`);
      expect([order?.stage, order?.documents.map(({ open }) => open)]).toEqual(['paid', ['0.00']]);
    });

    it('invoices each parcel when the settings say so', async () => {
      await shop.admin.put('/admin/quittance/settings', { ...SETTINGS, invoiceOn: 'fulfilment' });
      try {
        const id = await placeOrder(shop, paid);
        await orderWhen(shop.admin, id, (order) => order.stage === 'pushed');
        const { order } = await shop.admin.get<{ order: { items: { id: string; variant_sku: string }[] } }>(
          `/admin/orders/${id}?fields=id,*items`,
        );
        const lamp = order.items.find((item) => item.variant_sku === 'LAMPE-AT')?.id;
        await shop.admin.post(`/admin/orders/${id}/fulfillments`, { items: [{ id: lamp, quantity: 1 }] });
        const { documents } = await orderWhen(shop.admin, id, isInvoiced);
        // One lamp of two, and the shipping with the first parcel.
        expect(documents.map((document) => document.total)).toEqual(['95.95']);
      } finally {
        await shop.admin.put('/admin/quittance/settings', SETTINGS);
      }
    });

    it('lists, searches and filters', async () => {
      const id = await placeOrder(shop, paid);
      const { documents, number } = await orderWhen(shop.admin, id, isInvoiced);
      const numberOf = encodeURIComponent(documents[0]?.number ?? '');
      const found = await shop.admin.get<OrderList>(`/admin/quittance/orders?q=${numberOf}`);
      expect(found.orders.map((order) => order.id)).toEqual([id]);
      expect((await shop.admin.get<OrderList>('/admin/quittance/orders?stopped=true')).orders).toEqual([]);
      const open = await shop.admin.get<InvoiceList>(`/admin/quittance/invoices?open=true&q=${numberOf}`);
      expect(open.invoices.map((invoice) => invoice.order_number)).toEqual([number]);
      expect((await shop.admin.get<InvoiceList>(`/admin/quittance/invoices?overdue=true&q=${numberOf}`)).count).toBe(0);
      const csv = new TextDecoder().decode(await shop.admin.bytes('/admin/quittance/orders/export'));
      expect(csv).toContain(`${documents[0]?.number}`);
    });

    it('shows customers their own invoices and nobody else’s', async () => {
      const id = await placeOrder(shop, onTerms);
      const { documents } = await orderWhen(shop.admin, id, isInvoiced);
      const own = await shop.company.get<InvoiceList>('/store/quittance/invoices');
      expect(own.invoices.map((invoice) => invoice.number)).toEqual(documents.map((document) => document.number));
      const invoice = documents[0]?.id;
      expect((await shop.company.bytes(`/store/quittance/invoices/${invoice}/ubl`)).length).toBeGreaterThan(1000);

      const token = await signIn(shop.url, 'customer', 'camille.martin@example.com', 'quittance-demo');
      const other = apiOf(shop.url, { 'x-publishable-api-key': shop.publishableKey, authorization: `Bearer ${token}` });
      expect((await other.get<InvoiceList>('/store/quittance/invoices')).invoices).toEqual([]);
      for (const suffix of ['', '/ubl', '/pdf'])
        expect((await refusal(other.get(`/store/quittance/invoices/${invoice}${suffix}`))).status).toBe(404);
      expect((await refusal(shop.guest.get(`/store/quittance/invoices/${invoice}`))).status).toBe(401);
      expect((await refusal(shop.company.get('/store/quittance/invoices/no-such-invoice/pdf'))).status).toBe(404);
    });

    it('keeps two merchants apart', async () => {
      const id = await placeOrder(shop, paid);
      const { documents } = await orderWhen(shop.admin, id, isInvoiced);
      const { quittance, tenant } = await getContainer().resolve<QuittanceModuleService>('quittance').open();
      const other = await quittance.tenants.ensure('another-shop');
      const document = documents[0]?.id as DocumentId;
      expect((await quittance.documents.get(tenant, document))?.id).toBe(document);
      expect(await quittance.documents.get(other, document)).toBeUndefined();
      expect(await quittance.documents.bytes(other, document, 'ubl')).toBeUndefined();
      expect((await quittance.orders.list(other)).items).toEqual([]);
    });

    it('tells a dry run what would happen, and does nothing', async () => {
      await withoutEvents(async () => {
        const id = await placeOrder(shop, paid);
        const report = await shop.admin.post<DryRunReport>('/admin/quittance/orders/dry-run', { limit: 5 });
        expect(report.orders.find((order) => order.id === id)).toMatchObject({
          verdict: 'invoice',
          invoice_total: '215.60',
          problems: [],
        });
        expect(await shop.admin.get(`/admin/quittance/orders/${id}`)).toEqual({ order: null });
      });
    });

    it('credits an invoice on demand, once per demand', async () => {
      const id = await placeOrder(shop, paid);
      await orderWhen(shop.admin, id, isInvoiced);
      const demand = { amount: '10.00', reason: 'Geste commercial' };
      await shop.admin.post(`/admin/quittance/orders/${id}/credit-notes`, demand);
      const { documents } = await orderWhen(shop.admin, id, (order) => documentsOf(order, 'creditNote').length > 0);
      expect(documents.filter((document) => document.kind === 'creditNote').map((note) => note.total)).toEqual([
        '10.00',
      ]);
      expect(
        (
          await refusal(
            shop.admin.post(`/admin/quittance/orders/${id}/credit-notes`, { amount: '9999.00', reason: 'too much' }),
          )
        ).status,
      ).toBe(409);
    });

    it('stops an order that cannot be read, says why, and takes it once it can', async () => {
      const id = await placeOrder(shop, { ...paid, key: 'x' });
      await orderWhen(shop.admin, id, isInvoiced);
      await shop.admin.post(`/admin/orders/${id}`, { metadata: { payment_terms_days: 'soon' } });
      await shop.admin.post(`/admin/quittance/orders/${id}/send`);
      const stopped = await orderWhen(shop.admin, id, (order) => order.stopped !== null);
      expect(stopped.stopped?.message).toContain('terms.days');
      expect(
        (await shop.admin.get<OrderList>('/admin/quittance/orders?stopped=true')).causes.map((cause) => cause.code),
      ).toContain(stopped.stopped?.code);
      await shop.admin.post(`/admin/orders/${id}`, { metadata: { payment_terms_days: 10 } });
      await shop.admin.post('/admin/quittance/orders/retry', { cause: stopped.stopped?.code });
      await orderWhen(shop.admin, id, (order) => order.stopped === null);
    });

    it('refuses bad input with 400', async () => {
      const bad: readonly (readonly ['get' | 'put' | 'post', string, unknown?])[] = [
        ['put', '/admin/quittance/settings', { seller: { name: '' } }],
        ['put', '/admin/quittance/settings', { ...SETTINGS, invoiceOn: 'sometime' }],
        ['put', '/admin/quittance/erp-connection', { adapter: 'no-such-erp' }],
        ['put', '/admin/quittance/erp-connection', { adapter: 'ledger', config: { unknown: true } }],
        ['post', '/admin/quittance/orders/retry', { all: true, cause: 'X' }],
        ['post', '/admin/quittance/orders/retry', {}],
        ['post', '/admin/quittance/orders/dry-run', { limit: -1 }],
        ['get', '/admin/quittance/orders?limit=100000'],
        ['get', '/admin/quittance/orders?order=secret'],
        ['get', '/admin/quittance/invoices?nonsense=1'],
      ];
      for (const [method, url, body] of bad)
        expect([method, url, body, (await refusal(shop.admin[method](url, body))).status]).toEqual([
          method,
          url,
          body,
          400,
        ]);
      const answer = await shop.admin.get<SettingsAnswer>('/admin/quittance/settings');
      expect(answer.settings?.seller.name).toBe(SETTINGS.seller.name);
      const [[, next] = ['', 0]] = Object.entries(answer.next_counters ?? {}).filter(([series]) =>
        series.startsWith('F'),
      );
      expect(next).toBeGreaterThan(1);
    });

    it('asks for a signed-in user, and does not know what is not there', async () => {
      const nobody = apiOf(shop.url, {});
      for (const url of ['/admin/quittance/orders', '/admin/quittance/settings', '/admin/quittance/erp-connection'])
        expect((await refusal(nobody.get(url))).status).toBe(401);
      for (const url of [
        '/admin/quittance/orders/order_none',
        '/admin/quittance/invoices/none',
        '/admin/quittance/invoices/none/pdf',
      ]) {
        expect((await refusal(shop.admin.get(url))).status).toBe(404);
      }
    });

    it('checks the ERP connection and never shows a secret', async () => {
      const answer = await shop.admin.put<ErpConnectionAnswer>('/admin/quittance/erp-connection', {
        adapter: 'ledger',
        secrets: { password: 'hunter2-hunter2' },
      });
      expect(answer.connection.adapter).toBe('ledger');
      expect(JSON.stringify(answer)).not.toContain('hunter2');
      expect(JSON.stringify(await shop.admin.get('/admin/quittance/erp-connection'))).not.toContain('hunter2');
      const check = await shop.admin.post<ErpCheckAnswer>('/admin/quittance/erp-connection/check');
      expect(check.ok).toBe(true);
    });

    it('answers core’s own API to signed-in users, and to nobody else', async () => {
      const { items } = await shop.admin.get<{ items: { currency: string }[] }>('/admin/quittance/v1/receivables');
      expect(items.map(({ currency }) => currency)).toEqual(['EUR']);
      const page = await shop.admin.get<{ items: unknown[] }>('/admin/quittance/v1/documents?limit=2');
      expect(page.items).toHaveLength(2);
      const settings = await shop.admin.get<{ invoiceOn: string }>('/admin/quittance/v1/settings');
      expect(await shop.admin.put('/admin/quittance/v1/settings', settings)).toEqual(settings);
      expect((await refusal(shop.admin.put('/admin/quittance/v1/settings', { seller: {} }))).status).toBe(422);
      expect((await refusal(shop.admin.get('/admin/quittance/v1/nothing'))).status).toBe(404);
      const stranger = apiOf(shop.url, { authorization: 'Bearer quittance' });
      expect((await refusal(stranger.get('/admin/quittance/v1/receivables'))).status).toBe(401);
      expect((await refusal(shop.company.get('/admin/quittance/v1/receivables'))).status).toBe(401);
    });

    it('invoices on payment when the settings say so', async () => {
      await shop.admin.put('/admin/quittance/settings', { ...SETTINGS, invoiceOn: 'payment' });
      try {
        const id = await placeOrder(shop, paid);
        const waiting = await orderWhen(shop.admin, id, (order) => order.stage === 'pushed');
        expect(waiting.documents).toEqual([]);
        await capture(shop, id);
        const { documents } = await orderWhen(shop.admin, id, isInvoiced);
        expect(documents.map((document) => document.total)).toEqual(['215.60']);
      } finally {
        await shop.admin.put('/admin/quittance/settings', SETTINGS);
      }
    });
  },
});
