import type { EventView, OrderFilter, OrderView, Quittance } from '../flow/index.ts';
import { ORDER_STAGES } from '../flow/index.ts';
import type { OrderId, TenantId } from '../model/index.ts';
import { withTenant } from './installation.ts';
import { wholeNumber } from './option.ts';
import { cannotRun, done, refusedBecause, type Outcome } from './outcome.ts';
import type { GlobalOptions, ListOptions, RetryOptions } from './options.ts';
import { problemText, table } from './text.ts';

export async function listOrders(global: GlobalOptions, options: ListOptions): Promise<Outcome> {
  const filter = filterOf(options);
  const page = {
    limit: wholeNumber('--limit', options.limit, 1, 200),
    ...(options.after !== undefined && { after: options.after }),
  };
  return withTenant(global, async ({ quittance }, tenant) => {
    const { items, next } = await quittance.orders.list(tenant, filter, page);
    const more = next === undefined ? '' : `\n\nMore: --after ${next}`;
    return done(
      { ok: true, items, ...(next !== undefined && { next }) },
      items.length === 0 ? 'No orders.' : `${orderTable(items)}${more}`,
    );
  });
}

export async function showOrder(global: GlobalOptions, idOrNumber: string): Promise<Outcome> {
  return withTenant(global, async ({ quittance }, tenant) => {
    const order = await findOrder(quittance, tenant, idOrNumber);
    if (order === undefined) return refusedBecause([notFound(idOrNumber)]);
    const events = await quittance.events(tenant, order.id);
    return done({ ok: true, order, events }, orderText(order, events));
  });
}

export async function retryOrders(
  global: GlobalOptions,
  idOrNumber: string | undefined,
  { code, all, reason }: RetryOptions,
): Promise<Outcome> {
  if ([idOrNumber, code, all].filter((chosen) => chosen !== undefined).length !== 1) {
    throw cannotRun(
      'OPTION_INVALID',
      'It is not clear which orders should try again.',
      'Name one order, or give --code <code>, or --all.',
    );
  }
  return withTenant(global, async ({ quittance }, tenant) => {
    if (idOrNumber === undefined)
      return retried(
        code === undefined
          ? await quittance.orders.retryAll(tenant, reason)
          : await quittance.orders.retryCause(tenant, code, reason),
      );
    const order = await findOrder(quittance, tenant, idOrNumber);
    return order === undefined
      ? refusedBecause([notFound(idOrNumber)])
      : retried(await quittance.orders.retry(tenant, order.id, reason));
  });
}

function retried({ retried: count }: { readonly retried: number }): Outcome {
  return done({ ok: true, retried: count }, count === 1 ? '1 order tries again.' : `${count} orders try again.`);
}

function filterOf({ stage, stopped, code, search }: ListOptions): OrderFilter {
  const known = ORDER_STAGES.find((each) => each === stage);
  if (stage !== undefined && known === undefined)
    throw cannotRun('OPTION_INVALID', `${stage} is not a stage.`, `Choose one of ${ORDER_STAGES.join(', ')}.`);
  return {
    ...(known !== undefined && { stage: known }),
    ...(stopped === true && { stopped }),
    ...(code !== undefined && { code }),
    ...(search !== undefined && { search }),
  };
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** By its id, or the one order that is called so. */
async function findOrder(quittance: Quittance, tenant: TenantId, idOrNumber: string): Promise<OrderView | undefined> {
  if (UUID.test(idOrNumber)) return quittance.orders.get(tenant, idOrNumber as OrderId);
  const { items } = await quittance.orders.list(tenant, { search: idOrNumber }, { limit: 200 });
  const called = items.filter(
    ({ number, sourceId, documents }) =>
      number === idOrNumber || sourceId === idOrNumber || documents.some((document) => document.number === idOrNumber),
  );
  if (called.length > 1)
    throw cannotRun(
      'ORDER_AMBIGUOUS',
      `${called.length} orders are called ${idOrNumber}.`,
      `Give the id: ${called.map(({ id }) => id).join(', ')}`,
    );
  return called[0];
}

function orderTable(orders: readonly OrderView[]): string {
  const rows = orders.map(({ number, stage, stopped, erpReference, documents, total, currency, placedAt }) => [
    number,
    placedAt.slice(0, 10),
    total,
    currency,
    stopped === undefined ? stage : `${stage}, stopped`,
    stopped?.code ?? '',
    erpReference ?? '',
    documents.map((document) => document.number).join(' '),
  ]);
  return table(['order', 'placed', 'total', 'cur', 'stage', 'why', 'ERP', 'documents'], rows);
}

function orderText(order: OrderView, events: readonly EventView[]): string {
  const facts = `${order.number}  ${order.id}\n${order.stage}, ${order.total} ${order.currency}, placed ${order.placedAt}, revision ${order.revision}, from ${order.host} ${order.shop} (${order.sourceId})`;
  const erp = order.erpReference === undefined ? [] : [`In the ERP: ${order.erpReference}`];
  const stopped = order.stopped === undefined ? [] : [`Stopped: ${problemText(order.stopped)}`];
  const waiting =
    order.waiting === undefined || order.nextAttemptAt === undefined
      ? []
      : [`Waiting, next attempt ${order.nextAttemptAt}: ${problemText(order.waiting)}`];
  const documents = order.documents.map(({ number, kind, issueDate, dueDate, total, open, status }) => [
    number,
    kind,
    issueDate,
    dueDate ?? '',
    total,
    open,
    status,
  ]);
  const history = events.map(({ at, kind, details }) => [
    at,
    kind,
    Object.entries(details)
      .map(([name, value]) => `${name}=${String(value)}`)
      .join(' '),
  ]);
  return [
    facts,
    ...erp,
    ...stopped,
    ...waiting,
    ...(documents.length === 0
      ? []
      : [`\n${table(['document', 'kind', 'issued', 'due', 'total', 'open', 'status'], documents)}`]),
    ...(history.length === 0 ? [] : [`\n${table(['at', 'event', 'details'], history)}`]),
  ].join('\n');
}

function notFound(idOrNumber: string) {
  return {
    code: 'ORDER_NOT_FOUND',
    message: `There is no order ${idOrNumber}.`,
    advice: 'See quittance orders list.',
    retry: 'never',
  } as const;
}
