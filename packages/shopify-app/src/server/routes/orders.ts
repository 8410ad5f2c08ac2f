import type { ReadOrder } from '@quittance/core/hosts';
import { Router, type Response } from 'express';
import { z } from 'zod';
import { asProblem, noAnswer } from '../../admin-api/failure.ts';
import { listOrders } from '../../admin-api/list-orders.ts';
import type { ApiAnswer } from '../../admin-api/shop-api.ts';
import { judgeOrder, report } from '../../host/dry-run.ts';
import { finishNote, notesOf } from '../../host/keep-notes.ts';
import { takeOrder } from '../../host/take-order.ts';
import { HOST } from '../../index.ts';
import type { Callers, Shop } from '../callers.ts';
import type { ServerParts } from '../parts.ts';
import { refuse, refuseFailure } from '../refusal.ts';
import { fileLinks, today } from '../show.ts';
import type { SignedLinks } from '../signed-link.ts';
import { orderPath, valid } from '../valid.ts';

const dryRunBody = z.union([
  z.strictObject({ orderId: orderPath.shape.orderId }),
  z.strictObject({ last: z.int().min(1).max(50) }),
]);

const doneBody = z.strictObject({ key: z.string().min(1).max(200) });

const backfillBody = z.strictObject({ since: z.iso.date(), past: z.enum(['judge', 'send']).default('judge') });

/** What a person does with orders of the shop: try, send, look at, fetch the history. */
export function orderRoutes(parts: ServerParts, callers: Callers, links: SignedLinks): Router {
  return Router()
    .post(
      '/dry-run',
      callers.staff((merchant, { body }, response) => dryRun(parts, merchant, body, response)),
    )
    .post(
      '/orders/:orderId/send',
      callers.staff((merchant, { params }, response) => send(parts, merchant, params, response)),
    )
    .get(
      '/order-block/:orderId',
      callers.staff((merchant, { params, query }, response) =>
        block(parts, merchant, links, { params, query }, response),
      ),
    )
    .post(
      '/order-notes/:orderId/done',
      callers.staff((merchant, { params, body }, response) => finish(parts, merchant, params, body, response)),
    )
    .post(
      '/backfill',
      callers.staff(async ({ installation }, { body }, response) => {
        const demand = valid(response, backfillBody, body);
        if (demand === undefined) return;
        response.status(202).json(shown(await parts.backfills.start(installation, demand)));
      }),
    )
    .get(
      '/backfill',
      callers.staff(async ({ shop }, _, response) => {
        response.json(shown(await parts.backfills.progress(shop)));
      }),
    );
}

/** The block on the order's page in Shopify: the order, its documents, and how far each is on its way. */
async function block(
  parts: ServerParts,
  { shop, installation: { tenant } }: Shop,
  links: SignedLinks,
  asked: { readonly params: unknown; readonly query: unknown },
  response: Response,
): Promise<void> {
  const path = valid(response, orderPath, asked.params);
  if (path === undefined) return;
  const { quittance, contract } = parts;
  const source = { host: HOST, shop, orderId: path.orderId };
  const [order, unmapped, notes] = await Promise.all([
    quittance.orders.findBySource(tenant, source),
    quittance.orders.unmapped(tenant, source, { limit: 1 }),
    notesOf(parts.shopApi(shop, 'interactive'), path.orderId),
  ]);
  const standings = await contract.standings(quittance, tenant, order, asked.query);
  response.json(contract.orderBlock(order, unmapped.items[0], fileLinks(links, shop), today(), standings, notes));
}

async function dryRun(parts: ServerParts, merchant: Shop, body: unknown, response: Response): Promise<void> {
  const demand = valid(response, dryRunBody, body);
  if (demand === undefined) return;
  const ids =
    'orderId' in demand ? { ok: true as const, value: [demand.orderId] } : await newest(parts, merchant, demand.last);
  if (!ids.ok) return refuseFailure(response, ids.failure);
  const orders = await read(parts, merchant, ids.value);
  if (!orders.ok) return refuseFailure(response, orders.failure);
  const { tenant } = merchant.installation;
  const judged = await Promise.all(
    orders.value.map((order, index) => judgeOrder(parts.quittance, tenant, ids.value[index] ?? '', order)),
  );
  response.json(report(judged));
}

async function newest(parts: ServerParts, { shop }: Shop, count: number): Promise<ApiAnswer<readonly string[]>> {
  const listed = await listOrders(parts.shopApi(shop, 'interactive'), { first: count, newest: true });
  return listed.ok ? { ok: true, value: listed.value.orders.map(({ id }) => id) } : listed;
}

async function send(parts: ServerParts, merchant: Shop, params: unknown, response: Response): Promise<void> {
  const path = valid(response, orderPath, params);
  if (path === undefined) return;
  const { shop, installation } = merchant;
  const orders = await read(parts, merchant, [path.orderId]);
  if (!orders.ok) return refuseFailure(response, orders.failure);
  const [order] = orders.value;
  if (order === undefined) return refuse(response, 503, [asProblem(noAnswer({ isMutation: false }))]);
  const source = { shop, orderId: path.orderId };
  const taken = await takeOrder(parts.quittance, installation.tenant, source, order);
  if (!taken.ok) return refuse(response, 422, taken.problems);
  response.status(taken.value === 'created' ? 202 : 200).json({ outcome: taken.value });
}

async function finish(
  parts: ServerParts,
  { shop }: Shop,
  params: unknown,
  body: unknown,
  response: Response,
): Promise<void> {
  const path = valid(response, orderPath, params);
  if (path === undefined) return;
  const note = valid(response, doneBody, body);
  if (note === undefined) return;
  const outcome = await finishNote(
    parts.shopApi(shop, 'interactive'),
    path.orderId,
    note.key,
    new Date().toISOString(),
  );
  if (outcome.ok) return void response.sendStatus(204);
  const { retry, code, message } = outcome;
  refuse(response, retry === 'later' ? 503 : 422, [{ code, message, advice: TRY_AGAIN, retry }]);
}

const TRY_AGAIN = 'Nothing is lost. Try again in a moment.';

async function read(
  { readOrders, log }: ServerParts,
  { shop }: Shop,
  ids: readonly string[],
): Promise<ApiAnswer<readonly ReadOrder[]>> {
  try {
    const orders = await readOrders.interactive(shop, ids);
    const unread = orders.find((order) => order.kind === 'later');
    if (unread === undefined) return { ok: true, value: orders };
    log.warn({ shop, code: unread.code }, 'orders cannot be read');
  } catch (error) {
    log.warn({ shop, error: error instanceof Error ? error.name : 'unknown' }, 'orders cannot be read');
  }
  return { ok: false, failure: noAnswer({ isMutation: false }) };
}

function shown(progress: Awaited<ReturnType<ServerParts['backfills']['progress']>>) {
  if (progress === undefined) return { state: 'idle', found: 0, taken: 0 };
  const { state, found, taken, judged, unread, since, past, problem } = progress;
  return { state, found, taken, judged, unread, since, past, ...(problem !== undefined && { problem }) };
}
