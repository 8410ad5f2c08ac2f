import type { Context } from 'hono';
import { ok, refused, type Problem, type Result } from '../model/index.ts';
import { JSON_MALFORMED, mediaType, parseJson, readJson, readText, type Read } from './read-body.ts';

export const NDJSON_TYPE = 'application/x-ndjson';
export const BATCH_LIMIT = 1_000;

/** What was posted: one order, or a batch in which each one stands for itself. */
export type PostedOrders =
  | { readonly kind: 'one'; readonly order: unknown }
  | { readonly kind: 'batch'; readonly orders: readonly Result<unknown>[] };

/** JSON: an object is one order, an array a batch. NDJSON: one order a line, of which a malformed one spoils no other. */
export async function readOrders(c: Context, limit: number): Promise<Read<PostedOrders>> {
  if (mediaType(c) === NDJSON_TYPE) {
    const body = await readText(c, limit);
    return body.ok ? batch(lines(body.value).map(orderOfLine)) : body;
  }
  const body = await readJson(c, limit);
  if (!body.ok) return body;
  return Array.isArray(body.value)
    ? batch(body.value.map(ok))
    : { ok: true, value: { kind: 'one', order: body.value } };
}

function batch(orders: readonly Result<unknown>[]): Read<PostedOrders> {
  if (orders.length > BATCH_LIMIT) return { ok: false, status: 413, problem: BATCH_TOO_LARGE };
  return { ok: true, value: { kind: 'batch', orders } };
}

function lines(text: string): readonly string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

function orderOfLine(line: string): Result<unknown> {
  const value = parseJson(line);
  return value === undefined ? refused(JSON_MALFORMED) : ok(value);
}

const BATCH_TOO_LARGE: Problem = {
  code: 'BATCH_TOO_LARGE',
  message: `The batch holds more than ${BATCH_LIMIT} orders.`,
  advice: `Send at most ${BATCH_LIMIT} orders at a time.`,
  retry: 'never',
};
