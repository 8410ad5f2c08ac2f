import type { IsoDate } from '../../model/index.ts';
import { halfYearOf } from '../rates/half-year.ts';
import { LEGAL_BASIS } from '../rates/jurisdiction.ts';
import type { Claim } from './claim.ts';

/** The words of a claim note, the same in every language: a template translates them, and never computes. */
export type ClaimTerm =
  | 'principal'
  | 'due-date'
  | 'until'
  | 'days-late'
  | 'interest-segment'
  | 'part-payment'
  | 'interest'
  | 'interest-open'
  | 'principal-open'
  | 'compensation'
  | 'total';

/** One line of the note. Amounts are decimal strings, dates ISO: the template writes them as its language does. */
export interface ClaimLine {
  readonly term: ClaimTerm;
  readonly amount?: string;
  readonly currency?: string;
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  readonly days?: number;
  /** Percent a year. */
  readonly rate?: string;
  readonly halfYear?: string;
  /** `1000.00 × 12.40 % × 31 / 365` */
  readonly computation?: string;
  readonly toInterest?: string;
  readonly toPrincipal?: string;
}

/** What a claim note says: each step of the computation, the articles, and that no VAT is on it. */
export interface ClaimNote {
  readonly lines: readonly ClaimLine[];
  readonly variant: Claim['variant'];
  readonly legalBasis: readonly string[];
  /** Damages for late payment are outside the scope of VAT: the note is no invoice. */
  readonly vat: 'outside-scope';
  /** Simple interest, actual days over 365, rounded once at the end, half up. */
  readonly method: 'simple-act-365-half-up';
}

export function claimNote(claim: Claim): ClaimNote {
  const { currency, compensation } = claim;
  const money = (term: ClaimTerm, amount: { toString(): string }): ClaimLine => ({
    term,
    amount: amount.toString(),
    currency,
  });
  return {
    lines: [
      money('principal', claim.principal),
      { term: 'due-date', to: claim.dueDate },
      { term: 'until', to: claim.until },
      { term: 'days-late', days: claim.days },
      ...claim.segments.map((segment) => segmentLine(segment, currency)),
      ...claim.postings.map((posting) => postingLine(posting, currency)),
      money('interest', claim.interest),
      money('interest-open', claim.interestOpen),
      money('principal-open', claim.principalOpen),
      { term: 'compensation', amount: compensation.amount.toString(), currency: compensation.currency },
      ...(currency === compensation.currency ? [money('total', totalOf(claim))] : []),
    ],
    variant: claim.variant,
    legalBasis: LEGAL_BASIS[claim.jurisdiction],
    vat: 'outside-scope',
    method: 'simple-act-365-half-up',
  };
}

function totalOf({ principalOpen, interestOpen, compensation }: Claim): { toString(): string } {
  return principalOpen.plus(interestOpen).plus(compensation.amount);
}

function segmentLine({ from, to, days, principal, rate }: Claim['segments'][number], currency: string): ClaimLine {
  return {
    term: 'interest-segment',
    amount: principal.toString(),
    currency,
    from,
    to,
    days,
    rate: rate.toString(),
    halfYear: halfYearOf(from),
    computation: `${principal.toString()} × ${rate.toString()} % × ${days} / 365`,
  };
}

function postingLine(posting: Claim['postings'][number], currency: string): ClaimLine {
  return {
    term: 'part-payment',
    to: posting.date,
    amount: posting.amount.toString(),
    currency,
    toInterest: posting.toInterest.toString(),
    toPrincipal: posting.toPrincipal.toString(),
  };
}
