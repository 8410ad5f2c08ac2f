import { openItemsOf, type IssuedDocument } from '../../billing/index.ts';
import { Decimal, type Invoice, type Order, type OrderPayment, type Payment } from '../../model/index.ts';

/** A document of an order as far as its balance goes. */
export interface Balanced {
  readonly documentId: string;
  readonly kind: IssuedDocument['kind'];
  readonly invoice: Invoice;
}

/** What is open on one document after payments and credit notes; below zero it is owed to the buyer. */
export function openOn(document: Balanced, all: readonly Balanced[], payments: readonly Payment[]): Decimal {
  return document.kind === 'creditNote' ? Decimal.ZERO : openAfter(document, all, payments, creditsAmong(all));
}

export function openAfter(
  document: Balanced,
  all: readonly Balanced[],
  payments: readonly Payment[],
  credits: readonly Balanced[],
): Decimal {
  const siblings = all.filter(({ kind }) => kind !== 'creditNote').map(({ invoice }) => invoice);
  const items = openItemsOf(
    document.invoice,
    payments,
    credits.map(({ invoice }) => invoice),
    siblings,
  );
  return Decimal.sum(items.map(({ open }) => open));
}

export function creditsAmong(documents: readonly Balanced[]): readonly Balanced[] {
  return documents.filter(({ kind }) => kind === 'creditNote');
}

/** A part of a payment that settles a part of a document. */
export interface Allocation {
  readonly documentId: string;
  readonly documentNumber: string;
  readonly paymentId: string;
  readonly at: string;
  readonly method: string;
  readonly amount: Decimal;
}

/**
 * Money that moved in the shop and that no document knows of: captured less refunded, less what documents were issued as paid,
 * less what was applied since, and less what another origin told of the same money ({@link toldTwice}). What came in settles what is open, oldest document first; what went back settles what credit notes
 * left below zero, and beyond that opens the newest invoices again. The same state of the order gives the same allocations once.
 */
export function allocate(
  order: Order,
  documents: readonly Balanced[],
  applied: readonly Payment[],
): readonly Allocation[] {
  const moved = order.payments.filter(({ status }) => status === 'captured' || status === 'refunded');
  const shop = `${order.source.host}/${order.source.shop}`;
  const [own, others] = [
    applied.filter(({ origin }) => origin === shop),
    applied.filter(({ origin }) => origin !== shop),
  ];
  const known = knownAsPaid(documents).plus(sumOf(own));
  const unknown = Decimal.sum(moved.map(signed))
    .minus(known)
    .minus(toldTwice(moved, known, sumOf(others)));
  const newest = moved.findLast(({ status }) => status === (unknown.isNegative() ? 'refunded' : 'captured'));
  if (newest === undefined || unknown.isZero()) return [];
  const shares = unknown.isPositive() ? received(unknown, documents, applied) : returned(unknown, documents, applied);
  return shares.map(({ document, amount }) => ({
    documentId: document.documentId,
    documentNumber: document.invoice.number,
    paymentId: newest.id,
    at: newest.at,
    method: newest.method,
    amount,
  }));
}

/** Money of these never comes by a bank entry that pays this order. */
const NEVER_BY_TRANSFER: readonly OrderPayment['method'][] = ['card', 'wallet', 'gift-card', 'store-credit'];

/**
 * What the shop captured and what came by another origin (a bank statement, the ERP) may be the same transfer, marked as paid in the shop by
 * hand: it is taken for the same as far as it can be, so that nothing is paid twice. What the shop took by card is money of its own.
 */
function toldTwice(moved: readonly OrderPayment[], known: Decimal, others: Decimal): Decimal {
  const taken = moved.filter(({ status }) => status === 'captured');
  const cards = Decimal.sum(
    taken.filter(({ method }) => NEVER_BY_TRANSFER.includes(method)).map(({ amount }) => amount),
  );
  const transfers = Decimal.sum(taken.map(({ amount }) => amount)).minus(cards);
  const told = known.greaterThan(cards) ? known.minus(cards) : Decimal.ZERO;
  const untold = transfers.lessThan(told) ? Decimal.ZERO : transfers.minus(told);
  return untold.lessThan(others) ? untold : others;
}

function sumOf(payments: readonly Payment[]): Decimal {
  return Decimal.sum(payments.map(({ amount }) => amount));
}

function signed({ status, amount }: OrderPayment): Decimal {
  return status === 'refunded' ? amount.negated() : amount;
}

interface Share {
  readonly document: Balanced;
  readonly amount: Decimal;
}

function received(money: Decimal, documents: readonly Balanced[], applied: readonly Payment[]): readonly Share[] {
  let left = money;
  const shares: Share[] = [];
  for (const document of documents) {
    const open = openOn(document, documents, applied);
    if (!left.isPositive() || !open.isPositive()) continue;
    const amount = left.lessThan(open) ? left : open;
    left = left.minus(amount);
    shares.push({ document, amount });
  }
  return shares;
}

/** `money` is negative, and so are the shares. A document can give back no more than was paid on it. */
function returned(money: Decimal, documents: readonly Balanced[], applied: readonly Payment[]): readonly Share[] {
  const invoices = documents.filter(({ kind }) => kind !== 'creditNote');
  const given = new Map<Balanced, Decimal>();
  let left = money;
  const give = (document: Balanced, most: Decimal): void => {
    const amount = left.greaterThan(most) ? left : most;
    if (!amount.isNegative()) return;
    left = left.minus(amount);
    given.set(document, (given.get(document) ?? Decimal.ZERO).plus(amount));
  };
  for (const document of invoices) give(document, openOn(document, documents, applied));
  for (const document of invoices.toReversed())
    give(document, (given.get(document) ?? Decimal.ZERO).plus(paidOn(document, applied)).negated());
  return [...given].map(([document, amount]) => ({ document, amount }));
}

function paidOn({ invoice }: Balanced, applied: readonly Payment[]): Decimal {
  const since = applied.filter(({ documentNumber }) => documentNumber === invoice.number).map(({ amount }) => amount);
  return (invoice.totals.paidAmount ?? Decimal.ZERO).plus(Decimal.sum(since));
}

/** BT-113 of what was invoiced, less that of what was credited. */
function knownAsPaid(documents: readonly Balanced[]): Decimal {
  return Decimal.sum(
    documents.map(({ kind, invoice }) => {
      const paid = invoice.totals.paidAmount ?? Decimal.ZERO;
      return kind === 'creditNote' ? paid.negated() : paid;
    }),
  );
}
