import { Decimal, type MerchantSettings } from '@quittance/core/model';
import { mapOrder, type MappedDocument, type MappedOrder } from '../src/cli/map-order.ts';
import { fromWebhook } from '../src/order/from-webhook.ts';
import { parseLossless } from '../src/order/lossless-json.ts';
import type { ShopifyOrder } from '../src/order/shopify-order.ts';

export const SHOP = 'sample.myshopify.com';

/** A body as it comes over the wire, read. */
export function read(body: unknown): ShopifyOrder {
  const order = fromWebhook(parseLossless(JSON.stringify(body)));
  if (!order.ok) throw new Error(order.problems.map(({ message }) => message).join('\n'));
  return order.value;
}

export function map(body: unknown, settings: MerchantSettings): Promise<MappedOrder> {
  return mapOrder(read(body), SHOP, settings);
}

/** What an order's documents come to, as text. */
export interface Sums {
  readonly invoiced: string;
  readonly tax: string;
  readonly credited: string;
  readonly stops: readonly string[];
}

export function sumsOf({ documents, problems }: Pick<MappedOrder, 'documents' | 'problems'>): Sums {
  const of = (kind: MappedDocument['kind'], amount: (one: MappedDocument) => Decimal): string =>
    Decimal.sum(documents.filter((one) => one.kind === kind).map(amount))
      .round(2)
      .toString();
  return {
    invoiced: of('invoice', ({ total }) => total),
    tax: of('invoice', ({ invoice }) => invoice.totals.totalVat ?? Decimal.ZERO),
    credited: of('creditNote', ({ total }) => total),
    stops: problems.map(({ code }) => code),
  };
}
