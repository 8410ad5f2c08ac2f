import { Decimal, documentDecimals } from '@quittance/core/model';

/** An order to be made: amounts in the buyer's currency. */
export interface OrderSpec {
  readonly currency: string;
  /** The shop's own currency, and what one unit of the buyer's is worth in it. */
  readonly shop?: { readonly currency: string; readonly rate: string };
  readonly taxesIncluded: boolean;
  readonly lines: readonly LineSpec[];
  readonly shipping?: readonly ChargeSpec[];
  readonly refunds?: readonly RefundSpec[];
  /** Fields of the body that replace what is made. */
  readonly fields?: Readonly<Record<string, unknown>>;
}

export interface ChargeSpec {
  readonly price: string;
  /** Fractions, as Shopify says them. */
  readonly rates?: readonly string[];
  readonly discounts?: readonly string[];
  readonly fields?: Readonly<Record<string, unknown>>;
}

export interface LineSpec extends ChargeSpec {
  readonly quantity: number;
  /** Pieces that an edit took away. */
  readonly removed?: number;
}

export interface RefundSpec {
  readonly lines?: readonly { readonly line: number; readonly quantity: number }[];
  /** Of the first delivery charge, tax included. */
  readonly shipping?: string;
  /** Below zero: more money than what was returned is worth. Above: a fee was kept back. */
  readonly discrepancy?: string;
  readonly status?: 'success' | 'pending' | 'failure';
  readonly fields?: Readonly<Record<string, unknown>>;
}

export interface MadeOrder {
  readonly body: Record<string, unknown>;
  readonly total: Decimal;
  readonly tax: Decimal;
  /** What each refund gives back. */
  readonly refunds: readonly Decimal[];
}

const FIRST_ID = 14_000_000_000_000n;
export const lineId = (index: number): string => String(FIRST_ID + BigInt(index));

/** The body of an order webhook by Shopify's arithmetic: tax rounded half up per tax line, totals as sums of what they hold. */
export function webhookBody(spec: OrderSpec): MadeOrder {
  const decimals = documentDecimals(spec.currency);
  const money = moneyOf(spec);
  const lines = spec.lines.map((line) => priced(line, line.quantity, spec, decimals));
  const charges = (spec.shipping ?? []).map((charge) => priced(charge, 1, spec, decimals));
  const all = [...lines, ...charges];
  const tax = Decimal.sum(all.map((one) => one.tax));
  const total = Decimal.sum(all.map((one) => one.paid)).plus(spec.taxesIncluded ? Decimal.ZERO : tax);
  const gone = spec.lines.map(() => 0);
  const refunds = (spec.refunds ?? []).map((refund, at) =>
    refundBody(refund, at, { spec, lines, charges, gone, money, decimals }),
  );
  const removed = Decimal.sum(
    spec.lines.map(({ removed: pieces = 0, quantity }, index) => {
      const line = lines[index];
      if (line === undefined || pieces === 0) return Decimal.ZERO;
      // What stays is priced and taxed anew; the rest is what went.
      const stays = (amount: Decimal): Decimal =>
        amount.times(Decimal.of(BigInt(quantity - pieces))).dividedBy(Decimal.of(BigInt(quantity)), decimals);
      const [paid, taxed] = [line.paid.minus(stays(line.paid)), line.tax.minus(stays(line.tax))];
      return spec.taxesIncluded ? paid : paid.plus(taxed);
    }),
  );
  const back = Decimal.sum(refunds.map(({ gross }) => gross));
  const now = total.minus(removed).minus(back);
  return {
    total: total.minus(removed),
    tax,
    refunds: refunds.map(({ gross }) => gross),
    body: {
      ...HEADER,
      currency: spec.shop?.currency ?? spec.currency,
      presentment_currency: spec.currency,
      taxes_included: spec.taxesIncluded,
      financial_status: back.isZero() ? 'paid' : 'partially_refunded',
      ...money.field('total_price', total),
      ...money.field('total_tax', tax),
      ...money.field('current_total_price', now),
      line_items: spec.lines.map((line, index) => ({
        id: Number(lineId(index)),
        title: `Thing ${index + 1}`,
        sku: `T-${index + 1}`,
        product_id: 1000 + index,
        quantity: line.quantity,
        current_quantity: line.quantity - (line.removed ?? 0) - (gone[index] ?? 0),
        requires_shipping: true,
        taxable: true,
        ...money.field('price', Decimal.of(line.price)),
        ...chargeFields(line, lines[index], money),
        ...line.fields,
      })),
      shipping_lines: (spec.shipping ?? []).map((charge, index) => ({
        id: 3000 + index,
        title: `Delivery ${index + 1}`,
        ...money.field('price', Decimal.of(charge.price)),
        ...chargeFields(charge, charges[index], money),
        ...charge.fields,
      })),
      refunds: refunds.map(({ body }) => body),
      ...spec.fields,
    },
  };
}

