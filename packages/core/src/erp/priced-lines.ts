import { Decimal, type Order, type OrderDiscount, type OrderTax } from '../model/index.ts';

/** What an ERP is charged with: one article, delivery or fee, with its discounts inside the price. */
export interface PricedLine {
  readonly kind: 'item' | 'shipping' | 'fee';
  /** Where it stands in the canonical order, e.g. `lines[2]`. */
  readonly path: string;
  readonly sku?: string;
  readonly name: string;
  readonly quantity: Decimal;
  /** UN/ECE Rec. 20. */
  readonly unitCode: string;
  /** VAT percent the seller owes. */
  readonly rate: Decimal;
  /** Price of one before discounts, without tax, 4 decimals. */
  readonly listPrice: Decimal;
  /** After discounts, without tax, in whole cents. */
  readonly net: Decimal;
}

interface Charge extends Omit<PricedLine, 'net' | 'listPrice'> {
  readonly unitPrice: Decimal;
  readonly includesTax: boolean;
  /** After the line's own discounts, in the terms of `includesTax`. */
  readonly charged: Decimal;
}

/** Decimals of a currency (ISO 4217): 2 for EUR, 0 for JPY. */
export function currencyDecimals(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/**
 * The order as net lines whose sum per rate, taxed and rounded once, gives the gross the buyer saw: net amounts of
 * tax-included prices are apportioned over the whole rate group, since rounding each line alone drifts by a cent every few lines.
 */
export function pricedLines(order: Order): readonly PricedLine[] {
  const decimals = currencyDecimals(order.currency);
  const charges = withOrderDiscounts(order, chargesOf(order), decimals);
  const nets = new Map<Charge, Decimal>();
  for (const group of groupBy(
    charges,
    ({ rate, includesTax }) => `${includesTax} ${rate.trimmed().toString()}`,
  ).values()) {
    for (const [index, net] of groupNets(group, decimals).entries()) {
      const charge = group[index];
      if (charge !== undefined) nets.set(charge, net);
    }
  }
  return charges.map((charge) => {
    const { unitPrice, includesTax, charged: _charged, ...line } = charge;
    return {
      ...line,
      listPrice: withoutTax(unitPrice, charge.rate, includesTax).round(4),
      net: nets.get(charge) ?? Decimal.ZERO,
    };
  });
}

/** What the order comes to over there when each rate is taxed once: net lines plus VAT per rate, rounded half up. */
export function totalOf(
  lines: readonly Pick<PricedLine, 'net' | 'rate'>[],
  decimals = 2,
): { readonly total: Decimal; readonly tax: Decimal } {
  const groups = groupBy(lines, ({ rate }) => rate.trimmed().toString());
  const tax = Decimal.sum(
    [...groups].map(([rate, group]) =>
      Decimal.sum(group.map(({ net }) => net))
        .times(Decimal.of(rate))
        .dividedBy(Decimal.HUNDRED, decimals),
    ),
  );
  return { total: Decimal.sum(lines.map(({ net }) => net)).plus(tax), tax };
}

function chargesOf(order: Order): Charge[] {
  const items = order.lines.map((line, index) => ({
    ...chargeOf(order, { ...line, price: line.unitPrice.times(line.quantity), unitPrice: line.unitPrice }),
    kind: 'item' as const,
    path: `lines[${index}]`,
    ...(line.sku !== undefined && { sku: line.sku }),
    quantity: line.quantity,
    unitCode: line.unitCode,
  }));
  const extras = (kind: 'shipping' | 'fee', path: string, list: Order['shipping']) =>
    list.map((extra, index) => ({
      ...chargeOf(order, { ...extra, unitPrice: extra.price }),
      kind,
      path: `${path}[${index}]`,
      quantity: Decimal.ONE,
      unitCode: 'C62',
    }));
  return [...items, ...extras('shipping', 'shipping', order.shipping), ...extras('fee', 'fees', order.fees)];
}

interface Priced {
  readonly name: string;
  readonly price: Decimal;
  readonly unitPrice: Decimal;
  readonly includesTax?: boolean | undefined;
  readonly discounts: readonly OrderDiscount[];
  readonly taxes: readonly OrderTax[];
}

function chargeOf(order: Order, priced: Priced) {
  const includesTax = priced.includesTax ?? order.pricesIncludeTax;
  const rate = Decimal.sum(
    priced.taxes.filter(({ collectedByMarketplace }) => collectedByMarketplace !== true).map((tax) => tax.rate),
  );
  const off = Decimal.sum(
    priced.discounts.map((discount) =>
      inTermsOf(includesTax, rate, discount.amount, discount.includesTax ?? includesTax),
    ),
  );
  return { name: priced.name, rate, includesTax, unitPrice: priced.unitPrice, charged: priced.price.minus(off) };
}

function withOrderDiscounts(order: Order, charges: readonly Charge[], decimals: number): readonly Charge[] {
  const items = charges.filter(({ kind }) => kind === 'item');
  return order.discounts.reduce<readonly Charge[]>((current, discount) => {
    const includesTax = discount.includesTax ?? order.pricesIncludeTax;
    const weights = items.map((item) => inTermsOf(includesTax, item.rate, item.charged, item.includesTax));
    const shares = apportion(discount.amount, weights, decimals);
    const shareOf = new Map(items.map(({ path }, index) => [path, shares[index]]));
    return current.map((charge) => {
      const share = shareOf.get(charge.path);
      return share === undefined
        ? charge
        : { ...charge, charged: charge.charged.minus(inTermsOf(charge.includesTax, charge.rate, share, includesTax)) };
    });
  }, charges);
}

function groupNets(group: readonly Charge[], decimals: number): readonly Decimal[] {
  const [first] = group;
  if (first === undefined || !first.includesTax) return group.map(({ charged }) => charged.round(decimals));
  const gross = Decimal.sum(group.map(({ charged }) => charged));
  return apportion(
    withoutTax(gross, first.rate, true).round(decimals),
    group.map(({ charged }) => charged),
    decimals,
  );
}

/** Splits `amount` in proportion to `weights` into whole cents that add up to it exactly (largest remainder first). */
export function apportion(amount: Decimal, weights: readonly Decimal[], decimals: number): readonly Decimal[] {
  const whole = Decimal.sum(weights);
  if (weights.length === 0 || whole.isZero()) return weights.map((_, index) => (index === 0 ? amount : Decimal.ZERO));
  const exact = weights.map((weight) => amount.times(weight).dividedBy(whole, 12));
  const rounded = exact.map((share) => share.round(decimals));
  let missing = amount.round(decimals).minus(Decimal.sum(rounded)).unitsAt(decimals);
  const cent = Decimal.fromUnits(missing < 0n ? -1n : 1n, decimals);
  const error = (index: number) =>
    (exact[index] ?? Decimal.ZERO).minus(rounded[index] ?? Decimal.ZERO).times(Decimal.of(missing < 0n ? -1n : 1n));
  const order = weights.map((_, index) => index).toSorted((a, b) => error(b).compare(error(a)));
  for (const index of order) {
    if (missing === 0n) break;
    rounded[index] = (rounded[index] ?? Decimal.ZERO).plus(cent);
    missing -= missing < 0n ? -1n : 1n;
  }
  return rounded;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

function inTermsOf(wantsTax: boolean, rate: Decimal, amount: Decimal, includesTax: boolean): Decimal {
  if (wantsTax === includesTax) return amount;
  return wantsTax ? amount.times(factor(rate)) : withoutTax(amount, rate, true);
}

function withoutTax(amount: Decimal, rate: Decimal, includesTax: boolean): Decimal {
  return includesTax ? amount.dividedBy(factor(rate), 10) : amount;
}

function factor(rate: Decimal): Decimal {
  return Decimal.ONE.plus(rate.times(Decimal.of('0.01')));
}
