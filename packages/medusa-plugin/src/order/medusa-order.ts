import { decimal, isoDateTime } from '@quittance/core/model';
import { z } from 'zod';

/**
 * The part of Medusa's order that an invoice is made of, as `plain` hands it over: amounts are decimal text. Lenient where
 * Medusa is (absent, null and empty mean the same), strict where a wrong guess would cost money.
 */

const text = z.string().nullish();
const list = <T extends z.ZodType>(item: T) =>
  z
    .array(item.nullable())
    .nullish()
    .transform((all) => (all ?? []).filter((one) => one !== null));
const metadata = z.record(z.string(), z.unknown()).nullish();
/** Medusa writes UTC with `Z`; a day alone would be read in an unknown zone. */
const moment = isoDateTime;
const stamps = { created_at: moment.nullish(), updated_at: moment.nullish() };
/** `plain` turned whole numbers into text as well. */
const count = z.coerce.number().int().nullish();

const taxLine = z.looseObject({ rate: decimal, description: text, code: text, total: decimal.nullish() });
const adjustment = z.looseObject({
  amount: decimal,
  code: text,
  description: text,
  is_tax_inclusive: z.boolean().nullish(),
  version: count,
});

const address = z.looseObject({
  company: text,
  first_name: text,
  last_name: text,
  address_1: text,
  address_2: text,
  city: text,
  country_code: text,
  province: text,
  postal_code: text,
  phone: text,
  metadata,
  ...stamps,
});

const customer = z.looseObject({
  id: z.string(),
  company_name: text,
  first_name: text,
  last_name: text,
  email: text,
  phone: text,
  metadata,
  ...stamps,
});

const item = z.looseObject({
  id: z.string(),
  title: text,
  product_title: text,
  variant_title: text,
  variant_sku: text,
  variant_barcode: text,
  is_giftcard: z.boolean().nullish(),
  is_tax_inclusive: z.boolean().nullish(),
  requires_shipping: z.boolean().nullish(),
  unit_price: decimal.nullish(),
  quantity: decimal.nullish(),
  metadata,
  tax_lines: list(taxLine),
  adjustments: list(adjustment),
  return_received_total: decimal.nullish(),
  return_dismissed_total: decimal.nullish(),
  /** The order's own version of the line: an order edit overrides price and quantity here. */
  detail: z
    .looseObject({
      unit_price: decimal.nullish(),
      quantity: decimal.nullish(),
      return_received_quantity: decimal.nullish(),
      return_dismissed_quantity: decimal.nullish(),
      metadata,
    })
    .nullish(),
});

const shippingMethod = z.looseObject({
  id: z.string(),
  name: text,
  amount: decimal,
  is_tax_inclusive: z.boolean().nullish(),
  tax_lines: list(taxLine),
  adjustments: list(adjustment),
});

const creditLine = z.looseObject({
  id: z.string(),
  amount: decimal,
  reference: text,
  reference_id: text,
  version: count,
  ...stamps,
});
const transaction = z.looseObject({ id: z.string(), amount: decimal, reference: text, reference_id: text, ...stamps });
const movement = z.looseObject({ id: z.string(), amount: decimal, ...stamps });

const payment = z.looseObject({
  id: z.string(),
  amount: decimal,
  provider_id: text,
  canceled_at: moment.nullish(),
  captures: list(movement),
  refunds: list(movement),
  ...stamps,
});

const fulfillment = z.looseObject({
  id: z.string(),
  packed_at: moment.nullish(),
  canceled_at: moment.nullish(),
  items: list(z.looseObject({ line_item_id: text, quantity: decimal })),
  labels: list(z.looseObject({ tracking_number: text })),
  ...stamps,
});

const returned = z.looseObject({
  id: z.string(),
  status: text,
  received_at: moment.nullish(),
  canceled_at: moment.nullish(),
  items: list(
    z.looseObject({ item_id: z.string(), received_quantity: decimal.nullish(), damaged_quantity: decimal.nullish() }),
  ),
  ...stamps,
});

export const medusaOrder = z.looseObject({
  id: z.string(),
  display_id: z.coerce.string().nullish(),
  custom_display_id: text,
  status: text,
  is_draft_order: z.boolean().nullish(),
  version: count,
  email: text,
  locale: text,
  currency_code: z.string(),
  canceled_at: moment.nullish(),
  metadata,
  total: decimal,
  tax_total: decimal.nullish(),
  credit_line_total: decimal.nullish(),
  customer: customer.nullish(),
  billing_address: address.nullish(),
  shipping_address: address.nullish(),
  items: list(item),
  shipping_methods: list(shippingMethod),
  credit_lines: list(creditLine),
  transactions: list(transaction),
  payment_collections: list(z.looseObject({ id: z.string(), payments: list(payment), ...stamps })),
  fulfillments: list(fulfillment),
  returns: list(returned),
  created_at: moment,
  updated_at: moment.nullish(),
});

export type MedusaOrder = z.output<typeof medusaOrder>;
export type MedusaItem = z.output<typeof item>;
export type MedusaAddress = z.output<typeof address>;
export type MedusaTaxLine = z.output<typeof taxLine>;
export type MedusaAdjustment = z.output<typeof adjustment>;
export type MedusaShippingMethod = z.output<typeof shippingMethod>;
export type MedusaPayment = z.output<typeof payment>;
