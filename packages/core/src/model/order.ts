import { z } from 'zod';
import { decimal, positiveDecimal } from './amount.ts';
import { isoDate, isoDateTime } from './date.ts';
import { vatCategoryCode } from './invoice.ts';
import { identifier, postalAddress } from './party.ts';

/**
 * The canonical order: what any host platform sends, in one shape. A plugin maps its payload to this and nothing else.
 * Amounts are in `currency` unless said otherwise; `includesTax` on a price or discount overrides `pricesIncludeTax` of the order.
 */

const text = z.string().max(5_000);
const key = z.string().min(1).max(200);
const currencyCode = z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 currency code');

/** Where the order was placed. `host` names the connection, e.g. the slug a plugin registers itself with. */
export const orderSource = z.strictObject({
  host: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  shop: key,
  /** The id of the order in the shop; with host and shop it makes the order unique. */
  orderId: key,
});

/** A VAT rate the shop applied to a line, shipping or fee. */
export const orderTax = z.strictObject({
  /** Percent: `20` is 20 %. */
  rate: positiveDecimal,
  name: text.optional(),
  /** What the shop charged, when it says so: it stands on the invoice, as far as rounding explains its difference to the rate. */
  amount: decimal.optional(),
  /** The marketplace owes this tax, not the seller (deemed supplier): it is left out of the seller's VAT. */
  collectedByMarketplace: z.boolean().optional(),
});

/** A reduction of a price. `amount` is positive and for the whole line, not per unit. */
export const orderDiscount = z.strictObject({
  amount: positiveDecimal,
  includesTax: z.boolean().optional(),
  reason: text.optional(),
  /** The voucher or promotion code the buyer typed. */
  code: text.optional(),
});

/** Why no VAT, when the shop or the merchant knows: else it is derived, and when two reasons fit the order stops. */
export const taxExemption = z.strictObject({
  category: vatCategoryCode,
  /** VATEX code (BT-121). */
  reasonCode: z.string().optional(),
  /** BT-120 */
  reasonText: text.optional(),
});

/**
 * - `goods`, `service`: what is sold; they decide the category of operation (BT-23) and the exemption reason.
 * - `gift-card`: a multi-purpose voucher: no VAT when sold, a payment when used.
 * - `tip`: freely given (outside scope) or taxable, by the merchant's setting.
 */
export const orderLineKind = z.enum(['goods', 'service', 'gift-card', 'tip']);

export const orderLine = z.strictObject({
  id: key,
  kind: orderLineKind.default('goods'),
  name: text.min(1),
  description: text.optional(),
  /** BT-155 */
  sku: key.optional(),
  /** BT-157: GTIN with scheme `0160` */
  gtin: key.optional(),
  quantity: positiveDecimal,
  /** UN/ECE Rec. 20; `C62` is one piece. */
  unitCode: z.string().min(2).max(3).default('C62'),
  /** Price of one unit before discounts. */
  unitPrice: decimal,
  includesTax: z.boolean().optional(),
  discounts: z.array(orderDiscount).default([]),
  taxes: z.array(orderTax).default([]),
  exemption: taxExemption.optional(),
  /** Subscription or service period (BG-26). */
  period: z.strictObject({ startDate: isoDate, endDate: isoDate }).optional(),
  /** The id of the line this one is a component of: bundles are sent one line per component and rate. */
  bundleOf: key.optional(),
  /** Second-hand goods, art, antiques, travel: VAT on the margin, none shown (VATEX-EU-F, I, J, 309). */
  marginScheme: z.enum(['second-hand', 'art', 'antiques', 'travel']).optional(),
});

const pricedExtra = {
  id: key,
  name: text.min(1),
  /** Before discounts. */
  price: positiveDecimal,
  includesTax: z.boolean().optional(),
  discounts: z.array(orderDiscount).default([]),
  taxes: z.array(orderTax).default([]),
  exemption: taxExemption.optional(),
};

/** A delivery charge (BG-21, reason code FC). */
export const orderShipping = z.strictObject(pricedExtra);

/** Any other charge. `eco-tax` becomes UNTDID 7161 AEO, `duty` a customs duty collected for the state. */
export const orderFee = z.strictObject({
  ...pricedExtra,
  kind: z.enum(['eco-tax', 'duty', 'handling', 'packing', 'payment', 'other']).default('other'),
  /** The line the fee belongs to, when it is not for the whole order. */
  lineId: key.optional(),
});

/**
 * Money that moved or is held. Only `captured` is paid (BT-113), and `refunded` went back to the buyer (its amount is positive too);
 * gift cards and store credit are payments, not discounts. What is given back is credited by `refunds`: money alone credits nothing.
 */
export const orderPayment = z.strictObject({
  id: key,
  at: isoDateTime,
  amount: positiveDecimal,
  status: z.enum(['authorised', 'captured', 'refunded', 'voided']),
  method: z
    .enum(['card', 'credit-transfer', 'direct-debit', 'gift-card', 'store-credit', 'cash', 'cheque', 'wallet', 'other'])
    .default('other'),
  /** The provider's own reference, for matching. */
  reference: key.optional(),
});

