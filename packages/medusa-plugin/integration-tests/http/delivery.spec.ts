import path from 'node:path';
import { medusaIntegrationTestRunner } from '@medusajs/test-utils';
import { expect } from 'vitest';
import { startMailServer, type MailServer } from '../../../core/src/channels/testing/mail-server.ts';
import { placeOrder } from '../../demo/src/sample/place-order.ts';
import type { SampleOrder } from '../../demo/src/sample/orders.ts';
import { openShop, orderWhen, SETTINGS, type Shop } from '../shop.ts';

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
      await expect.poll(() => mail.received.length, { timeout: 30_000 }).toBe(1);
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
  },
});
