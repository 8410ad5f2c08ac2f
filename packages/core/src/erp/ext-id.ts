import { createHash } from 'node:crypto';
import type { ExtId, Order } from '../model/index.ts';

export type ExtKind = 'order' | 'customer' | 'invoice' | 'payment' | 'credit-note';

const EXT_ID = /^[A-Za-z0-9_-]{1,60}$/;
/** Parts that read unambiguously around `_`, in one case only: some ERPs and file systems do not tell `a` from `A`. */
const PLAIN_PART = /^[a-z0-9-]+$/;
/** The id may also be a prefixed ULID, such as `order_01KB…`. */
const PLAIN_ID = /^(?:[a-z0-9-]+|[a-z]+_[0-9A-Z]{26})$/;

/**
 * Our key for a record in an ERP, the same for ever: `host_shop_kind_id` where that is plain and short enough, else
 * `h_kind_` and 160 bits of SHA-256. Two records never share a key, not even where upper and lower case are one: the
 * plain form has at least three underscores, the hashed form two.
 */
export function extId(host: string, shop: string, kind: ExtKind, id: string): ExtId {
  const plain = `${host}_${shop}_${kind}_${id}`;
  if (plain.length <= 60 && PLAIN_PART.test(host) && PLAIN_PART.test(shop) && PLAIN_ID.test(id)) return asExtId(plain);
  return asExtId(`h_${kind}_${digest(host, shop, kind, id)}`);
}

/** A key read back from outside, or `undefined` when it is not one: nothing else may reach a path, a query or a file. */
export function parseExtId(text: string): ExtId | undefined {
  return EXT_ID.test(text) ? (text as ExtId) : undefined;
}

/**
 * The key under which the buyer is unique in the ERP: the shop's customer id, else the VAT number, SIRET, SIREN or e-mail
 * address as a hash bound to the shop (nothing personal in clear). A guest without any of them is a customer of that order alone.
 */
export function customerKey(order: Pick<Order, 'source' | 'buyer'>): ExtId {
  const { host, shop, orderId } = order.source;
  const { customerId, vatNumber, siret, siren, email } = order.buyer;
  if (customerId !== undefined) return extId(host, shop, 'customer', customerId);
  const proofs = [
    ['vat', compact(vatNumber).toUpperCase()],
    ['siret', compact(siret)],
    ['siren', compact(siren)],
    ['email', compact(email).toLowerCase()],
  ] as const;
  const [name, value] = proofs.find(([, text]) => text !== '') ?? ['order', orderId];
  return asExtId(`h_customer_${digest(host, shop, name, value)}`);
}

function compact(text: string | undefined): string {
  return (text ?? '').replace(/\s/gu, '');
}

function digest(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 40);
}

function asExtId(text: string): ExtId {
  const ext = parseExtId(text);
  if (ext === undefined) throw new RangeError(`Not an external id: ${JSON.stringify(text)}`);
  return ext;
}

/** The key of something that follows from a record and happens once, such as its cancellation. */
export function derivedExtId(ext: ExtId, what: string): ExtId {
  return asExtId(`h_${what}_${digest(ext, what)}`);
}