const ADDRESS = {
  first_name: 'Jo',
  last_name: 'Weber',
  address1: 'Weg 1',
  city: 'Köln',
  zip: '50667',
  country_code: 'DE',
};
const HEADER = {
  id: 5_000_000_000_001,
  admin_graphql_api_id: 'gid://shopify/Order/5000000000001',
  name: '#1001',
  created_at: '2026-09-14T10:21:07+02:00',
  processed_at: '2026-09-14T10:21:07+02:00',
  updated_at: '2026-09-15T10:21:07+02:00',
  test: false,
  source_name: 'web',
  email: 'jo@example.com',
  customer_locale: 'de-DE',
  billing_address: ADDRESS,
  shipping_address: ADDRESS,
  customer: { id: 77, first_name: 'Jo', last_name: 'Weber', email: 'jo@example.com' },
};

interface Priced {
  /** After discounts, in the mode of the order. */
  readonly paid: Decimal;
  readonly taxes: readonly { readonly rate: string; readonly amount: Decimal }[];
  readonly tax: Decimal;
}

function priced(charge: ChargeSpec, quantity: number, spec: OrderSpec, decimals: number): Priced {
  const price = Decimal.of(charge.price).times(Decimal.of(BigInt(quantity)));
  const paid = price.minus(Decimal.sum((charge.discounts ?? []).map((amount) => Decimal.of(amount))));
  const rates = charge.rates ?? [];
  const whole = spec.taxesIncluded ? Decimal.sum([Decimal.ONE, ...rates.map((rate) => Decimal.of(rate))]) : Decimal.ONE;
  const taxes = rates.map((rate) => ({ rate, amount: paid.times(Decimal.of(rate)).dividedBy(whole, decimals) }));
  return { paid, taxes, tax: Decimal.sum(taxes.map(({ amount }) => amount)) };
}

function chargeFields({ discounts = [] }: ChargeSpec, made: Priced | undefined, money: Money): Record<string, unknown> {
  return {
    tax_lines: (made?.taxes ?? []).map(({ rate, amount }) => ({
      title: 'VAT',
      rate: Number(rate),
      ...money.field('price', amount),
    })),
    discount_allocations: discounts.map((amount) => ({
      ...money.field('amount', Decimal.of(amount)),
      discount_application_index: 0,
    })),
  };
}

interface Making {
  readonly spec: OrderSpec;
  readonly lines: readonly Priced[];
  readonly charges: readonly Priced[];
  /** Pieces refunded so far, by line; refunds add to it. */
  readonly gone: number[];
  readonly money: Money;
  readonly decimals: number;
}

