import { z } from 'zod';
import { ORDER_STAGES, type Accepted, type Quittance } from '../flow/index.ts';
import { isoDate, type OrderId, type Problem, type Result, type TenantId } from '../model/index.ts';
import { csvFile } from './csv-file.ts';
import { found, operation, settled, type Call } from './operation.ts';
import { flag, paging, readBodyAs, readOptionalBody, split, unreadable } from './parameter.ts';
import { answerProblems } from './problem.ts';
import { readJson } from './read-body.ts';
import { readOrders } from './read-orders.ts';
import { retryBody, retryReason } from './view-schemas.ts';

const orderFilter = {
  stage: z.enum(ORDER_STAGES).exactOptional(),
  stopped: flag.exactOptional(),
  code: z.string().max(100).exactOptional(),
  host: z.string().max(40).exactOptional(),
  shop: z.string().max(200).exactOptional(),
  search: z.string().max(200).exactOptional(),
  placedFrom: isoDate.exactOptional(),
  placedTo: isoDate.exactOptional(),
};

const acceptOrders = operation({
  id: 'acceptOrders',
  method: 'post',
  path: '/v1/orders',
  role: 'orders:write',
  summary:
    'Keeps one order, or a batch of up to 1,000 (a JSON array, or NDJSON with one order a line), and starts it on the road.',
  body: { schema: 'Order', batch: true },
  answers: { 200: { schema: ['Acceptance', 'BatchAnswer'] }, 202: { schema: 'Acceptance' } },
  async handle(call) {
    const { c, quittance, tenantId } = call;
    const posted = await readOrders(c, call.bodyLimit);
    if (!posted.ok) return unreadable(c, posted);
    if (posted.value.kind === 'batch') return c.json(await acceptBatch(quittance, tenantId, posted.value.orders));
    const accepted = await quittance.acceptOrder(tenantId, posted.value.order);
    if (!accepted.ok) return answerProblems(c, 422, accepted.problems);
    return c.json(accepted.value, accepted.value.outcome === 'created' ? 202 : 200);
  },
});

// As many as the pool has connections to spare: more would only wait, and keep other callers waiting.
const AT_ONCE = 16;

