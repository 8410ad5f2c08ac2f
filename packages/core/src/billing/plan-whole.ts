import type { CoverageEntry, DocumentDue } from './document.ts';
import { grossOfGesture } from './gesture-ref.ts';
import { invoicesOf, type InvoicePlan } from './invoice-due.ts';
import { lowerByGestures } from './lower-by-gestures.ts';
import { meetGross } from './meet-gross.ts';
import { freePart, priceChanges } from './price-changes.ts';
import { wordingOf } from './wording.ts';

/** Everything that is wanted and not invoiced: the whole order at first, what an edit added later. */
export function wholeOrder(plan: InvoicePlan): DocumentDue[] {
  if (plan.ledger.invoices.length > 0) return addedByEdit(plan, plan.open);
  const entries = meetGross(lowered(plan, plan.open), plan.priced.decimals);
  return invoicesOf(plan, { part: 'all', entries, rounding: plan.priced.rounding });
}

/** What an edit added after invoicing: pieces, and price rises of pieces that stay. */
export function addedByEdit(
  plan: InvoicePlan,
  pieces: readonly CoverageEntry[],
  sofar: readonly DocumentDue[] = [],
): DocumentDue[] {
  const entries = lowered(plan, [...pieces, ...priceChanges(plan, 'rise')], sofar);
  return invoicesOf(plan, { part: freePart(plan.ledger, 'invoice', `edit-${plan.order.revision}`), entries, sofar });
}

function lowered(
  plan: InvoicePlan,
  entries: readonly CoverageEntry[],
  sofar: readonly DocumentDue[] = [],
): CoverageEntry[] {
  const { refunds, settings, priced } = plan;
  const taken = new Map(
    refunds.gestures.map(({ ref }) => [
      ref,
      grossOfGesture(
        sofar.flatMap((due) => due.entries),
        ref,
      ).negated(),
    ]),
  );
  return [
    ...entries,
    ...lowerByGestures(entries, refunds.gestures, {
      taken,
      name: wordingOf(settings).gesture,
      decimals: priced.decimals,
    }),
  ];
}
