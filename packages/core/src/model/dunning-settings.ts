import { z } from 'zod';
import { dunningPolicy } from './dunning-policy.ts';
import { dunningProcedure } from './dunning-procedure.ts';

const procedureId = z.string().min(1);

/** Which procedure a customer gets: its own, else by segment, else by kind. `none`: nothing is sent. */
export const procedureChoice = z.strictObject({
  bySegment: z.record(z.string(), procedureId).default({}),
  business: procedureId.default('business'),
  consumer: procedureId.default('consumer'),
  public: procedureId.default('public'),
});

/** How the merchant chases. Off until somebody turns it on. */
export const dunningSettings = z.strictObject({
  enabled: z.boolean().default(false),
  /** Plans and commits a run every day without a person; left out, people plan, review and commit. */
  automatic: z.boolean().exactOptional(),
  /** Beside the standard ones `business`, `consumer` and `public`; one of the same id replaces it. */
  procedures: z.array(dunningProcedure).max(50).default([]),
  choice: procedureChoice.prefault({}),
  policy: dunningPolicy.prefault({}),
});

export type ProcedureChoice = z.output<typeof procedureChoice>;
export type DunningSettings = z.output<typeof dunningSettings>;
export type DunningSettingsJson = z.input<typeof dunningSettings>;
