import { createHmac } from 'node:crypto';
import path from 'node:path';
import { medusaIntegrationTestRunner } from '@medusajs/test-utils';
import { expect } from 'vitest';
import { startMailServer, type MailServer } from '../../../core/src/channels/testing/mail-server.ts';
import { placeOrder } from '../../demo/src/sample/place-order.ts';
import type { SampleOrder } from '../../demo/src/sample/orders.ts';
import type { OrderDetail, TakenOrder } from '../../src/api/admin/quittance/contract.ts';
import type { QuittanceModuleService } from '../../src/modules/quittance/service.ts';
import { openShop, orderWhen, SETTINGS, type Shop } from '../shop.ts';

const BODY = JSON.stringify({ deliveryId: 'D-1', events: [{ type: 'contacted' }] });

function sign(secret: string): string {
  const t = Math.floor(Date.now() / 1000);
  return `t=${t},v1=${createHmac('sha256', secret).update(`${t}.${BODY}`).digest('hex')}`;
}

const GUEST = 'camille.martin@example.com';
const sample: SampleOrder = {
  key: 'sent',
  title: 'sent',
  customer: 'guest',
  lines: [['lampe-atelier', 1]],
  paid: false,
};

const delivery = {
  enabled: true,
  sender: { address: 'billing@shop.example' },
  moments: { from: '00:00', to: '00:00' },
};

