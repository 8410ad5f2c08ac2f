import { Decimal } from '../../model/index.ts';

/** A document (or claim) of a case, and what is open on it; below zero it is a credit. */
export interface SharedItem {
  readonly documentId: string;
  readonly kind: string;
  readonly open: Decimal;
  /** What was open when it was handed over: no more than that can be opened again. */
  readonly handedOver: Decimal;
}

/** How money that an agency received is spread over our items; costs of the agency are not among them. */
export interface AgencyMoney {
  readonly interest: Decimal;
  readonly fees: Decimal;
  readonly principal: Decimal;
}

export interface SharedMoney {
  readonly shares: readonly { readonly documentId: string; readonly amount: Decimal }[];
  /** What nothing was open for: it is the customer's. */
  readonly surplus: Decimal;
}

type Shares = Map<string, Decimal>;

/**
 * Money goes where the agency says, the oldest first; what is too much there goes to whatever else is open. Credits that the claim was lowered by
 * are used up last, by as much as the money does not cover. What went back opens the newest again. The parts and the surplus come to the sum.
 */
export function sharePayment(items: readonly SharedItem[], money: AgencyMoney): SharedMoney {
  const sum = Decimal.sum([money.principal, money.interest, money.fees]);
  if (sum.isNegative()) return { shares: entriesOf(goneBack(items, sum)), surplus: Decimal.ZERO };
  const shares: Shares = new Map();
  let left = sum;
  const pay = (kinds: readonly string[], most: Decimal) => {
    const paid = settle(items, kinds, least(most, left), shares);
    left = left.minus(paid);
  };
  pay(['interest'], money.interest);
  pay(['fee', 'cost'], money.fees);
  pay(['principal'], money.principal);
  pay(['principal', 'interest', 'fee', 'cost'], left);
  if (left.isZero()) useCredits(items, shares);
  return { shares: entriesOf(shares), surplus: left };
}

/** Pays what is open of these kinds, at most so much; answers what was needed. */
function settle(items: readonly SharedItem[], kinds: readonly string[], most: Decimal, shares: Shares): Decimal {
  let left = most;
  for (const { documentId, open } of items.filter(({ kind }) => kinds.includes(kind))) {
    const owed = open.minus(shares.get(documentId) ?? Decimal.ZERO);
    const part = least(owed, left);
    if (!part.isPositive()) continue;
    shares.set(documentId, (shares.get(documentId) ?? Decimal.ZERO).plus(part));
    left = left.minus(part);
  }
  return most.minus(left);
}

/** What is left open is set against the credits, when they cover all of it: the claim was net of them. */
function useCredits(items: readonly SharedItem[], shares: Shares): void {
  const credits = items.filter(({ kind, open }) => kind === 'credit' && open.isNegative());
  const has = Decimal.sum(credits.map(({ open }) => open)).negated();
  const owed = Decimal.sum(items.filter(({ kind }) => kind !== 'credit').map(({ open }) => open)).minus(
    Decimal.sum(shares.values()),
  );
  if (!owed.isPositive() || owed.greaterThan(has)) return;
  settle(items, ['principal', 'interest', 'fee', 'cost'], owed, shares);
  let left = owed;
  for (const { documentId, open } of credits) {
    const part = least(open.negated(), left);
    if (!part.isPositive()) continue;
    shares.set(documentId, part.negated());
    left = left.minus(part);
  }
}

function goneBack(items: readonly SharedItem[], sum: Decimal): Shares {
  const shares: Shares = new Map();
  let left = sum.negated();
  const owing = items.filter(({ kind }) => kind !== 'credit').toReversed();
  for (const { documentId, open, handedOver } of owing) {
    const part = least(handedOver.minus(open), left);
    if (!part.isPositive()) continue;
    shares.set(documentId, part.negated());
    left = left.minus(part);
  }
  const [newest] = owing;
  if (left.isPositive() && newest !== undefined)
    shares.set(newest.documentId, (shares.get(newest.documentId) ?? Decimal.ZERO).minus(left));
  return shares;
}

function entriesOf(shares: Shares): SharedMoney['shares'] {
  return [...shares].filter(([, amount]) => !amount.isZero()).map(([documentId, amount]) => ({ documentId, amount }));
}

function least(a: Decimal, b: Decimal): Decimal {
  return a.lessThan(b) ? a : b;
}