function refundBody(
  refund: RefundSpec,
  at: number,
  { spec, lines, charges, gone, money, decimals }: Making,
): { body: Record<string, unknown>; gross: Decimal } {
  const items = (refund.lines ?? []).map(({ line, quantity }) => {
    const whole = spec.lines[line]?.quantity ?? 1;
    const [from, to] = [gone[line] ?? 0, (gone[line] ?? 0) + quantity];
    gone[line] = to;
    const until = (amount: Decimal, pieces: number): Decimal =>
      amount.times(Decimal.of(BigInt(pieces))).dividedBy(Decimal.of(BigInt(whole)), decimals);
    const share = (amount: Decimal): Decimal => until(amount, to).minus(until(amount, from));
    return {
      line,
      quantity,
      subtotal: share(lines[line]?.paid ?? Decimal.ZERO),
      tax: share(lines[line]?.tax ?? Decimal.ZERO),
    };
  });
  const returned = Decimal.sum(items.map(({ subtotal, tax }) => (spec.taxesIncluded ? subtotal : subtotal.plus(tax))));
  const shipping = Decimal.of(refund.shipping ?? '0');
  const discrepancy = Decimal.of(refund.discrepancy ?? '0');
  const gross = returned.plus(shipping).minus(discrepancy);
  return {
    gross,
    body: {
      id: 900 + at,
      created_at: `2026-09-${String(16 + at).padStart(2, '0')}T10:00:00+02:00`,
      note: null,
      refund_line_items: items.map(({ line, quantity, subtotal, tax }) => ({
        line_item_id: Number(lineId(line)),
        quantity,
        ...money.field('subtotal', subtotal),
        ...money.field('total_tax', tax),
      })),
      ...shippingBack(shipping, charges[0], spec, money, decimals),
      ...(!discrepancy.isZero() && {
        order_adjustments: [
          ...adjustments(shipping, charges[0], spec, money, decimals),
          {
            kind: 'refund_discrepancy',
            reason: 'Refund discrepancy',
            ...money.field('amount', discrepancy),
            ...money.field('tax_amount', Decimal.ZERO),
          },
        ],
      }),
      transactions: gross.isZero()
        ? []
        : [
            {
              id: 8000 + at,
              kind: 'refund',
              status: refund.status ?? 'success',
              gateway: 'shopify_payments',
              amount: gross.toString(),
              currency: spec.currency,
              created_at: '2026-09-16T10:00:00+02:00',
            },
          ],
      ...refund.fields,
    },
  };
}

function shippingBack(
  gross: Decimal,
  charge: Priced | undefined,
  spec: OrderSpec,
  money: Money,
  decimals: number,
): Record<string, unknown> {
  if (gross.isZero()) return {};
  return {
    order_adjustments: adjustments(gross, charge, spec, money, decimals),
    refund_shipping_lines: [
      {
        id: 1,
        shipping_line_id: 3000,
        ...money.field(
          'subtotal_amount',
          spec.taxesIncluded ? gross : gross.minus(taxIn(gross, charge, spec, decimals)),
        ),
      },
    ],
  };
}

/** Delivery given back stands among the adjustments too, with its tax. */
function adjustments(
  gross: Decimal,
  charge: Priced | undefined,
  spec: OrderSpec,
  money: Money,
  decimals: number,
): unknown[] {
  if (gross.isZero()) return [];
  const tax = taxIn(gross, charge, spec, decimals);
  return [
    {
      kind: 'shipping_refund',
      reason: 'Shipping refund',
      ...money.field('amount', gross.minus(tax).negated()),
      ...money.field('tax_amount', tax.negated()),
    },
  ];
}

function taxIn(gross: Decimal, charge: Priced | undefined, spec: OrderSpec, decimals: number): Decimal {
  if (charge === undefined || charge.tax.isZero()) return Decimal.ZERO;
  const whole = spec.taxesIncluded ? charge.paid : charge.paid.plus(charge.tax);
  return whole.isZero() ? Decimal.ZERO : charge.tax.times(gross).dividedBy(whole, decimals);
}

interface Money {
  /** `price` and `price_set`. */
  field(name: string, amount: Decimal): Record<string, unknown>;
}

function moneyOf({ currency, shop }: OrderSpec): Money {
  const shopCurrency = shop?.currency ?? currency;
  const decimals = documentDecimals(shopCurrency);
  return {
    field: (name, amount) => {
      const own = shop === undefined ? amount : amount.times(Decimal.of(shop.rate)).round(decimals);
      return {
        [name]: own.toString(),
        [`${name}_set`]: {
          shop_money: { amount: own.toString(), currency_code: shopCurrency },
          presentment_money: { amount: amount.toString(), currency_code: currency },
        },
      };
    },
  };
}
