import { addDays, Decimal, ok, type IsoDate, type Result } from '../../model/index.ts';
import { laterOf } from '../calendar/day.ts';
import { interestOf, percentDaysOf, segmentsOf, yearlyPercentDays, type RateOn } from './accrue.ts';
import type { ClaimPosting, ClaimSegment } from './claim.ts';

/** Money that came in on the item. */
export interface PartPayment {
  readonly date: IsoDate;
  readonly amount: Decimal;
  /** The debtor said so (C. civ. 1342-10): all of it goes to the principal. */
  readonly toPrincipal?: boolean;
}

export interface Settled {
  readonly segments: readonly ClaimSegment[];
  readonly postings: readonly ClaimPosting[];
  readonly interest: Decimal;
  readonly interestOpen: Decimal;
  readonly principalOpen: Decimal;
}

export interface Accrual {
  readonly principal: Decimal;
  /** No interest up to and on this day. */
  readonly after: IsoDate;
  readonly until: IsoDate;
  readonly payments: readonly PartPayment[];
  readonly rateOn: RateOn;
  readonly decimals: number;
}

interface Account {
  readonly principal: Decimal;
  /** Interest still owed, exact: see {@link yearlyPercentDays}. Below zero by a fraction of a cent where that was paid too much. */
  readonly owed: Decimal;
  readonly paidInterest: Decimal;
  /** The last day whose interest is in `owed`. */
  readonly through: IsoDate;
  readonly segments: readonly ClaimSegment[];
  readonly postings: readonly ClaimPosting[];
}

/**
 * Interest on a principal that part payments lower. The day a payment arrives still bears interest; then it goes to the interest that is
 * owed, and only what is left to the principal (C. civ. 1343-1, BGB 367). A payment settles what is owed in whole cents; the fraction that this
 * takes too much or leaves is reckoned with in what is owed later, so that the whole is rounded once, however often something is paid.
 */
export function settle(accrual: Accrual): Result<Settled> {
  const { principal, after, until, payments, decimals } = accrual;
  const start: Account = {
    principal,
    owed: Decimal.ZERO,
    paidInterest: Decimal.ZERO,
    through: after,
    segments: [],
    postings: [],
  };
  let account: Account = start;
  for (const payment of payments.filter(({ date }) => date <= until).toSorted(byDate)) {
    const accrued = accrueTo(payment.date, account, accrual);
    if (!accrued.ok) return accrued;
    account = post(payment, accrued.value, decimals);
  }
  const last = accrueTo(until, account, accrual);
  if (!last.ok) return last;
  const { segments, postings, paidInterest, owed, principal: principalOpen } = last.value;
  const interestOpen = rounded(owed, decimals);
  return ok({ segments, postings, interest: paidInterest.plus(interestOpen), interestOpen, principalOpen });
}

function byDate(a: PartPayment, b: PartPayment): number {
  return a.date < b.date ? -1 : a.date > b.date ? 1 : 0;
}

function accrueTo(day: IsoDate, account: Account, { rateOn }: Accrual): Result<Account> {
  if (!account.principal.isPositive()) return ok({ ...account, through: laterOf(account.through, day) });
  const segments = segmentsOf(addDays(account.through, 1), day, account.principal, rateOn);
  if (!segments.ok) return segments;
  return ok({
    ...account,
    owed: account.owed.plus(yearlyPercentDays(segments.value)),
    through: laterOf(account.through, day),
    segments: [...account.segments, ...segments.value],
  });
}

function post({ date, amount, toPrincipal = false }: PartPayment, account: Account, decimals: number): Account {
  const owed = rounded(account.owed, decimals);
  const toInterest = toPrincipal ? Decimal.ZERO : amount.lessThan(owed) ? amount : owed;
  const rest = amount.minus(toInterest);
  const lowered = rest.greaterThan(account.principal) ? account.principal : rest;
  return {
    ...account,
    principal: account.principal.minus(lowered),
    owed: account.owed.minus(percentDaysOf(toInterest)),
    paidInterest: account.paidInterest.plus(toInterest),
    postings: [...account.postings, { date, amount, toInterest, toPrincipal: lowered }],
  };
}

/** In whole cents; a fraction of one that was paid too much is no debt of ours. */
function rounded(owed: Decimal, decimals: number): Decimal {
  return interestOf(owed.isNegative() ? Decimal.ZERO : owed, decimals);
}
