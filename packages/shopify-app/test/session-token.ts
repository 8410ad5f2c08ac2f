import { createHmac } from 'node:crypto';
import type { AppOptions } from '../src/options.ts';

/** What the tests run with; the sandbox's origin is added by those that have one. */
export const APP: AppOptions = {
  apiKey: 'f4b1c0ffee00aa11',
  apiSecret: 'shpss_0011223344556677',
  appUrl: 'https://app.example',
  port: 0,
  hostname: '127.0.0.1',
  billing: false,
  appBridgeScript: 'https://cdn.shopify.com/shopifycloud/app-bridge.js',
  polarisScript: 'https://cdn.shopify.com/shopifycloud/polaris-1.js',
};

export const SHOP = 'widgets.myshopify.com';

type Claims = Readonly<Record<string, unknown>>;

/** A session token as App Bridge gets it for a merchant; `claims` replace what is to be different, `undefined` leaves one out. */
export function merchantToken(claims: Claims = {}, secret = APP.apiSecret): string {
  const shop = `https://${SHOP}`;
  return signed({ iss: `${shop}/admin`, dest: shop, sub: '42', sid: 'a1', ...times(), ...claims }, secret);
}

/** A session token as an extension of the customer account gets it. */
export function buyerToken(claims: Claims = {}, secret = APP.apiSecret): string {
  return signed({ dest: SHOP, sub: 'gid://shopify/Customer/7', ...times(), ...claims }, secret);
}

function times(): Claims {
  const now = Math.floor(Date.now() / 1000);
  return { aud: APP.apiKey, iat: now, nbf: now, exp: now + 60, jti: crypto.randomUUID() };
}

export function signed(claims: Claims, secret: string, header: Claims = { alg: 'HS256', typ: 'JWT' }): string {
  const part = (value: Claims) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part(header)}.${part(claims)}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}
