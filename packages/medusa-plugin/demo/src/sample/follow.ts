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

/** The document with what the buyer has to pay for it, rounding included (BT-112 and BT-114), in cents. */
interface Billed extends Document {
  readonly payable: bigint;
  readonly ubl: Uint8Array;
}

const PATIENCE_MS = 60_000;

/** Waits until the order's documents come to what the shop says it is worth, and saves them. */
export async function follow(admin: Api, sample: SampleOrder, orderId: string, folder: string): Promise<Row[]> {
  const { order, documents, problem } = await untilBilled(admin, sample, orderId);
  const base = {
    order: order?.number ?? orderId,
    title: sample.title,
    erp: order?.erp_reference ?? '',
    ...(problem !== undefined && { problem }),
  };
  if (documents.length === 0) return [{ ...base, invoice: '', status: order?.stage ?? '', total: '', file: '' }];
  return Promise.all(
    documents.map(async (document) => ({
      ...base,
      invoice: document.number,
      status: document.status,
      total: decimal(document.payable),
      file: await save(admin, document, folder),
    })),
  );
}

async function untilBilled(
  admin: Api,
  sample: SampleOrder,
  orderId: string,
): Promise<{ order: OrderDetail['order']; documents: readonly Billed[]; problem?: string }> {
  for (const deadline = performance.now() + PATIENCE_MS; ; await sleep(250)) {
    const { order } = await admin.get<OrderDetail>(`/admin/quittance/orders/${orderId}`);
    const documents = await Promise.all((order?.documents ?? []).map((document) => billed(admin, document)));
    const problem =
      documents.length > 0
        ? ((await differenceToShop(admin, orderId, documents)) ?? unpaid(sample, documents))
        : 'no invoice';
    if (problem === undefined) return { order, documents };
    const stopped = order?.stopped;
    if (stopped != null) return { order, documents, problem: `${stopped.code}: ${stopped.message} ${stopped.advice}` };
    if (performance.now() > deadline)
      return {
        order,
        documents,
        problem: `${problem} after ${PATIENCE_MS / 1000} s, still at ${order?.stage ?? 'the shop'}`,
      };
  }
}

function unpaid(sample: SampleOrder, documents: readonly Billed[]): string | undefined {
  const open = documents.find((document) => document.kind === 'invoice' && cents(document.open) > 0n);
  return sample.paid && open !== undefined
    ? `the money was captured, and ${open.open} of ${open.number} are still open`
    : undefined;
}

async function billed(admin: Api, document: Document): Promise<Billed> {
  const ubl = await admin.bytes(`/admin/quittance/invoices/${document.id}/ubl`);
  const xml = new TextDecoder().decode(ubl);
  const amount = (element: string): bigint => cents(new RegExp(`<cbc:${element}[^>]*>([^<]*)<`).exec(xml)?.[1] ?? '0');
  return { ...document, ubl, payable: amount('TaxInclusiveAmount') + amount('PayableRoundingAmount') };
}

/** Invoices less credit notes must come to what Medusa says the order is worth, to the cent. */
async function differenceToShop(
  admin: Api,
  orderId: string,
  documents: readonly Billed[],
): Promise<string | undefined> {
  const { order } = await admin.get<{ order: { total: number } }>(`/admin/orders/${orderId}?fields=id,total`);
  const shop = cents(order.total.toFixed(2));
  const sum = documents.reduce((total, { kind, payable }) => total + (kind === 'creditNote' ? -payable : payable), 0n);
  return shop === sum ? undefined : `the documents come to ${decimal(sum)}, the shop says ${decimal(shop)}`;
}

function cents(amount: string): bigint {
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d{1,2}))?0*$/.exec(amount) ?? [];
  return BigInt(`${sign}${whole}${fraction.padEnd(2, '0')}`);
}

function decimal(amount: bigint): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(3, '0');
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The UBL and the PDF as files; answers the PDF's path. */
async function save(admin: Api, { id, number, ubl }: Billed, folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const path = (suffix: string): string => join(folder, `${number.replaceAll(/[^\w-]/g, '_')}.${suffix}`);
  writeFileSync(path('xml'), ubl);
  writeFileSync(path('pdf'), await admin.bytes(`/admin/quittance/invoices/${id}/pdf`));
  return path('pdf');
}
