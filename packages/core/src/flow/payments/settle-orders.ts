import type { MerchantSettings, Order, Payment } from '../../model/index.ts';
import { dayIn, Decimal } from '../../model/index.ts';
import {
  insertPayments,
  paymentsOf,
  updateOpenItems,
  type IssuedRow,
  type Move,
  type OrderRow,
  type Standing,
  type TenantTransaction,
} from '../../store/index.ts';
import { unpackDocument } from '../invoices/document-content.ts';
import { standing } from '../move.ts';
import type { NumberedDocument } from '../invoices/number-drafts.ts';
import { balance, stageByBalance, type Balance } from './balance-documents.ts';
import { allocate, type Balanced } from './settle-order.ts';

/** An order whose due documents have just been issued, if there were any. */
export interface IssuedNow {
  readonly row: OrderRow;
  readonly order: Order;
  readonly earlier: readonly IssuedRow[];
  readonly now: readonly NumberedDocument[];
}

/** Brings what is open up to date with new payments and credit notes, and says where each order stands now. */
export async function settleOrders(
  trx: TenantTransaction,
  orders: readonly IssuedNow[],
  settings: MerchantSettings,
): Promise<readonly Move[]> {
  const changed = orders.filter(({ earlier }) => earlier.length > 0);
  const applied =
    changed.length === 0
      ? []
      : await paymentsOf(
          trx,
          changed.flatMap(({ earlier }) => earlier.map(({ id }) => id)),
        );
  const byDocument = Map.groupBy(applied, ({ documentId }) => documentId);
  const moves: Move[] = [];
  for (const issued of orders) {
    const documents = balanced(issued);
    const before = documents.flatMap(({ documentId }) => byDocument.get(documentId) ?? []);
    const received = issued.earlier.length === 0 ? [] : await receive(trx, issued, documents, before, settings);
    const balances = balance(documents, [...before, ...received]);
    // A document alone was stored with what is open on it; beside others it may be credited or paid by now.
    if (documents.length > 1 || issued.earlier.length > 0) await updateOpenItems(trx, balances.map(standingOf));
    moves.push(moveTo(issued, received, balances));
  }
  return moves;
}

function balanced({ earlier, now }: IssuedNow): readonly Balanced[] {
  return [
    ...earlier.map((row) => ({ documentId: row.id, ...unpackDocument(row) })),
    ...now.map(({ stored, draft, invoice }) => ({ documentId: stored.id, kind: draft.kind, invoice })),
  ];
}

async function receive(
  trx: TenantTransaction,
  { row, order }: IssuedNow,
  documents: readonly Balanced[],
  before: readonly Payment[],
  settings: MerchantSettings,
): Promise<readonly Payment[]> {
  const origin = `${row.host}/${row.shop}`;
  const allocations = allocate(order, documents, before);
  const payments = allocations.map(({ documentId, documentNumber, paymentId, at, method, amount }) => ({
    documentId,
    payment: {
      origin,
      id: `${row.sourceId}/${paymentId}/${row.revision}/${documentNumber}`.slice(0, 200),
      documentNumber,
      amount,
      currency: order.currency,
      date: dayIn(settings.timeZone, new Date(at)),
      method,
    },
  }));
  await insertPayments(
    trx,
    payments.map(({ documentId, payment }) => ({
      ...payment,
      documentId,
      amount: payment.amount.toString(),
      reference: null,
    })),
  );
  return payments.map(({ payment }) => payment);
}

export function standingOf({ document: { documentId }, open, credited, toRefund, refunded }: Balance): Standing {
  return {
    documentId,
    open: open.toString(),
    credited: credited.toString(),
    toRefund: toRefund.toString(),
    refunded: refunded.toString(),
  };
}

function moveTo({ row, order, now }: IssuedNow, received: readonly Payment[], balances: readonly Balance[]): Move {
  const base = { ...standing(row), attempts: 0 };
  const documents = now.map(({ draft, invoice }) => ({ kind: draft.kind, part: draft.part, number: invoice.number }));
  const details = {
    ...(documents.length > 0 && { documents }),
    ...(received.length > 0 && { payments: received.map(({ id }) => id) }),
  };
  const stage = stageOf(order, balances);
  if (stage === 'pushed') return base;
  return { ...base, stage, event: { kind: eventOf(documents, received, stage), details } };
}

function stageOf(order: Order, balances: readonly Balance[]): string {
  if (order.cancelledAt !== undefined) return 'cancelled';
  return balances.length === 0 ? 'pushed' : stageByBalance(balances);
}

/** What a person would call what happened. */
function eventOf(documents: readonly { readonly kind: string }[], received: readonly Payment[], stage: string): string {
  if (documents.length > 0)
    return documents.every(({ kind }) => kind === 'creditNote') ? 'order.credited' : 'order.invoiced';
  const money = Decimal.sum(received.map(({ amount }) => amount));
  if (money.isNegative()) return 'order.refunded';
  if (stage === 'paid') return 'order.paid';
  return money.isPositive() ? 'order.part-paid' : 'order.settled';
}
