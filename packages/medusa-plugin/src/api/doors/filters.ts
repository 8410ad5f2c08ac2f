import { addDays, momentIn } from '@quittance/core/model';
import type { InvoiceListQuery, OrderListQuery } from '../admin/quittance/contract.ts';

/** The list's query as filters of the module's tables. */
export function orderFilters(query: Omit<OrderListQuery, 'limit' | 'offset' | 'order'>): Record<string, unknown> {
  return {
    ...(query.stage !== undefined && { stage: query.stage }),
    ...(query.stopped !== undefined && { stop_code: query.stopped === 'true' ? { $ne: null } : null }),
    ...(query.cause !== undefined && { stop_code: query.cause }),
    ...range('placed_at', startOf(query.placed_from), endOf(query.placed_to)),
    ...searched(query.q, ['number', 'search', 'id']),
  };
}

export function invoiceFilters(
  query: Omit<InvoiceListQuery, 'limit' | 'offset' | 'order'>,
  today: string,
  timeZone: string,
): Record<string, unknown> {
  const isOverdue = query.overdue === 'true';
  return {
    ...(query.kind !== undefined && { kind: query.kind }),
    ...(query.status !== undefined && { status: query.status }),
    ...(query.open !== undefined && { is_open: query.open === 'true' }),
    ...(isOverdue && { is_open: true, due_date: { $lt: today } }),
    ...(query.overdue === 'false' && {
      $and: [{ $or: [{ is_open: false }, { due_date: null }, { due_date: { $gte: today } }] }],
    }),
    ...range('issue_date', query.issued_from, query.issued_to),
    ...(query.delivery !== undefined && { delivery_state: { $in: STATES_OF[query.delivery] ?? [query.delivery] } }),
    ...delivered(query, timeZone),
    ...searched(query.q, ['number', 'order_number']),
  };
}

/** The days are those of the merchant's clocks, as in core. */
function delivered(
  { delivery_from: from, delivery_to: to }: Pick<InvoiceListQuery, 'delivery_from' | 'delivery_to'>,
  timeZone: string,
): Record<string, unknown> {
  if (from === undefined && to === undefined) return {};
  const midnight = (day: string) => momentIn(timeZone, `${day}T00:00:00`);
  return {
    delivery_at: {
      ...(from !== undefined && { $gte: midnight(from) }),
      ...(to !== undefined && { $lt: midnight(addDays(to, 1)) }),
    },
  };
}

/** The states that an outcome stands for, where they are more than itself. */
const STATES_OF: Partial<Readonly<Record<string, readonly string[]>>> = { accepted: ['accepted', 'settled'] };

/** `-placed_at` as Medusa's `{ placed_at: 'DESC' }`, with the id to settle ties: pages must not overlap. */
export function ordering(order: string): Record<string, 'ASC' | 'DESC'> {
  const descends = order.startsWith('-');
  const direction = descends ? 'DESC' : 'ASC';
  return { [descends ? order.slice(1) : order]: direction, id: direction };
}

function searched(q: string | undefined, fields: readonly string[]): Record<string, unknown> {
  if (q === undefined || q === '') return {};
  const pattern = `%${q.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return { $or: fields.map((field) => ({ [field]: { $ilike: pattern } })) };
}

function range(field: string, from: string | undefined, to: string | undefined): Record<string, unknown> {
  if (from === undefined && to === undefined) return {};
  return { [field]: { ...(from !== undefined && { $gte: from }), ...(to !== undefined && { $lte: to }) } };
}

function startOf(day: string | undefined): string | undefined {
  return day === undefined ? undefined : `${day}T00:00:00.000Z`;
}

function endOf(day: string | undefined): string | undefined {
  return day === undefined ? undefined : `${day}T23:59:59.999Z`;
}
