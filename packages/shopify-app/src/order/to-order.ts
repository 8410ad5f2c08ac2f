import {
  parseOrder,
  present,
  printable,
  refused,
  type Order,
  type OrderJson,
  type Result,
} from '@quittance/core/model';
import { HOST } from '../index.ts';
import { readerOf } from './attributes.ts';
import { buyer, deliverTo } from './buyer.ts';
import { fees, orderLines, shipping } from './lines.ts';
import { amountOf, isZero } from './money.ts';
import { payments } from './payments.ts';
import { fulfilments, refunds } from './refunds.ts';
import type { ShopifyDiscount, ShopifyOrder } from './shopify-order.ts';
import { totals } from './totals.ts';

/**
 * Shopify's order as the canonical order. Pure: the same order gives the same answer. Refused, with one problem per field, when it is not an
 * order that could be invoiced as it is. `shop` is the permanent domain, `my-shop.myshopify.com`.
 */
export function toOrder(order: ShopifyOrder, shop: string): Result<Order> {
  const parsed = parseOrder(canonical(order, shop));
  return parsed.ok ? parsed : refused(...parsed.problems.map((problem) => ({ ...problem, advice: ADVICE })));
}

const ADVICE =
  'Correct this field of the order in the Shopify admin (edit the order, its customer or its company), then retry.';

function canonical(order: ShopifyOrder, shop: string): OrderJson {
  const read = readerOf(order);
  return present({
    source: { host: HOST, shop, orderId: order.id },
    number: printable(order.name) ?? order.id,
    placedAt: order.processedAt,
    currency: order.presentmentCurrency,
    accountingCurrency: accountingCurrency(order),
    pricesIncludeTax: order.taxesIncluded,
    test: order.test,
    cancelledAt: order.cancelledAt ?? undefined,
    buyer: buyer(order),
    deliverTo: deliverTo(order),
    lines: orderLines(order),
    shipping: shipping(order),
    fees: fees(order),
    discounts: order.discounts.map(discount),
    cashRounding:
      order.cashRounding === undefined || isZero(order.cashRounding) ? undefined : amountOf(order.cashRounding),
    payments: payments(order),
    refunds: refunds(order),
    fulfilments: fulfilments(order),
    terms: terms(order),
    purchaseOrderReference: printable(order.poNumber) ?? read('purchaseOrder'),
    buyerReference: read('leitwegId') ?? read('buyerReference'),
    note: read('note'),
    totals: totals(order),
    revision: revision(order),
  });
}

/** Shopify names every amount in both currencies: the rate it used follows from the total, which is the largest of them. */
function accountingCurrency(order: ShopifyOrder): OrderJson['accountingCurrency'] {
  const { shop, presentment } = order.total;
  if (order.shopCurrency === order.presentmentCurrency || shop.isZero() || presentment.isZero()) return undefined;
  return {
    code: order.shopCurrency,
    rate: shop.dividedBy(presentment, RATE_DECIMALS).trimmed(),
    rateDate: order.processedAt.slice(0, 10),
  };
}

const RATE_DECIMALS = 6;

function discount({ amount, title, code }: ShopifyDiscount): NonNullable<OrderJson['discounts']>[number] {
  return present({ amount: amountOf(amount), reason: printable(title), code: printable(code) });
}

/** Net days run from the invoice; a fixed day stands. What is due on receipt or on fulfilment is due when it is invoiced. */
function terms(order: ShopifyOrder): OrderJson['terms'] {
  const read = readerOf(order);
  const [days, dueDate] = [read('termDays'), read('dueDate')];
  if (days !== undefined || dueDate !== undefined)
    return present({ days: days === undefined ? undefined : Number(days), dueDate });
  const agreed = order.paymentTerms;
  if (agreed == null) return undefined;
  const type = agreed.type?.toLowerCase();
  if (type === 'net' && agreed.dueInDays != null) return { days: Number(agreed.dueInDays.toString()) };
  if (type === 'fixed' && agreed.dueAt != null) return { dueDate: agreed.dueAt.slice(0, 10) };
  return type === 'receipt' || type === 'fulfillment' ? { days: 0 } : undefined;
}

/** The moment of the newest change in milliseconds. */
function revision(order: ShopifyOrder): number {
  const moments = [
    order.updatedAt,
    ...order.changedAt,
    ...order.refunds.map(({ at }) => at),
    ...(order.transactions ?? []).map(({ at }) => at),
  ];
  return Math.max(...moments.map((moment) => Date.parse(moment)));
}
