import { randomBytes } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import { isShopDomain } from '../admin-api/shop-domain.ts';
import type { AppOptions } from '../options.ts';
import { adminOrigin, adminUrl } from './admin-url.ts';
import type { Assets } from './assets.ts';

interface Parts {
  readonly options: AppOptions;
  readonly assets: Assets;
  /** Signs the shop in whose admin opens the page, when the token in the address is good. */
  readonly arrive: (idToken: string, shop: string) => Promise<boolean>;
}

/**
 * The embedded page. It holds nothing of the shop: what is shown comes by the routes that ask for a session token, so that `shop` in
 * the address may say what it likes. Opened outside the admin, it leads there.
 */
export function documentRoute({ options, assets, arrive }: Parts): RequestHandler {
  return async (request, response) => {
    const shop = parameter(request.query['shop']);
    if (shop === undefined || !isShopDomain(shop)) return welcome(response);
    if (request.query['embedded'] !== '1') return response.redirect(302, adminUrl(options, shop));
    const idToken = parameter(request.query['id_token']);
    // Should it fail, the page's own requests bring a fresh token and try again.
    if (idToken !== undefined) await arrive(idToken, shop);
    const nonce = randomBytes(16).toString('base64');
    response
      .status(200)
      .type('html')
      .set({
        'cache-control': 'no-store',
        'content-security-policy': contentPolicy(options, shop, nonce),
        'referrer-policy': 'no-referrer',
      })
      .send(page(options, assets, nonce));
  };
}

function parameter(value: unknown): string | undefined {
  return typeof value === 'string' && value.length < 4_000 ? value : undefined;
}

/** What may frame the page, and what may run in it: Shopify's scripts, and those that they bring along. */
export function contentPolicy(options: AppOptions, shop: string, nonce: string): string {
  return [
    `frame-ancestors https://${shop} ${adminOrigin(options)}`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic' https://cdn.shopify.com`,
    "object-src 'none'",
    "base-uri 'none'",
  ].join('; ');
}

/** App Bridge stands first, from Shopify's CDN, neither deferred nor bundled: it takes its settings from the document. */
function page(
  { apiKey, appBridgeScript, polarisScript }: AppOptions,
  { script, styles }: Assets,
  nonce: string,
): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="shopify-api-key" content="${escaped(apiKey)}">
    <script nonce="${nonce}" src="${escaped(appBridgeScript)}"></script>
    <script nonce="${nonce}" src="${escaped(polarisScript)}"></script>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Quittance</title>
${styles.map((href) => `    <link rel="stylesheet" href="${escaped(href)}">\n`).join('')}    <script nonce="${nonce}" type="module" src="${escaped(script)}"></script>
  </head>
  <body>
    <div id="app"></div>
  </body>
</html>
`;
}

function welcome(response: Response): void {
  response
    .status(400)
    .type('html')
    .set('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
    .send(
      '<!doctype html><meta charset="utf-8"><title>Quittance</title><p>Open Quittance in the admin of your Shopify shop.',
    );
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
