import { z } from 'zod';

const slug = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, 'must be lower-case letters, digits and dashes, beginning with a letter');

/** What the shop's `medusa-config.ts` may say: `plugins: [{ resolve: '@quittance/medusa-plugin', options: { … } }]`. */
export const quittanceOptions = z.strictObject({
  /** Tells this shop from others on the same database; never change it once orders were taken. */
  shop: slug.default('medusa'),
  /** The merchant who owns the invoices; two shops of one merchant may share it. Defaults to `shop`. */
  tenant: slug.optional(),
  /** Where core keeps its schema `quittance`. Defaults to Medusa's own database. */
  databaseUrl: z.string().optional(),
  /**
   * Where buyers reach this Medusa server, e.g. `https://api.shop.example`: the links in mails open their documents there. Without it mails hold no
   * link, unless the settings name a portal.
   */
  publicUrl: z.url({ protocol: /^https$/ }).optional(),
  /** 32 bytes in hex: seals the ERP's secrets. Defaults to the environment's `QUITTANCE_KEY`, else to a key file. */
  encryptionKey: z.string().optional(),
  /** Core's settings for a shop that has none yet; afterwards the admin's settings page rules. */
  settings: z.record(z.string(), z.unknown()).optional(),
  /** The ERP connection for a shop that has none yet. */
  erp: z
    .strictObject({
      adapter: z.string(),
      config: z.record(z.string(), z.unknown()).default({}),
      secrets: z.record(z.string(), z.string()).default({}),
    })
    .optional(),
  /** Orders placed before are left alone. Defaults to the first start of the shop with the plugin; counts only then. */
  since: z.iso.datetime({ offset: true }).optional(),
  /** `false`: this process accepts orders, and works on none, whatever its worker mode is. */
  worker: z.boolean().default(true),
  /** Medusa's own addition to the options of every module. */
  database: z.unknown().optional(),
});
export type QuittanceOptions = z.output<typeof quittanceOptions>;
