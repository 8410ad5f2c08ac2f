import type { OrderJson } from '../../src/model/index.ts';

/** The parts of a shop's order that the corpus uses; read for tests alone, since mapping is each plugin's own work. */
export interface ShopOrder {
  readonly id: number;
  readonly name: string;
  readonly test?: boolean;
  readonly currency: string;
  readonly presentment_currency?: string;
  readonly taxes_included: boolean;
  readonly total_price: string;
  readonly total_price_set?: MoneySet;
  readonly created_at: string;
  readonly processed_at?: string | null;
  readonly updated_at?: string | null;
  readonly cancelled_at?: string | null;
  readonly email?: string | null;
  readonly note?: string | null;
  readonly po_number?: string | null;
  readonly company?: object | null;
  readonly financial_status: string;
  readonly total_outstanding?: string;
  readonly total_cash_rounding_payment_adjustment_set?: MoneySet | null;
  readonly note_attributes?: readonly { readonly name: string; readonly value: string }[];
  readonly billing_address?: Address | null;
  readonly shipping_address?: Address | null;
  readonly line_items: readonly LineItem[];
  readonly shipping_lines: readonly ShippingLine[];
  readonly refunds: readonly ShopRefund[];
}
interface MoneySet {
  readonly shop_money: { readonly amount: string };
  readonly presentment_money: { readonly amount: string };
}
interface TaxLine {
  readonly rate: number;
  readonly title: string;
  readonly price: string;
  readonly channel_liable?: boolean | null;
}
interface Allocation {
  readonly amount: string;
  readonly amount_set?: MoneySet;
}
interface LineItem {
  readonly id: number;
  readonly name: string;
  readonly quantity: number;
  readonly price: string;
  readonly price_set?: MoneySet;
  readonly current_quantity?: number;
  readonly gift_card: boolean;
  readonly requires_shipping: boolean;
  readonly sku?: string | null;
  readonly tip?: object;
  readonly tax_lines: readonly TaxLine[];
  readonly discount_allocations: readonly Allocation[];
  readonly duties?: readonly { readonly id: string; readonly presentment_money: { readonly amount: string } }[];
}
interface ShippingLine {
  readonly id: number;
  readonly title: string;
  readonly price: string;
  readonly price_set?: MoneySet;
  readonly tax_lines: readonly TaxLine[];
  readonly discount_allocations: readonly Allocation[];
}
interface Address {
  readonly name?: string | null;
  readonly company?: string | null;
  readonly address1?: string | null;
  readonly address2?: string | null;
  readonly zip?: string | null;
  readonly city?: string | null;
  readonly country_code?: string | null;
}
export interface ShopRefund {
  readonly id: number;
  readonly created_at: string;
  readonly note?: string | null;
  readonly refund_line_items: readonly {
    readonly line_item_id: number;
    readonly quantity: number;
    readonly subtotal: number;
    readonly total_tax: number;
  }[];
  readonly order_adjustments: readonly {
    readonly kind: string;
    readonly amount: string;
    readonly tax_amount: string;
  }[];
  readonly transactions: readonly { readonly kind: string; readonly status: string; readonly amount: string }[];
}

