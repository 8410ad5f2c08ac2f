import type { Result } from '@quittance/core/model';
import { operation } from '../admin-api/operation.ts';
import type { ApiAnswer, ApiFailure, ShopApi } from '../admin-api/shop-api.ts';
import { fromGraphql } from './from-graphql.ts';
import {
  fulfilmentAnswer,
  linesAnswer,
  orderAnswer,
  partsAnswer,
  refundAnswer,
  returnAnswer,
  type GraphqlFulfilment,
  type GraphqlHeader,
  type GraphqlLine,
  type GraphqlRefund,
  type GraphqlReturn,
} from './graphql-order.ts';
import { everyPage, inTurn, join, mapAnswer, NO_PAGE, wholeOf } from './pages.ts';
import type { ShopifyOrder } from './shopify-order.ts';

/** Costs are what Shopify reserves before it answers; it gives back what a small order does not use. */
const ORDER = operation('order', 900, orderAnswer);
const PARTS = operation('order-parts', 950, partsAnswer);
const LINES = operation('order-lines', 950, linesAnswer);
const REFUND = operation('order-refund', 700, refundAnswer);
const FULFILMENT = operation('order-fulfilment', 310, fulfilmentAnswer);
const RETURN = operation('order-return', 500, returnAnswer);

/** As many of each as `order.graphql` asks for: a list that is full may go on. */
const FIRST = 30;
const MOST = 100;

/** Where buyers' numbers may be kept in metafields, beside the app's own namespace. */
const OWN_NAMESPACE = 'custom';

/**
 * An order as Shopify has it now, every page of it. `null`: the shop does not know it (or the app may not: those older than 60 days need
 * `read_all_orders`). The result says when what was read is no order at all.
 */
export async function readOrder(
  api: ShopApi,
  orderId: string,
  namespace = OWN_NAMESPACE,
): Promise<ApiAnswer<Result<ShopifyOrder> | null>> {
  const id = `gid://shopify/Order/${orderId}`;
  const read = await api.run(ORDER, { id, namespace });
  if (!read.ok) return read;
  if (read.value.order === null) return { ok: true, value: null };
  const header = await wholeHeader(api, id, read.value.order);
  if (!header.ok) return header;
  const lines = await readLines(api, id);
  if (!lines.ok) return lines;
  const refunds = await inTurn(header.value.refunds, (one) => readRefund(api, one.id));
  if (!refunds.ok) return refunds;
  const fulfilments = await inTurn(header.value.fulfillments, (one) => readFulfilment(api, one.id));
  if (!fulfilments.ok) return fulfilments;
  const returns = await inTurn(header.value.returns.nodes, (one) => readReturn(api, one.id));
  if (!returns.ok) return returns;
  const [all, back] = [fulfilments.value, returns.value];
  const whole = { header: header.value, lines: lines.value, refunds: refunds.value, fulfilments: all, returns: back };
  return { ok: true, value: fromGraphql(whole) };
}

async function wholeHeader(api: ShopApi, id: string, header: GraphqlHeader): Promise<ApiAnswer<GraphqlHeader>> {
  const lists = [header.transactions, header.refunds, header.fulfillments, header.returns.nodes];
  if (lists.every(({ length }) => length < FIRST)) return { ok: true, value: header };
  const read = await api.run(PARTS, { id });
  if (!read.ok) return read;
  const parts = read.value.order;
  if (parts === null) return { ok: true, value: header };
  const longest = [parts.transactions, parts.refunds, parts.fulfillments, parts.returns.nodes];
  if (longest.some(({ length }) => length >= MOST)) return { ok: false, failure: TOO_LONG };
  return { ok: true, value: { ...header, ...parts } };
}

const TOO_LONG: ApiFailure = {
  kind: 'refused',
  code: 'SHOPIFY_ORDER_TOO_LONG',
  message: `The order has ${MOST} or more transactions, refunds, parcels or returns, which Shopify lists in one piece only.`,
  advice: 'Invoice this order by hand.',
};

function readLines(api: ShopApi, id: string): Promise<ApiAnswer<GraphqlLine[]>> {
  return everyPage(async (after) =>
    mapAnswer(await api.run(LINES, { id, after }), ({ order }) => order?.lineItems ?? NO_PAGE),
  );
}

/** Its four lists are turned together: after its last page, a list answers with none. */
async function readRefund(api: ShopApi, id: string): Promise<ApiAnswer<GraphqlRefund | null>> {
  let whole: GraphqlRefund | null = null;
  for (;;) {
    const read: ApiAnswer<GraphqlRefund | null> = mapAnswer(
      await api.run(REFUND, { id, ...cursorsOf(whole) }),
      ({ refund }) => refund,
    );
    if (!read.ok || read.value === null) return read.ok ? { ok: true, value: whole } : read;
    const next: GraphqlRefund = read.value;
    whole = whole === null ? next : joined(whole, next);
    const lists = [next.refundLineItems, next.refundShippingLines, next.orderAdjustments, next.transactions];
    if (!lists.some(({ pageInfo }) => pageInfo.hasNextPage)) return { ok: true, value: whole };
  }
}

function cursorsOf(read: GraphqlRefund | null): Readonly<Record<string, string | null | undefined>> {
  return {
    lines: read?.refundLineItems.pageInfo.endCursor,
    shipping: read?.refundShippingLines.pageInfo.endCursor,
    adjustments: read?.orderAdjustments.pageInfo.endCursor,
    transactions: read?.transactions.pageInfo.endCursor,
  };
}

function joined(one: GraphqlRefund, next: GraphqlRefund): GraphqlRefund {
  return {
    ...next,
    refundLineItems: join(one.refundLineItems, next.refundLineItems),
    refundShippingLines: join(one.refundShippingLines, next.refundShippingLines),
    orderAdjustments: join(one.orderAdjustments, next.orderAdjustments),
    transactions: join(one.transactions, next.transactions),
  };
}

function readFulfilment(api: ShopApi, id: string): Promise<ApiAnswer<GraphqlFulfilment | null>> {
  return wholeOf(async (after) => mapAnswer(await api.run(FULFILMENT, { id, after }), (answer) => answer.fulfillment), {
    page: (one) => one.fulfillmentLineItems,
    withPage: (one, fulfillmentLineItems) => ({ ...one, fulfillmentLineItems }),
  });
}

function readReturn(api: ShopApi, id: string): Promise<ApiAnswer<GraphqlReturn | null>> {
  return wholeOf(async (after) => mapAnswer(await api.run(RETURN, { id, after }), (answer) => answer.return), {
    page: (one) => one.exchangeLineItems,
    withPage: (one, exchangeLineItems) => ({ ...one, exchangeLineItems }),
  });
}
