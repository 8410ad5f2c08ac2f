import {
  dayIn,
  hold as holdSchema,
  ok,
  refused,
  type Hold,
  type Problem,
  type Result,
  type TenantId,
} from '../../model/index.ts';
import {
  customersById,
  documentIdsOf,
  insertHold,
  insertReceivableEvents,
  liftHold,
  lockHold,
  lockItems,
  lockItemsOf,
  lockOrders,
  lockOrdersOfDocuments,
  moveOrders,
  uuidv7,
  type HoldRow,
  type OpenItemRow,
  type TenantTransaction,
} from '../../store/index.ts';
import type { HoldView } from './dunning-doors.ts';
import { standing } from '../move.ts';
import { ISSUED } from '../payments/rebalance.ts';
import { inTenant, nowOf, QUEUE, tellHosts, type Road } from '../road.ts';
import { settingsOf } from '../settings.ts';

/**
 * Stops the chasing of what a hold names. The items are locked, so that a letter about them either left before, or will not: whoever sends reads
 * the holds again under the same locks.
 */
export async function placeHold(road: Road, tenant: TenantId, json: unknown, by: string): Promise<Result<HoldView>> {
  return inTenant(road, tenant, (trx) => placeHoldIn(road, trx, json, by));
}

/** The same within a transaction that holds no lock on items yet. */
export async function placeHoldIn(
  road: Road,
  trx: TenantTransaction,
  json: unknown,
  by: string,
): Promise<Result<HoldView>> {
  const today = dayIn((await settingsOf(trx))?.timeZone ?? 'UTC', road.clock.now());
  const given = typeof json === 'object' && json !== null ? json : {};
  const parsed = holdSchema.safeParse({ from: today, by, ...given, id: uuidv7() });
  if (!parsed.success)
    return refused(...parsed.error.issues.map(({ path, message }) => malformed(path.map(String).join('.'), message)));
  const hold = parsed.data;
  const items = await itemsHeld(trx, hold);
  const customerId = hold.customerId ?? items.find((item) => item.customerId !== null)?.customerId;
  if (customerId === undefined || customerId === null) return refused(NOTHING_TO_HOLD);
  if (hold.customerId !== undefined && (await customersById(trx, [customerId])).length === 0)
    return refused(NOTHING_TO_HOLD);
  if (hold.documentNumber !== undefined && !items.some((item) => item.customerId === customerId))
    return refused(NOTHING_TO_HOLD);
  const row = rowOf(hold, customerId);
  await insertHold(trx, row, nowOf(road));
  await tellHold(road, trx, row, 'hold.placed', { by: row.by, reason: row.reason });
  if (hold.kind === 'dispute') await tellOrders(road, trx, items, 'order.disputed', row);
  await road.jobs.enqueue(trx, QUEUE.tellAgency, [customerId]);
  const placed = await lockHold(trx, row.id);
  return placed === undefined ? refused(NOTHING_TO_HOLD) : ok(holdView(placed));
}

/** Lets what a hold stopped go on. Lifting it twice changes nothing. */
export async function liftHoldOf(
  road: Road,
  tenant: TenantId,
  id: string,
  act: { readonly by: string; readonly reason: string },
): Promise<Result<HoldView>> {
  return inTenant(road, tenant, (trx) => liftHoldIn(road, trx, id, act));
}

export async function liftHoldIn(
  road: Road,
  trx: TenantTransaction,
  id: string,
  { by, reason }: { readonly by: string; readonly reason: string },
): Promise<Result<HoldView>> {
  const hold = await lockHold(trx, id);
  if (hold === undefined) return refused(HOLD_NOT_FOUND);
  if (hold.liftedAt !== null) return ok(holdView(hold));
  await liftHold(trx, id, { by, reason, outcome: 'lifted' }, nowOf(road));
  await tellHold(road, trx, hold, 'hold.lifted', { by, reason });
  if (hold.kind === 'dispute') {
    const ids = hold.documentNumber === null ? [] : await documentIdsOf(trx, [hold.documentNumber]);
    await tellOrders(road, trx, await lockItems(trx, ids), 'order.dispute-settled', hold);
  }
  await road.jobs.enqueue(trx, QUEUE.tellAgency, [hold.customerId]);
  const lifted = await lockHold(trx, id);
  return ok(holdView(lifted ?? hold));
}

