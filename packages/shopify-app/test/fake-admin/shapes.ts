import { Decimal } from '@quittance/core/model';
import type { RestAddress, RestLine, RestMoneySet, RestOrder, RestTerms } from './rest.ts';

/** An order in a few words, for stories and benches; one currency, tax by rate and line. */
export interface OrderShape {
  readonly number: number;
  readonly lines: readonly LineShape[];
  readonly currency?: string;
  readonly taxesIncluded?: boolean;
  readonly paid?: boolean;
  readonly shipping?: string;
  readonly at?: string;
  readonly email?: string;
  readonly address?: RestAddress;
  /** Shopify's number of whoever bought; somebody new where none is said. */
  readonly customer?: number;
  readonly company?: { readonly id: number; readonly location_id: number };
  readonly terms?: RestTerms;
  readonly attributes?: Readonly<Record<string, string>>;
}
export interface LineShape {
  readonly title: string;
  readonly price: string;
  readonly quantity?: number;
  /** E.g. `0.19`; none is not taxed. */
  readonly rate?: string;
}

const ADDRESS: RestAddress = {
  first_name: 'Jonas',
  last_name: 'Weber',
  name: 'Jonas Weber',
  company: null,
  address1: 'Lindenstraße 7',
  address2: null,
  zip: '10969',
  city: 'Berlin',
  province: null,
  province_code: null,
  country: 'Germany',
  country_code: 'DE',
  phone: null,
};
const FIRST_ID = 5_000_000_000_000;

/** The payload that a shop with `taxes_included` or not would send of it. */
export function shapedOrder(shape: OrderShape): RestOrder {
  const { number, currency = 'EUR', taxesIncluded = true, paid = false, at = '2026-11-02T10:00:00+01:00' } = shape;
  const id = FIRST_ID + number;
  const set = (amount: Decimal): RestMoneySet => {
    const money = { amount: amount.toFixed(2), currency_code: currency };
    return { shop_money: money, presentment_money: money };
  };
  const amounts = (key: string, amount: Decimal) => ({ [key]: amount.toFixed(2), [`${key}_set`]: set(amount) });
  const lines = shape.lines.map((line, index) => shapedLine(line, id * 100 + index, taxesIncluded, set));
  const subtotal = Decimal.sum(
    shape.lines.map(({ price, quantity = 1 }) => Decimal.of(price).times(Decimal.of(BigInt(quantity)))),
  );
  const tax = Decimal.sum(lines.flatMap((line) => line.tax_lines.map(({ price }) => Decimal.of(price))));
  const shipping = Decimal.of(shape.shipping ?? '0.00');
  const total = subtotal.plus(shipping).plus(taxesIncluded ? Decimal.ZERO : tax);
  const address = shape.address ?? ADDRESS;
  const email = shape.email ?? `buyer${number}@example.com`;
  return {
    id,
    admin_graphql_api_id: `gid://shopify/Order/${id}`,
    name: `#${number}`,
    number,
    order_number: number,
    created_at: at,
    processed_at: at,
    updated_at: at,
    cancelled_at: null,
    cancel_reason: null,
    closed_at: null,
    confirmed: true,
    test: false,
    email,
    contact_email: email,
    currency,
    presentment_currency: currency,
    financial_status: paid ? 'paid' : 'pending',
    fulfillment_status: null,
    taxes_included: taxesIncluded,
    tags: '',
    payment_gateway_names: paid ? ['shopify_payments'] : [],
    ...amounts('total_line_items_price', subtotal),
    ...amounts('subtotal_price', subtotal),
    ...amounts('current_subtotal_price', subtotal),
    ...amounts('total_tax', tax),
    ...amounts('current_total_tax', tax),
    ...amounts('total_discounts', Decimal.ZERO),
    ...amounts('current_total_discounts', Decimal.ZERO),
    total_price: total.toFixed(2),
    total_price_set: set(total),
    ...amounts('current_total_price', total),
    total_shipping_price_set: set(shipping),
    current_shipping_price_set: set(shipping),
    total_outstanding: (paid ? Decimal.ZERO : total).toFixed(2),
    total_tip_received: '0.00',
    note: null,
    note_attributes: Object.entries(shape.attributes ?? {}).map(([name, value]) => ({ name, value })),
    tax_lines: lines.flatMap((line) => line.tax_lines),
    discount_applications: [],
    line_items: lines,
    shipping_lines:
      shape.shipping === undefined
        ? []
        : [
            {
              id: id * 10 + 7,
              title: 'DHL',
              code: 'DHL',
              source: 'shopify',
              price: shape.shipping,
              price_set: set(shipping),
              discounted_price: shape.shipping,
              discounted_price_set: set(shipping),
              is_removed: false,
              tax_lines: [],
              discount_allocations: [],
            },
          ],
    customer: {
      id: shape.customer ?? FIRST_ID * 2 + number,
      email,
      first_name: String(address['first_name'] ?? ''),
      last_name: String(address['last_name'] ?? ''),
      tax_exemptions: [],
    },
    billing_address: address,
    shipping_address: address,
    company: shape.company ?? null,
    payment_terms: shape.terms ?? null,
    refunds: [],
  };
}

export function shapedLine(
  line: LineShape,
  id: number,
  taxesIncluded: boolean,
  set: (amount: Decimal) => RestMoneySet,
): RestLine {
  const { title, price, quantity = 1, rate } = line;
  const net = Decimal.of(price).times(Decimal.of(BigInt(quantity)));
  const factor = Decimal.of(rate ?? '0');
  const tax = taxesIncluded ? net.times(factor).dividedBy(Decimal.ONE.plus(factor), 2) : net.times(factor).round(2);
  return {
    id,
    title,
    name: title,
    variant_title: null,
    sku: `SKU-${id % 1000}`,
    vendor: 'Acme',
    price,
    price_set: set(Decimal.of(price)),
    quantity,
    current_quantity: quantity,
    fulfillable_quantity: quantity,
    gift_card: false,
    taxable: rate !== undefined,
    requires_shipping: true,
    product_id: id + 50,
    variant_id: id + 60,
    properties: [],
    total_discount: '0.00',
    total_discount_set: set(Decimal.ZERO),
    tax_lines:
      rate === undefined
        ? []
        : [{ title: 'VAT', rate: Number(rate), price: tax.toFixed(2), price_set: set(tax), channel_liable: false }],
    duties: [],
    discount_allocations: [],
  };
}
