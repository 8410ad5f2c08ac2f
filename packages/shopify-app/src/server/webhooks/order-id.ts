/** Topics after which an order is to be read again. */
export function isOrderTopic(topic: string): boolean {
  return /^(?:orders|refunds|order_transactions|returns|fulfillments|payment_terms)\//.test(topic);
}

/**
 * The order that a webhook speaks of, as its digits: ids are beyond 2^53, and a parsed number would be another order's. In the raw bytes a name
 * with its quotes cannot stand inside a text of a buyer, where quotes are escaped. An order names itself by its global id; a refund,
 * a transaction and an edit name it by `order_id`; a deleted one has nothing but its `id`.
 */
export function orderIdIn(body: Buffer): string | undefined {
  const text = body.toString('latin1');
  return (GLOBAL.exec(text) ?? REFERENCE.exec(text) ?? OWN.exec(text))?.[1];
}

const GLOBAL = /"admin_graphql_api_(?:order_)?id"\s*:\s*"gid:\/\/shopify\/Order\/(\d{1,20})"/;
const REFERENCE = /"order_id"\s*:\s*(\d{1,20})\b/;
const OWN = /^\s*\{\s*"id"\s*:\s*(\d{1,20})\b/;