async function itemsHeld(
  trx: TenantTransaction,
  { documentNumber, customerId }: Hold,
): Promise<readonly OpenItemRow[]> {
  if (documentNumber === undefined) return customerId === undefined ? [] : lockItemsOf(trx, [customerId]);
  const ids = await documentIdsOf(trx, [documentNumber]);
  // Orders before their items, as everywhere: a dispute is told in the order's history.
  await lockOrdersOfDocuments(trx, ids);
  return lockItems(trx, ids);
}

function rowOf(hold: Hold, customerId: string): Parameters<typeof insertHold>[1] {
  return {
    id: hold.id,
    kind: hold.kind,
    customerId,
    documentNumber: hold.documentNumber ?? null,
    dueDate: hold.dueDate ?? null,
    amount: hold.amount?.toString() ?? null,
    currency: hold.currency ?? null,
    from: hold.from,
    until: hold.until ?? null,
    reason: hold.reason,
    by: hold.by,
  };
}

type Told = Pick<HoldRow, 'id' | 'kind' | 'customerId' | 'documentNumber' | 'amount' | 'currency' | 'until'>;

/** The history of the customer and of the document hears of it. */
export function tellHold(
  road: Road,
  trx: TenantTransaction,
  { id, kind, customerId, documentNumber, amount, currency, until }: Told,
  event: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const details = {
    hold: id,
    kind,
    ...(amount !== null && { amount, currency }),
    ...(until !== null && { until }),
    ...more,
  };
  return insertReceivableEvents(trx, [{ customerId, documentNumber, kind: event, details }], nowOf(road));
}

/** The histories of the orders hear that what they are invoiced by is disputed, and their hosts show it. */
async function tellOrders(
  road: Road,
  trx: TenantTransaction,
  items: readonly OpenItemRow[],
  kind: string,
  { id, documentNumber, reason }: Pick<HoldRow, 'id' | 'documentNumber' | 'reason'>,
): Promise<void> {
  const orders = await lockOrdersOfDocuments(
    trx,
    items.map(({ documentId }) => documentId),
  );
  const rows = await lockOrders(
    trx,
    orders.map((order) => order.id),
    ISSUED,
  );
  const event = {
    kind,
    details: { hold: id, signal: 'disputed', reason, ...(documentNumber !== null && { document: documentNumber }) },
  };
  await tellHosts(
    road,
    trx,
    await moveOrders(
      trx,
      rows.map((row) => ({ ...standing(row), event })),
      nowOf(road),
    ),
  );
}

export function holdView(row: HoldRow): HoldView {
  const {
    id,
    kind,
    customerId,
    documentNumber,
    dueDate,
    amount,
    currency,
    from,
    until,
    reason,
    by,
    placedAt,
    brokenAt,
    liftedAt,
    lifting,
  } = row;
  return {
    id,
    kind: holdSchema.shape.kind.parse(kind),
    customerId,
    ...(documentNumber !== null && { documentNumber }),
    ...(dueDate !== null && { dueDate }),
    ...(amount !== null && { amount }),
    ...(currency !== null && { currency }),
    from,
    ...(until !== null && { until }),
    reason,
    by,
    placedAt: placedAt.toISOString(),
    ...(brokenAt !== null && { brokenAt: brokenAt.toISOString() }),
    ...(liftedAt !== null && { liftedAt: liftedAt.toISOString() }),
    ...(lifting !== null && { lifting }),
  };
}

function malformed(field: string, message: string): Problem {
  return {
    code: 'HOLD_MALFORMED',
    message: `${field} ${message}.`,
    advice: 'Correct the hold and place it again.',
    retry: 'after-fix',
    field,
  };
}

const NOTHING_TO_HOLD: Problem = {
  code: 'DEBTOR_NOT_FOUND',
  message: 'The hold names no customer or document that is known.',
  advice: 'Name a customer by its id, or a document by its number.',
  retry: 'never',
};
const HOLD_NOT_FOUND: Problem = {
  code: 'HOLD_NOT_FOUND',
  message: 'There is no such hold.',
  advice: 'Look it up among the holds of the customer.',
  retry: 'never',
};
