import {
  currencyDecimals,
  Decimal,
  ok,
  refused,
  type MerchantSettings,
  type Order,
  type OrderDiscount,
  type OrderTax,
  type Problem,
  type Result,
} from '../model/index.ts';
import { apportion } from './apportion.ts';
import type { CoverageEntry } from './document.ts';
import { settleTotals } from './settle-totals.ts';
import { baseFor, groupBy, treatmentKey, vatOf, withoutVat, withVat } from './vat-group.ts';
import { vatContextOf, vatTreatment, type TaxableSupply, type VatContext, type VatTreatment } from './vat-treatment.ts';

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

/** Something sold, before rounding. `amount` and `discounts` are in the mode of `includesTax`, at full precision. */
interface Ware {
  readonly ref: string;
  readonly name: string;
  readonly quantity: Decimal;
  readonly unitCode: string;
  readonly treatment: VatTreatment;
  readonly includesTax: boolean;
  readonly amount: Decimal;
  readonly reduction: Decimal;
  /** Its share of the order's discounts. */
  share: Decimal;
  readonly discountable: boolean;
}

/** Digits kept between a division and its rounding to the currency. */
const PRECISION = 10;

/**
 * Prices an order: treats each thing for VAT, spreads the order's discounts, rounds each VAT rate so that the sum meets what the
 * buyer was asked, and settles the rest with the shop's total.
 */
export function priceOrder(order: Order, settings: MerchantSettings): Result<PricedOrder> {
  const decimals = currencyDecimals(order.currency);
  if (decimals === undefined) return refused(unknownCurrency(order.currency));
  const context = vatContextOf(order, settings.seller, settings.tax);
  if (!context.ok) return context;
  const wares = waresOf(order, context.value);
  if (!wares.ok) return wares;
  const spread = spreadDiscounts(order, wares.value, decimals);
  if (!spread.ok) return spread;
  const positions = [...groupBy(wares.value, (ware) => treatmentKey(ware.treatment)).values()].flatMap((group) => roundGroup(group, decimals));
  const byRef = new Map(positions.map((position) => [position.ref, position]));
  return settle(order, settings, context.value, wares.value.flatMap((ware) => byRef.get(ware.ref) ?? []), decimals);
}

