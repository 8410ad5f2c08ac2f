import { setTimeout as sleep } from 'node:timers/promises';
import { Decimal } from '@quittance/core/model';
import type { FakeShop } from '../test/fake-admin/index.ts';
import type { AppClient } from './app-client.ts';

/** What core's API says of one order; amounts are decimal text. */
interface OrderView {
  readonly number: string;
  readonly stage: string;
  readonly stopped?: { readonly code: string; readonly message: string; readonly advice: string };
  readonly erpReference?: string;
  readonly documents: readonly DocumentView[];
}
interface DocumentView {
  readonly kind: string;
  readonly number: string;
  readonly status: string;
  readonly currency: string;
  readonly total: string;
}

/** One line of the closing table: an invoice or a credit note, or an order that has none, with what is wrong. */
export interface Row {
  readonly order: string;
  readonly title: string;
  readonly erp: string;
  readonly invoice: string;
  readonly status: string;
  readonly total: string;
  /** The order's status as the app wrote it to the order in Shopify. */
  readonly metafield: string;
  readonly problem?: string;
}

interface Followed {
  readonly app: AppClient;
  readonly shop: FakeShop;
  /** Global id. */
  readonly orderId: string;
  readonly title: string;
}

const PATIENCE_MS = 60_000;

/** Waits until the order's documents come to what the shop says it is worth, and the shop shows the newest invoice. */
export async function follow(followed: Followed): Promise<Row[]> {
  const { shop, orderId, title } = followed;
  for (const deadline = performance.now() + PATIENCE_MS; ; await sleep(200)) {
    const order = await orderIn(followed);
    const late = performance.now() > deadline ? `after ${PATIENCE_MS / 1000} s: ` : undefined;
    const missing = order === undefined ? 'the app has not read it' : whatIsMissing(shop, orderId, order);
    if (missing !== undefined && late === undefined && order?.stopped === undefined) continue;
    const { stopped } = order ?? {};
    const why = stopped === undefined ? missing : `${stopped.code}: ${stopped.message} ${stopped.advice}`;
    return rows(shop, orderId, title, order, why && `${late ?? ''}${why}`);
  }
}

export async function orderIn({ app, shop, orderId }: Omit<Followed, 'title'>): Promise<OrderView | undefined> {
  const query = new URLSearchParams({ host: 'shopify', shop: shop.domain, orderId: orderId.replace(/^.*\//, '') });
  return app.get<OrderView>(`/v1/orders/by-source?${query.toString()}`);
}

function whatIsMissing(shop: FakeShop, orderId: string, { documents, stage }: OrderView): string | undefined {
  const newest = documents.findLast(({ kind }) => kind !== 'creditNote');
  if (newest === undefined) return `no invoice, still ${stage}`;
  const worth = shop.order(orderId)?.currentTotalPriceSet.presentmentMoney.amount ?? '0';
  const sum = Decimal.sum(
    documents.map(({ kind, total }) => (kind === 'creditNote' ? Decimal.of(total).negated() : Decimal.of(total))),
  );
  if (!sum.minus(Decimal.of(worth)).isZero()) return `the documents come to ${sum.toString()}, the shop says ${worth}`;
  if (written(shop, orderId, 'invoice_number') !== newest.number) return 'the order in Shopify does not show it';
  return undefined;
}

function rows(
  shop: FakeShop,
  orderId: string,
  title: string,
  order: OrderView | undefined,
  problem: string | undefined,
): Row[] {
  const base = {
    order: order?.number ?? orderId,
    title,
    erp: order?.erpReference ?? '',
    metafield: `invoice_status=${written(shop, orderId, 'invoice_status') || '–'}`,
    ...(problem !== undefined && { problem }),
  };
  const documents = order?.documents ?? [];
  if (documents.length === 0) return [{ ...base, invoice: '', status: order?.stage ?? '', total: '' }];
  return documents.map(({ number, status, total, currency }) => ({
    ...base,
    invoice: number,
    status,
    total: `${total} ${currency}`,
  }));
}

/** A metafield of the app on the order; empty when it wrote none. */
function written(shop: FakeShop, orderId: string, key: string): string {
  return shop.metafields.find(orderId, '$app', key)?.value ?? '';
}
