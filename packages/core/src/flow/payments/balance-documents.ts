import { payable } from '../../billing/index.ts';
import { Decimal, type Payment } from '../../model/index.ts';
import { creditsAmong, openAfter, type Balanced } from './settle-order.ts';

/** Where one document stands in money. Of a credit note `open` and `credited` are zero: it is settled against its invoice. */
export interface Balance {
  readonly document: Balanced;
  /** Still owed by the buyer; below zero it is owed to the buyer. */
  readonly open: Decimal;
  /** Of an invoice: what its credit notes take off it. */
  readonly credited: Decimal;
  /** Of a credit note: what is still to go back to the buyer. */
  readonly toRefund: Decimal;
  /** Of a credit note: what went back to the buyer. The rest was set against what the buyer owed. */
  readonly refunded: Decimal;
}

/**
 * The balances of an order's documents, oldest first. What an invoice owes to the buyer is owed for its newest credit notes,
 * so that money that goes back settles the oldest first; and what went back is told by the newest of those that are settled.
 */
export function balance(documents: readonly Balanced[], payments: readonly Payment[]): readonly Balance[] {
  const credits = creditsAmong(documents);
  const back = new Map<Balanced, Pick<Balance, 'toRefund' | 'refunded'>>();
  const invoices = documents.filter((document) => !credits.includes(document));
  const owing = new Map<Balanced, Pick<Balance, 'open' | 'credited'>>();
  for (const invoice of invoices) {
    const open = openAfter(invoice, documents, payments, credits);
    const before = openAfter(invoice, documents, payments, []);
    owing.set(invoice, { open, credited: before.minus(open) });
    shareOut(invoice, { open, before, documents, payments, credits, back });
  }
  return documents.map((document) => ({ document, ...NOTHING, ...owing.get(document), ...back.get(document) }));
}

const NOTHING = { open: Decimal.ZERO, credited: Decimal.ZERO, toRefund: Decimal.ZERO, refunded: Decimal.ZERO };

interface Case {
  readonly open: Decimal;
  readonly before: Decimal;
  readonly documents: readonly Balanced[];
  readonly payments: readonly Payment[];
  readonly credits: readonly Balanced[];
  readonly back: Map<Balanced, Pick<Balance, 'toRefund' | 'refunded'>>;
}

/** Shares what is owed to the buyer on an invoice, and what went back already, between its credit notes. */
function shareOut(invoice: Balanced, { open, before, documents, payments, credits, back }: Case): void {
  let owed = open.isNegative() ? open.negated() : Decimal.ZERO;
  let returned = returnedOn(invoice, payments);
  for (const credit of credits.toReversed()) {
    const share = before.minus(openAfter(invoice, documents, payments, [credit]));
    if (!share.isPositive()) continue;
    const toRefund = least(share, owed);
    owed = owed.minus(toRefund);
    const refunded = least(share.minus(toRefund), returned);
    returned = returned.minus(refunded);
    const known = back.get(credit) ?? NOTHING;
    back.set(credit, { toRefund: known.toRefund.plus(toRefund), refunded: known.refunded.plus(refunded) });
  }
}

function returnedOn({ invoice }: Balanced, payments: readonly Payment[]): Decimal {
  const own = payments.filter(({ documentNumber, amount }) => documentNumber === invoice.number && amount.isNegative());
  return Decimal.sum(own.map(({ amount }) => amount)).negated();
}

function least(a: Decimal, b: Decimal): Decimal {
  return a.lessThan(b) ? a : b;
}

/** Every invoice is taken back whole, whether the money went back or not. */
export function isCredited(balances: readonly Balance[]): boolean {
  const invoices = balances.filter(({ document }) => document.kind !== 'creditNote');
  return (
    balances.length > invoices.length &&
    invoices.every(({ document, credited }) => !credited.lessThan(payable(document)))
  );
}

/** Where an order stands when every document due for it is issued. */
export function stageByBalance(balances: readonly Balance[]): 'invoiced' | 'paid' | 'credited' {
  if (isCredited(balances)) return 'credited';
  return isOwed(balances) ? 'invoiced' : 'paid';
}

/** Whether the buyer still owes something over all. */
export function isOwed(balances: readonly Balance[]): boolean {
  return Decimal.sum(balances.map(({ open }) => open)).isPositive();
}
