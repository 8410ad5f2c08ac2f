import { Decimal } from '../../model/index.ts';

const DECIMAL = /^-?\d+(?:\.\d+)?$/;

/**
 * An amount as people write it in their language, e.g. `1 234,50 €`. The decimal string goes to `Intl` as it is and is never
 * made a float, so every digit the server sent is the digit people see.
 */
export function formatMoney(amount: string, currency: string, locale: string): string {
  if (!isDecimalText(amount) || !/^[A-Za-z]{3}$/.test(currency)) return `${amount} ${currency}`.trim();
  return moneyFormat(currency.toUpperCase(), locale).format(amount);
}

/** Whether two decimal strings are the same amount: `12.5` and `12.50` are. */
export function sameAmount(one: string, other: string): boolean {
  const [a, b] = [Decimal.parse(one), Decimal.parse(other)];
  return a === undefined || b === undefined ? one === other : a.equals(b);
}

/** Whether nothing is owed: `0`, `0.00`, `-0.0`. */
export function isZeroAmount(amount: string): boolean {
  return Decimal.parse(amount)?.isZero() ?? false;
}

function isDecimalText(text: string): text is `${number}` {
  return DECIMAL.test(text);
}

const formats = new Map<string, Intl.NumberFormat>();

function moneyFormat(currency: string, locale: string): Intl.NumberFormat {
  const key = `${locale} ${currency}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(locale, { style: 'currency', currency });
    formats.set(key, format);
  }
  return format;
}
