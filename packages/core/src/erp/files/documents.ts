import { z } from 'zod';
import { decimal, isoDate } from '../../model/index.ts';

const plainText = z.string().max(5_000);

/** A line of an order file. Amounts without tax, after discounts. */
export const fileLine = z.strictObject({
  kind: z.enum(['item', 'shipping', 'fee']),
  sku: plainText.optional(),
  name: plainText,
  quantity: decimal,
  unitCode: z.string(),
  listPrice: decimal,
  net: decimal,
  vatRate: decimal,
});

const address = z.strictObject({
  line1: plainText.optional(),
  line2: plainText.optional(),
  line3: plainText.optional(),
  postCode: plainText.optional(),
  city: plainText.optional(),
  countryCode: z.string(),
});

/** One file in `out/`: what the ERP is to enter. */
export const outgoing = z.strictObject({
  version: z.literal(1),
  kind: z.enum(['order', 'payment', 'creditNote', 'cancel']),
  /** Also the file's name: enter it once, however often it comes. */
  ext: z.string(),
  /** Of a cancellation: the key of the order. */
  order: z.string().optional(),
  /** Of an order. */
  number: plainText.optional(),
  placedOn: isoDate.optional(),
  customer: z
    .strictObject({
      key: z.string(),
      name: plainText,
      email: plainText.optional(),
      vatNumber: plainText.optional(),
      siren: plainText.optional(),
    })
    .optional(),
  billingAddress: address.optional(),
  deliveryAddress: address.optional(),
  paymentDays: z.int().optional(),
  lines: z.array(fileLine).optional(),
  /** Of a payment or credit note: the invoice's id as the ERP named it. */
  invoiceId: plainText.optional(),
  reason: plainText.optional(),
  date: isoDate.optional(),
  /** Total with tax of an order, amount of a payment or credit note. */
  total: decimal.optional(),
  tax: decimal.optional(),
  currency: z.string().length(3).optional(),
});
export type Outgoing = z.output<typeof outgoing>;

/** `done/<ext>`: the ERP entered it. */
export const answer = z.object({
  ext: z.string(),
  id: z.string().min(1),
  number: z.string().optional(),
  state: z.enum(['draft', 'confirmed', 'invoiced', 'done', 'cancelled']).default('confirmed'),
  /** With tax, as the ERP came to it. */
  total: decimal,
  currency: z.string().length(3),
});

/** `error/<ext>`: the ERP refuses it. */
export const errorAnswer = z.object({
  ext: z.string(),
  code: z.string().optional(),
  reason: z.string().min(1),
  field: z.string().optional(),
});

/** `in/invoice-*`: the state of one invoice or credit note, each time it changes. */
export const invoiceStatus = z.object({
  id: z.string().min(1),
  kind: z.enum(['invoice', 'creditNote']).default('invoice'),
  number: z.string().optional(),
  state: z.enum(['draft', 'open', 'partial', 'paid', 'cancelled', 'credited']),
  issued: isoDate.optional(),
  total: decimal,
  tax: decimal.optional(),
  open: decimal,
  currency: z.string().length(3),
  /** Keys of the orders it is for, separated by blanks. */
  orders: z.string().default(''),
  instalments: z.array(z.object({ due: isoDate, amount: decimal, open: decimal })).default([]),
});

/** `in/payment-*`: money that arrived (or went back: negative). */
export const paymentStatus = z.object({
  id: z.string().min(1),
  ext: z.string().optional(),
  invoice: z.string().min(1),
  amount: decimal,
  currency: z.string().length(3),
  date: isoDate,
});

/** What we read back of a file of our own. */
export const ownTotal = z.object({ total: decimal, currency: z.string() });
