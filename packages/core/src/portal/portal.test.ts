import { pino } from 'pino';
import { expect, it } from 'vitest';
import { withTestDatabase } from '../../test/database.ts';
import { openDeliveryBed } from '../flow/testing/delivery-bed.ts';
import { roadSuite } from '../flow/testing/testbed.ts';
import { createApi, createPages, Metrics } from '../server/index.ts';
import { portalRoutes } from './index.ts';

let slugs = 0;

withTestDatabase('the portal', roadSuite, (database) => {
  async function bed() {
    const opened = await openDeliveryBed(database().url, {
      slug: `portal-${(slugs += 1)}`,
      settings: { portal: { url: 'https://invoices.example', days: 30 } },
    });
    const api = createApi({
      quittance: opened.quittance,
      identify: () => Promise.reject(new Error('nobody identifies in the portal')),
      log: pino({ level: 'silent' }),
      metrics: new Metrics(),
      pages: [{ path: '/p', routes: portalRoutes({ quittance: opened.quittance }) }],
    });
    const document = await opened.invoice('1');
    await opened.when(document, ({ standing }) => standing?.state === 'accepted');
    const [link] = (await opened.quittance.delivery.messages.ofDocument(opened.tenant, document))?.links ?? [];
    const path = new URL(link?.url ?? '').pathname;
    const post = (query: string, visit: string, headers: Record<string, string> = {}) => {
      const body = new URLSearchParams({ visit }).toString();
      return api.request(`${path}${query}`, {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': String(body.length),
          ...headers,
        },
      });
    };
    const kinds = async () =>
      (await opened.quittance.delivery.messages.ofDocument(opened.tenant, document))?.events.map(({ kind }) => kind) ??
      [];
    return { ...opened, api, document, path, post, kinds };
  }

  it('shows the document in the buyer’s language behind the link of the message, with a strict policy', async () => {
    const { api, path, server, close } = await bed();
    expect(server.received[0]?.text.replaceAll('=\r\n', '')).toContain(path);
    const page = await api.request(path);
    expect(page.status).toBe(200);
    const html = await page.text();
    expect(html).toContain('<html lang="fr');
    expect(html).toContain('F2026-00001');
    expect(html).toContain('Télécharger');
    const policy = page.headers.get('content-security-policy') ?? '';
    const [, nonce = ''] = /'nonce-([^']+)'/.exec(policy) ?? [];
    expect(policy).toContain("default-src 'none'");
    expect(html).toContain(`<script nonce="${nonce}">`);
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).not.toMatch(/src=|https?:\/\/(?!invoices)/);
    expect(page.headers.get('cache-control')).toBe('private, no-store');
    expect(page.headers.get('x-robots-tag')).toContain('noindex');
    await close();
  });

  it('counts a page that was looked at and a file that was taken, and nothing that scanners do', async () => {
    const { api, path, post, kinds, when, document, close } = await bed();
    const [, visit = ''] = /name="visit" value="([^"]+)"/.exec(await (await api.request(path)).text()) ?? [];
    // The controls: looking at links, prefetching, posting without having opened the page, from elsewhere.
    await api.request(path, { method: 'HEAD' });
    await api.request(path, { headers: { 'sec-purpose': 'prefetch' } });
    expect((await api.request(`${path}?file=pdf`)).headers.get('content-type')).toBe('application/pdf');
    await post('?seen', '');
    await post('?seen', `${visit.split('.')[0]}.AAAAAAAAAAAAAAAAAAAAAA`);
    await post('?seen', visit, { 'sec-fetch-site': 'cross-site' });
    await post('?seen', visit, { 'sec-purpose': 'prefetch;prerender' });
    expect(await kinds()).not.toContain('opened_portal');
    expect((await post('?seen', visit)).status).toBe(204);
    await when(document, ({ standing }) => standing?.state === 'opened');
    const file = await post('?file=ubl', visit);
    expect(file.headers.get('content-disposition')).toContain('F2026-00001.xml');
    expect(await file.text()).toContain('<cbc:ID>F2026-00001</cbc:ID>');
    const delivery = await when(document, ({ standing }) => standing?.state === 'downloaded');
    expect(delivery.standing?.signal).toBe('delivered');
    // Ten looks on one day are one event.
    for (let look = 0; look < 10; look += 1) await post('?seen', visit);
    expect((await kinds()).filter((kind) => kind === 'opened_portal')).toHaveLength(1);
    await close();
  });

  it('opens nothing with a link that is forged, over or revoked, and tells nobody which', async () => {
    const { api, path, quittance, tenant, document, close } = await bed();
    const forged = `${path.slice(0, -2)}${path.endsWith('AA') ? 'BB' : 'AA'}`;
    const answers = [await api.request(forged), await api.request('/p/short'), await api.request('/p/%00')];
    expect(await quittance.delivery.portal.revoke(tenant, document)).toBe(1);
    answers.push(await api.request(path), await api.request(`${path}?file=pdf`));
    const bodies = new Set<string>();
    for (const answer of answers) {
      expect(answer.status).toBe(404);
      bodies.add(await answer.text());
    }
    expect(bodies.size).toBe(1);
    const fresh = await quittance.delivery.portal.link(tenant, document);
    expect(fresh.ok && (await api.request(new URL(fresh.value.url).pathname)).status).toBe(200);
    await close();
  });

  it('is where links lead of who names no other', async () => {
    for (const url of [undefined, 'https://invoices.mistral.example']) {
      const opened = await openDeliveryBed(database().url, {
        slug: `portal-${(slugs += 1)}`,
        settings: { portal: url === undefined ? {} : { url } },
        options: { portalUrl: 'https://shop.example/quittance' },
      });
      const document = await opened.invoice('1');
      await opened.when(document, ({ standing }) => standing?.state === 'accepted');
      const text = opened.server.received[0]?.text.replaceAll('=\r\n', '');
      expect(text).toContain(url === undefined ? 'https://shop.example/quittance/p/' : `${url}/p/`);
      await opened.close();
    }
  });

  it('stands alone where the API has another door, and each link may be asked for so often', async () => {
    const { quittance, path, close } = await bed();
    const pages = createPages({
      log: pino({ level: 'silent' }),
      metrics: new Metrics(),
      pages: [{ path: '/p', routes: portalRoutes({ quittance }) }],
      pageRate: { perSecond: 1, burst: 2 },
      clock: { now: () => new Date(0) },
    });
    const statusOf = async (asked: string) => (await pages.request(asked)).status;
    expect([await statusOf(path), await statusOf(path), await statusOf(path)]).toEqual([200, 200, 429]);
    expect(await statusOf(`${path}?file=pdf`), 'another way to ask').toBe(429);
    expect(await statusOf('/p/short'), 'another page').toBe(404);
    for (const inside of ['/v1/orders', '/p/../v1/orders', '/p/%2e%2e/v1/orders', '/metrics', '/healthz'])
      expect(await statusOf(inside)).toBe(404);
    await close();
  });
});
