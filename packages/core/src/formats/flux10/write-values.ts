import type { Decimal } from '../../model/index.ts';
import { amountText, group, leaf } from '../../xml/index.ts';

/** `20261104` */
export const day = (date: string | undefined): string | undefined => date?.replaceAll('-', '');
export const percent = (rate: Decimal): string => amountText(rate.trimmed());

export function writePeriod(
  tag: string,
  period: { readonly startDate: string; readonly endDate: string } | undefined,
): string {
  return group(tag, leaf('StartDate', day(period?.startDate)) + leaf('EndDate', day(period?.endDate)));
}
