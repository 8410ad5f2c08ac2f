import { Decimal, ok, refused, type IsoDate, type Result } from '../../model/index.ts';
import { BELGIUM } from './belgium.ts';
import { FRANCE } from './france.ts';
import { FRENCH_FLOOR } from './french-floor.ts';
import { GERMANY } from './germany.ts';
import { halfYearOf } from './half-year.ts';
import type { Jurisdiction } from './jurisdiction.ts';
import type { Confidence, RateSeries } from './rate-series.ts';
import { UNION } from './union.ts';

/** A yearly rate that a law sets for a half-year, in percent. */
export interface StatutoryRate {
  readonly halfYear: string;
  /** The rate it follows. */
  readonly reference: Decimal;
  readonly rate: Decimal;
  readonly rule: string;
  readonly confidence: Confidence;
  readonly source: string;
}

/** Rates for late payment by law, and the least a French contract may agree (`FR-FLOOR`). */
export type RateTable = Jurisdiction | 'FR-FLOOR';

const TABLES: Readonly<Record<RateTable, ReadonlyMap<string, StatutoryRate>>> = {
  BE: byHalfYear(BELGIUM),
  DE: byHalfYear(GERMANY),
  EU: byHalfYear(UNION),
  FR: byHalfYear(FRANCE),
  'FR-FLOOR': byHalfYear(FRENCH_FLOOR),
};

function byHalfYear({ rule, parts }: RateSeries): ReadonlyMap<string, StatutoryRate> {
  return new Map(
    parts.flatMap(({ confidence, source, rates }) =>
      rates.map(([halfYear, reference, rate]): [string, StatutoryRate] => [
        halfYear,
        { halfYear, reference: Decimal.of(reference), rate: Decimal.of(rate), rule, confidence, source },
      ]),
    ),
  );
}

/** The rate that stood on a day; `RATE_UNKNOWN` where no row says so: a rate is never guessed. */
export function rateFor(table: RateTable, day: IsoDate): Result<StatutoryRate> {
  const halfYear = halfYearOf(day);
  const rate = TABLES[table].get(halfYear);
  if (rate !== undefined) return ok(rate);
  return refused({
    code: 'RATE_UNKNOWN',
    message: `The rate of interest for late payment of ${halfYear} (${table}) is not known.`,
    advice: `Update Quittance, which brings the rates of each half-year, or set an agreed rate; the known ones are ${span(table)}.`,
    retry: 'after-fix',
  });
}

function span(table: RateTable): string {
  const known = [...TABLES[table].keys()];
  return `${known[0] ?? ''} to ${known.at(-1) ?? ''}`;
}
