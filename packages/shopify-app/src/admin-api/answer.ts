import { z } from 'zod';
import type { ThrottleStatus } from './throttle.ts';

/** What stands beside the data of every answer. https://shopify.dev/docs/api/usage/limits */
const costed = z.object({
  extensions: z.object({
    cost: z.object({
      requestedQueryCost: z.number(),
      throttleStatus: z.object({
        maximumAvailable: z.number(),
        currentlyAvailable: z.number(),
        restoreRate: z.number(),
      }),
    }),
  }),
});

const failed = z.object({
  errors: z.object({
    graphQLErrors: z.array(
      z.object({ message: z.string(), extensions: z.object({ code: z.string().optional() }).optional() }),
    ),
  }),
});

/** What the call asked for, in points, and what the shop's bucket holds after it. */
export interface Cost {
  readonly requestedQueryCost: number;
  readonly throttleStatus: ThrottleStatus;
}

export function costOf(answer: unknown): Cost | undefined {
  const read = costed.safeParse(answer);
  return read.success ? read.data.extensions.cost : undefined;
}

export function graphqlErrors(answer: unknown): readonly { readonly code: string; readonly message: string }[] {
  const read = failed.safeParse(answer);
  if (!read.success) return [];
  return read.data.errors.graphQLErrors.map(({ message, extensions }) => ({ message, code: extensions?.code ?? '' }));
}
