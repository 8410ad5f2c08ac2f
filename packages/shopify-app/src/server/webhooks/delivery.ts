import type { IncomingHttpHeaders } from 'node:http';

/** What the headers say of a delivery. None of it is signed: what an effect depends on must stand in the body. */
export interface Delivery {
  /** E.g. `orders/updated`. */
  readonly topic: string;
  /** The permanent domain, lower case: `my-shop.myshopify.com`. */
  readonly shop: string;
  /** The same on every repeat of this delivery. */
  readonly id: string;
  /** When the event happened; a repeat may come hours later. */
  readonly triggeredAt?: string;
}

/** `undefined` when a header is missing or no shop has such a name. */
export function deliveryOf(headers: IncomingHttpHeaders): Delivery | undefined {
  const topic = one(headers['x-shopify-topic'])?.toLowerCase();
  const shop = one(headers['x-shopify-shop-domain'])?.toLowerCase();
  const id = one(headers['x-shopify-webhook-id']);
  const triggeredAt = one(headers['x-shopify-triggered-at']);
  if (topic === undefined || id === undefined || shop === undefined || !SHOP.test(shop)) return undefined;
  return { topic, shop, id, ...(triggeredAt !== undefined && { triggeredAt }) };
}

const SHOP = /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/;
const LONGEST = 200;

function one(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST ? value : undefined;
}
