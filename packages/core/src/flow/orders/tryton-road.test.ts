import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createTestDatabase, testServers, type TestDatabase } from '../../../test/database.ts';
import { adminOf, officeOf, prepareTryton } from '../../../test/tryton-office.ts';
import { startTryton, trytonUnavailable, type TestTryton } from '../../../test/tryton.ts';
import { Decimal, type ConnectionId, type OrderJson } from '../../model/index.ts';
import type { OrderView } from './order-view.ts';
import { sampleOrder, sampleSettings } from '../testing/sample-order.ts';
import { openTestbed, roadSuite, until } from '../testing/testbed.ts';

const unavailable = trytonUnavailable();
const [server] = testServers;
const WAIT = 60_000;
const idOnly = z.object({ id: z.int() });
const saleState = z.object({ id: z.int(), state: z.string() });

/** Two pieces at 24.00 with VAT and delivery for 7.08: 55.08 EUR, due in 30 days. */
const goods: Partial<OrderJson> = {
  lines: [{ id: '1', name: 'T-shirt M', sku: 'SKU-TEE-M', quantity: '2', unitPrice: '24.00', taxes: [{ rate: '20' }] }],
  shipping: [{ id: 's', name: 'Livraison', price: '7.08', taxes: [{ rate: '20' }] }],
  terms: { days: 30 },
  totals: { total: '55.08' },
};

describe.skipIf(unavailable !== undefined || server === undefined)(
  `the road with a real Tryton${unavailable === undefined ? '' : ` [skipped: ${unavailable}]`}`,
  { timeout: 240_000 },
  () => {
    let tryton: TestTryton | undefined;
    let database: TestDatabase | undefined;
    beforeAll(async () => {
      if (server === undefined) return;
      database = await createTestDatabase(server, roadSuite.template, roadSuite.prepare);
      tryton = await startTryton();
    }, 600_000);
    afterAll(async () => {
      await tryton?.stop();
      await database?.drop();
    });

    async function bed(slug: string, issuer: 'erp' | 'quittance', posting: 'by-us' | 'by-accountant') {
      if (tryton === undefined || database === undefined) throw new Error('not running');
      const admin = adminOf(tryton);
      const { splitTerm } = await prepareTryton(admin, tryton);
      const { quittance, tenant } = await openTestbed(database.url, { slug });
      await quittance.settings.put(tenant, { ...sampleSettings, issuer });
      const { url, database: name, user, password } = tryton;
      await quittance.connections.put(tenant, {
        id: 'erp' as ConnectionId,
        adapter: 'tryton',
        config: { url, database: name, user, posting, articles: { rounding: 'ROUNDING' } },
        secrets: { password },
      });
      const worker = await quittance.work({ maintenance: false });
      const orderId = `t${process.pid}${Date.now()}`;
      return {
        quittance,
        tenant,
        admin,
        office: officeOf(admin, tryton, splitTerm),
        accept: async (revision: number, change: Partial<OrderJson> = {}) =>
          expect(
            await quittance.acceptOrder(
              tenant,
              sampleOrder(orderId, { shop: slug, revision, paid: false, overrides: { ...goods, ...change } }),
            ),
          ).toMatchObject({ ok: true }),
        when: (fits: (order: OrderView) => boolean) =>
          until(async () => {
            const order = await quittance.orders.findBySource(tenant, { host: 'shopfront', shop: slug, orderId });
            if (order?.stopped !== undefined && !fits(order)) throw new Error(JSON.stringify(order.stopped));
            return order !== undefined && fits(order) && order;
          }, WAIT),
        stop: async () => {
          await worker.stop();
          await quittance.close();
        },
      };
    }

    it('pushes, has the invoice posted, and follows a part payment and the rest', async () => {
      const { quittance, tenant, office, accept, when, stop } = await bed('issuer', 'erp', 'by-us');
      await accept(1);
      const invoiced = await when(({ stage }) => stage === 'invoiced');
      expect(invoiced.documents).toMatchObject([
        {
          part: 'erp',
          kind: 'invoice',
          number: expect.stringMatching(/\d/),
          total: '55.08',
          open: '55.08',
          status: 'issued',
        },
      ]);
      const [invoice] = invoiced.documents;
      if (invoice === undefined) throw new Error('no invoice');
      expect(invoice.dueDate).toMatch(/^\d{4}-\d\d-\d\d$/);
      await office.pay({ id: invoice.id }, Decimal.of('20.00'));
      await quittance.reconcile(tenant);
      const partly = await when(({ documents }) => documents[0]?.status === 'partially-paid');
      expect(partly).toMatchObject({ stage: 'invoiced', documents: [{ open: '35.08' }] });
      await office.pay({ id: invoice.id }, Decimal.of('35.08'));
      await quittance.reconcile(tenant);
      const paid = await when(({ stage }) => stage === 'paid');
      expect(paid.documents).toMatchObject([{ number: invoice.number, status: 'paid' }]);
      expect((await quittance.documents.list(tenant)).items).toEqual([]);
      await stop();
    });

    it('waits for the accountant to post, and calls no draft an invoice', async () => {
      const { quittance, tenant, office, admin, accept, when, stop } = await bed('accountant', 'erp', 'by-accountant');
      await accept(1);
      const pushed = await when(({ stage }) => stage === 'pushed');
      await quittance.reconcile(tenant);
      expect((await when(({ stage }) => stage === 'pushed')).documents).toEqual([]);
      const [sale] = await admin.search('sale.sale', idOnly, [['number', '=', pushed.erpReference ?? '']], ['id']);
      await office.issue({ id: String(sale?.id ?? '') });
      await quittance.reconcile(tenant);
      expect((await when(({ stage }) => stage === 'invoiced')).documents).toMatchObject([
        { part: 'erp', open: '55.08' },
      ]);
      await stop();
    });

    it('cancels the sale of an order that the shop cancels, and says why when its invoice is posted', async () => {
      const { office, admin, accept, when, stop } = await bed('cancelled', 'quittance', 'by-accountant');
      await accept(1);
      const pushed = await when(({ stage }) => stage === 'invoiced');
      const saleOf = async () =>
        (await admin.search('sale.sale', saleState, [['number', '=', pushed.erpReference ?? '']], ['state']))[0];
      await accept(2, { cancelledAt: '2026-11-21T09:00:00Z' });
      const cancelled = await when(({ stage }) => stage === 'cancelled');
      expect(cancelled.documents.map(({ kind }) => kind)).toEqual(['invoice', 'creditNote']);
      expect((await saleOf())?.state).toBe('done');
      await stop();

      const other = await bed('refused', 'quittance', 'by-accountant');
      await other.accept(1);
      const kept = await other.when(({ stage }) => stage === 'invoiced');
      const [sale] = await admin.search('sale.sale', idOnly, [['number', '=', kept.erpReference ?? '']], ['id']);
      await office.issue({ id: String(sale?.id ?? '') });
      await other.accept(2, { cancelledAt: '2026-11-21T09:00:00Z' });
      const refused = await other.when(({ stage, stopped }) => stage === 'cancelled' && stopped !== undefined);
      expect(refused.stopped).toMatchObject({ code: 'TRYTON_SALE_INVOICED' });
      expect(refused.documents.filter(({ part }) => part !== 'erp').map(({ kind }) => kind)).toEqual([
        'invoice',
        'creditNote',
      ]);
      await other.stop();
    });
  },
);
