import { Decimal } from '@quittance/core/model';
import type { Shown } from '../execute.ts';
import { minus, moneyBag, share, times, total, type Currencies, type MoneyBag } from '../money.ts';
import type { RestAllocation, RestDiscount, RestDuty, RestLine, RestShippingLine, RestTaxLine } from '../rest.ts';
import { moneyOf } from './money-of.ts';
import { attribute, gid } from './people.ts';

export interface LineObject extends Shown {
  readonly id: string;
  readonly quantity: number;
  readonly taxLines: readonly TaxObject[];
  /** What the line is sold at after every discount, for its whole quantity. */
  readonly soldAt: MoneyBag;
  readonly originalTotalSet: MoneyBag;
  currentQuantity: number;
}
export interface TaxObject extends Shown {
  readonly title: string;
  readonly rate: number;
  readonly priceSet: MoneyBag;
}

export const taxLine = (rest: RestTaxLine, currencies: Currencies): TaxObject => ({
  title: rest.title,
  rate: rest.rate,
  ratePercentage: Number(Decimal.of(String(rest.rate)).times(Decimal.HUNDRED).toString()),
  priceSet: moneyOf(rest.price_set, rest.price, currencies),
  channelLiable: rest.channel_liable ?? null,
  source: 'Shopify',
});

const KINDS: Readonly<Record<string, string>> = {
  discount_code: 'DiscountCodeApplication',
  manual: 'ManualDiscountApplication',
  automatic: 'AutomaticDiscountApplication',
  script: 'ScriptDiscountApplication',
};

export interface DiscountObject extends Shown {
  readonly __typename: string;
  /** "Order-level" in the schema's words: spread over every line rather than given to some. */
  readonly isOrderLevel: boolean;
}

export const discountApplication = (rest: RestDiscount, index: number, { shop }: Currencies): DiscountObject => ({
  __typename: KINDS[rest.type] ?? 'ManualDiscountApplication',
  index,
  allocationMethod: rest.allocation_method.toUpperCase(),
  targetSelection: rest.target_selection.toUpperCase(),
  targetType: rest.target_type.toUpperCase(),
  value:
    rest.value_type === 'percentage'
      ? { __typename: 'PricingPercentageValue', percentage: Number(rest.value) }
      : { __typename: 'MoneyV2', amount: rest.value, currencyCode: shop },
  code: rest.code ?? rest.title ?? '',
  title: rest.title ?? rest.code ?? '',
  description: rest.description ?? null,
  isOrderLevel: rest.allocation_method === 'across' && rest.target_selection === 'all',
});

const allocation = (rest: RestAllocation, discounts: readonly DiscountObject[], currencies: Currencies) => ({
  allocatedAmountSet: moneyOf(rest.amount_set, rest.amount, currencies),
  discountApplication: discounts[rest.discount_application_index],
});

const duty = (rest: RestDuty, currencies: Currencies): Shown => ({
  __typename: 'Duty',
  id: gid('Duty', rest.id),
  harmonizedSystemCode: rest.harmonized_system_code,
  countryCodeOfOrigin: rest.country_code_of_origin,
  price: moneyOf(rest, undefined, currencies),
  taxLines: rest.tax_lines.map((line) => taxLine(line, currencies)),
});

/** Amounts as the schema describes them: `original*` before discounts, `discounted*` without what is spread over the whole order. */
export function lineItem(rest: RestLine, discounts: readonly DiscountObject[], currencies: Currencies): LineObject {
  const unit = moneyOf(rest.price_set, rest.price, currencies);
  const original = times(unit, rest.quantity);
  const allocations = (rest.discount_allocations ?? []).map((each) => allocation(each, discounts, currencies));
  const ofLine = (withCodes: boolean): MoneyBag =>
    total(
      allocations
        .filter(
          ({ discountApplication: by }) =>
            !(by?.isOrderLevel ?? false) || (withCodes && by?.__typename === KINDS['discount_code']),
        )
        .filter(({ discountApplication: by }) => withCodes || by?.__typename !== KINDS['discount_code'])
        .map(({ allocatedAmountSet }) => allocatedAmountSet),
      currencies,
    );
  const soldAt = minus(
    original,
    total(
      allocations.map(({ allocatedAmountSet }) => allocatedAmountSet),
      currencies,
    ),
  );
  return {
    __typename: 'LineItem',
    id: gid('LineItem', rest.id),
    title: rest.title,
    name: rest.name,
    variantTitle: rest.variant_title ?? null,
    sku: rest.sku ?? null,
    vendor: rest.vendor ?? null,
    quantity: rest.quantity,
    currentQuantity: rest.current_quantity ?? rest.quantity,
    refundableQuantity(this: LineObject) {
      return this.currentQuantity;
    },
    unfulfilledQuantity: rest.fulfillable_quantity ?? rest.quantity,
    nonFulfillableQuantity: 0,
    isGiftCard: rest.gift_card,
    taxable: rest.taxable,
    requiresShipping: rest.requires_shipping,
    restockable: rest.product_id != null,
    merchantEditable: true,
    product:
      rest.product_id == null
        ? null
        : { __typename: 'Product', id: gid('Product', rest.product_id), title: rest.title },
    variant:
      rest.variant_id == null
        ? null
        : { __typename: 'ProductVariant', id: gid('ProductVariant', rest.variant_id), sku: rest.sku ?? null },
    customAttributes: (rest.properties ?? []).map(attribute),
    originalUnitPriceSet: unit,
    originalTotalSet: original,
    discountedTotalSet: ({ withCodeDiscounts }: Shown) => minus(original, ofLine(withCodeDiscounts === true)),
    discountedUnitPriceSet: share(minus(original, ofLine(false)), 1, rest.quantity),
    discountedUnitPriceAfterAllDiscountsSet: share(soldAt, 1, rest.quantity),
    totalDiscountSet: moneyOf(rest.total_discount_set, rest.total_discount, currencies),
    taxLines: rest.tax_lines.map((line) => taxLine(line, currencies)),
    duties: (rest.duties ?? []).map((each) => duty(each, currencies)),
    discountAllocations: allocations,
    soldAt,
  };
}

export interface ShippingObject extends Shown {
  readonly id: string;
  readonly title: string;
  readonly taxLines: readonly TaxObject[];
  readonly discountedPriceSet: MoneyBag;
}

export function shippingLine(
  rest: RestShippingLine,
  discounts: readonly DiscountObject[],
  currencies: Currencies,
): ShippingObject {
  const original = moneyOf(rest.price_set, rest.price, currencies);
  const isDiscounted = rest.discounted_price_set != null || rest.discounted_price !== undefined;
  const discounted = isDiscounted ? moneyOf(rest.discounted_price_set, rest.discounted_price, currencies) : original;
  return {
    __typename: 'ShippingLine',
    id: gid('ShippingLine', rest.id),
    title: rest.title,
    code: rest.code,
    source: rest.source ?? null,
    carrierIdentifier: rest.carrier_identifier ?? null,
    custom: rest.source == null,
    deliveryCategory: null,
    phone: rest.phone ?? null,
    shippingRateHandle: null,
    isRemoved: rest.is_removed ?? false,
    originalPriceSet: original,
    discountedPriceSet: discounted,
    currentDiscountedPriceSet:
      rest.current_discounted_price_set == null ? discounted : moneyBag(rest.current_discounted_price_set),
    taxLines: rest.tax_lines.map((line) => taxLine(line, currencies)),
    discountAllocations: (rest.discount_allocations ?? []).map((each) => allocation(each, discounts, currencies)),
  };
}
