import { addDays, Decimal, type IsoDate } from '../../model/index.ts';
import type { Allocation, LedgerItem, MatchPolicy, Reason } from './match.ts';
import { because } from './reasons.ts';
import { subsetSum } from './subset.ts';

/** The money that came, and when. */
export interface Money {
  readonly amount: Decimal;
  readonly currency: string;
  readonly date: IsoDate;
  readonly charges?: Decimal | undefined;
}

/** How the amount compares with what is open on some items of one customer. Only the first three leave nothing to decide. */
export type Fit = 'exact' | 'discount' | 'tolerance' | 'charges' | 'part' | 'over';

export interface Settlement {
  readonly fit: Fit;
  readonly allocations: readonly Allocation[];
  readonly surplus: Decimal;
  readonly reasons: readonly Reason[];
}

/** The items of one customer, in the payment's currency, that the payment is meant for; several due dates of a document may be among them. */
export function settle(items: readonly LedgerItem[], money: Money, policy: MatchPolicy): Settlement {
  const { amount } = money;
  const sorted = items.toSorted(
    (a, b) => a.dueDate.localeCompare(b.dueDate) || (a.documentNumber < b.documentNumber ? -1 : 1),
  );
  const total = totalOf(sorted);
  const exact = exactChoice(sorted, amount);
  if (exact !== undefined) return settled('exact', exact.map(wholly), because('AMOUNT_EXACT'));
  const discounted = discountChoice(sorted, money, policy);
  if (discounted !== undefined) return settled('discount', discounted, because('DISCOUNT_TAKEN'));
  const missing = total.minus(amount);
  if (missing.isPositive() && !amount.isNegative()) return settleLess(sorted, money, missing, policy);
  return {
    fit: 'over',
    allocations: sorted.map(wholly),
    surplus: missing.negated(),
    reasons: [because('AMOUNT_MORE', { open: total.toString(), surplus: missing.negated().toString() })],
  };
}

export const totalOf = (items: readonly LedgerItem[]): Decimal => Decimal.sum(items.map(({ open }) => open));

const wholly = ({ documentNumber, dueDate, open }: LedgerItem): Allocation => ({
  documentNumber,
  dueDate,
  amount: open,
});

const settled = (fit: Fit, allocations: readonly Allocation[], ...reasons: readonly Reason[]): Settlement => {
  return { fit, allocations, surplus: Decimal.ZERO, reasons };
};

/** All items; of one document its first due dates, or one of them; of several documents the one choice that has some of each. */
function exactChoice(items: readonly LedgerItem[], amount: Decimal): readonly LedgerItem[] | undefined {
  if (totalOf(items).equals(amount)) return items;
  const documents = new Set(items.map(({ documentNumber }) => documentNumber));
  if (documents.size === items.length) return undefined;
  if (documents.size === 1) {
    const first = items.findIndex((_, index) => totalOf(items.slice(0, index + 1)).equals(amount));
    if (first >= 0) return items.slice(0, first + 1);
    const single = items.filter(({ open }) => open.equals(amount));
    return single.length === 1 ? single : undefined;
  }
  const sum = subsetSum(
    items.map(({ open }) => open),
    amount,
    documents.size,
  );
  if (sum.kind !== 'one') return undefined;
  const chosen = items.filter((_, index) => sum.indices.includes(index));
  return new Set(chosen.map(({ documentNumber }) => documentNumber)).size === documents.size ? chosen : undefined;
}

/** Every discount that is still granted is taken. */
function discountChoice(
  items: readonly LedgerItem[],
  { amount, date }: Money,
  policy: MatchPolicy,
): readonly Allocation[] | undefined {
  const discounts = items.map(({ discount }) =>
    discount !== undefined && date <= addDays(discount.until, policy.discountGraceDays)
      ? discount.amount
      : Decimal.ZERO,
  );
  const granted = Decimal.sum(discounts);
  if (granted.isZero() || !totalOf(items).minus(granted).equals(amount)) return undefined;
  return items.map((item, index) => waive(item, discounts[index] ?? Decimal.ZERO, 'discount'));
}

type WaivedKind = NonNullable<Allocation['waived']>['kind'];

function waive({ documentNumber, dueDate, open }: LedgerItem, amount: Decimal, kind: WaivedKind): Allocation {
  const allocation = { documentNumber, dueDate, amount: open.minus(amount) };
  return amount.isZero() ? allocation : { ...allocation, waived: { kind, amount } };
}

/** Less than is open: what is missing is let go, was kept by a bank, or stays open. */
function settleLess(items: readonly LedgerItem[], money: Money, missing: Decimal, policy: MatchPolicy): Settlement {
  const tolerance = policy.tolerance[money.currency] ?? Decimal.ZERO;
  const last = items.at(-1);
  const canWaive = last !== undefined && !last.open.lessThan(missing);
  const waiving = (kind: WaivedKind): readonly Allocation[] =>
    items.map((item) => waive(item, item === last ? missing : Decimal.ZERO, kind));
  if (canWaive && !missing.greaterThan(tolerance))
    return settled('tolerance', waiving('tolerance'), because('WITHIN_TOLERANCE', { difference: missing.toString() }));
  if (canWaive && money.charges?.equals(missing) === true)
    return settled('charges', waiving('charges'), because('CHARGES_DEDUCTED', { charges: missing.toString() }));
  return settled(
    'part',
    partsOf(items, money.amount),
    because('AMOUNT_LESS', { missing: missing.toString() }),
    because('PART_PAYMENT'),
  );
}

/** The oldest first; credit notes make the rest go further. */
function partsOf(items: readonly LedgerItem[], amount: Decimal): readonly Allocation[] {
  const credits = items.filter(({ open }) => open.isNegative());
  let rest = amount.minus(totalOf(credits));
  const parts = credits.map(wholly);
  for (const item of items) {
    if (item.open.isNegative() || !rest.isPositive()) continue;
    const part = rest.lessThan(item.open) ? rest : item.open;
    parts.push({ documentNumber: item.documentNumber, dueDate: item.dueDate, amount: part });
    rest = rest.minus(part);
  }
  return parts;
}