/** What was given back; the lines keep the quantities that were bought, since only an edit lowers those (else it counts twice). Lines with quantities, shipping, and an amount without lines (a commercial gesture) may come together. */
export const orderRefund = z.strictObject({
  id: key,
  at: isoDateTime,
  reason: text.optional(),
  lines: z
    .array(
      z.strictObject({
        lineId: key,
        quantity: positiveDecimal,
        /** What is credited for these pieces, tax included, when it is not their invoiced price. */
        grossAmount: positiveDecimal.optional(),
      }),
    )
    .default([]),
  /** Shipping given back, tax included. */
  shippingGross: positiveDecimal.optional(),
  /** Fees given back (a duty, say), each with what of it, tax included. */
  fees: z.array(z.strictObject({ feeId: key, grossAmount: positiveDecimal })).default([]),
  /** Given back without naming lines, tax included: split over the VAT rates of the invoice. */
  adjustmentGross: positiveDecimal.optional(),
});

/** Pieces that left the warehouse or services that were done, for invoicing per fulfilment. */
export const orderFulfilment = z.strictObject({
  id: key,
  at: isoDateTime,
  lines: z.array(z.strictObject({ lineId: key, quantity: positiveDecimal })).min(1),
  /** Shipping is invoiced with the first fulfilment. */
  trackingReference: key.optional(),
});

export const orderBuyer = z.strictObject({
  kind: z.enum(['consumer', 'business', 'public']),
  /** The company's name for a business, the person's for a consumer. */
  name: text,
  contactName: text.optional(),
  email: z.email().max(320).optional(),
  telephone: z.string().max(50).optional(),
  /** The id of the customer in the shop. */
  customerId: key.optional(),
  /** The id in the shop of the person who ordered, where the customer is a company: one company may have several. */
  contactId: key.optional(),
  /** BG-8 */
  billingAddress: postalAddress.optional(),
  /** BT-48 */
  vatNumber: z.string().max(20).optional(),
  /** BT-47 for French buyers (scheme 0002): 9 digits. */
  siren: z.string().max(20).optional(),
  /** Scheme 0009: 14 digits. */
  siret: z.string().max(20).optional(),
  /** Other registration numbers (BT-46, BT-47). */
  identifiers: z.array(identifier).default([]),
  /** BT-49 with its scheme: the address on the network. */
  electronicAddress: identifier.optional(),
  /** BCP 47: the language of the document, e.g. `fr`. */
  language: z.string().max(35).optional(),
});

export const paymentTerms = z.strictObject({
  /** Net days from the issue date. */
  days: z.int().min(0).max(365).optional(),
  dueDate: isoDate.optional(),
  text: text.optional(),
  /** Part payments are deposits: each is invoiced when captured (386), then the whole on the final invoice. */
  deposit: z.boolean().optional(),
});

/** What the shop says the order comes to, tax included: ours must explain every cent of difference. */
export const orderTotals = z.strictObject({
  /** Goods, shipping, fees, tips, with tax, after discounts; before gift cards (they are payments), refunds and cash rounding. */
  total: decimal,
  tax: decimal.optional(),
});

export const order = z.strictObject({
  source: orderSource,
  /** What people call it, e.g. `#1001`. Never the invoice number. */
  number: key,
  placedAt: isoDateTime,
  /** BT-5: what the buyer was shown and pays. */
  currency: currencyCode,
  /** The seller's accounting currency when it differs (BT-6), with the rate of the day of the taxable event: 1 unit of `currency` is `rate` of it. */
  accountingCurrency: z.strictObject({ code: currencyCode, rate: positiveDecimal, rateDate: isoDate }).optional(),
  pricesIncludeTax: z.boolean(),
  /** A try-out: travels the road up to the invoice, is never numbered. */
  test: z.boolean().default(false),
  cancelledAt: isoDateTime.optional(),
  buyer: orderBuyer,
  /** BG-13, BG-15 */
  deliverTo: z.strictObject({ name: text.optional(), address: postalAddress, date: isoDate.optional() }).optional(),
  lines: z.array(orderLine).max(20_000),
  shipping: z.array(orderShipping).default([]),
  fees: z.array(orderFee).default([]),
  /** Discounts of the whole order that the shop did not already split over the lines. */
  discounts: z.array(orderDiscount).default([]),
  /** Cash rounding at the till (BT-114); negative lowers the amount due. */
  cashRounding: decimal.optional(),
  payments: z.array(orderPayment).default([]),
  refunds: z.array(orderRefund).default([]),
  fulfilments: z.array(orderFulfilment).default([]),
  terms: paymentTerms.optional(),
  /** BT-13: the buyer's own order number. */
  purchaseOrderReference: key.optional(),
  /** BT-10 */
  buyerReference: key.optional(),
  note: text.optional(),
  totals: orderTotals,
  /** Rises with every change in the shop; an older revision never overwrites a newer one. */
  revision: z.int().min(0).default(0),
});

export type OrderSource = z.output<typeof orderSource>;
export type OrderTax = z.output<typeof orderTax>;
export type OrderDiscount = z.output<typeof orderDiscount>;
export type TaxExemption = z.output<typeof taxExemption>;
export type OrderLineKind = z.output<typeof orderLineKind>;
export type OrderLine = z.output<typeof orderLine>;
export type OrderShipping = z.output<typeof orderShipping>;
export type OrderFee = z.output<typeof orderFee>;
export type OrderPayment = z.output<typeof orderPayment>;
export type OrderRefund = z.output<typeof orderRefund>;
export type OrderFulfilment = z.output<typeof orderFulfilment>;
export type OrderBuyer = z.output<typeof orderBuyer>;
export type Order = z.output<typeof order>;
/** The order as JSON at the door: decimals as strings, defaults left out. */
export type OrderJson = z.input<typeof order>;