medusaIntegrationTestRunner({
  cwd: path.resolve(import.meta.dirname, '../app'),
  testSuite: ({ api, getContainer }) => {
    let shop: Shop;
    let mail: MailServer;
    beforeAll(async () => {
      mail = await startMailServer();
      shop = await openShop(getContainer(), String(api.defaults.baseURL));
      await shop.admin.put('/admin/quittance/settings', { ...SETTINGS, delivery });
      const config = { host: '127.0.0.1', port: mail.port, tls: 'none' };
      await shop.admin.put('/admin/quittance/v1/channels/email', { adapter: 'smtp', config });
    });
    afterAll(() => mail?.stop());

    it('a buyer opens the link of a mail in the shop, without a login, and nothing else', async () => {
      const id = await placeOrder(shop, sample);
      await expect.poll(() => mail.received.length).toBe(1);
      const text = mail.received[0]?.text.replaceAll('=\r\n', '') ?? '';
      const [link = ''] = /https:\/\/api\.shop\.example\/quittance\/p\/[\w-]{64}/.exec(text) ?? [];
      const at = new URL(new URL(link).pathname, shop.url);

      const page = await fetch(at);
      const html = await page.text();
      expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
      const { documents } = await orderWhen(shop.admin, id, (order) => order.documents.length > 0);
      expect(html).toContain(documents[0]?.number);

      const [, visit = ''] = /name="visit" value="([^"]+)"/.exec(html) ?? [];
      const file = await fetch(`${at.href}?file=pdf`, { method: 'POST', body: new URLSearchParams({ visit }) });
      expect(file.headers.get('content-type')).toBe('application/pdf');

      for (const closed of [
        '/quittance/p/short',
        '/quittance/p/../v1/orders',
        '/quittance/p/%2e%2e/v1/orders',
        '/quittance/metrics',
      ])
        expect((await fetch(new URL(closed, shop.url))).status).toBe(404);
    });

    it('an agency tells of its cases under its signature, and nobody else does', async () => {
      const office = { test: { url: 'http://127.0.0.1:9' }, live: { url: 'http://127.0.0.1:9' } };
      await shop.admin.put('/admin/quittance/v1/agencies/nord', {
        name: 'Nord',
        adapter: 'http',
        config: office,
        secrets: { token: 't', webhook: 'shared' },
      });
      const push = async (agency: string, signature: string) => {
        const url = new URL(`/quittance/agencies/test-shop/${agency}/live/events`, shop.url);
        return (await fetch(url, { method: 'POST', body: BODY, headers: { 'quittance-signature': signature } })).status;
      };
      expect(await push('nord', 't=1,v1=00')).toBe(401);
      expect(await push('none', sign('shared'))).toBe(404);
      expect(await push('nord', sign('another'))).toBe(401);
      expect(await push('nord', sign('shared'))).toBe(200);
    });

    it('a gateway tells what became of text messages under its signature, and nobody else does', async () => {
      await shop.admin.put('/admin/quittance/v1/channels/sms', {
        adapter: 'sms-gateway',
        config: { url: 'https://sms.example/v1/messages', sender: 'Mistral' },
        secrets: { 'sms-token': 't', 'sms-receipts': 'shared' },
      });
      const body = JSON.stringify({ messageId: 'm-1', id: 'gw-1', status: 'delivered', at: '2026-12-05T09:31:00Z' });
      const push = async (merchant: string, secret: string) => {
        const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
        const url = new URL(`/quittance/sms/${merchant}/receipts`, shop.url);
        return fetch(url, { method: 'POST', body, headers: { 'x-signature': signature } });
      };
      expect((await push('test-shop', 'another')).status).toBe(401);
      expect((await push('none', 'shared')).status).toBe(404);
      expect(await (await push('test-shop', 'shared')).json()).toEqual({ stored: 0, repeated: 0, unknown: 1 });
    });

    it('an address that does not exist leaves a note with a task on the order, once, until a person has done it', async () => {
      mail.behaviour = { recipients: { [GUEST]: [550, '5.1.1 User unknown'] } };
      const id = await placeOrder(shop, sample);
      const isNoted = (order: TakenOrder) =>
        order.notes.length > 0 && order.documents[0]?.delivery?.state === 'refused';
      const { documents, notes } = await orderWhen(shop.admin, id, isNoted);
      expect(documents[0]?.delivery).toMatchObject({ channel: 'email', address_problem: 'address' });
      expect(notes).toMatchObject([{ document_id: documents[0]?.id, code: 'EMAIL_RECIPIENT_UNKNOWN', done_at: null }]);
      expect(notes[0]?.task).toContain('Demander une adresse valide');
      expect(JSON.stringify(notes)).not.toContain('@');
      await expect.poll(async () => (await bell()).map(({ data }) => data.title)).toEqual([notes[0]?.task]);

      const { order } = await shop.admin.get<{ order: { quittance_invoices: { delivery_state: string }[] } }>(
        `/admin/orders/${id}?fields=id,*quittance_invoices`,
      );
      expect(order.quittance_invoices.map((invoice) => invoice.delivery_state)).toEqual(['refused']);

      const { medusaHost } = require('../../.medusa/server/src/host/medusa-host.js');
      const { shopParts } = require('../../.medusa/server/src/host/shop-parts.js');
      const { sql } = getContainer().resolve<QuittanceModuleService>('quittance');
      const [stored] = (await sql.raw('select key from quittance_note where order_id = ?', [id])).rows;
      const again = {
        key: String(stored?.['key']),
        source: { host: 'medusa', shop: 'test-shop', orderId: id },
        code: 'EMAIL_RECIPIENT_UNKNOWN',
        text: 'again',
        task: { title: 'again' },
      };
      const host = medusaHost({ sql, lent: () => shopParts(getContainer()), lookUp: async () => undefined });
      expect(await host.note(again)).toEqual({ ok: true });
      const starting = medusaHost({ sql, lent: () => undefined, lookUp: async () => undefined });
      expect(await starting.note(again)).toMatchObject({ ok: false, retry: 'later' });
      expect((await bell()).length).toBe(1);

      const finish = (order: string) =>
        shop.admin.post<OrderDetail>(`/admin/quittance/orders/${order}/notes/${notes[0]?.id}/done`);
      await expect(finish('order_of_another')).rejects.toThrow('404');
      const done = (await finish(id)).order?.notes;
      expect(done).toHaveLength(1);
      expect(done?.[0]?.done_at).not.toBeNull();
      expect((await finish(id)).order?.notes[0]?.done_at, 'doing it twice changes nothing').toBe(done?.[0]?.done_at);
    });

    async function bell() {
      const { notifications } = await shop.admin.get<{ notifications: { data: { title: string } }[] }>(
        '/admin/notifications?channel=feed',
      );
      return notifications;
    }
  },
});
