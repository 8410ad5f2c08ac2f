import { z } from 'zod';
import { amountByCurrency } from './dunning-procedure.ts';
import { isPaymentLink } from './payment-link.ts';

/** What of a bank statement is posted without a person, and how exactly it must fit. */
export const paymentSettings = z.strictObject({
  /** Less than is open, where the document is named and who paid is known to be the customer. */
  postPartPayments: z.boolean().default(true),
  /** A sum that only one choice of a customer's items comes to, although no text names them. */
  postSums: z.boolean().default(false),
  /** The largest difference that is let go, per payment, by currency: `{ "EUR": "0.05" }`. */
  tolerance: amountByCurrency.default({}),
  /** Days after the last day of a discount on which it is still granted. */
  discountGraceDays: z.int().min(0).max(30).default(0),
  /** Where buyers pay online, shown on invoices, in letters and in the portal: `https://pay.example/?invoice={number}&amount={amount}&currency={currency}`. */
  link: z
    .string()
    .max(500)
    .refine(isPaymentLink, 'must be an https address with {number}, and {amount} and {currency} where they are wanted')
    .optional(),
});
export type PaymentSettings = z.output<typeof paymentSettings>;