/** The shop's order in canonical form, in the money the buyer saw. */
export function canonical(shop: ShopOrder, changes: Partial<OrderJson> = {}): OrderJson {
  const presented = (amount: string, set?: MoneySet | null): string => set?.presentment_money.amount ?? amount;
  const taxes = (lines: readonly TaxLine[]) =>
    lines.map((tax) => ({
      rate: percent(tax.rate),
      name: tax.title,
      ...(tax.channel_liable === true && { collectedByMarketplace: true }),
    }));
  const discounts = (allocations: readonly Allocation[]) =>
    allocations.map(({ amount, amount_set: set }) => ({ amount: presented(amount, set) }));
  const paid = shop.financial_status !== 'pending' && Number(shop.total_outstanding ?? '0') === 0;
  const rounding = presented('0', shop.total_cash_rounding_payment_adjustment_set);
  return {
    source: { host: 'shop-corpus', shop: 'test', orderId: String(shop.id) },
    number: shop.name,
    placedAt: shop.processed_at ?? shop.created_at,
    currency: shop.presentment_currency ?? shop.currency,
    pricesIncludeTax: shop.taxes_included,
    test: shop.test ?? false,
    ...(shop.cancelled_at != null && { cancelledAt: shop.cancelled_at }),
    buyer: buyerOf(shop),
    ...(shop.shipping_address?.country_code != null && { deliverTo: { address: addressOf(shop.shipping_address) } }),
    lines: shop.line_items.map((line) => ({
      id: String(line.id),
      name: line.name,
      quantity: String(line.quantity),
      unitPrice: presented(line.price, line.price_set),
      kind: line.gift_card
        ? 'gift-card'
        : line.tip !== undefined
          ? 'tip'
          : line.requires_shipping
            ? 'goods'
            : 'service',
      taxes: taxes(line.tax_lines),
      discounts: discounts(line.discount_allocations),
      ...(line.sku != null && line.sku !== '' && { sku: line.sku }),
    })),
    shipping: shop.shipping_lines.map((line) => ({
      id: String(line.id),
      name: line.title,
      price: presented(line.price, line.price_set),
      taxes: taxes(line.tax_lines),
      discounts: discounts(line.discount_allocations),
    })),
    fees: shop.line_items.flatMap((line) =>
      (line.duties ?? []).map((duty) => ({
        id: duty.id,
        kind: 'duty' as const,
        name: 'Duty',
        price: duty.presentment_money.amount,
        lineId: String(line.id),
      })),
    ),
    ...(Number(rounding) !== 0 && { cashRounding: rounding }),
    payments: paid
      ? [
          {
            id: 'paid',
            at: shop.processed_at ?? shop.created_at,
            amount: presented(shop.total_price, shop.total_price_set),
            status: 'captured',
            method: 'card',
          },
        ]
      : [],
    refunds: shop.refunds.filter(isSettled).map(refundOf),
    ...(shop.po_number != null && { purchaseOrderReference: shop.po_number }),
    totals: { total: presented(shop.total_price, shop.total_price_set) },
    ...changes,
  };
}

/** `0.055` is 5.5 %. A binary float of four digits, so that rounding it is exact. */
function percent(rate: number): string {
  return String(Number((rate * 100).toFixed(4)));
}

function buyerOf(shop: ShopOrder): OrderJson['buyer'] {
  const address = shop.billing_address ?? shop.shipping_address;
  const vatNumber = shop.note_attributes?.find(({ name }) => name === 'VAT number')?.value;
  return {
    kind: shop.company == null ? 'consumer' : 'business',
    name: (shop.company == null ? address?.name : address?.company) ?? address?.name ?? 'Guest',
    ...(address?.country_code != null && { billingAddress: addressOf(address) }),
    ...(vatNumber !== undefined && { vatNumber }),
  };
}

function addressOf({
  address1,
  address2,
  zip,
  city,
  country_code: countryCode,
}: Address): NonNullable<OrderJson['buyer']['billingAddress']> {
  const known = { line1: address1, line2: address2, postCode: zip, city };
  return {
    ...Object.fromEntries(Object.entries(known).filter(([, value]) => value != null)),
    countryCode: countryCode ?? '',
  };
}

/** A refund whose money has not moved yet is held back. */
function isSettled({ transactions }: ShopRefund): boolean {
  return transactions.every(({ status }) => status === 'success');
}

function refundOf(refund: ShopRefund): NonNullable<OrderJson['refunds']>[number] {
  const sum = (kind: string): number =>
    refund.order_adjustments
      .filter((each) => each.kind === kind)
      .reduce(
        (cents, each) => cents - Math.round(Number(each.amount) * 100) - Math.round(Number(each.tax_amount) * 100),
        0,
      );
  const [shipping, gesture] = [sum('shipping_refund'), sum('refund_discrepancy')];
  return {
    id: String(refund.id),
    at: refund.created_at,
    ...(refund.note != null && refund.note !== '' && { reason: refund.note }),
    lines: refund.refund_line_items.map((line) => ({
      lineId: String(line.line_item_id),
      quantity: String(line.quantity),
    })),
    ...(shipping > 0 && { shippingGross: (shipping / 100).toFixed(2) }),
    ...(gesture > 0 && { adjustmentGross: (gesture / 100).toFixed(2) }),
  };
}
