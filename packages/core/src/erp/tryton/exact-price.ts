import { Decimal } from '../../model/index.ts';

/** Decimals of a price in Tryton (`product.price_decimal`, 4 as shipped). */
const PRICE_DECIMALS = 4;

/**
 * A net amount as quantity × unit price with four decimals that comes to it exactly. Where no single price does (10416.67
 * for 1000 pieces), the pieces are split over two neighbouring prices.
 */
export function exactPrices(
  quantity: Decimal,
  net: Decimal,
): readonly { readonly quantity: Decimal; readonly unitPrice: Decimal }[] {
  const unitPrice = net.dividedBy(quantity, PRICE_DECIMALS);
  if (unitPrice.times(quantity).round(net.scale).equals(net)) return [{ quantity, unitPrice }];
  const pieces = quantity.trimmed();
  if (pieces.scale > 0) return [{ quantity, unitPrice }];
  const step = Decimal.fromUnits(1n, PRICE_DECIMALS);
  const units = net.unitsAt(PRICE_DECIMALS);
  const count = pieces.unitsAt(0);
  const lower = Decimal.fromUnits(units / count, PRICE_DECIMALS);
  const dearer = units % count;
  return [
    { quantity: Decimal.of(count - dearer), unitPrice: lower },
    { quantity: Decimal.of(dearer), unitPrice: lower.plus(step) },
  ];
}
