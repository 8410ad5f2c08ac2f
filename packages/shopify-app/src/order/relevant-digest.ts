import { createHash } from 'node:crypto';
import type { Order } from '@quittance/core/model';

/**
 * What of an order concerns invoices, as one short text: equal before and after a change that does not, such as our own metafields and tags,
 * which come back as `orders/updated`. The revision is left out, since every change raises it.
 */
export function relevantDigest(order: Order): string {
  const { revision: _, ...relevant } = order;
  return createHash('sha256').update(JSON.stringify(relevant)).digest('base64url');
}
