import { z } from 'zod';
import { Decimal } from '../model/index.ts';
import { allowedActions } from './schema/case.ts';

const ON_ITS_OWN: z.input<typeof allowedActions> = {
  instalments: true,
  discountMaxPct: Decimal.ZERO,
  phone: true,
  visit: false,
  court: false,
};

/** How cases go to one agency, and how far it may go with them. */
export const handOverTerms = z.strictObject({
  /** `true`: what a dunning run finds ready goes without anybody's say; `false`: it is drafted, and a person hands it over. */
  automatic: z.boolean().default(false),
  /** How far the creditor wants to go. */
  requestedPath: z.enum(['extrajudicial', 'judicial', 'monitoring']).default('extrajudicial'),
  /** What the agency may do without asking; by default neither visits, nor court, nor waivers. */
  allowedActions: allowedActions.prefault(ON_ITS_OWN),
  /** Why the debtor's data may be passed on (GDPR art. 6). */
  consentBasis: z
    .enum(['legitimate-interest', 'contract', 'consent', 'legal-obligation'])
    .default('legitimate-interest'),
});
export type HandOverTerms = z.output<typeof handOverTerms>;
