import type { ErpInvoice, ErpOrder } from '../../erp/index.ts';
import { Decimal, type OrderId } from '../../model/index.ts';

/** Something that is not the same here and in the ERP: which order, why it matters, and what to do. */
export interface ErpDifference {
  /** Stable, upper snake case. */
  readonly code: keyof typeof ADVICE;
  readonly orderId: OrderId;
  /** What people call the order, e.g. `#1001`. */
  readonly orderNumber: string;
  readonly erpReference?: string;
  /** Amounts are decimal strings in `currency`. */
  readonly ours?: string;
  readonly theirs?: string;
  readonly currency: string;
  readonly message: string;
  readonly advice: string;
}

const ADVICE = {
  ORDER_GONE_IN_ERP: 'Find out who deleted it. If it is still to be done, enter it in the ERP again by hand.',
  ORDER_CANCELLED_IN_ERP: 'Cancel the order in the shop too, which credits its invoice; or reopen it in the ERP.',
  ORDER_NOT_CANCELLED_IN_ERP: 'The shop cancelled this order: cancel it in the ERP too.',
  ORDER_TOTAL_DIFFERS:
    'If the shop changed the order after it was sent, change it in the ERP too; else find out who changed it there.',
  INVOICE_MORE_IN_ERP:
    'Look whether the order was invoiced twice: Quittance knows fewer invoices of it. Cancel or credit the one too many in the ERP.',
  INVOICE_MISSING_IN_ERP: 'Find out who deleted or cancelled the invoice in the ERP.',
  INVOICE_TOTAL_DIFFERS: 'Compare the documents of both sides: one of them was changed or credited on one side only.',
  OPEN_AMOUNT_DIFFERS: 'A payment or refund was entered on one side only: enter it on the other.',
} as const;

/** An order as Quittance knows it. */
export interface OwnOrder {
  readonly id: string;
  readonly number: string;
  readonly stage: string;
  readonly currency: string;
  /** What the ERP must come to, and how far from it rounding may end. */
  readonly total: Decimal;
  readonly tolerance: Decimal;
  readonly erpNumber: string | null;
}

/** What is wrong with an order that was pushed, as the ERP has it now; `null` is one it does not have. */
export function compareOrder(own: OwnOrder, there: ErpOrder | null): ErpDifference | undefined {
  const difference = differ(own);
  if (there === null) return difference('ORDER_GONE_IN_ERP', 'The ERP does not have this order any more.');
  if (own.stage === 'cancelled')
    return there.state === 'cancelled'
      ? undefined
      : difference('ORDER_NOT_CANCELLED_IN_ERP', `The order is cancelled here and ${there.state} in the ERP.`);
  if (there.state === 'cancelled')
    return difference('ORDER_CANCELLED_IN_ERP', 'The order is cancelled in the ERP only.');
  const off = there.total.minus(own.total).abs();
  if (own.currency === there.currency && !off.greaterThan(own.tolerance)) return undefined;
  return difference(
    'ORDER_TOTAL_DIFFERS',
    `The order comes to ${own.total.toString()} ${own.currency} here and to ${there.total.toString()} ${there.currency} in the ERP.`,
    own.total.toString(),
    there.total.toString(),
  );
}

/** The invoices and credit notes of one order on one side. */
export interface Documents {
  readonly invoices: number;
  /** Invoices less credit notes. */
  readonly total: Decimal;
  readonly open: Decimal;
}

/** What is wrong with the documents of an order. */
export function compareDocuments(own: OwnOrder, here: Documents, there: Documents): ErpDifference | undefined {
  const difference = differ(own);
  const sentence = `Invoices here: ${here.invoices}, in the ERP: ${there.invoices}.`;
  if (there.invoices > here.invoices)
    return difference('INVOICE_MORE_IN_ERP', sentence, here.total.toString(), there.total.toString());
  if (there.invoices < here.invoices)
    return difference('INVOICE_MISSING_IN_ERP', sentence, here.total.toString(), there.total.toString());
  for (const [code, what, mine, theirs] of [
    ['INVOICE_TOTAL_DIFFERS', 'invoiced', here.total, there.total],
    ['OPEN_AMOUNT_DIFFERS', 'open', here.open, there.open],
  ] as const) {
    if (!mine.equals(theirs))
      return difference(
        code,
        `${mine.toString()} ${own.currency} are ${what} here, ${theirs.toString()} ${own.currency} in the ERP.`,
        mine.toString(),
        theirs.toString(),
      );
  }
  return undefined;
}

function differ({ id, number, currency, erpNumber }: OwnOrder) {
  return (code: ErpDifference['code'], message: string, ours?: string, theirs?: string): ErpDifference => ({
    code,
    orderId: id as OrderId,
    orderNumber: number,
    ...(erpNumber !== null && { erpReference: erpNumber }),
    ...(ours !== undefined && { ours }),
    ...(theirs !== undefined && { theirs }),
    currency,
    message,
    advice: ADVICE[code],
  });
}

type Document = Pick<ErpInvoice, 'total' | 'open'> & { readonly kind: string; readonly state?: string };

/** Sums up documents; drafts and cancelled ones are none. What is open on a credit note is owed to the buyer. */
export function sumUp(documents: readonly Document[]): Documents {
  const issued = documents.filter(({ state }) => state !== 'draft' && state !== 'cancelled');
  const signed = (pick: (document: Document) => Decimal) =>
    Decimal.sum(issued.map((each) => (each.kind === 'creditNote' ? pick(each).negated() : pick(each))));
  return {
    invoices: issued.filter(({ kind }) => kind !== 'creditNote').length,
    total: signed(({ total }) => total),
    open: signed(({ open }) => open),
  };
}
