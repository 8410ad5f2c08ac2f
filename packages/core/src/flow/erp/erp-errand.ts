import { ledger } from '../../erp/index.ts';
import { Decimal, type MerchantSettings, type Order, type Problem } from '../../model/index.ts';
import type { OrderRow } from '../../store/index.ts';

/** What is to be done over there about an order: enter it, enter it and have it invoiced, or cancel it. */
export type Errand = 'place' | 'invoice' | 'cancel';

/** What decides which errands an ERP is sent on. */
export interface ErrandTerms {
  /** The connection orders go to now. */
  readonly connection: string;
  /** The merchant's settings where the ERP issues the invoice and we may post it. */
  readonly posting?: MerchantSettings;
  /** Whether an issued invoice of the order is known already. */
  readonly isInvoiced: (order: OrderRow) => boolean;
}

/** The errand an order calls for, or `undefined` when the ERP has all it needs: a newer revision is no new order over there. */
export function errandOf(row: OrderRow, order: Order, terms: ErrandTerms): Errand | undefined {
  const isThere = row.erpId !== null;
  if (isThere && row.connection !== terms.connection) return undefined;
  if (order.cancelledAt !== undefined) return isThere || row.unresolved ? 'cancel' : undefined;
  const invoices = terms.posting !== undefined && isInvoiceDue(order, terms.posting) && !terms.isInvoiced(row);
  if (isThere) return invoices ? 'invoice' : undefined;
  return invoices ? 'invoice' : 'place';
}

/** Whether the merchant wants the whole order invoiced by now: an ERP's invoice is not split per fulfilment. */
export function isInvoiceDue(order: Order, { invoiceOn }: Pick<MerchantSettings, 'invoiceOn'>): boolean {
  if (order.test) return false;
  if (invoiceOn === 'placement') return true;
  const goods = order.lines.filter(({ kind }) => kind === 'goods');
  if (invoiceOn === 'fulfilment' && goods.length > 0)
    return goods.every(({ id, quantity }) => !delivered(order, id).lessThan(quantity));
  const captured = order.payments.filter(({ status }) => status === 'captured').map(({ amount }) => amount);
  return !Decimal.sum(captured).lessThan(order.totals.total);
}

function delivered(order: Order, line: string): Decimal {
  const parts = order.fulfilments.flatMap(({ lines }) => lines.filter(({ lineId }) => lineId === line));
  return Decimal.sum(parts.map(({ quantity }) => quantity));
}

/** Why a cancelled order cannot be cancelled where it was sent: orders go elsewhere now. The ledger is nobody's warehouse. */
export function strandedElsewhere(row: OrderRow, order: Order, { connection }: ErrandTerms): Problem | null {
  const isElsewhere = row.erpId !== null && row.connection !== connection && row.connection !== ledger.id;
  if (order.cancelledAt === undefined || !isElsewhere) return null;
  return {
    code: 'ERP_CONNECTION_CHANGED',
    message: `The order was sent to an ERP that is no longer connected (${row.connection ?? 'unknown'}).`,
    advice: 'Cancel it there by hand, or connect that ERP again and let the order try again.',
    retry: 'after-fix',
  };
}
