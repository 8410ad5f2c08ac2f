import { Decimal, isoDate, type IsoDate } from '../../model/index.ts';

/** `1234,5`; banks also write `1.234,50`, and leave the comma away. */
export function amountOf(text: string): Decimal | undefined {
  const [whole = '', fraction = '', ...more] = text.includes(',')
    ? text.replace(/\./g, '').split(',')
    : text.split('.');
  if (more.length > 0) return undefined;
  return Decimal.parse(fraction === '' ? whole : `${whole}.${fraction}`);
}

export interface Day {
  readonly date: IsoDate;
  /** Banks count interest by months of 30 days, and write 30 February. */
  readonly isRepaired: boolean;
}

/** `YYMMDD`; 80 to 99 were in the last century. */
export function dayOf(text: string): Day | undefined {
  if (!/^\d{6}$/.test(text)) return undefined;
  const year = Number(text.slice(0, 2)) >= 80 ? `19${text.slice(0, 2)}` : `20${text.slice(0, 2)}`;
  return dayIn(year, text.slice(2, 4), text.slice(4));
}

/** `MMDD` next to another day: the year is that in which it is nearest. */
export function dayNear(text: string, near: IsoDate): Day | undefined {
  const year = Number(near.slice(0, 4));
  const months = Number(text.slice(0, 2)) - Number(near.slice(5, 7));
  const own = months > 6 ? year - 1 : months < -6 ? year + 1 : year;
  return dayIn(String(own), text.slice(0, 2), text.slice(2));
}

function dayIn(year: string, month: string, day: string): Day | undefined {
  for (const [index, near] of [day, '30', '29', '28'].entries()) {
    const date = isoDate.safeParse(`${year}-${month}-${near}`);
    if (date.success && near <= day) return { date: date.data, isRepaired: index > 0 };
  }
  return undefined;
}
