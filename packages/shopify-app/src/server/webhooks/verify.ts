import { createHmac, timingSafeEqual } from 'node:crypto';

/** Whether the bytes are Shopify's: base64 of their HMAC-SHA256 under the app's client secret. */
export type Verify = (body: Uint8Array, hmac: string | undefined) => boolean;

const DIGEST_BYTES = 32;

/**
 * Takes the client secret, and its previous one while it is rotated: Shopify signs with the oldest secret that was not revoked. Compares in
 * constant time. https://shopify.dev/docs/apps/build/webhooks/subscribe/https
 */
export function verifierOf(secrets: readonly string[]): Verify {
  return (body, hmac = '') => {
    const claimed = Buffer.from(hmac, 'base64');
    if (claimed.length !== DIGEST_BYTES) return false;
    return secrets.some((secret) => timingSafeEqual(createHmac('sha256', secret).update(body).digest(), claimed));
  };
}
