import { currencyDecimals, Decimal, type IsoDate } from '../../model/index.ts';
import { shortDate } from '../short-date.ts';

/** Whole units of the currency's smallest coin: `+000000000208500` is 2085.00 in CAD. */
export function amountOf(text: string | undefined, currency: string): Decimal | undefined {
  const parts = /^([+-]?)(\d{1,18})$/.exec(text?.trim() ?? '');
  if (parts === null) return undefined;
  const amount = Decimal.fromUnits(BigInt(parts[2] ?? ''), currencyDecimals(currency) ?? 2);
  return parts[1] === '-' ? amount.negated() : amount;
}

/** `YYMMDD` */
export function dayOf(text: string | undefined): IsoDate | undefined {
  const parts = /^(\d\d)(\d\d)(\d\d)$/.exec(text?.trim() ?? '');
  if (parts === null) return undefined;
  const [, year = '', month = '', day = ''] = parts;
  return shortDate(year, month, day);
}

/** How many fields tell when the money is there, behind the funds type at `at`: `S` three amounts, `V` day and time, `D` a list. */
export function availabilityFields(fields: readonly string[], at: number): number {
  const type = fields[at]?.trim();
  if (type === 'S') return 3;
  if (type === 'V') return 2;
  if (type !== 'D') return 0;
  const days = Number(fields[at + 1]);
  return Number.isInteger(days) && days >= 0 && days < 100 ? 1 + 2 * days : 0;
}
