import { Decimal } from '@quittance/core/model';

/**
 * What a merchant pays who uses a hosted Quittance: by issued documents, never by orders. Amounts are decimal text in `currency`; the
 * merchant approves the cap, and Shopify charges nothing beyond it.
 */
export const PLAN = {
  name: 'Quittance, by issued document',
  currency: 'USD',
  perDocument: '0.10',
  includedPerMonth: 50,
  cappedAmount: '100.00',
} as const;

const DAY = 86_400_000;
/** A day goes on for half a day after UTC's, and a document bears the merchant's date: what is older than this is complete. */
const SETTLED_AFTER = 2;

/** `YYYY-MM-DD` of the days after the last one that was billed, whose documents are all issued. */
export function daysToBill(billedThrough: string, now: Date): readonly string[] {
  const days: string[] = [];
  const end = now.getTime() - SETTLED_AFTER * DAY;
  for (let day = Date.parse(billedThrough) + DAY; day + DAY <= end; day += DAY)
    days.push(new Date(day).toISOString().slice(0, 10));
  return days;
}

/** How many of a day's documents are paid for, after those that came before in the month. */
export function billable(before: number, onDay: number): number {
  const beyond = (count: number) => Math.max(0, count - PLAN.includedPerMonth);
  return beyond(before + onDay) - beyond(before);
}

/** Decimal text. */
export function priceOf(documents: number): string {
  return Decimal.of(PLAN.perDocument)
    .times(Decimal.of(String(documents)))
    .toString();
}
