import { Decimal } from '../model/index.ts';
import { apportion } from './apportion.ts';
import { vatOf } from './vat-group.ts';
import type { Ware } from './wares.ts';

/** The things of one VAT rate with the VAT that the shop charged on each. */
export interface SaidVat {
  /** Without VAT, after every discount. */
  readonly finals: readonly Decimal[];
  readonly gross: readonly Decimal[];
  readonly base: Decimal;
  readonly vat: Decimal;
}

/**
 * The VAT of one rate as the shop charged it: its sum over the lines is what the buyer paid, and what the shop's books say. Shops round it
 * line by line, so it may differ from base times rate by a cent per line. `undefined` where the shop does not say it of everything.
 */
export function saidVat(group: readonly Ware[], decimals: number): SaidVat | undefined {
  const rate = group[0]?.treatment.rate ?? Decimal.ZERO;
  const said = group.flatMap((ware) => ware.tax ?? []);
  if (rate.isZero() || said.length < group.length) return undefined;
  const vat = Decimal.sum(said).round(decimals);
  const each = vat.isZero() ? said.map(() => Decimal.ZERO) : apportion(vat, said, decimals);
  const prices = pricesOf(group, decimals);
  const finals = group.map(
    (ware, index) => prices[index]?.minus(ware.includesTax ? (each[index] ?? ZERO) : ZERO) ?? ZERO,
  );
  return {
    finals,
    gross: finals.map((final, index) => final.plus(each[index] ?? ZERO)),
    base: Decimal.sum(finals),
    vat,
  };
}

const ZERO = Decimal.ZERO;

/** After every discount, each in its own mode. Prices with VAT meet their sum; those without are rounded one by one, like their lines. */
function pricesOf(group: readonly Ware[], decimals: number): Decimal[] {
  const withVat = group
    .filter((ware) => ware.includesTax)
    .map((ware) => ware.amount.minus(ware.reduction).minus(ware.share));
  const met = apportion(Decimal.sum(withVat).round(decimals), withVat, decimals);
  let next = 0;
  return group.map((ware) =>
    ware.includesTax
      ? (met[next++] ?? ZERO)
      : ware.amount.minus(ware.reduction).round(decimals).minus(ware.share.round(decimals)),
  );
}

/** Whether rounding line by line explains the difference to base times rate. */
export function isRounding(said: SaidVat, rate: Decimal, lines: number, decimals: number): boolean {
  return !differenceOf(said, rate, decimals).greaterThan(Decimal.fromUnits(BigInt(lines), decimals));
}

/** Whether a document may say it: BR-CO-17 allows for less than one unit of the currency, which yen and thousands of lines may pass. */
export function isSayable(said: SaidVat, rate: Decimal): boolean {
  return differenceOf(said, rate, CENTS).lessThan(Decimal.ONE);
}

function differenceOf({ base, vat }: SaidVat, rate: Decimal, decimals: number): Decimal {
  return vat.minus(vatOf(base, rate, decimals)).abs();
}

/** What the VAT comes to in percent. A sales tax may be charged on part of a price only, or up to a cap: its rate then is no rate of the price. */
export function effectiveRate({ base, vat }: SaidVat): Decimal {
  return base.isZero() ? ZERO : vat.times(Decimal.HUNDRED).dividedBy(base, RATE_DECIMALS).trimmed();
}

const RATE_DECIMALS = 4;
/** BR-CO-17 compares to the hundredth in every currency. */
const CENTS = 2;
