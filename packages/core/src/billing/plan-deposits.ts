import { Decimal, type Order } from '../model/index.ts';
import { apportion } from './apportion.ts';
import { closeDocument } from './close-document.ts';
import { creditDeposits } from './credit-deposits.ts';
import type { CoverageEntry, DocumentDue } from './document.ts';
import { askedFor, captured, totalOf, type InvoicePlan } from './invoice-due.ts';
import { wholeOrder } from './plan-whole.ts';
import { treatmentKey } from './vat-group.ts';
import { wordingOf } from './wording.ts';

/**
 * Each captured part payment is a deposit; the one that completes the price, or the last delivery, calls for the final invoice. What
 * deposits hold beyond the final invoice, because of refunds in between, is credited (503), the newest deposit first.
 */
export function planDeposits(plan: InvoicePlan): DocumentDue[] {
  if (plan.ledger.invoices.length > 0) return wholeOrder(plan);
  const isDelivered = plan.order.lines.every((line) => !delivered(plan.order, line.id).lessThan(line.quantity));
  if (isDelivered || !captured(plan.order).lessThan(askedFor(plan))) {
    const final = wholeOrder(plan);
    return [...final, ...creditDeposits(plan.ledger, totalOf(final), plan.priced.decimals)];
  }
  const paid = plan.order.payments
    .filter((payment) => payment.status === 'captured')
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return paid
    .filter((payment) => !plan.ledger.has('deposit', payment.id) && payment.amount.isPositive())
    .map((payment) => depositOf(plan, payment));
}

function delivered(order: Order, lineId: string): Decimal {
  return Decimal.sum(
    order.fulfilments.flatMap(({ lines }) =>
      lines.filter((line) => line.lineId === lineId).map(({ quantity }) => quantity),
    ),
  );
}

function depositOf(plan: InvoicePlan, payment: Order['payments'][number]): DocumentDue {
  const { decimals } = plan.priced;
  const entries = spreadGross(plan.open, payment.amount, {
    ref: `deposit:${payment.id}`,
    name: wordingOf(plan.settings).deposit(plan.order.number),
    decimals,
  });
  const closed = closeDocument(entries, { before: new Map() }, decimals);
  return {
    kind: 'deposit',
    part: payment.id,
    typeCode: '386',
    entries: closed.entries,
    vat: closed.vat,
    rounding: closed.rounding,
    paid: closed.total,
    paidAt: payment.at,
    precedes: [],
  };
}

/** An amount with VAT, split over the VAT rates of `over` by what they cost. */
function spreadGross(
  over: readonly CoverageEntry[],
  gross: Decimal,
  { ref, name, decimals }: { ref: string; name: string; decimals: number },
): CoverageEntry[] {
  const taxed = over.some((entry) => entry.category !== 'O') ? over.filter((entry) => entry.category !== 'O') : over;
  const groups = [...Map.groupBy(taxed, treatmentKey).values()];
  const shares = apportion(
    gross.round(decimals),
    groups.map((group) => Decimal.sum(group.map((entry) => entry.gross))),
    decimals,
  );
  return groups.flatMap((group, index) => {
    const [first] = group;
    const share = shares[index] ?? Decimal.ZERO;
    if (first === undefined || share.isZero()) return [];
    const net = share.times(Decimal.HUNDRED).dividedBy(Decimal.HUNDRED.plus(first.rate ?? Decimal.ZERO), decimals);
    return [
      {
        ...first,
        ref: groups.length === 1 ? ref : `${ref}:${treatmentKey(first)}`,
        name,
        quantity: Decimal.ONE,
        unitCode: 'C62',
        net,
        allowance: Decimal.ZERO,
        discount: Decimal.ZERO,
        gross: share,
        includesTax: true,
      },
    ];
  });
}
