import { Decimal, FRENCH_VAT_RATES } from '../../model/index.ts';

const RATES = new Set(['0', ...FRENCH_VAT_RATES]);
const NUMBER = /^[A-Za-z0-9+\-_/]+(?: [A-Za-z0-9+\-_/]+)*$/;

/** What must hold, by which rule, of which field, else why not. */
export type Demand = (holds: boolean, rule: string, field: string, message: string) => void;

export function checkPeriod(
  demand: Demand,
  at: string,
  period: { readonly startDate: string; readonly endDate: string },
): void {
  demand(period.endDate > period.startDate, 'G6.25', at, 'The period ends before or on the day it starts.');
}

export function checkNumber(demand: Demand, at: string, number: string): void {
  demand(
    number.length <= 35 && NUMBER.test(number),
    'G1.05',
    at,
    'The number has more than 35 characters, or others than letters, digits and + - _ /.',
  );
}

export function checkRates(demand: Demand, at: string, rows: readonly { readonly rate: Decimal }[]): void {
  demand(
    rows.every(({ rate }) => RATES.has(rate.trimmed().toString())),
    'G1.24',
    at,
    'A VAT rate is none of the French list.',
  );
}

/** A cent for each amount that was added up. */
export function checkSum(demand: Demand, at: string, total: Decimal, parts: readonly Decimal[]): void {
  const difference = total.minus(Decimal.sum(parts)).abs();
  demand(
    !difference.greaterThan(Decimal.fromUnits(BigInt(parts.length), 2)),
    'G1.53',
    at,
    'The total is not the sum of its parts.',
  );
}
