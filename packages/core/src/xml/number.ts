import type { Decimal } from '../model/index.ts';

/** An amount of money: at least two decimals, never rounded, so that a rule sees what the model says. */
export function amountText(amount: Decimal): string {
  if (amount.scale === 2) return amount.toString();
  const trimmed = amount.trimmed();
  return trimmed.scale < 2 ? trimmed.toFixed(2) : trimmed.toString();
}

/** A quantity or percentage without trailing zeros: BR-FR-16 compares rates as text, and `20.000` fails it. */
export function numberText(number: Decimal): string {
  return number.trimmed().toString();
}
