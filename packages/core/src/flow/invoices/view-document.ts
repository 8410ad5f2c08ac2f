import { fileFormatsOf } from '../../formats/index.ts';
import { Decimal, type DocumentId, type OrderId } from '../../model/index.ts';
import type { DocumentSummary, ErpDocumentRow, OrderSummary } from '../../store/index.ts';
import type { StandingView } from '../delivery/delivery-views.ts';
import type { DocumentKind, DocumentStatusCode, DocumentView } from '../orders/order-view.ts';

/** `delivery`: how far it is on its way, where we deliver it. */
export function documentView(row: DocumentSummary, delivery?: StandingView): DocumentView {
  return {
    id: row.id as DocumentId,
    orderId: row.orderId as OrderId,
    kind: kindNamed(row.kind),
    part: row.part,
    number: row.number,
    issueDate: row.issueDate,
    ...(row.dueDate !== null && { dueDate: row.dueDate }),
    buyer: row.buyer,
    currency: row.currency,
    total: row.total,
    open: row.open,
    ...(!Decimal.of(row.toRefund).isZero() && { toRefund: row.toRefund }),
    status: statusOf(row),
    orderNumber: row.orderNumber,
    format: row.format,
    files: fileFormatsOf(row.format),
    findings: row.findings ?? [],
    ...(delivery && { delivery }),
  };
}

/** A draft over there is nobody's invoice yet, and one that was cancelled is none any more: nothing is open on it, and it is not paid. */
export function isIssued({ state }: Pick<ErpDocumentRow, 'state'>): boolean {
  return state !== 'draft' && state !== 'cancelled';
}

/** An invoice or credit note of the ERP; what is open on a credit note is still to go back. */
export function erpDocumentView(order: OrderSummary, row: ErpDocumentRow): DocumentView {
  return {
    id: row.erpId as DocumentId,
    orderId: row.orderId as OrderId,
    kind: kindNamed(row.kind),
    part: 'erp',
    number: row.number ?? '',
    issueDate: row.issued ?? '',
    ...(row.dueDate !== null && { dueDate: row.dueDate }),
    buyer: order.buyer,
    currency: row.currency,
    total: row.total,
    open: row.open,
    status:
      row.state === 'credited' ? 'credited' : statusOf({ ...row, credited: '0', toRefund: row.open, refunded: '0' }),
    orderNumber: order.number,
    files: [],
    findings: [],
  };
}

const KINDS: readonly DocumentKind[] = ['invoice', 'creditNote', 'deposit', 'corrective'];

function kindNamed(kind: string): DocumentKind {
  return KINDS.find((candidate) => candidate === kind) ?? 'invoice';
}

type Standing = Pick<DocumentSummary, 'kind' | 'open' | 'total' | 'credited' | 'toRefund' | 'refunded'>;

function statusOf({ kind, open, total, credited, toRefund, refunded }: Standing): DocumentStatusCode {
  if (kind === 'creditNote') {
    if (!Decimal.of(toRefund).isZero()) return 'issued';
    return Decimal.of(refunded).isPositive() ? 'refunded' : 'settled';
  }
  const [owed, whole, given] = [Decimal.of(open), Decimal.of(total), Decimal.of(credited)];
  if (given.isPositive() && !given.lessThan(whole)) return 'credited';
  if (!owed.isPositive()) return 'paid';
  return owed.lessThan(whole.minus(given)) ? 'partially-paid' : 'issued';
}
