import {
  Decimal,
  ok,
  refused,
  type Order,
  type OrderDiscount,
  type OrderTax,
  type Problem,
  type Result,
} from '../model/index.ts';
import { withoutVat, withVat } from './vat-group.ts';
import type { VatContext } from './vat-context.ts';
import { vatTreatment, type TaxableSupply, type VatTreatment } from './vat-treatment.ts';

/** Something sold, before rounding. `amount` and `discounts` are in the mode of `includesTax`, at full precision. */
export interface Ware {
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
  /** The VAT that the shop says it charged; absent when it does not say so. */
  readonly tax: Decimal | undefined;
}

/** Digits kept between a division and its rounding to the currency. */
export const PRECISION = 10;

/** Everything that is sold, treated for VAT; gifts stand under the rate of what they came with. */
export function waresOf(order: Order, context: VatContext): Result<Ware[]> {
  const wares: Ware[] = [];
  const problems: Problem[] = [];
  const add = (ware: Result<Ware>): void => void (ware.ok ? wares.push(ware.value) : problems.push(...ware.problems));
  const free: (() => void)[] = [];
  order.lines.forEach((line, index) => {
    if (line.quantity.isZero()) return;
    const priced = { ...line, price: line.unitPrice.times(line.quantity) };
    const take = (like?: VatTreatment): void =>
      add(
        wareOf({
          order,
          context,
          priced,
          supply: { ...line, field: `lines[${index}]` },
          ref: `line:${line.id}`,
          principal: like,
        }),
      );
    if (isFree(priced))
      free.push(() => take(wares.find((ware) => ware.treatment.category !== 'O')?.treatment ?? NO_VALUE));
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
    add(
      wareOf({
        order,
        context,
        priced: extra(charge),
        supply: { ...charge, kind: 'goods', field: `shipping[${index}]` },
        ref: `shipping:${charge.id}`,
        principal,
      }),
    );
  });
  order.fees.forEach((fee, index) => {
    if (fee.price.isZero()) return;
    const kind = fee.kind === 'duty' ? 'duty' : 'goods';
    add(
      wareOf({
        order,
        context,
        priced: extra(fee),
        supply: { ...fee, kind, field: `fees[${index}]` },
        ref: `fee:${fee.id}`,
        principal,
      }),
    );
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

interface WareCase {
  readonly order: Order;
  readonly context: VatContext;
  readonly priced: Priced;
  readonly supply: TaxableSupply;
  readonly ref: string;
  /** The treatment of what it came with. */
  readonly principal: VatTreatment | undefined;
}

function wareOf({ order, context, priced, supply, ref, principal }: WareCase): Result<Ware> {
  const treatment = principalTreatment(supply, priced, principal) ?? vatTreatment(supply, context);
  if (!treatment.ok) return treatment;
  const includesTax = priced.includesTax ?? order.pricesIncludeTax;
  const ownPart = includesTax ? withoutMarketplaceTax(supply.taxes, treatment.value) : undefined;
  const own = (amount: Decimal): Decimal =>
    ownPart === undefined ? amount : amount.times(ownPart.numerator).dividedBy(ownPart.denominator, PRECISION);
  const reduction = Decimal.sum(
    priced.discounts.map((discount) => inMode(discount, includesTax, order, treatment.value)),
  );
  if (reduction.greaterThan(priced.price)) return refused(discountTooLarge(supply.field));
  const discountable = supply.kind === 'service' || (supply.kind === 'goods' && ref.startsWith('line:'));
  return ok({
    ref,
    name: priced.name,
    quantity: priced.quantity,
    unitCode: priced.unitCode,
    treatment: treatment.value,
    includesTax,
    amount: own(priced.price),
    reduction: own(reduction),
    share: Decimal.ZERO,
    discountable,
    tax: ownPart === undefined ? taxSaid(supply, priced.price.minus(reduction)) : undefined,
  });
}

/** What is ancillary to an untaxed sale and itself untaxed follows the principal (CGI art. 267, Directive art. 78). */
function principalTreatment(
  supply: TaxableSupply,
  priced: Priced,
  principal: VatTreatment | undefined,
): Result<VatTreatment> | undefined {
  if (principal === undefined || supply.exemption !== undefined || supply.kind === 'duty') return undefined;
  if (isFree({ ...priced, ...supply })) return ok(principal);
  const untaxed = supply.taxes.every((tax) => tax.rate.isZero());
  return untaxed && principal.rate?.isZero() === true ? ok(principal) : undefined;
}

/** What costs nothing bears no tax. */
function taxSaid({ taxes }: TaxableSupply, price: Decimal): Decimal | undefined {
  const said = taxes.flatMap(({ amount, collectedByMarketplace }) => (collectedByMarketplace === true ? [] : [amount]));
  if (said.length === 0) return price.isZero() ? Decimal.ZERO : undefined;
  return said.includes(undefined) ? undefined : Decimal.sum(said.flatMap((amount) => amount ?? []));
}

function withoutMarketplaceTax(
  taxes: readonly OrderTax[],
  treatment: VatTreatment,
): { numerator: Decimal; denominator: Decimal } | undefined {
  const marketplace = Decimal.sum(taxes.filter((tax) => tax.collectedByMarketplace === true).map((tax) => tax.rate));
  if (marketplace.isZero()) return undefined;
  const numerator = Decimal.HUNDRED.plus(treatment.rate ?? Decimal.ZERO);
  return { numerator, denominator: numerator.plus(marketplace) };
}

/** A discount in the mode of the price it lowers: with VAT or without, whatever its own. */
function inMode(discount: OrderDiscount, includesTax: boolean, order: Order, treatment: VatTreatment): Decimal {
  const own = discount.includesTax ?? order.pricesIncludeTax;
  if (own === includesTax) return discount.amount;
  return includesTax
    ? withVat(discount.amount, treatment.rate)
    : withoutVat(discount.amount, treatment.rate, PRECISION);
}

/** A discount that would make a price negative. */
export function discountTooLarge(field: string): Problem {
  return {
    code: 'DISCOUNT_EXCEEDS_PRICE',
    message: 'A discount is larger than the price it lowers.',
    advice: 'Correct the discount in the shop; if the shop owes the buyer money, refund it instead.',
    retry: 'after-fix',
    field,
  };
}
