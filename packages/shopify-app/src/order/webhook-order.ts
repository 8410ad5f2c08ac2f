import { z } from 'zod';

/** An order of the REST Admin API and of order webhooks, every number as text. Absent, null and empty mean the same, back to bodies of 2017. */

const text = z.string().nullish();
const amount = z.string().regex(/^-?\d{1,15}(?:\.\d{1,10})?$/, 'must be an amount');
const someAmount = amount.nullish();
const flag = z.boolean().nullish();
const list = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((all) => all ?? []);

const money = z.object({ amount, currency_code: text });
export const restBag = z.object({ shop_money: money, presentment_money: money.nullish() });
const bag = restBag.nullish();

const taxLine = z.object({ title: text, rate: text, price: amount, price_set: bag, channel_liable: flag });
const allocation = z.object({ amount, amount_set: bag, discount_application_index: text });
const named = z.object({ name: z.string(), value: z.coerce.string().nullish() });

const address = z.object({
  first_name: text,
  last_name: text,
  name: text,
  company: text,
  address1: text,
  address2: text,
  city: text,
  zip: text,
  province: text,
  province_code: text,
  country_code: text,
  phone: text,
});

const line = z.object({
  id: z.string(),
  title: text,
  name: text,
  variant_title: text,
  sku: text,
  product_id: text,
  quantity: z.string(),
  current_quantity: text,
  price: amount,
  price_set: bag,
  total_discount: someAmount,
  total_discount_set: bag,
  discount_allocations: list(allocation),
  tax_lines: list(taxLine),
  gift_card: flag,
  tip: z.unknown().nullish(),
  taxable: flag,
  requires_shipping: flag,
  duties: list(restBag.extend({ id: z.string(), tax_lines: list(taxLine) })),
  properties: list(named),
});

const shippingLine = z.object({
  id: text,
  title: text,
  code: text,
  price: amount,
  price_set: bag,
  discounted_price: someAmount,
  discounted_price_set: bag,
  discount_allocations: list(allocation),
  tax_lines: list(taxLine),
  is_removed: flag,
});

const transaction = z.object({
  id: z.string(),
  kind: z.string(),
  status: z.string(),
  gateway: text,
  amount,
  currency: text,
  amount_set: bag,
  created_at: text,
  processed_at: text,
  parent_id: text,
});

const refund = z.object({
  id: z.string(),
  created_at: text,
  processed_at: text,
  note: text,
  refund_line_items: list(
    z.object({
      line_item_id: z.string(),
      quantity: z.string(),
      subtotal: someAmount,
      subtotal_set: bag,
      total_tax: someAmount,
      total_tax_set: bag,
    }),
  ),
  refund_shipping_lines: list(z.object({ shipping_line_id: text, subtotal_amount_set: bag, tax_amount_set: bag })),
  order_adjustments: list(
    z.object({ kind: text, reason: text, amount, amount_set: bag, tax_amount: someAmount, tax_amount_set: bag }),
  ),
  duties: list(z.object({ duty_id: text, amount_set: bag })),
  transactions: list(transaction),
});

const fulfilment = z.object({
  id: z.string(),
  created_at: text,
  status: text,
  line_items: list(z.object({ id: z.string(), quantity: z.string() })),
  tracking_number: text,
  origin_address: address.nullish(),
});

export const restOrder = z.object({
  id: z.string(),
  admin_graphql_api_id: text,
  name: z.string(),
  created_at: z.string(),
  processed_at: text,
  updated_at: text,
  cancelled_at: text,
  test: flag,
  source_name: text,
  currency: z.string(),
  presentment_currency: text,
  taxes_included: flag,
  duties_included: flag,
  email: text,
  contact_email: text,
  phone: text,
  customer_locale: text,
  po_number: text,
  note_attributes: list(named),
  localized_fields: list(z.object({ key: z.string(), value: text })),
  company: z.object({ id: z.string(), name: text, tax_registration_id: text }).nullish(),
  customer: z.object({ id: z.string(), first_name: text, last_name: text, email: text, phone: text }).nullish(),
  billing_address: address.nullish(),
  shipping_address: address.nullish(),
  total_price: amount,
  total_price_set: bag,
  total_tax: someAmount,
  total_tax_set: bag,
  total_discounts: someAmount,
  total_discounts_set: bag,
  current_total_price: someAmount,
  current_total_price_set: bag,
  total_outstanding: someAmount,
  financial_status: text,
  total_tip_received: someAmount,
  total_cash_rounding_payment_adjustment_set: bag,
  discount_codes: list(z.object({ code: text, type: text })),
  discount_applications: list(z.object({ title: text, description: text, code: text })),
  line_items: list(line),
  shipping_lines: list(shippingLine),
  additional_fees: list(
    z.object({ id: text, name: text, title: text, price: amount, price_set: bag, tax_lines: list(taxLine) }),
  ),
  refunds: list(refund),
  fulfillments: list(fulfilment),
  payment_terms: z
    .object({
      payment_terms_type: text,
      due_in_days: text,
      payment_schedules: list(z.object({ due_at: text, completed_at: text })),
    })
    .nullish(),
});

export const restTransactions = z.array(transaction).optional();

export type RestTransaction = z.output<typeof transaction>;
export type RestOrder = z.output<typeof restOrder>;
export type RestLine = z.output<typeof line>;
export type RestAddress = z.output<typeof address>;
export type RestRefund = z.output<typeof refund>;
export type RestFulfilment = z.output<typeof fulfilment>;
export type RestBag = z.output<typeof restBag>;
