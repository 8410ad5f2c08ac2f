import { createHash } from 'node:crypto';
import { readInterchange, writeEdifactCancellation, writeEdifactOrder, type Written } from '../../formats/index.ts';
import type { ExtId, Result } from '../../model/index.ts';
import type { OrderToPush } from '../port.ts';
import { pricedLines } from '../priced-lines.ts';
import type { EdifactRoute } from './config.ts';

/** The order as ORDERS D.96A. */
export function orderMessage(ext: ExtId, { order, customerKey }: OrderToPush, route: EdifactRoute): Result<Written> {
  const lines = pricedLines(order);
  return writeEdifactOrder({ ...route, order, lines, key: ext, customerKey, reference: referenceOf(ext) });
}

/** ORDERS D.96A that calls off the order of that key. */
export function cancellationMessage(order: ExtId, now: Date, route: EdifactRoute): Result<Written> {
  const reference = referenceOf(`cancel ${order}`);
  return writeEdifactCancellation({ ...route, key: order, at: now.toISOString(), reference });
}

/** A control reference has 14 characters; ours are of the key, so that the same file has the same. */
const referenceOf = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 14).toUpperCase();

/** What we read back of an order of our own: MOA+86 and CUX+2. */
export function totalOfMessage(text: string): { readonly total?: string; readonly currency?: string } {
  const read = readInterchange(new TextEncoder().encode(text));
  const segments = read.ok ? [...(read.value.messages[0]?.segments ?? [])] : [];
  const valueOf = (tag: string, qualifier: string): string | undefined =>
    segments.find((segment) => segment.tag === tag && segment.elements[0]?.[0] === qualifier)?.elements[0]?.[1];
  const [total, currency] = [valueOf('MOA', '86'), valueOf('CUX', '2')];
  return { ...(total !== undefined && { total }), ...(currency !== undefined && { currency }) };
}
