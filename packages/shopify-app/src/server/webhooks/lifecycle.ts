import { z } from 'zod';

/** Ids keep their digits: every number is read as the text it was written in. */
function readBody(body: Buffer): unknown {
  const keepText = (_key: string, value: unknown, context?: { readonly source?: string }): unknown =>
    typeof value === 'number' ? (context?.source ?? String(value)) : value;
  try {
    return JSON.parse(body.toString('utf8'), keepText);
  } catch {
    return undefined;
  }
}

const id = z.string().regex(/^\d{1,20}$/);
const customer = z.object({ id: id.nullish() }).nullish();

/** What is read of the bodies; their shops are compared with the header's, because only the body is signed. */
export const BODIES = {
  'app/uninstalled': z.object({ myshopify_domain: z.string() }).transform((body) => ({ shop: body.myshopify_domain })),
  'app/scopes_update': z.object({ current: z.array(z.string()) }),
  'bulk_operations/finish': z.object({
    admin_graphql_api_id: z.string().startsWith('gid://shopify/BulkOperation/'),
  }),
  'customers/data_request': z
    .object({ shop_domain: z.string(), customer, orders_requested: z.array(id).default([]) })
    .transform((body) => ({ shop: body.shop_domain, customer: body.customer?.id, orders: body.orders_requested })),
  'customers/redact': z
    .object({ shop_domain: z.string(), customer, orders_to_redact: z.array(id).default([]) })
    .transform((body) => ({ shop: body.shop_domain, customer: body.customer?.id, orders: body.orders_to_redact })),
  // The body of a customer's request, sent again under this topic, must not erase a shop.
  'shop/redact': z
    .object({ shop_domain: z.string(), customer: z.undefined().optional() })
    .transform((body) => ({ shop: body.shop_domain })),
} as const;

type Topic = keyof typeof BODIES;
export type CustomerRequest = z.output<(typeof BODIES)['customers/redact']>;

/** `undefined` when the body is not what Shopify sends under this topic. */
export function lifecycleBody<T extends Topic>(topic: T, body: Buffer): z.output<(typeof BODIES)[T]> | undefined {
  const read = BODIES[topic].safeParse(readBody(body));
  return read.success ? (read.data as z.output<(typeof BODIES)[T]>) : undefined;
}
