import { z } from 'zod';

export const fakeConfig = z.strictObject({
  url: z.url().default('http://fake.test'),
  user: z.string().default('quittance'),
  /** Name of the secret. */
  password: z.string().default('password'),
  idempotency: z.enum(['native', 'upsert', 'caller-number', 'lookup']),
  posting: z.enum(['by-us', 'by-accountant']).default('by-us'),
  timeoutMs: z.int().default(10_000),
});
export type FakeConfig = z.output<typeof fakeConfig>;
