import { z } from 'zod';

const endpoint = z.strictObject({
  /** Address before `/v1`, without a slash at the end. Plain `http:` for this machine alone. */
  url: z
    .url({ protocol: /^https?$/ })
    .refine((url) => /^https:|^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/|$)/.test(url), 'must be https')
    .transform((url) => url.replace(/\/+$/, '')),
  /** Name of the secret that is the bearer token. */
  token: z.string().min(1).default('token'),
  /** Names of the secrets that sign webhooks: two while one replaces the other. */
  webhookSecrets: z.array(z.string().min(1)).min(1).max(2).default(['webhook']),
});

export const httpConfig = z.strictObject({
  /** Where cases are tried, and where they are worked. */
  test: endpoint,
  live: endpoint.optional(),
  timeoutMs: z.int().min(100).max(120_000).default(30_000),
  /** Commands of one `send` that are under way at once; those of one case go one after the other. */
  concurrency: z.int().min(1).max(50).default(4),
});
export type HttpConfig = z.output<typeof httpConfig>;
export type Endpoint = z.output<typeof endpoint>;
