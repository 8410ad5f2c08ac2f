import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServerBed } from '../../test/server-bed.ts';
import { APP, merchantToken, SHOP } from '../../test/session-token.ts';
import { HOST } from '../index.ts';
import { contentPolicy } from './document.ts';

let bed: Awaited<ReturnType<typeof openServerBed>>;
beforeAll(async () => {
  bed = await openServerBed();
});
afterAll(() => bed.close());

describe('the embedded page', () => {
  const open = (query: string, path = '/') => bed.call(`${path}?${query}`, '');

  it('loads App Bridge first, then Polaris, then our screens, in frames of this shop alone', async () => {
    const response = await open(`shop=${SHOP}&embedded=1&host=abc`);
    const page = await response.text();
    const scripts = [...page.matchAll(/<script[^>]* src="([^"]+)"/g)].map(([, src]) => src);
    expect(scripts).toEqual([APP.appBridgeScript, APP.polarisScript, '/admin/main-1a2b.js']);
    expect(page).toContain(`<meta name="shopify-api-key" content="${APP.apiKey}">`);
    expect(page).toContain('<link rel="stylesheet" href="/admin/main-3c4d.css">');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain(`frame-ancestors https://${SHOP} ${bed.admin.origin};`);
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
    expect(page.split(`nonce="${nonce}"`)).toHaveLength(4);
    expect(policy).not.toContain('unsafe');
    expect(contentPolicy(APP, SHOP, '')).toContain(`frame-ancestors https://${SHOP} https://admin.shopify.com;`);
    expect(response.headers.get('x-frame-options')).toBeNull();
    expect((await bed.call('/admin/main-1a2b.js', '')).headers.get('cache-control')).toContain('immutable');
    expect((await bed.call('/admin/.vite/manifest.json', '')).status).toBe(404);
    expect((await bed.call('/admin/..%2f..%2fpackage.json', '')).status).toBeGreaterThanOrEqual(400);
  });

  it('signs the shop in that the token in the address proves, and no other', async () => {
    const fresh = 'fresh.myshopify.com';
    const token = merchantToken({ dest: `https://${fresh}`, iss: `https://${fresh}/admin` });
    await open(`shop=${SHOP}&embedded=1&id_token=${token}`);
    expect(await bed.installations.find(HOST, fresh)).toBeUndefined();
    await open(`shop=${fresh}&embedded=1&id_token=${token}`, '/orders');
    expect(await bed.installations.find(HOST, fresh)).toBeDefined();
    expect((await open(`shop=${SHOP}&embedded=1&id_token=forged`)).status).toBe(200);
  });

  it('leads into the admin when it is opened outside, and nowhere else', async () => {
    const response = await open(`shop=${SHOP}`);
    expect([response.status, response.headers.get('location')]).toEqual([
      302,
      `${bed.admin.origin}/store/widgets/apps/${APP.apiKey}`,
    ]);
    for (const shop of [
      'evil.example',
      `${SHOP}.evil.example`,
      '//evil.example',
      `evil.example/${SHOP}`,
      `x@${SHOP}`,
      `${SHOP}/`,
    ])
      for (const embedded of ['', '&embedded=1']) {
        const answer = await open(`shop=${encodeURIComponent(shop)}${embedded}`);
        expect([answer.status, answer.headers.get('location')]).toEqual([400, null]);
      }
  });

  it('shows nothing of what the address says', async () => {
    const evil = encodeURIComponent('"><script>alert(1)</script>');
    for (const query of [
      `shop=${evil}&embedded=1`,
      `shop=${SHOP}&embedded=1&host=${evil}&id_token=${evil}`,
      `shop=${SHOP}&shop=${evil}`,
    ]) {
      const response = await open(query);
      expect(await response.text()).not.toContain('alert(1)');
      expect(JSON.stringify([...response.headers])).not.toContain('alert');
    }
    expect((await open('', `/${evil}`)).status).toBeGreaterThanOrEqual(400);
  });
});