function settle(order: Order, settings: MerchantSettings, context: VatContext, all: readonly CoverageEntry[], decimals: number): Result<PricedOrder> {
  const giftCards = new Set(order.lines.filter((line) => line.kind === 'gift-card').map((line) => `line:${line.id}`));
  const isOmitted = (position: CoverageEntry): boolean => settings.tax.giftCards === 'omit' && giftCards.has(position.ref);
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

function waresOf(order: Order, context: VatContext): Result<Ware[]> {
  const wares: Ware[] = [];
  const problems: Problem[] = [];
  const add = (ware: Result<Ware>): void => void (ware.ok ? wares.push(ware.value) : problems.push(...ware.problems));
  const free: (() => void)[] = [];
  order.lines.forEach((line, index) => {
    if (line.quantity.isZero()) return;
    const priced = { ...line, price: line.unitPrice.times(line.quantity) };
    const take = (like?: VatTreatment): void => add(wareOf(order, priced, { ...line, field: `lines[${index}]` }, `line:${line.id}`, context, like));
    if (isFree(priced)) free.push(() => take(wares.find((ware) => ware.treatment.category !== 'O')?.treatment ?? NO_VALUE));
    else take();
  });
  if (free.length > 0) {
    free.forEach((take) => take());
    const place = new Map(order.lines.map((line, index) => [`line:${line.id}`, index]));
    wares.sort((a, b) => (place.get(a.ref) ?? 0) - (place.get(b.ref) ?? 0));
  }
  const principal = wares.find((ware) => ware.treatment.category !== 'O')?.treatment;
  order.shipping.forEach((charge, index) => {
    if (charge.price.isZero()) return;
    add(wareOf(order, extra(charge), { ...charge, kind: 'goods', field: `shipping[${index}]` }, `shipping:${charge.id}`, context, principal));
  });
  order.fees.forEach((fee, index) => {
    if (fee.price.isZero()) return;
    const kind = fee.kind === 'duty' ? 'duty' : 'goods';
    add(wareOf(order, extra(fee), { ...fee, kind, field: `fees[${index}]` }, `fee:${fee.id}`, context, principal));
  });
  return problems.length > 0 ? refused(...problems) : ok(wares);
}

/** A gift has no VAT to explain: it stands under the rate of what it came with. */
function isFree({ price, discounts, taxes, exemption }: Priced & Pick<TaxableSupply, 'taxes' | 'exemption'>): boolean {
  const paid = price.minus(Decimal.sum(discounts.map((discount) => discount.amount)));
  return paid.isZero() && exemption === undefined && taxes.every((tax) => tax.rate.isZero());
}

const NO_VALUE: VatTreatment = { category: 'Z', rate: Decimal.ZERO };

interface Priced {
  readonly name: string;
  readonly quantity: Decimal;
  readonly unitCode: string;
  /** For all pieces. */
  readonly price: Decimal;
  readonly includesTax?: boolean | undefined;
  readonly discounts: readonly OrderDiscount[];
}

function extra(charge: Omit<Priced, 'quantity' | 'unitCode'>): Priced {
  return { ...charge, quantity: Decimal.ONE, unitCode: 'C62' };
}

function wareOf(order: Order, priced: Priced, supply: TaxableSupply, ref: string, context: VatContext, principal?: VatTreatment): Result<Ware> {
  const treatment = principalTreatment(supply, priced, principal) ?? vatTreatment(supply, context);
  if (!treatment.ok) return treatment;
  const includesTax = priced.includesTax ?? order.pricesIncludeTax;
  const ownPart = includesTax ? withoutMarketplaceTax(supply.taxes, treatment.value) : undefined;
  const own = (amount: Decimal): Decimal => (ownPart === undefined ? amount : amount.times(ownPart.numerator).dividedBy(ownPart.denominator, PRECISION));
  const reduction = Decimal.sum(priced.discounts.map((discount) => inMode(discount, includesTax, order, treatment.value)));
  if (reduction.greaterThan(priced.price)) return refused(discountTooLarge(supply.field));
  const discountable = supply.kind === 'service' || (supply.kind === 'goods' && ref.startsWith('line:'));
  return ok({
    ref, name: priced.name, quantity: priced.quantity, unitCode: priced.unitCode, treatment: treatment.value, includesTax,
    amount: own(priced.price), reduction: own(reduction), share: Decimal.ZERO, discountable,
  });
}

/** What is ancillary to an untaxed sale and itself untaxed follows the principal (CGI art. 267, Directive art. 78). */
function principalTreatment(supply: TaxableSupply, priced: Priced, principal: VatTreatment | undefined): Result<VatTreatment> | undefined {
  if (principal === undefined || supply.exemption !== undefined || supply.kind === 'duty') return undefined;
  if (isFree({ ...priced, ...supply })) return ok(principal);
  const untaxed = supply.taxes.every((tax) => tax.rate.isZero());
  return untaxed && principal.rate?.isZero() === true ? ok(principal) : undefined;
}

function withoutMarketplaceTax(taxes: readonly OrderTax[], treatment: VatTreatment): { numerator: Decimal; denominator: Decimal } | undefined {
  const marketplace = Decimal.sum(taxes.filter((tax) => tax.collectedByMarketplace === true).map((tax) => tax.rate));
  if (marketplace.isZero()) return undefined;
  const numerator = Decimal.HUNDRED.plus(treatment.rate ?? Decimal.ZERO);
  return { numerator, denominator: numerator.plus(marketplace) };
}

/** A discount in the mode of the price it lowers: with VAT or without, whatever its own. */
function inMode(discount: OrderDiscount, includesTax: boolean, order: Order, treatment: VatTreatment): Decimal {
  const own = discount.includesTax ?? order.pricesIncludeTax;
  if (own === includesTax) return discount.amount;
  return includesTax ? withVat(discount.amount, treatment.rate) : withoutVat(discount.amount, treatment.rate, PRECISION);
}

/** Order discounts go to goods and services by their price, not to shipping, tips or gift cards. */
function spreadDiscounts(order: Order, wares: readonly Ware[], decimals: number): Result<undefined> {
  for (const [index, discount] of order.discounts.entries()) {
    const included = discount.includesTax ?? order.pricesIncludeTax;
    const open = wares.filter((ware) => ware.discountable);
    const weights = open.map((ware) => asMode(ware, ware.amount.minus(ware.reduction).minus(ware.share), included));
    const most = Decimal.sum(weights).round(decimals);
    if (discount.amount.greaterThan(most)) return refused(discountTooLarge(`discounts[${index}]`));
    const shares = apportion(discount.amount.round(decimals), weights, decimals);
    open.forEach((ware, at) => {
      ware.share = ware.share.plus(fromMode(ware, shares[at] ?? Decimal.ZERO, included));
    });
  }
  return ok(undefined);
}

function asMode(ware: Ware, amount: Decimal, included: boolean): Decimal {
  if (ware.includesTax === included) return amount;
  return included ? withVat(amount, ware.treatment.rate) : withoutVat(amount, ware.treatment.rate, PRECISION);
}

function fromMode(ware: Ware, amount: Decimal, included: boolean): Decimal {
  if (ware.includesTax === included) return amount;
  return included ? withoutVat(amount, ware.treatment.rate, PRECISION) : withVat(amount, ware.treatment.rate);
}

/** One VAT rate: nets that sum to a base whose VAT, rounded once (BR-CO-17), meets the asked total where any base can. */
function roundGroup(group: readonly Ware[], decimals: number): CoverageEntry[] {
  const net = (ware: Ware, amount: Decimal): Decimal => (ware.includesTax ? withoutVat(amount, ware.treatment.rate, PRECISION) : amount);
  const exact = group.map((ware) => ({
    ware,
    allowance: net(ware, ware.reduction).round(decimals),
    discount: net(ware, ware.share).round(decimals),
    final: net(ware, ware.amount.minus(ware.reduction).minus(ware.share)),
    before: net(ware, ware.amount.minus(ware.reduction)),
  }));
  const grossFirst = group.some((ware) => ware.includesTax);
  const rate = group[0]?.treatment.rate ?? Decimal.ZERO;
  const taxIncluded = grossFirst ? meetGross(exact, rate, decimals) : undefined;
  const finals = taxIncluded?.finals ?? exact.map(({ before, discount }) => before.round(decimals).minus(discount));
  const base = Decimal.sum(finals);
  const gross = taxIncluded?.gross ?? sumOf(finals, apportion(vatOf(base, rate, decimals), finals, decimals));
  return exact.map(({ ware, allowance, discount }, index) => {
    const { category, rate: percent, reasonCode, reasonText } = ware.treatment;
    return {
      ref: ware.ref, name: ware.name, quantity: ware.quantity, unitCode: ware.unitCode,
      net: (finals[index] ?? Decimal.ZERO).plus(discount), allowance, discount, gross: gross[index] ?? Decimal.ZERO,
      includesTax: grossFirst, category, rate: percent, reasonCode, reasonText,
    };
  });
}

interface Exact {
  readonly ware: Ware;
  readonly discount: Decimal;
  readonly final: Decimal;
  readonly before: Decimal;
}

function meetGross(exact: readonly Exact[], rate: Decimal, decimals: number): { finals: Decimal[]; gross: Decimal[] } {
  const finals = exact.map(({ ware, before, discount }) => (ware.includesTax ? undefined : before.round(decimals).minus(discount)));
  const weights = exact.map(({ ware }, index) => {
    const final = finals[index];
    return final === undefined ? ware.amount.minus(ware.reduction).minus(ware.share) : withVat(final, ware.treatment.rate);
  });
  const total = Decimal.sum(weights).round(decimals);
  const fixed = Decimal.sum(finals.flatMap((final) => final ?? []));
  const free = exact.filter(({ ware }) => ware.includesTax);
  const shares = apportion(baseFor(total, rate, decimals).minus(fixed).round(decimals), free.map(({ final }) => final), decimals);
  let next = 0;
  return { finals: finals.map((final) => final ?? shares[next++] ?? Decimal.ZERO), gross: apportion(total, weights, decimals) };
}

function sumOf(left: readonly Decimal[], right: readonly Decimal[]): Decimal[] {
  return left.map((value, index) => value.plus(right[index] ?? Decimal.ZERO));
}

/** VAT that a marketplace collects and owes: in the shop's total, not in the seller's invoice. */
function marketplaceTax(order: Order): Decimal {
  const taxed = [
    ...order.lines.map((line) => ({ ...line, price: line.unitPrice.times(line.quantity) })),
    ...order.shipping,
    ...order.fees,
  ];
  return Decimal.sum(taxed.flatMap((thing) => thing.taxes.filter((tax) => tax.collectedByMarketplace === true).map((tax) => collected(thing, tax, order))));
}

function collected(thing: { price: Decimal; includesTax?: boolean | undefined; discounts: readonly OrderDiscount[]; taxes: readonly OrderTax[] }, tax: OrderTax, order: Order): Decimal {
  if (tax.amount !== undefined) return tax.amount;
  const price = thing.price.minus(Decimal.sum(thing.discounts.map((discount) => discount.amount)));
  const whole = (thing.includesTax ?? order.pricesIncludeTax) ? Decimal.HUNDRED.plus(Decimal.sum(thing.taxes.map((each) => each.rate))) : Decimal.HUNDRED;
  return price.times(tax.rate).dividedBy(whole, currencyDecimals(order.currency) ?? 2);
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

function discountTooLarge(field: string): Problem {
  return {
    code: 'DISCOUNT_EXCEEDS_PRICE',
    message: 'A discount is larger than the price it lowers.',
    advice: 'Correct the discount in the shop; if the shop owes the buyer money, refund it instead.',
    retry: 'after-fix',
    field,
  };
}
