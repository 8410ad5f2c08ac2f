import { z } from 'zod';

const id = z.int().positive();
const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

function isSafe(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname));
}

export const trytonConfig = z.strictObject({
  /** Address of the server, without the database: `https://erp.example.com`. */
  url: z.url().refine(isSafe, 'must be https, unless the server is on this machine'),
  database: z.string().regex(/^[A-Za-z0-9_-]{1,63}$/),
  user: z.string().min(1),
  /** Name of the secret that holds the password. */
  password: z.string().default('password'),
  /** Id of the web shop the sales belong to; the only one when there is just one. */
  webShop: id.optional(),
  /** VAT percent → id of the customer tax, where the article's own tax does not have the shop's rate: `{ "5.5": 12 }`. */
  taxes: z.record(z.string().regex(/^\d+(\.\d+)?$/), id).default({}),
  /** Codes of the articles that stand for what the shop sells without an article of its own. */
  articles: z
    .strictObject({
      shipping: z.string().default('SHIPPING'),
      fee: z.string().optional(),
      /** Article for cents of rounding between shop and ERP; without it they are noted in the sale's comment. */
      rounding: z.string().optional(),
    })
    .prefault({}),
  /** Net days → id of the payment term; without it, the term with that single delay is looked for. */
  paymentTerms: z.record(z.string().regex(/^\d{1,3}$/), id).default({}),
  /** Id of the payment method under which payments are entered; without it none are. */
  paymentMethod: id.optional(),
  carrier: id.optional(),
  /** Who posts invoices: by default the accountant. */
  posting: z.enum(['by-accountant', 'by-us']).default('by-accountant'),
  /** Beginnings of the names of Tryton's warnings that the merchant wants answered with yes. */
  acceptWarnings: z.array(z.string().min(3)).default([]),
  /** Days of this time zone date the sales. */
  timeZone: z.string().default('Europe/Paris'),
  timeoutMs: z.int().min(1_000).max(300_000).default(60_000),
});
export type TrytonConfig = z.output<typeof trytonConfig>;
