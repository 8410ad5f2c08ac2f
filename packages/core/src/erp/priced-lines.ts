import { apportion } from '../billing/index.ts';
import type { OrderedLine } from '../formats/index.ts';
import { currencyDecimals, Decimal, type Order, type OrderDiscount, type OrderTax } from '../model/index.ts';

/** What an ERP is charged with: one article, delivery or fee, with its discounts inside the price. */
export interface PricedLine extends OrderedLine {
  readonly sku?: string;
}

interface Charge extends Omit<PricedLine, 'net' | 'listPrice'> {
  readonly unitPrice: Decimal;
  readonly includesTax: boolean;
  /** After the line's own discounts, in the terms of `includesTax`. */
  readonly charged: Decimal;
}

/**
 * The order as net lines whose sum per rate, taxed and rounded once, gives the gross the buyer saw: net amounts of
 * tax-included prices are apportioned over the whole rate group, since rounding each line alone drifts by a cent every few lines.
 */
export function pricedLines(order: Order): readonly PricedLine[] {
  const decimals = currencyDecimals(order.currency) ?? 2;
  const charges = withOrderDiscounts(order, chargesOf(order), decimals);
  const nets = new Map<Charge, Decimal>();
  for (const group of Map.groupBy(
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
  const groups = Map.groupBy(lines, ({ rate }) => rate.trimmed().toString());
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
    const shares = apportion(discount.amount.round(decimals), weights, decimals);
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
