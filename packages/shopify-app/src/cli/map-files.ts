import { readFile } from 'node:fs/promises';
import type { MerchantSettings, Problem } from '@quittance/core/model';
import { fromWebhook } from '../order/from-webhook.ts';
import { parseLossless } from '../order/lossless-json.ts';
import { payloadsIn, type Payload } from '../order/payload.ts';
import { mapOrder, type MappedOrder } from './map-order.ts';

/** What came of one thing in a file. */
export type MappedFile =
  | ({ readonly file: string; readonly kind: 'order' } & MappedOrder)
  | { readonly file: string; readonly kind: 'unreadable'; readonly problems: readonly Problem[] }
  | { readonly file: string; readonly kind: 'other'; readonly what: string };

/** Rejects when a file cannot be read or is not JSON. */
export async function mapFiles(
  files: readonly string[],
  { shop, settings }: { shop: string; settings?: MerchantSettings },
): Promise<MappedFile[]> {
  const found = await Promise.all(
    files.map(async (file) =>
      payloadsIn(parseLossless(await readFile(file, 'utf8'))).map((payload) => ({ file, payload })),
    ),
  );
  const all = found.flat();
  const transactions = new Map(
    all.flatMap(({ payload }) => (payload.kind === 'transactions' ? [[payload.ofOrder, payload.list] as const] : [])),
  );
  const mapped: MappedFile[] = [];
  for (const { file, payload } of all) mapped.push(await mapOne(file, payload));
  return mapped;

  async function mapOne(file: string, payload: Payload): Promise<MappedFile> {
    if (payload.kind === 'other') return { file, kind: 'other', what: payload.what };
    if (payload.kind === 'transactions')
      return { file, kind: 'other', what: `the transactions of order ${payload.ofOrder}` };
    const read = fromWebhook(payload.body, transactions.get(String(payload.body['id'])));
    if (!read.ok) return { file, kind: 'unreadable', problems: read.problems };
    return { file, kind: 'order', ...(await mapOrder(read.value, shop, settings)) };
  }
}
