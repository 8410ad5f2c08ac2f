import { Decimal } from '../../model/index.ts';

/**
 * The amount a person typed, as the API wants it: with a point, above zero and at most the invoice's total; `undefined`
 * when it is none of that. A comma counts as the point, as people in France and Germany type it.
 */
export function readAmount(typed: string, total: string): string | undefined {
  const text = typed.trim().replace(',', '.');
  if (!/^\d{1,12}(?:\.\d{1,2})?$/.test(text)) return undefined;
  const amount = Decimal.of(text);
  return amount.isPositive() && !amount.greaterThan(Decimal.of(total)) ? text : undefined;
}
