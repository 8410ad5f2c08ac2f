import { Decimal, ok, refused, type MerchantSettings, type Order, type Problem, type Result } from '../model/index.ts';
import { creditDeposits } from './credit-deposits.ts';
import type { CoverageEntry, DocumentDue } from './document.ts';
import type { Ledger } from './ledger.ts';
import { freePart, priceChanges } from './price-changes.ts';
import type { PricedOrder } from './price-order.ts';
import { smaller, standing, type CreditClaim, type Gesture, type SplitRefunds } from './split-refunds.ts';
import { refundExceeds } from './refund-exceeds.ts';
import { Tally } from './tally.ts';
import { wordingOf } from './wording.ts';

/** The credit notes that are due, and the gestures that the invoices to come must bear. */
export interface CreditPlan {
  readonly dues: readonly DocumentDue[];
  readonly waiting: readonly Gesture[];
}

/** What credit notes are planned from. */
export interface CreditCase {
  readonly order: Order;
  readonly settings: MerchantSettings;
  readonly priced: PricedOrder;
  readonly ledger: Ledger;
  readonly refunds: SplitRefunds;
  /** What an invoice may still hold. */
  readonly open: readonly CoverageEntry[];
}

/**
 * One credit note per refund, then one for what an edit removed; each within what is invoiced and not yet credited. A gesture beyond
 * that waits, if what is still to be invoiced can bear it.
 */
export function planCredits({ order, settings, priced, ledger, refunds, open }: CreditCase): Result<CreditPlan> {
  const toCome = Decimal.sum(open.map(({ gross }) => gross)).plus(priced.rounding.abs());
  const room = toCome.minus(Decimal.sum(refunds.gestures.map(({ gross }) => gross)));
  if (room.isNegative()) return refused(refundExceeds(undefined, order));
  if (ledger.invoices.length === 0 && refunds.claims.length === 0) return ok({ dues: [], waiting: [] });
  const tally = new Tally(ledger, priced.decimals);
  const words = wordingOf(settings);
  const dues: DocumentDue[] = [];
  const waiting: Gesture[] = [];
  const problems: Problem[] = [];
  for (const claim of refunds.claims) {
    const mayWait = room.minus(Decimal.sum(waiting.map(({ gross }) => gross)));
    const credited = tally.claimed(claim, { order, words, mayWait });
    if (!credited.ok) {
      problems.push(...credited.problems);
      continue;
    }
    dues.push(
      ...tally.creditNotes(claim.refund.id, credited.value.entries, {
        reason: claim.refund.reason,
        ofAmounts: namesAmounts(claim),
        rounding: credited.value.rounding,
      }),
    );
    if (credited.value.waiting.isPositive())
      waiting.push({ ref: `gesture:${claim.refund.id}`, gross: credited.value.waiting, name: claim.refund.reason });
  }
  const removed = [
    ...removedEntries(priced, ledger, refunds, tally),
    ...priceChanges({ priced, ledger, refunds }, 'fall'),
  ];
  const part = freePart(ledger, 'creditNote', `edit-${order.revision}`);
  dues.push(...tally.creditNotes(part, tally.lessGiven(part, removed, words)));
  return problems.length > 0 ? refused(...problems) : ok({ dues, waiting });
}

/** Everything that is invoiced and not credited, as one credit note; open deposits as credit notes of deposits (503). */
export function planCancellation(ledger: Ledger, decimals: number): readonly DocumentDue[] {
  if (ledger.has('creditNote', 'cancellation')) return [];
  if (ledger.invoices.length === 0) return creditDeposits(ledger, Decimal.ZERO, decimals);
  const tally = new Tally(ledger, decimals);
  return tally.creditNotes('cancellation', tally.rest());
}

function removedEntries(priced: PricedOrder, ledger: Ledger, refunds: SplitRefunds, tally: Tally): CoverageEntry[] {
  const wanted = new Map(priced.positions.map((position) => [position.ref, position.quantity]));
  return [...ledger.invoiced.keys()].flatMap((ref) => {
    if (/^(?:gesture|price):/.test(ref)) return [];
    const quantity = wanted.get(ref) ?? Decimal.ZERO;
    const surplus = standing(ledger, ref).minus(
      ref.startsWith('line:') ? quantity.minus(refunds.netted.get(ref) ?? Decimal.ZERO) : quantity,
    );
    return surplus.isPositive() ? tally.take(ref, smaller(surplus, tally.left(ref))) : [];
  });
}

function namesAmounts(claim: CreditClaim): boolean {
  return claim.gesture.isPositive() || claim.lines.some((line) => line.gross !== undefined);
}
