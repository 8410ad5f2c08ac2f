import { z } from 'zod';
import type { ExtId, Order } from '../../model/index.ts';
import { totalDifference } from '../compare-total.ts';
import { parseExtId } from '../ext-id.ts';
import { ErpFailure, created, found, rejected, uncertain } from '../outcome.ts';
import type { ErpOrder, OrderToPush, Outcome, Ref } from '../port.ts';
import { isDuplicate } from './classify.ts';
import { GONE } from './gone.ts';
import { TrytonRefusal, type TrytonClient } from './client.ts';
import { netDays, saleDay, saleLines, saleValues, type SaleLine, type SaleReferences } from './map-order.ts';
import { ensureParty } from './parties.ts';
import type { ReferenceData } from './reference-data.ts';
import { trytonDecimal } from './values.ts';

const FIELDS = [
  'number',
  'state',
  'invoice_state',
  'web_id',
  'total_amount',
  'tax_amount',
  'currency.code',
  'invoices',
  'invoices_ignored',
  'shipments',
];
const saleRow = z.object({
  id: z.int(),
  number: z.string().nullable(),
  state: z.string(),
  invoice_state: z.string(),
  web_id: z.string().nullable(),
  total_amount: trytonDecimal,
  tax_amount: trytonDecimal,
  'currency.': z.object({ code: z.string() }),
  invoices: z.array(z.int()),
  invoices_ignored: z.array(z.int()),
  shipments: z.array(z.int()),
});
export type SaleRow = z.output<typeof saleRow>;

export async function findSale(client: TrytonClient, ext: ExtId): Promise<SaleRow | undefined> {
  const [row] = await client.search('sale.sale', saleRow, [['web_id', '=', ext]], FIELDS, { limit: 1 });
  return row;
}

export async function readSale(client: TrytonClient, ref: Ref): Promise<SaleRow> {
  const [row] = await client.search('sale.sale', saleRow, [['id', '=', Number(ref.id)]], FIELDS, { limit: 1 });
  if (row === undefined) throw new ErpFailure(GONE);
  return row;
}

/** Puts a sale as a draft. `web_id` is unique in Tryton's database, so of several attempts one makes it and the rest find it. */
export async function putSale(
  client: TrytonClient,
  data: ReferenceData,
  ext: ExtId,
  document: OrderToPush,
): Promise<Outcome<Ref>> {
  const there = await findSale(client, ext);
  if (there) return found(toOrder(there));
  const values = await prepareSale(client, data, ext, document);
  try {
    await client.create('sale.sale', values);
  } catch (error) {
    if (!(error instanceof TrytonRefusal) || !isDuplicate(error.error)) throw error;
    const first = await findSale(client, ext);
    return first
      ? found(toOrder(first))
      : uncertain({
          code: 'TRYTON_DUPLICATE_UNSEEN',
          message: 'Tryton says the sale exists, but does not show it yet.',
        });
  }
  return settled(client, ext, document.order);
}

/** Looks at the total Tryton computed before anyone works with the sale: a wrong one leaves no trace. */
async function settled(client: TrytonClient, ext: ExtId, order: Order): Promise<Outcome<Ref>> {
  const sale = await findSale(client, ext);
  if (sale === undefined)
    return uncertain({ code: 'TRYTON_SALE_UNSEEN', message: 'The sale was made, but Tryton does not show it.' });
  const total = totalDifference(order, sale.total_amount);
  if (total.ok) return created(toOrder(sale));
  await client.write(z.unknown(), 'model.sale.sale.delete', [sale.id]);
  return total;
}

/** Everything the sale refers to, looked up or made, and the values that would be sent. */
async function prepareSale(client: TrytonClient, data: ReferenceData, ext: ExtId, { order, customerKey }: OrderToPush) {
  const lines = saleLines(order, client.config);
  // Refusals first: a customer is made only for an order that can be.
  const references = await saleReferences(client, data, order, lines);
  const party = await ensureParty(client, data, customerKey, order);
  return saleValues(ext, order, lines, { ...references, ...party }, client.config);
}

