import type { ErpInvoice } from '../../erp/index.ts';
import { Decimal } from '../../model/index.ts';
import {
  erpDocumentsOf,
  writeErpDocuments,
  type ErpDocumentRow,
  type OrderRow,
  type TenantTransaction,
} from '../../store/index.ts';

/** The ERP's own documents of these orders, by order. */
export async function readErpDocuments(
  trx: TenantTransaction,
  orders: readonly Pick<OrderRow, 'id'>[],
): Promise<ReadonlyMap<string, readonly ErpDocumentRow[]>> {
  const documents = await erpDocumentsOf(
    trx,
    orders.map(({ id }) => id),
  );
  return Map.groupBy(documents, ({ orderId }) => orderId);
}

/** Stores what the ERP says of its documents; answers the orders whose documents are not as they were. */
export function recordErpDocuments(
  trx: TenantTransaction,
  connection: string,
  documents: readonly { readonly orderId: string; readonly invoice: ErpInvoice }[],
): Promise<ReadonlySet<string>> {
  const rows = documents.map(({ orderId, invoice }) => documentRow(orderId, invoice));
  // Of two versions of one document the later one counts; one statement may touch a row once.
  return writeErpDocuments(trx, connection, [...new Map(rows.map((row) => [row.erpId, row])).values()]);
}

function documentRow(
  orderId: string,
  { id, kind, number, state, issued, instalments, currency, total, open, version }: ErpInvoice,
): ErpDocumentRow {
  const due = instalments.map((instalment) => instalment.due).toSorted()[0];
  return {
    erpId: id,
    orderId,
    kind,
    number: number ?? null,
    state,
    issued: issued ?? null,
    dueDate: due ?? null,
    currency,
    total: total.toString(),
    open: open.toString(),
    version,
  };
}

/** Where the ERP's issued invoices leave an order; `undefined` while none is issued. Paid means that nothing is open. */
export function stageByErp(documents: readonly ErpDocumentRow[]): 'invoiced' | 'paid' | 'credited' | undefined {
  const issued = documents.filter(
    ({ kind, state }) => kind === 'invoice' && state !== 'draft' && state !== 'cancelled',
  );
  if (issued.length === 0) return undefined;
  if (issued.some(({ open }) => Decimal.of(open).isPositive())) return 'invoiced';
  return issued.every(({ state }) => state === 'credited') ? 'credited' : 'paid';
}
