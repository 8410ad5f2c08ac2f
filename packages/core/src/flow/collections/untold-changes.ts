import { Decimal, type IsoDate } from '../../model/index.ts';
import type { CaseItemStanding, UntoldPayment } from '../../store/index.ts';

/** A change of what is claimed on a document that the agency has to hear of. */
export interface UntoldChange {
  readonly documentId: string;
  readonly number: string;
  readonly kind: string;
  readonly dueDate: IsoDate;
  /** By it the change is told once. */
  readonly key: string;
  /** Above zero: the claim is lower by it. */
  readonly amount: Decimal;
  /** A payment that explains it; without one the claim was credited, or raised again. */
  readonly payment?: { readonly date: IsoDate; readonly reference: string | null };
}

/** What was done since the last time, and payments that changed nothing: both are remembered, the first are told. */
export interface Untold {
  readonly changes: readonly UntoldChange[];
  readonly idle: readonly UntoldPayment[];
}

/**
 * Compares what is open on each document of a case with what the agency knows: the difference is explained by payments as far as they go, and
 * the rest is a credit, or a claim that rose. After it is told, both sides hold the same, whatever happened in between.
 */
export function untoldChanges(
  items: readonly CaseItemStanding[],
  payments: readonly UntoldPayment[],
  key: string,
): Untold {
  const changes: UntoldChange[] = [];
  const idle: UntoldPayment[] = [];
  for (const [documentId, own] of Map.groupBy(items, (item) => item.documentId)) {
    const [first] = own;
    if (first === undefined) continue;
    const { number, kind, dueDate } = first;
    let left = lowered(own);
    for (const payment of payments.filter((each) => each.documentId === documentId)) {
      const amount = towards(Decimal.of(payment.amount), left);
      if (amount.isZero()) idle.push(payment);
      else changes.push({ documentId, number, kind, dueDate, key: payment.key, amount, payment: { ...payment } });
      left = left.minus(amount);
    }
    if (!left.isZero()) changes.push({ documentId, number, kind, dueDate, key: `change|${key}`, amount: left });
  }
  return { changes, idle };
}

/** By how much less is open than the agency knows; what is open below zero on an invoice was paid in full, and more. */
function lowered(own: readonly CaseItemStanding[]): Decimal {
  const [first] = own;
  const known = Decimal.sum(own.map(({ open }) => Decimal.of(open))).minus(Decimal.of(first?.changed ?? '0'));
  const now = Decimal.sum(own.map(({ openNow }) => Decimal.of(openNow)));
  const isCredit = first?.kind === 'credit';
  const kept = isCredit === now.isPositive() ? Decimal.ZERO : now;
  return known.minus(kept);
}

/** As much of a payment as goes towards what is left to explain. */
function towards(payment: Decimal, left: Decimal): Decimal {
  if (payment.isNegative() !== left.isNegative() || left.isZero()) return Decimal.ZERO;
  return payment.abs().lessThan(left.abs()) ? payment : left;
}