/** The same values as `putSale` would send, with the customer left out: looking must not make one. */
export async function previewSale(client: TrytonClient, data: ReferenceData, ext: ExtId, { order }: OrderToPush) {
  const lines = saleLines(order, client.config);
  const references = await saleReferences(client, data, order, lines);
  const {
    party: _party,
    invoice_address: _invoice,
    shipment_address: _shipment,
    ...values
  } = saleValues(ext, order, lines, { ...references, party: 0, invoiceAddress: 0, shipmentAddress: 0 }, client.config);
  return values;
}

/** Everything a sale refers to but its customer. */
async function saleReferences(
  client: TrytonClient,
  data: ReferenceData,
  order: Order,
  lines: readonly SaleLine[],
): Promise<Omit<SaleReferences, 'party' | 'invoiceAddress' | 'shipmentAddress'>> {
  return {
    ...(await lineReferences(data, client, order, lines)),
    company: await client.company(),
    webShop: await data.webShop(),
    warehouse: await data.warehouse(),
    currency: await data.currency(order.currency),
    paymentTerm: await data.paymentTerm(netDays(order)),
  };
}

async function lineReferences(
  data: ReferenceData,
  client: TrytonClient,
  order: Order,
  lines: readonly SaleLine[],
): Promise<Pick<SaleReferences, 'lines' | 'roundingProduct'>> {
  const { rounding } = client.config.articles;
  const paths = new Map(lines.toReversed().map(({ code, path }) => [code, `${path}.sku`]));
  if (rounding !== undefined) paths.set(rounding, 'totals.total');
  const products = await data.products(paths);
  const day = saleDay(order, client.config);
  const resolved: SaleReferences['lines'][number][] = [];
  for (const line of lines) {
    const product = products.get(line.code);
    if (product === undefined) throw new RangeError(`Article ${line.code} was looked up and is gone`);
    resolved.push({
      product: product.id,
      unit: product.sale_uom,
      taxes: await data.taxes(line.rate, product, day, line.path),
    });
  }
  const extra = rounding === undefined ? undefined : products.get(rounding);
  return { lines: resolved, ...(extra && { roundingProduct: { product: extra.id, unit: extra.sale_uom } }) };
}

/** Quotes and confirms, step by step from where the sale stands; a confirmed one is left as it is. */
export async function confirmSale(client: TrytonClient, ref: Ref): Promise<Outcome<Ref>> {
  let sale = await readSale(client, ref);
  if (sale.state === 'cancelled')
    return rejected({
      code: 'TRYTON_SALE_CANCELLED',
      message: 'The sale is cancelled in Tryton.',
      advice: 'Reset it to draft in Tryton, or cancel the order in the shop.',
    });
  for (const [state, button] of [
    ['draft', 'quote'],
    ['quotation', 'confirm'],
    ['confirmed', 'process'],
  ] as const) {
    if (sale.state !== state) continue;
    await client.press('sale.sale', button, sale.id);
    sale = await readSale(client, ref);
  }
  return found(toOrder(sale));
}

const STATES: Readonly<Record<string, ErpOrder['state']>> = {
  draft: 'draft',
  quotation: 'draft',
  confirmed: 'confirmed',
  processing: 'confirmed',
  done: 'done',
  cancelled: 'cancelled',
};

export function toOrder(row: SaleRow): ErpOrder {
  const ext = row.web_id === null ? undefined : parseExtId(row.web_id);
  return {
    id: String(row.id),
    ...(ext && { ext }),
    ...(row.number !== null && { number: row.number }),
    state: stateOf(row),
    total: row.total_amount,
    tax: row.tax_amount,
    currency: row['currency.'].code,
  };
}

/** A sale whose invoices were all cancelled for good ends as `done` in Tryton; nothing of it is owed. */
function stateOf({ state, invoice_state: invoiced, invoices, invoices_ignored: ignored }: SaleRow): ErpOrder['state'] {
  if (state === 'done' && invoices.length > 0 && invoices.every((id) => ignored.includes(id))) return 'cancelled';
  return state === 'processing' && invoiced === 'paid' ? 'invoiced' : (STATES[state] ?? 'confirmed');
}
