import {
  currencyDecimals,
  Decimal,
  documentDecimals,
  ok,
  refused,
  type MerchantSettings,
  type Order,
  type Problem,
  type Result,
} from '../model/index.ts';
import { amountTooFine } from './amount-too-fine.ts';
import { vatGroups } from './compare-vat.ts';
import type { CoverageEntry } from './document.ts';
import { marketplaceTax } from './marketplace-tax.ts';
import { roundGroup } from './round-group.ts';
import { settleTotals } from './settle-totals.ts';
import { spreadDiscounts } from './spread-discounts.ts';
import { vatContextOf, type VatContext } from './vat-context.ts';
import { waresOf } from './wares.ts';

/** The whole order in money: every line, delivery charge and fee with its exact share of VAT and discounts. */
export interface PricedOrder {
  readonly positions: readonly CoverageEntry[];
  /** What remains to the shop's total (BT-114), cash rounding included. */
  readonly rounding: Decimal;
  /** Sold but on no document (gift cards, when the settings say so), VAT included. */
  readonly omitted: Decimal;
  readonly decimals: number;
  readonly context: VatContext;
}

/**
 * Prices an order: treats each thing for VAT, spreads the order's discounts, rounds each VAT rate so that the sum meets what the
 * buyer was asked, and settles the rest with the shop's total.
 */
export function priceOrder(order: Order, settings: MerchantSettings): Result<PricedOrder> {
  if (currencyDecimals(order.currency) === undefined) return refused(unknownCurrency(order.currency));
  const tooFine = amountTooFine(order);
  if (tooFine !== undefined) return refused(tooFine);
  const decimals = documentDecimals(order.currency);
  const context = vatContextOf(order, settings.seller, settings.tax);
  if (!context.ok) return context;
  const wares = waresOf(order, context.value);
  if (!wares.ok) return wares;
  const spread = spreadDiscounts(order, wares.value, decimals);
  if (!spread.ok) return spread;
  const groups = vatGroups(wares.value, context.value, decimals);
  if (!groups.ok) return groups;
  const positions = groups.value.flatMap((group) => roundGroup(group, decimals));
  const byRef = new Map(positions.map((position) => [position.ref, position]));
  return settle(
    wares.value.flatMap((ware) => byRef.get(ware.ref) ?? []),
    { order, settings, context: context.value, decimals },
  );
}

function settle(
  all: readonly CoverageEntry[],
  {
    order,
    settings,
    context,
    decimals,
  }: { order: Order; settings: MerchantSettings; context: VatContext; decimals: number },
): Result<PricedOrder> {
  const giftCards = new Set(order.lines.filter((line) => line.kind === 'gift-card').map((line) => `line:${line.id}`));
  const isOmitted = (position: CoverageEntry): boolean =>
    settings.tax.giftCards === 'omit' && giftCards.has(position.ref);
  const omitted = Decimal.sum(all.filter(isOmitted).map((position) => position.gross));
  const rounding = settleTotals({
    ours: Decimal.sum(all.map((position) => position.gross)),
    shop: order.totals.total.minus(marketplaceTax(order)),
    lines: all.length,
    decimals,
    currency: order.currency,
  });
  if (!rounding.ok) return rounding;
  return ok({
    positions: all.filter((position) => !isOmitted(position)),
    rounding: rounding.value.plus(order.cashRounding ?? Decimal.ZERO).round(decimals),
    omitted,
    decimals,
    context,
  });
}

function unknownCurrency(code: string): Problem {
  return {
    code: 'CURRENCY_UNKNOWN',
    message: `${code} is not a currency of ISO 4217.`,
    advice: 'Correct the currency of the order in the shop.',
    retry: 'after-fix',
    field: 'currency',
    rule: 'BR-CL-04',
  };
}
