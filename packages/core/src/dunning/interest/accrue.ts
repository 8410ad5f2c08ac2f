import { addDays, Decimal, ok, type IsoDate, type Result } from '../../model/index.ts';
import { daysBetween } from '../calendar/day.ts';
import { halfYearEnd } from '../rates/half-year.ts';
import type { ClaimSegment } from './claim.ts';

/** The yearly rate that bears on a day, in percent. */
export type RateOn = (day: IsoDate) => Result<Decimal>;

/** Simple interest, actual days over 365 (leap years too), percent: amounts times rates times days are divided by this once. */
const YEAR_OF_PERCENT = Decimal.of('36500');

/** The days from `from` to `to`, both inclusive, cut on 1 January and 1 July. */
export function segmentsOf(from: IsoDate, to: IsoDate, principal: Decimal, rateOn: RateOn): Result<ClaimSegment[]> {
  const segments: ClaimSegment[] = [];
  for (let start = from; start <= to;) {
    const half = halfYearEnd(start);
    const end = half < to ? half : to;
    const rate = rateOn(start);
    if (!rate.ok) return rate;
    segments.push({ from: start, to: end, days: daysBetween(start, end) + 1, principal, rate: rate.value });
    start = addDays(end, 1);
  }
  return ok(segments);
}

/** Interest not yet divided by {@link YEAR_OF_PERCENT}: exact. */
export function yearlyPercentDays(segments: readonly ClaimSegment[]): Decimal {
  return Decimal.sum(
    segments.map(({ principal, rate, days }) => principal.times(rate).times(Decimal.of(BigInt(days)))),
  );
}

/** Divided and rounded half up. */
export function interestOf(percentDays: Decimal, decimals: number): Decimal {
  return percentDays.dividedBy(YEAR_OF_PERCENT, decimals);
}

/** What takes an amount of interest off again. */
export function percentDaysOf(interest: Decimal): Decimal {
  return interest.times(YEAR_OF_PERCENT);
}
