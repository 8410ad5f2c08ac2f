import path from 'node:path';
import { medusaIntegrationTestRunner } from '@medusajs/test-utils';
import { readFacturX } from '@quittance/core/formats/facturx';
import { detectFormat } from '@quittance/core/formats';
import type { MerchantSettingsJson } from '@quittance/core/model';
import { validate } from '@quittance/core/rules';
import { expect } from 'vitest';
import { ApiError, api as apiOf, signIn } from '../../demo/src/sample/api.ts';
import type { SampleOrder } from '../../demo/src/sample/orders.ts';
import { placeOrder, type Billing } from '../../demo/src/sample/place-order.ts';
import type {
  DryRunReport,
  InvoiceDetail,
  InvoiceList,
  SettingsAnswer,
  TakenOrder,
} from '../../src/api/admin/quittance/contract.ts';
import type { OwnInvoice } from '../../src/api/store/quittance/contract.ts';
import { openShop, orderWhen, SETTINGS, type Shop } from '../shop.ts';

const order: SampleOrder = {
  key: 'formats',
  title: 'formats',
  customer: 'company',
  lines: [['bureau-chene', 1]],
  paid: false,
};

/** A German public body, without the Leitweg-ID that its XRechnung must name. */
const stadtwerke: Billing = {
  address: {
    company: 'Stadtwerke Köln',
    first_name: 'Jana',
    last_name: 'Weber',
    address_1: 'Parkgürtel 24',
    postal_code: '50823',
    city: 'Köln',
    country_code: 'de',
  },
  metadata: { buyer_kind: 'public', electronic_address: '0204:04011000-1234512345-35' },
};

const isInvoiced = ({ documents }: { documents: readonly unknown[] }): boolean => documents.length > 0;

