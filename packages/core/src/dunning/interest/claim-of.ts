import {
  currencyDecimals,
  Decimal,
  ok,
  refused,
  type DebtorKind,
  type InterestPolicy,
  type IsoDate,
  type Problem,
  type Result,
} from '../../model/index.ts';
import { daysBetween, laterOf } from '../calendar/day.ts';
import { lawOf, type AppliedLaw } from '../rates/jurisdiction.ts';
import { rateFor } from '../rates/statutory-rate.ts';
import type { RateOn } from './accrue.ts';
import type { Claim } from './claim.ts';
import { floorWarnings } from './floor.ts';
import { settle, type PartPayment } from './settle.ts';

/** What interest is asked on. */
export interface ClaimInput {
  /** Whose law governs: the creditor's country. */
  readonly country: string;
  readonly debtor: DebtorKind;
  /** Unpaid, VAT included. */
  readonly principal: Decimal;
  readonly currency: string;
  readonly dueDate: IsoDate;
  /** The day of payment, or of the claim; it bears interest. */
  readonly until: IsoDate;
  /** Part payments, after which less is owed. */
  readonly payments?: readonly PartPayment[];
  /** Interest up to this day was claimed before. */
  readonly claimedTo?: IsoDate | undefined;
  /** The fixed compensation was claimed before, or is claimed on another instalment of the document. */
  readonly withoutCompensation?: boolean;
  readonly terms: InterestPolicy;
}

const COMPENSATION = Decimal.of('40.00');
const NO_COMPENSATION = Decimal.of('0.00');

/**
 * Late-payment interest and the fixed compensation of 40 EUR (directive 2011/7/EU art. 3 and 6): from the day after the due date to
 * `until` inclusive, simple, on the sum with VAT, actual days over 365, cut at each half-year, rounded once at the end, half up.
 *
 * Refused for consumers (`INTEREST_NOT_FOR_CONSUMERS`), for countries whose law is not known (`LATE_PAYMENT_LAW_UNKNOWN`) and for half-years
 * whose rate is not (`RATE_UNKNOWN`). A due date on a day that is none of business is not moved here.
 */
export function claimOf(input: ClaimInput): Result<Claim> {
  const { debtor, country, principal, currency, dueDate, until, terms } = input;
  if (debtor === 'consumer') return refused(NOT_FOR_CONSUMERS);
  const law = lawFor(country, terms);
  if (!law.ok) return law;
  const { jurisdiction, warnings } = law.value;
  const settled = settle({
    principal,
    after: laterOf(dueDate, input.claimedTo ?? dueDate),
    until,
    payments: input.payments ?? [],
    rateOn: rateOn(jurisdiction, dueDate, terms),
    decimals: currencyDecimals(currency) ?? 2,
  });
  if (!settled.ok) return settled;
  const days = Math.max(0, daysBetween(dueDate, until));
  const compensated = days > 0 && principal.isPositive() && input.withoutCompensation !== true;
  return ok({
    jurisdiction,
    currency,
    principal,
    dueDate,
    until,
    days,
    variant: terms.agreedRate === undefined ? terms.variant : 'agreed',
    ...settled.value,
    compensation: { amount: compensated ? COMPENSATION : NO_COMPENSATION, currency: 'EUR' },
    warnings: [...warnings, ...floorWarnings(jurisdiction, dueDate, terms.agreedRate), ...oldDebt(jurisdiction, input)],
  });
}

/** An agreed rate needs no table: then the directive's frame is enough wherever the creditor is. */
function lawFor(country: string, { agreedRate }: InterestPolicy): Result<AppliedLaw> {
  const law = lawOf(country);
  if (agreedRate === undefined) return law;
  return ok({ jurisdiction: law.ok ? law.value.jurisdiction : 'EU', warnings: [] });
}

function rateOn(jurisdiction: AppliedLaw['jurisdiction'], dueDate: IsoDate, terms: InterestPolicy): RateOn {
  const { agreedRate } = terms;
  if (agreedRate !== undefined) return () => ok(agreedRate);
  return (day) => {
    const rate = rateFor(jurisdiction, terms.variant === 'frozen' ? dueDate : day);
    return rate.ok ? ok(rate.value.rate) : rate;
  };
}

/** EGBGB art. 229 § 34: nine points for debts that arose after 28 July 2014, eight before. */
function oldDebt(jurisdiction: AppliedLaw['jurisdiction'], { dueDate, until, terms }: ClaimInput): readonly Problem[] {
  const concerned = jurisdiction === 'DE' && terms.agreedRate === undefined && dueDate < '2015-01-01';
  return concerned && until >= '2014-07-29' ? [DEBT_OF_2014] : [];
}

const NOT_FOR_CONSUMERS: Problem = {
  code: 'INTEREST_NOT_FOR_CONSUMERS',
  message: 'Late-payment interest between businesses and the fixed compensation are not owed by consumers.',
  advice: 'Remind consumers without interest, or have a lawyer say what their contract allows.',
  retry: 'never',
};

const DEBT_OF_2014: Problem = {
  code: 'RATE_DEPENDS_ON_CONTRACT',
  message: 'In Germany debts that arose before 29 July 2014 bear eight points above the base rate, later ones nine.',
  advice: 'Check when the debt arose; set an agreed rate where eight points apply beyond 2014.',
  retry: 'after-fix',
};
