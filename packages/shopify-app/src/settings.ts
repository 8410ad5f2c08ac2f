import { z } from 'zod';

/**
 * What the merchant chooses about Shopify alone; everything about invoices is core's (`MerchantSettings`). Kept in the `settings` of the
 * installation's state. All of it is off by default: metafields are the app's own, while tags, payments and terms are the merchant's.
 */
export const shopifySettings = z.object({
  tags: z
    .object({
      on: z.boolean().default(false),
      /** Before the status: `invoice:` gives `invoice:paid`. Only tags that begin with it are ever removed. */
      prefix: z
        .string()
        .trim()
        .regex(/^[^,]{1,20}$/, 'must be 1 to 20 characters, without a comma')
        .default('invoice:'),
    })
    .prefault({}),
  /** Money that arrived in the ERP is recorded in Shopify: in full everywhere, in part on Shopify Plus. */
  markAsPaid: z.boolean().default(false),
  /** The due date of the invoice becomes that of the order's payment terms (B2B; needs the scope `write_payment_terms`). */
  paymentTerms: z.boolean().default(false),
});
export type ShopifySettings = z.output<typeof shopifySettings>;

/** The settings in an installation's state; the defaults where there are none, or none that this release can read. */
export function settingsIn(state: Readonly<Record<string, unknown>>): ShopifySettings {
  const read = shopifySettings.safeParse(state['settings'] ?? {});
  return read.success ? read.data : shopifySettings.parse({});
}
