import { GraphQLError } from 'graphql';
import type { Shown } from './execute.ts';

const LARGEST_PAGE = 250;

/** A page of a connection. A cursor names the row it stands on, so that rows may come and go between two pages. */
export function page(rows: readonly unknown[], args: Shown): Shown {
  const { first, last, after, before, reverse } = args;
  const count = (first ?? last) as number | null | undefined;
  if (count == null) throw badRequest('you must provide one of first or last');
  if (count < 1 || count > LARGEST_PAGE) throw badRequest(`first and last must be between 1 and ${LARGEST_PAGE}`);
  const ordered = reverse === true ? rows.toReversed() : rows;
  const start = typeof after === 'string' ? positionOf(ordered, after) + 1 : 0;
  const end = typeof before === 'string' ? positionOf(ordered, before) : ordered.length;
  const from = first == null ? Math.max(start, end - count) : start;
  const to = first == null ? end : Math.min(end, start + count);
  const nodes = ordered.slice(from, to);
  return {
    nodes,
    edges: () => nodes.map((node, index) => ({ node, cursor: cursorOf(node, from + index) })),
    pageInfo: {
      hasNextPage: to < ordered.length,
      hasPreviousPage: from > 0,
      startCursor: nodes.length === 0 ? null : cursorOf(nodes[0], from),
      endCursor: nodes.length === 0 ? null : cursorOf(nodes.at(-1), to - 1),
    },
  };
}

export const everyRow = (rows: readonly unknown[]): Shown => ({
  nodes: rows,
  edges: rows.map((node, index) => ({ node, cursor: () => cursorOf(node, index) })),
});

const cursorOf = (row: unknown, index: number): string =>
  Buffer.from(JSON.stringify({ last_id: (row as Shown)['id'] ?? null, at: index })).toString('base64url');

function positionOf(rows: readonly unknown[], cursor: string): number {
  try {
    const { last_id: id, at } = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as Cursor;
    const found = id === null ? at : rows.findIndex((row) => (row as Shown)['id'] === id);
    return found < 0 ? at : found;
  } catch {
    throw badRequest('Invalid cursor');
  }
}
interface Cursor {
  readonly last_id: string | null;
  readonly at: number;
}

const badRequest = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } });
