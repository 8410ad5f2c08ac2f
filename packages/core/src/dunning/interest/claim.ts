import type { Decimal, IsoDate, Money, Problem } from '../../model/index.ts';
import type { Jurisdiction } from '../rates/jurisdiction.ts';

/** Days at one rate on one principal: nothing in it changes. */
export interface ClaimSegment {
  readonly from: IsoDate;
  /** Inclusive. */
  readonly to: IsoDate;
  readonly days: number;
  readonly principal: Decimal;
  /** Percent a year. */
  readonly rate: Decimal;
}

/** What a part payment went to: interest first, then the principal (C. civ. 1343-1, BGB 367). */
export interface ClaimPosting {
  readonly date: IsoDate;
  readonly amount: Decimal;
  readonly toInterest: Decimal;
  readonly toPrincipal: Decimal;
}

/** Late-payment interest and fixed compensation on one item, with everything that leads to it. */
export interface Claim {
  readonly jurisdiction: Jurisdiction;
  readonly currency: string;
  readonly principal: Decimal;
  readonly dueDate: IsoDate;
  /** The last day that bears interest. */
  readonly until: IsoDate;
  /** Days late. */
  readonly days: number;
  readonly variant: 'half-yearly' | 'frozen' | 'agreed';
  readonly segments: readonly ClaimSegment[];
  readonly postings: readonly ClaimPosting[];
  /** Rounded once, half up, to the currency's decimals; what part payments settled of it included. */
  readonly interest: Decimal;
  /** What of the interest and of the principal is still owed after the payments. */
  readonly interestOpen: Decimal;
  readonly principalOpen: Decimal;
  /** The fixed sum for recovery costs: 40 EUR, nothing while nothing is late. */
  readonly compensation: Money;
  readonly warnings: readonly Problem[];
}
