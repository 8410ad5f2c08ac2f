import { z } from 'zod';
import { isoDateTime } from '../../model/index.ts';

/** What an acceptance run came to; kept, because an agency goes live on the strength of it. */
export const acceptanceReport = z.strictObject({
  reportVersion: z.literal(1),
  agency: z.string(),
  adapter: z.string(),
  adapterVersion: z.string(),
  /** SHA-256 of the configuration, secrets not in it: another configuration needs another run. */
  configHash: z.string(),
  startedAt: isoDateTime,
  finishedAt: isoDateTime,
  passed: z.boolean(),
  steps: z.array(
    z.strictObject({
      id: z.string(),
      /** What must happen. */
      expected: z.string(),
      /** What did. */
      happened: z.string(),
      passed: z.boolean(),
    }),
  ),
});
export type AcceptanceReport = z.output<typeof acceptanceReport>;
