import { z } from 'zod';
import { operation } from '../admin-api/operation.ts';

/** What Shopify says to a mutation it understood and did not do. */
const userErrors = z.array(z.object({ message: z.string(), code: z.string().nullish() }));
export type UserErrors = z.output<typeof userErrors>;

const said = z.object({ userErrors });
const money = z.object({ presentmentMoney: z.object({ amount: z.string(), currencyCode: z.string() }) });
const metafield = z.object({ value: z.string(), compareDigest: z.string() }).nullable();

export const readInvoiceState = operation(
  'read-invoice-state',
  20,
  z.object({
    order: z
      .object({
        id: z.string(),
        tags: z.array(z.string()),
        displayFinancialStatus: z.string().nullable(),
        canMarkAsPaid: z.boolean(),
        capturable: z.boolean(),
        currentTotalPriceSet: money,
        totalOutstandingSet: money,
        purchasingEntity: z.object({ __typename: z.string() }).nullable(),
        paymentTerms: z
          .object({
            id: z.string(),
            paymentTermsType: z.string(),
            dueInDays: z.number().nullable(),
            paymentSchedules: z.object({ nodes: z.array(z.object({ dueAt: z.string().nullable() })) }),
          })
          .nullable(),
        status: z.object({ value: z.string() }).nullable(),
        written: metafield,
        payment: metafield,
      })
      .nullable(),
    shop: z.object({ ianaTimezone: z.string(), plan: z.object({ shopifyPlus: z.boolean() }) }),
  }),
);

export const readOrderNotes = operation(
  'read-order-notes',
  10,
  z.object({ order: z.object({ id: z.string(), notes: metafield }).nullable() }),
);
export const writeInvoiceState = operation('write-invoice-state', 10, z.object({ metafieldsSet: said }));
export const addTags = operation('add-tags', 10, z.object({ tagsAdd: said }));
export const removeTags = operation('remove-tags', 10, z.object({ tagsRemove: said }));
export const markAsPaid = operation('mark-as-paid', 10, z.object({ orderMarkAsPaid: said }));
export const manualPayment = operation('manual-payment', 10, z.object({ orderCreateManualPayment: said }));
export const paymentTerms = operation('payment-terms', 10, z.object({ paymentTermsUpdate: said }));
