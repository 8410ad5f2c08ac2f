import { GraphQLError } from 'graphql';
import type { OrderObject } from './from-rest/order.ts';

type Test = (order: OrderObject, value: string, operator: string) => boolean;

const compared = (left: number, right: number, operator: string): boolean =>
  ({ '>=': left >= right, '<=': left <= right, '>': left > right, '<': left < right, '': left === right })[operator] ??
  false;
const date =
  (field: 'createdAt' | 'updatedAt' | 'processedAt'): Test =>
  (order, value, operator) =>
    compared(Date.parse(order[field]), Date.parse(value), operator);
const same = (left: unknown, right: string): boolean => String(left).toLowerCase() === right.toLowerCase();

/** The filters of `orders(query:)` that the fake knows, by their documented names. */
const FILTERS: Readonly<Record<string, Test>> = {
  created_at: date('createdAt'),
  updated_at: date('updatedAt'),
  processed_at: date('processedAt'),
  id: (order, value, operator) => compared(Number(order.legacyResourceId), Number(value), operator),
  name: (order, value) => same(order.name, value) || same(order.name, `#${value}`),
  email: (order, value) => same(order['email'], value),
  financial_status: (order, value) => same(order.displayFinancialStatus, value),
  status: (order, value) =>
    ({
      any: true,
      cancelled: order.cancelledAt !== null,
      open: order.cancelledAt === null && order['closedAt'] === null,
    })[value] ?? false,
  tag: (order, value) => order.tags.some((tag) => same(tag, value)),
  test: (order, value) => same(order['test'], value),
};

/** Terms joined by blanks or `AND`; any other query is an error, so that no test trusts a filter that was not applied. */
export function searchOrders(orders: readonly OrderObject[], query: string | null | undefined): readonly OrderObject[] {
  if (query == null || query.trim() === '') return orders;
  const terms = [...query.matchAll(/(-?)(\w+):(>=|<=|>|<)?(?:'([^']*)'|"([^"]*)"|(\S+))|(\S+)/g)].filter(
    ([text]) => text !== 'AND',
  );
  const tests = terms.map(([text, not, name = '', operator = '', single, double, bare]) => {
    const test = FILTERS[name];
    if (test === undefined)
      throw new GraphQLError(`The fake does not know the search term ${text}`, {
        extensions: { code: 'UNKNOWN_IN_FAKE' },
      });
    const value = single ?? double ?? bare ?? '';
    return (order: OrderObject): boolean => test(order, value, operator) !== (not === '-');
  });
  return orders.filter((order) => tests.every((test) => test(order)));
}

const SORTED: Readonly<Record<string, (order: OrderObject) => number>> = {
  PROCESSED_AT: (order) => Date.parse(order.processedAt),
  CREATED_AT: (order) => Date.parse(order.createdAt),
  UPDATED_AT: (order) => Date.parse(order.updatedAt),
  ID: (order) => Number(order.legacyResourceId),
  ORDER_NUMBER: (order) => Number(order['number']),
};

export function sortOrders(orders: readonly OrderObject[], key: unknown): readonly OrderObject[] {
  const by = SORTED[String(key)];
  if (by === undefined)
    throw new GraphQLError(`The fake does not sort orders by ${String(key)}`, {
      extensions: { code: 'UNKNOWN_IN_FAKE' },
    });
  return orders.toSorted(
    (left, right) => by(left) - by(right) || Number(left.legacyResourceId) - Number(right.legacyResourceId),
  );
}
