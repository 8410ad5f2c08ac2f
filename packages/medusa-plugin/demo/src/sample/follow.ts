import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Api } from './api.ts';
import type { SampleOrder } from './orders.ts';

/** What the plugin's admin API says of one order; amounts are decimal text. */
interface OrderDetail {
  readonly order: {
    readonly number: string;
    readonly stage: string;
    readonly stopped: { readonly code: string; readonly message: string; readonly advice: string } | null;
    readonly erp_reference: string | null;
    readonly documents: readonly Document[];
  } | null;
}

interface Document {
  readonly id: string;
  readonly kind: string;
  readonly number: string;
  readonly status: string;
  readonly total: string;
  readonly open: string;
}

/** One line of the closing table: an invoice or a credit note, or an order that has none, with what is wrong. */
export interface Row {
  readonly order: string;
  readonly title: string;
  readonly erp: string;
  readonly invoice: string;
  readonly status: string;
  readonly total: string;
  readonly file: string;
  readonly problem?: string;
}

const PATIENCE_MS = 60_000;

/** Waits until the order has all its documents, saves them, and compares them with the shop's own total. */
export async function follow(admin: Api, sample: SampleOrder, orderId: string, folder: string): Promise<Row[]> {
  const wanted = sample.refund === undefined ? ['invoice'] : ['invoice', 'creditNote'];
  const { order } = await untilDone(admin, orderId, wanted);
  const base = { order: order?.number ?? orderId, title: sample.title, erp: order?.erp_reference ?? '' };
  if (order === null || !wanted.every((kind) => order.documents.some((document) => document.kind === kind))) {
    const reason = order?.stopped == null ? `still at ${order?.stage ?? 'the shop'}` : `${order.stopped.code}: ${order.stopped.message} ${order.stopped.advice}`;
    return [{ ...base, invoice: '', status: order?.stage ?? '', total: '', file: '', problem: `no invoice: ${reason}` }];
  }
  const difference = await differenceToShop(admin, orderId, order.documents);
  return Promise.all(
    order.documents.map(async (document) => ({
      ...base,
      invoice: document.number,
      status: document.status,
      total: document.total,
      file: await save(admin, document, folder),
      ...(difference !== undefined && { problem: difference }),
    })),
  );
}

async function untilDone(admin: Api, orderId: string, wanted: readonly string[]): Promise<OrderDetail> {
  for (const deadline = performance.now() + PATIENCE_MS; ; await sleep(250)) {
    const detail = await admin.get<OrderDetail>(`/admin/quittance/orders/${orderId}`);
    const isDone = wanted.every((kind) => detail.order?.documents.some((document) => document.kind === kind) === true);
    if (isDone || detail.order?.stopped != null || performance.now() > deadline) return detail;
  }
}

/** Invoices less credit notes must come to what Medusa says the order is worth, to the cent. */
async function differenceToShop(admin: Api, orderId: string, documents: readonly Document[]): Promise<string | undefined> {
  const { order } = await admin.get<{ order: { total: number } }>(`/admin/orders/${orderId}?fields=id,total`);
  const shop = cents(order.total.toFixed(2));
  const billed = documents.reduce((sum, document) => sum + (document.kind === 'creditNote' ? -cents(document.total) : cents(document.total)), 0n);
  return shop === billed ? undefined : `the documents come to ${billed} cents, the shop says ${shop}`;
}

function cents(amount: string): bigint {
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d{1,2}))?0*$/.exec(amount) ?? [];
  return BigInt(`${sign}${whole}${fraction.padEnd(2, '0')}`);
}

/** The UBL and the PDF as files; answers the PDF's path. */
async function save(admin: Api, document: Document, folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const path = (suffix: string): string => join(folder, `${document.number.replaceAll(/[^\w-]/g, '_')}.${suffix}`);
  writeFileSync(path('xml'), await admin.bytes(`/admin/quittance/invoices/${document.id}/ubl`));
  writeFileSync(path('pdf'), await admin.bytes(`/admin/quittance/invoices/${document.id}/pdf`));
  return path('pdf');
}