async function acceptBatch(quittance: Quittance, tenantId: TenantId, orders: readonly Result<unknown>[]) {
  const results: BatchItem[] = [];
  const todo = orders.entries();
  const worker = async () => {
    for (const [index, order] of todo) {
      const accepted = order.ok ? await quittance.acceptOrder(tenantId, order.value) : order;
      results[index] = batchItem(index, accepted);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const refused = results.filter(({ outcome }) => outcome === 'refused').length;
  return { accepted: results.length - refused, refused, results };
}

type BatchItem =
  | ({ readonly index: number } & Accepted)
  | { readonly index: number; readonly outcome: 'refused'; readonly problems: readonly Problem[] };

function batchItem(index: number, accepted: Result<Accepted>): BatchItem {
  return accepted.ok ? { index, ...accepted.value } : { index, outcome: 'refused', problems: accepted.problems };
}

const listOrders = operation({
  id: 'listOrders',
  method: 'get',
  path: '/v1/orders',
  role: 'read',
  summary: 'Orders, newest first.',
  query: z.strictObject({ ...orderFilter, ...paging }),
  answers: { 200: { schema: 'OrderPage' } },
  async handle({ c, quittance, tenantId, query }) {
    const { filter, page } = split(query);
    return c.json(await quittance.orders.list(tenantId, filter, page));
  },
});

const exportOrders = operation({
  id: 'exportOrders',
  method: 'get',
  path: '/v1/orders.csv',
  role: 'read',
  summary: 'Orders as CSV for spreadsheets, row by row.',
  query: z.strictObject(orderFilter),
  answers: { 200: { media: 'text/csv' } },
  handle: ({ c, quittance, tenantId, query }) =>
    Promise.resolve(csvFile(c, 'orders.csv', quittance.orders.exportCsv(tenantId, query))),
});

const listUnmapped = operation({
  id: 'listUnmapped',
  method: 'get',
  path: '/v1/orders/unmapped',
  role: 'read',
  summary: 'What came from a shop and could not be read as an order, with the reasons, newest first.',
  query: z.strictObject({
    host: orderFilter.host,
    shop: orderFilter.shop,
    orderId: z.string().max(200).exactOptional(),
    ...paging,
  }),
  answers: { 200: { schema: 'UnmappedPage' } },
  async handle({ c, quittance, tenantId, query }) {
    const { filter, page } = split(query);
    return c.json(await quittance.orders.unmapped(tenantId, filter, page));
  },
});

const findOrder = operation({
  id: 'findOrder',
  method: 'get',
  path: '/v1/orders/by-source',
  role: 'read',
  summary: 'The order with this id in its shop.',
  query: z.strictObject({ host: z.string(), shop: z.string(), orderId: z.string() }),
  answers: { 200: { schema: 'OrderView' } },
  async handle(call) {
    return found(call, await call.quittance.orders.findBySource(call.tenantId, call.query));
  },
});

const getOrder = operation({
  id: 'getOrder',
  method: 'get',
  path: '/v1/orders/{id}',
  role: 'read',
  summary: 'One order with its documents and status events.',
  idIs: 'uuid',
  answers: { 200: { schema: 'OrderDetail' } },
  async handle(call) {
    const order = await call.quittance.orders.get(call.tenantId, orderIdOf(call));
    return found(call, order && { ...order, events: await call.quittance.events(call.tenantId, order.id) });
  },
});

const retryOrder = operation({
  id: 'retryOrder',
  method: 'post',
  path: '/v1/orders/{id}/retry',
  role: 'orders:write',
  summary: 'Lets a stuck order try again; `retried` is 0 when it is not stuck. A `reason` stands in its history.',
  idIs: 'uuid',
  body: { schema: 'RetryReason' },
  answers: { 200: { schema: 'Retried' } },
  async handle(call) {
    const body = await readOptionalBody(call, retryReason);
    if (!body.ok) return body.answer;
    const order = await call.quittance.orders.get(call.tenantId, orderIdOf(call));
    return found(call, order && (await call.quittance.orders.retry(call.tenantId, order.id, body.value.reason)));
  },
});

const retryOrders = operation({
  id: 'retryOrders',
  method: 'post',
  path: '/v1/orders/retry',
  role: 'orders:write',
  summary: 'Lets every stuck order try again, or with `code` every one that is stuck for this reason.',
  body: { schema: 'RetryRequest' },
  answers: { 200: { schema: 'Retried' } },
  async handle(call) {
    const body = await readBodyAs(call, retryBody);
    if (!body.ok) return body.answer;
    const { orders } = call.quittance;
    const { code, reason } = body.value;
    return call.c.json(
      code === undefined
        ? await orders.retryAll(call.tenantId, reason)
        : await orders.retryCause(call.tenantId, code, reason),
    );
  },
});

const dryRunOrder = operation({
  id: 'dryRunOrder',
  method: 'post',
  path: '/v1/orders/dry-run',
  role: 'read',
  summary: 'What would be pushed and invoiced, and every problem found; nothing is written and nothing is sent.',
  body: { schema: 'Order' },
  answers: { 200: { schema: 'DryRun' } },
  async handle(call) {
    const body = await readJson(call.c, call.bodyLimit);
    return body.ok
      ? settled(call, await call.quittance.orders.dryRun(call.tenantId, body.value))
      : unreadable(call.c, body);
  },
});

/** The path was checked to hold a UUID; whose order it is, the store checks. */
function orderIdOf({ id }: Call<unknown>): OrderId {
  return id as OrderId;
}

/** Fixed paths stand before `{id}`, which would swallow them. */
export const orderOperations = [
  acceptOrders,
  listOrders,
  exportOrders,
  listUnmapped,
  findOrder,
  getOrder,
  retryOrders,
  dryRunOrder,
  retryOrder,
] as const;
