import { decimal, isoDateTime } from '@quittance/core/model';
import { z } from 'zod';

/**
 * The part of a Shopify order that an invoice is made of, one shape whether it was read by GraphQL or came in a webhook's body. Ids are the
 * numeric ones, as text: some are beyond what a JavaScript number holds. Amounts are decimal text on the way in and exact decimals after.
 */

const text = z.string().nullish();
const id = z.string().min(1).max(200);
const list = <T extends z.ZodType>(item: T) => z.array(item).default([]);

/** What Shopify calls a money bag: the same amount in the currency of the shop and in the one the buyer saw. */
export const moneyBag = z.object({ shop: decimal, presentment: decimal });

export const attribute = z.object({ key: z.string(), value: z.string() });

const tax = z.object({
  title: text,
  /** A fraction: `0.2` is 20 %. */
  rate: decimal,
  amount: moneyBag,
  /** The channel (a marketplace) collects and owes it. */
  channelLiable: z.boolean().default(false),
});

const discount = z.object({ amount: moneyBag, title: text, code: text });

const address = z.object({
  company: text,
  name: text,
  address1: text,
  address2: text,
  city: text,
  zip: text,
  province: text,
  countryCode: text,
  phone: text,
});

const duty = z.object({ id, amount: moneyBag, taxes: list(tax) });

export const shopifyLine = z.object({
  id,
  title: z.string(),
  variantTitle: text,
  sku: text,
  /** As ordered; what an edit or a refund took away is still counted. */
  quantity: decimal,
  /** What is left of it; absent in bodies older than 2020. */
  currentQuantity: decimal.optional(),
  /** Of one piece, before discounts. */
  unitPrice: moneyBag,
  /** Every allocation, of the line's own discounts and of the order's. */
  discounts: list(discount),
  taxes: list(tax),
  isGiftCard: z.boolean().default(false),
  /** GraphQL does not say it: see `isTip` in lines.ts. */
  isTip: z.boolean().default(false),
  requiresShipping: z.boolean().default(true),
  duties: list(duty),
  attributes: list(attribute),
});

const shippingLine = z.object({
  id,
  title: z.string(),
  /** Before discounts. */
  price: moneyBag,
  discounts: list(discount),
  taxes: list(tax),
  isRemoved: z.boolean().default(false),
});

const additionalFee = z.object({ id, name: z.string(), amount: moneyBag, taxes: list(tax) });

export const shopifyTransaction = z.object({
  id,
  /** Lower case: `sale`, `authorization`, `capture`, `refund`, `void`, `change` … */
  kind: z.string(),
  /** Lower case: `success`, `pending`, `failure`, `error` … */
  status: z.string(),
  gateway: text,
  at: isoDateTime,
  amount: moneyBag,
  parentId: id.optional(),
});

export const shopifyRefund = z.object({
  id,
  at: isoDateTime,
  note: text,
  lines: list(z.object({ lineId: id, quantity: decimal, subtotal: moneyBag, tax: moneyBag })),
  /** Each delivery charge given back, tax included. */
  shipping: list(z.object({ shippingLineId: id, gross: moneyBag })),
  /** What the money differs by from what was returned: negative for more money, positive for less. Tax included. */
  discrepancies: list(moneyBag),
  duties: list(z.object({ dutyId: id.optional(), gross: moneyBag })),
  transactions: list(shopifyTransaction),
});

const fulfilment = z.object({
  id,
  at: isoDateTime,
  status: text,
  lines: list(z.object({ lineId: id, quantity: decimal })),
  trackingNumber: text,
  /** Where it left from: for a sale at a till, where it was handed over. */
  origin: address.optional(),
});

export const shopifyOrder = z.object({
  id: z.string().regex(/^\d+$/, 'must be the numeric id of an order'),
  name: z.string().min(1),
  processedAt: isoDateTime,
  updatedAt: isoDateTime,
  cancelledAt: isoDateTime.nullish(),
  test: z.boolean().default(false),
  sourceName: text,
  shopCurrency: z.string(),
  presentmentCurrency: z.string(),
  taxesIncluded: z.boolean(),
  /** Duties are inside the prices of the lines. */
  dutiesIncluded: z.boolean().default(false),
  email: text,
  phone: text,
  locale: text,
  poNumber: text,
  attributes: list(attribute),
  /** Metafields of the company's location, the company and the customer, nearest to the order first. */
  metafields: list(attribute),
  /** What a country's checkout asks for, e.g. `TAX_CREDENTIAL_IT`. */
  localizedFields: list(attribute),
  company: z.object({ id, name: z.string(), taxRegistrationId: text, billingAddress: address.nullish() }).nullish(),
  customer: z.object({ id, name: text, email: text, phone: text }).nullish(),
  billingAddress: address.nullish(),
  shippingAddress: address.nullish(),
  total: moneyBag,
  tax: moneyBag.optional(),
  /** After edits, refunds and returns; absent in bodies older than 2020. */
  currentTotal: moneyBag.optional(),
  outstanding: moneyBag.optional(),
  financialStatus: text,
  tip: moneyBag.optional(),
  cashRounding: moneyBag.optional(),
  /** Of the whole order, where an old body does not say which lines they lower. */
  discounts: list(discount),
  lines: list(shopifyLine),
  shipping: list(shippingLine),
  fees: list(additionalFee),
  /** `undefined`: the source does not tell (a webhook's body); `currentTotal` and the status then say what was paid. */
  transactions: z.array(shopifyTransaction).optional(),
  refunds: list(shopifyRefund),
  fulfilments: list(fulfilment),
  paymentTerms: z.object({ type: text, dueInDays: decimal.nullish(), dueAt: isoDateTime.nullish() }).nullish(),
  /** When its returns, refunds and the like last changed: the order's own `updatedAt` may stay behind. */
  changedAt: list(isoDateTime),
});

export type MoneyBag = z.output<typeof moneyBag>;
export type ShopifyOrder = z.output<typeof shopifyOrder>;
/** As the two readers make it: decimals are text. */
export type ShopifyOrderJson = z.input<typeof shopifyOrder>;
export type ShopifyLine = z.output<typeof shopifyLine>;
export type ShopifyAddress = z.output<typeof address>;
export type ShopifyTax = z.output<typeof tax>;
export type ShopifyDiscount = z.output<typeof discount>;
export type ShopifyRefund = z.output<typeof shopifyRefund>;
export type ShopifyTransaction = z.output<typeof shopifyTransaction>;
