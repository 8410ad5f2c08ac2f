import type { Context } from '@medusajs/framework/types';
import type { InvoiceRow, OrderNote, OrderRow } from '../admin/quittance/contract.ts';
import type { QuittanceModuleService } from '../../modules/quittance/service.ts';

export type StoredOrder = Awaited<ReturnType<QuittanceModuleService['listQuittanceOrders']>>[number];
export type StoredInvoice = Awaited<ReturnType<QuittanceModuleService['listQuittanceInvoices']>>[number];
export type StoredNote = Awaited<ReturnType<QuittanceModuleService['listQuittanceNotes']>>[number];

export function orderRow(row: StoredOrder, invoices: readonly StoredInvoice[]): OrderRow {
  return {
    id: row.id,
    number: row.number,
    stage: row.stage,
    stopped:
      row.stop_code === null
        ? null
        : { code: row.stop_code, message: row.stop_message ?? '', advice: row.stop_advice ?? '' },
    erp_reference: row.erp_reference,
    placed_at: new Date(row.placed_at).toISOString(),
    updated_at: new Date(row.updated_at).toISOString(),
    currency: row.currency,
    total: row.total,
    documents: invoices.filter((invoice) => invoice.order_id === row.id).map(invoiceRow),
  };
}

export function invoiceRow(row: StoredInvoice): InvoiceRow {
  return {
    id: row.id,
    order_id: row.order_id,
    order_number: row.order_number,
    kind: row.kind as InvoiceRow['kind'],
    number: row.number,
    status: row.status,
    issue_date: row.issue_date,
    due_date: row.due_date,
    currency: row.currency,
    total: row.total,
    open: row.open,
    delivery: deliveryOf(row),
  };
}

function deliveryOf({
  delivery_state,
  delivery_at,
  delivery_channel,
  address_problem,
}: StoredInvoice): InvoiceRow['delivery'] {
  if (delivery_state === null || delivery_at === null) return null;
  return {
    state: delivery_state,
    at: new Date(delivery_at).toISOString(),
    channel: delivery_channel ?? '',
    address_problem,
  };
}

export function noteRow(row: StoredNote): OrderNote {
  return {
    id: row.id,
    document_id: row.document_id,
    code: row.code,
    text: row.text,
    task: row.task,
    created_at: new Date(row.created_at).toISOString(),
    done_at: row.done_at === null ? null : new Date(row.done_at).toISOString(),
  };
}

/** The rows with their documents, in two queries: `context` is the moment at which the rows were read. */
export async function withDocuments(
  service: QuittanceModuleService,
  rows: readonly StoredOrder[],
  context: Context,
): Promise<OrderRow[]> {
  const invoices =
    rows.length === 0
      ? []
      : await service.listQuittanceInvoices(
          { order_id: rows.map((row) => row.id) },
          { order: { number: 'ASC' }, take: 10_000 },
          context,
        );
  return rows.map((row) => orderRow(row, invoices));
}
