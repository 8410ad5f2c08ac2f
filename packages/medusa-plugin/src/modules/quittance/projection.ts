import type { Order } from '@quittance/core/model';
import type { StatusUpdate } from '@quittance/core/hosts';

/** The few words of the shop's query builder that are needed: raw statements, alone or in one transaction. */
export interface Sql {
  raw(statement: string, bindings: readonly unknown[]): PromiseLike<{ rows: Record<string, unknown>[] }>;
  transaction<T>(work: (trx: Sql) => Promise<T>): Promise<T>;
}

/** Medusa wraps every function that a service shows, and its query builder is one: an object passes as it is. */
export function sqlOf(knex: Sql): Sql {
  return {
    raw: (statement, bindings) => knex.raw(statement, bindings),
    transaction: (work) => knex.transaction((trx) => work(sqlOf(trx))),
  };
}

export interface Stop {
  readonly code: string;
  readonly message: string;
  readonly advice: string;
}

/** Where an order of the shop is first seen. Amount and moment are as the shop says. */
export interface Noted {
  readonly orderId: string;
  readonly number: string;
  readonly placedAt: string;
  readonly currency: string;
  readonly total: string;
}

export function noted(order: Order): Noted {
  return {
    orderId: order.source.orderId,
    number: order.number,
    placedAt: order.placedAt,
    currency: order.currency,
    total: order.totals.total.toString(),
  };
}

/** The order is core's from now on. What it knows already about the order stays; a complaint about its payload goes. */
export async function noteAccepted(sql: Sql, order: Noted): Promise<void> {
  await sql.raw(
    `insert into quittance_order (id, number, stage, placed_at, currency, total) values (?, ?, 'received', ?, ?, ?)
     on conflict (id) do update set
       number = excluded.number, placed_at = excluded.placed_at, total = excluded.total, updated_at = now(),
       stop_code = case when quittance_order.stop_origin = 'shop' then null else quittance_order.stop_code end,
       stop_message = case when quittance_order.stop_origin = 'shop' then null else quittance_order.stop_message end,
       stop_advice = case when quittance_order.stop_origin = 'shop' then null else quittance_order.stop_advice end,
       stop_origin = case when quittance_order.stop_origin = 'shop' then null else quittance_order.stop_origin end`,
    [order.orderId, order.number, order.placedAt, order.currency, order.total],
  );
}

/** The order's payload is not an order that could be taken: it is shown as stuck, with the reason, until it is. */
export async function noteUnreadable(sql: Sql, order: Noted, stop: Stop): Promise<void> {
  await sql.raw(
    `insert into quittance_order (id, number, stage, placed_at, currency, total, stop_code, stop_message, stop_advice, stop_origin)
     values (?, ?, 'received', ?, ?, ?, ?, ?, ?, 'shop')
     on conflict (id) do update set
       stop_code = excluded.stop_code, stop_message = excluded.stop_message, stop_advice = excluded.stop_advice, stop_origin = 'shop', updated_at = now()`,
    [order.orderId, order.number, order.placedAt, order.currency, order.total, stop.code, stop.message, stop.advice],
  );
}

/**
 * Shows a status. Answers `unknown` when the order has no row here yet. The sequence is compared and set in one statement,
 * so of two updates at the same moment the newer one stays, and the documents follow the row that won.
 */
export async function applyStatus(sql: Sql, update: StatusUpdate): Promise<'shown' | 'older' | 'unknown'> {
  return sql.transaction(async (trx) => {
    const { rows } = await trx.raw(
      `update quittance_order set
         quittance_id = ?, stage = ?, sequence = ?, erp_reference = ?, updated_at = now(), search = ?,
         stop_code = case when stop_origin = 'shop' then stop_code else ? end,
         stop_message = case when stop_origin = 'shop' then stop_message else ? end,
         stop_advice = case when stop_origin = 'shop' then stop_advice else ? end,
         stop_origin = case when stop_origin = 'shop' then 'shop' else ? end
       where id = ? and sequence < ? returning number`,
      [
        update.orderId,
        update.stage,
        update.sequence,
        update.erpReference ?? null,
        [update.erpReference, ...update.documents.map((document) => document.number)].filter(Boolean).join(' '),
        update.stopped?.code ?? null,
        update.stopped?.message ?? null,
        update.stopped?.advice ?? null,
        update.stopped === undefined ? null : 'road',
        update.source.orderId,
        update.sequence,
      ],
    );
    const [row] = rows;
    if (row === undefined) return (await isNoted(trx, update.source.orderId)) ? 'older' : 'unknown';
    for (const document of update.documents)
      await showDocument(trx, update.source.orderId, String(row['number']), document);
    return 'shown';
  });
}

async function isNoted(sql: Sql, orderId: string): Promise<boolean> {
  const { rows } = await sql.raw('select 1 from quittance_order where id = ?', [orderId]);
  return rows.length > 0;
}

async function showDocument(
  sql: Sql,
  orderId: string,
  orderNumber: string,
  document: StatusUpdate['documents'][number],
): Promise<void> {
  await sql.raw(
    `insert into quittance_invoice (id, order_id, order_number, kind, number, status, issue_date, due_date, currency, total, open, is_open,
       delivery_state, delivery_at, delivery_channel, address_problem)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (id) do update set status = excluded.status, open = excluded.open, is_open = excluded.is_open, due_date = excluded.due_date,
       order_number = excluded.order_number, delivery_state = excluded.delivery_state, delivery_at = excluded.delivery_at,
       delivery_channel = excluded.delivery_channel, address_problem = excluded.address_problem, updated_at = now()`,
    [
      document.documentId,
      orderId,
      orderNumber,
      document.kind,
      document.number,
      document.status,
      document.issueDate,
      document.dueDate ?? null,
      document.currency,
      document.total,
      document.open,
      !/^-?0*(\.0*)?$/.test(document.open),
      document.delivery?.state ?? null,
      document.delivery?.at ?? null,
      document.delivery?.channel ?? null,
      document.delivery?.addressProblem ?? null,
    ],
  );
}
