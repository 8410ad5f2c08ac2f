import { Decimal, type IsoDate } from '../../model/index.ts';
import { daysBetween } from '../calendar/day.ts';

/** How long what is open has been due: days after the due date. */
export interface Ageing {
  readonly notDue: Decimal;
  readonly days1To30: Decimal;
  readonly days31To60: Decimal;
  readonly days61To90: Decimal;
  readonly over90: Decimal;
  /** Credit notes and payments on account, negative: they have no age. */
  readonly credits: Decimal;
  readonly total: Decimal;
}

interface Aged {
  readonly dueDate: IsoDate;
  readonly open: Decimal;
}

/** The ageing of open items in one currency, as of the end of a day. */
export function ageingOf(items: readonly Aged[], day: IsoDate): Ageing {
  const sumOf = (wanted: (late: number) => boolean): Decimal =>
    Decimal.sum(
      items
        .filter(({ open, dueDate }) => open.isPositive() && wanted(daysBetween(dueDate, day)))
        .map(({ open }) => open),
    );
  return {
    notDue: sumOf((late) => late <= 0),
    days1To30: sumOf((late) => late >= 1 && late <= 30),
    days31To60: sumOf((late) => late >= 31 && late <= 60),
    days61To90: sumOf((late) => late >= 61 && late <= 90),
    over90: sumOf((late) => late > 90),
    credits: Decimal.sum(items.filter(({ open }) => open.isNegative()).map(({ open }) => open)),
    total: Decimal.sum(items.map(({ open }) => open)),
  };
}