medusaIntegrationTestRunner({
  cwd: path.resolve(import.meta.dirname, '../app'),
  testSuite: ({ api, getContainer }) => {
    let shop: Shop;
    beforeAll(async () => {
      shop = await openShop(getContainer(), String(api.defaults.baseURL));
    });
    afterAll(() => shop.admin.put('/admin/quittance/settings', SETTINGS));

    const choose = (formats: MerchantSettingsJson['formats']) =>
      shop.admin.put<SettingsAnswer>('/admin/quittance/settings', { ...SETTINGS, formats });
    const file = (document: string | undefined, name: string) =>
      shop.admin.bytes(`/admin/quittance/invoices/${document}/${name}`);
    const status = async (asking: Promise<unknown>) => {
      try {
        await asking;
        return 200;
      } catch (error) {
        if (error instanceof ApiError) return error.status;
        throw error;
      }
    };

    it('keeps the formats that were chosen, and refuses choices that cannot work', async () => {
      const formats = {
        standard: 'ubl',
        byCountry: { FR: 'facturx' },
        publicByCountry: { DE: 'xrechnung-ubl' },
      } as const;
      expect((await choose(formats)).settings?.formats).toEqual(formats);
      const answer = await shop.admin.get<SettingsAnswer>('/admin/quittance/settings');
      expect(answer.settings?.formats).toEqual(formats);
      for (const wrong of [
        { byCountry: { QQ: 'ubl' } },
        { byCountry: { DE: 'word' } },
        { standard: 'pdf' },
        { byCountry: { FR: 'peppol' } },
      ])
        expect([wrong, await status(choose(wrong as MerchantSettingsJson['formats']))]).toEqual([wrong, 400]);
    });

    it('issues in the format of the buyer’s country, and gives the invoice out in each form of it', async () => {
      await choose({ byCountry: { FR: 'facturx' } });
      const { documents } = await orderWhen(shop.admin, await placeOrder(shop, order), isInvoiced);
      const [invoice] = documents;
      expect(invoice).toMatchObject({ format: 'facturx', files: ['facturx', 'ubl', 'cii', 'pdf'], findings: [] });
      expect((await shop.admin.get<InvoiceDetail>(`/admin/quittance/invoices/${invoice?.id}`)).invoice).toEqual(
        invoice,
      );

      const hybrid = await readFacturX(await file(invoice?.id, 'facturx'));
      if (!hybrid.ok) throw new Error(JSON.stringify(hybrid.problems));
      const cii = await file(invoice?.id, 'cii');
      expect(Buffer.from(hybrid.value.xml).equals(Buffer.from(cii))).toBe(true);
      expect(
        Buffer.from(await file(invoice?.id, 'issued')).equals(Buffer.from(await file(invoice?.id, 'facturx'))),
      ).toBe(true);
      const ubl = await file(invoice?.id, 'ubl');
      for (const xml of [cii, ubl]) expect((await validate(xml)).valid).toBe(true);
      expect([detectFormat(cii).syntax, detectFormat(ubl).syntax]).toEqual(['cii', 'ubl']);
      expect(Buffer.from((await file(invoice?.id, 'pdf')).subarray(0, 5)).toString()).toBe('%PDF-');
      expect(await status(file(invoice?.id, 'word'))).toBe(404);
    });

    it('gives a customer the same files of their own invoices, and nobody else', async () => {
      await choose({ byCountry: { FR: 'fr-cius-cii' } });
      const { documents } = await orderWhen(shop.admin, await placeOrder(shop, order), isInvoiced);
      const id = documents[0]?.id;
      const { invoice } = await shop.company.get<OwnInvoice>(`/store/quittance/invoices/${id}`);
      expect(invoice).toMatchObject({ format: 'fr-cius-cii', files: ['cii', 'ubl', 'facturx', 'pdf'] });
      expect(invoice).not.toHaveProperty('findings');
      const token = await signIn(shop.url, 'customer', 'camille.martin@example.com', 'quittance-demo');
      const other = apiOf(shop.url, { 'x-publishable-api-key': shop.publishableKey, authorization: `Bearer ${token}` });
      for (const name of [...invoice.files, 'issued']) {
        expect((await shop.company.bytes(`/store/quittance/invoices/${id}/${name}`)).length).toBeGreaterThan(1000);
        expect(await status(other.bytes(`/store/quittance/invoices/${id}/${name}`))).toBe(404);
        expect(await status(shop.guest.bytes(`/store/quittance/invoices/${id}/${name}`))).toBe(401);
      }
      expect((await other.get<InvoiceList>('/store/quittance/invoices')).count).toBe(0);
    });

    it('shows why a format refuses an order, takes no number, and invoices it once that is mended', async () => {
      const next = async () =>
        Object.values((await shop.admin.get<SettingsAnswer>('/admin/quittance/settings')).next_counters ?? {});
      await choose({ publicByCountry: { DE: 'xrechnung-ubl' } });
      const before = await next();
      const id = await placeOrder(shop, order, stadtwerke);
      const stuck: TakenOrder = await orderWhen(shop.admin, id, ({ stopped }) => stopped !== null);
      expect(stuck.stopped?.code).toBe('RULE_BR_DE_15');
      expect(stuck.stopped?.findings[0]).toEqual({
        layer: 'xrechnung',
        rule: 'BR-DE-15',
        severity: 'fatal',
        terms: ['BT-10'],
        location: '/ubl:Invoice',
        message: expect.stringContaining('Leitweg-ID') as string,
        advice: {
          en: expect.stringContaining('buyer') as string,
          fr: expect.stringContaining('acheteur') as string,
          de: expect.stringContaining('Käufer') as string,
        },
        count: 1,
      });
      expect(await next()).toEqual(before);
      const report = await shop.admin.post<DryRunReport>('/admin/quittance/orders/dry-run', { limit: 50 });
      expect(report.orders.find((each) => each.id === id)).toMatchObject({ verdict: 'stop' });

      await shop.admin.post(`/admin/orders/${id}`, {
        metadata: { ...stadtwerke.metadata, buyer_reference: '04011000-1234512345-35' },
      });
      await shop.admin.post(`/admin/quittance/orders/${id}/retry`, { reason: 'Leitweg-ID entered' });
      const { documents, stopped } = await orderWhen(shop.admin, id, isInvoiced);
      expect(stopped).toBeNull();
      expect(documents[0]).toMatchObject({ format: 'xrechnung-ubl', files: ['ubl', 'cii', 'facturx', 'pdf'] });
      const verdict = await validate(await file(documents[0]?.id, 'issued'));
      expect([verdict.profile, verdict.valid]).toEqual(['xrechnung', true]);
    });

    it('reads the customer’s record anew on a retry: nothing else tells that it was mended', async () => {
      await choose({ publicByCountry: { DE: 'xrechnung-cii' } });
      const id = await placeOrder(shop, order, stadtwerke);
      const { stopped } = await orderWhen(shop.admin, id, (each) => each.stopped !== null);
      expect(stopped?.code).toBe('RULE_BR_DE_15');
      const { order: placed } = await shop.admin.get<{ order: { customer: { id: string; metadata: object } } }>(
        `/admin/orders/${id}?fields=id,*customer`,
      );
      await shop.admin.post(`/admin/customers/${placed.customer.id}`, {
        metadata: { ...placed.customer.metadata, buyer_reference: '04011000-1234512345-35' },
      });
      await shop.admin.post(`/admin/quittance/orders/${id}/retry`);
      expect((await orderWhen(shop.admin, id, isInvoiced)).documents[0]?.format).toBe('xrechnung-cii');
    });

    it('shows what the rules warn of on the order', async () => {
      const { seller } = SETTINGS;
      await shop.admin.put('/admin/quittance/settings', {
        ...SETTINGS,
        seller: { ...seller, contact: { ...seller.contact, telephone: 'n/a' } },
        formats: { publicByCountry: { DE: 'xrechnung-ubl' } },
      });
      const id = await placeOrder(shop, order, {
        ...stadtwerke,
        metadata: { ...stadtwerke.metadata, buyer_reference: '04011000-1234512345-35' },
      });
      const { documents } = await orderWhen(shop.admin, id, isInvoiced);
      expect(documents[0]?.findings.map(({ rule, severity }) => [rule, severity])).toEqual([
        ['BR-DE-27', 'warning'],
        ['BR-DE-TMP-32', 'information'],
      ]);
    });
  },
});
