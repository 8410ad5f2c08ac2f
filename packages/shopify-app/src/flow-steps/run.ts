import { z } from 'zod';

/** What Shopify Flow sends when a workflow comes to our action. */
export interface FlowRun {
  /** The shop's permanent domain. */
  readonly shop: string;
  /** The order's numeric id. */
  readonly orderId: string;
  /** The same on every repeat of one run. */
  readonly runId: string;
}

const run = z.object({
  shopify_domain: z.string().regex(/^[a-z0-9][a-z0-9-]*\.myshopify\.com$/),
  action_run_id: z.string().min(1).max(200),
  properties: z.object({
    order_id: z
      .string()
      .regex(/^(gid:\/\/shopify\/Order\/)?\d{1,20}$/)
      .transform((id) => id.replace(/^.*\//, '')),
  }),
});

/** `undefined` when it is not what Flow sends. */
export function readFlowRun(body: string): FlowRun | undefined {
  const { data } = run.safeParse(parsed(body));
  if (data === undefined) return undefined;
  return { shop: data.shopify_domain, orderId: data.properties.order_id, runId: data.action_run_id };
}

/** Numbers stay as they were written: an order id can be greater than JavaScript's numbers hold. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body, (_key, value: unknown, context?: { readonly source?: string }) =>
      typeof value === 'number' ? (context?.source ?? value) : value,
    );
  } catch {
    return undefined;
  }
}
