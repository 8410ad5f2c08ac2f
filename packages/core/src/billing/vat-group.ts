import { Decimal, type VatCategoryCode } from '../model/index.ts';

/** What decides under which line of the VAT breakdown (BG-23) something stands: BR-S-01 … allow one per category and rate. */
export interface Taxed {
  readonly category: VatCategoryCode;
  readonly rate?: Decimal | undefined;
}

/** Equal for two things that share a line of the VAT breakdown. */
export function treatmentKey({ category, rate }: Taxed): string {
  return rate === undefined ? category : `${category}-${rate.trimmed().toString()}`;
}

/** BR-CO-17: base times rate, rounded once. */
export function vatOf(base: Decimal, rate: Decimal, decimals: number): Decimal {
  return base.times(rate).dividedBy(Decimal.HUNDRED, decimals);
}

/** `gross` without its VAT, at `scale` decimals. */
export function withoutVat(gross: Decimal, rate: Decimal | undefined, scale: number): Decimal {
  return rate === undefined || rate.isZero() || gross.isZero()
    ? gross.round(scale)
    : gross.times(Decimal.HUNDRED).dividedBy(rate.plus(Decimal.HUNDRED), scale);
}

/** `net` with its VAT, exactly. */
export function withVat(net: Decimal, rate: Decimal | undefined): Decimal {
  return rate === undefined || rate.isZero() ? net : net.plus(net.times(rate).times(ONE_PERCENT));
}

const ONE_PERCENT = Decimal.of('0.01');

/** The base whose total with VAT is `gross`, or comes nearest: at 20 % one gross cent in six is out of reach. */
export function baseFor(gross: Decimal, rate: Decimal, decimals: number): Decimal {
  const nearest = withoutVat(gross, rate, decimals);
  const cent = Decimal.fromUnits(1n, decimals);
  const meets = (base: Decimal): boolean => base.plus(vatOf(base, rate, decimals)).equals(gross);
  return [nearest, nearest.minus(cent), nearest.plus(cent)].find(meets) ?? nearest;
}
