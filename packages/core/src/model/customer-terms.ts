import { z } from 'zod';
import { dunningCustomer } from './dunning-customer.ts';

/** What a merchant decides about chasing one customer; what is left out is as for all. */
export const dunningTerms = z.strictObject({
  segment: z.string().min(1).max(60).exactOptional(),
  riskBand: z.enum(['low', 'medium', 'high']).exactOptional(),
  /** An own procedure, or `none`: this customer is never reminded. */
  procedureId: z.string().min(1).max(40).exactOptional(),
  netting: z.enum(['none', 'show', 'net']).exactOptional(),
  /** Days on which nothing is sent beside the holidays of the country. */
  holidays: dunningCustomer.shape.holidays,
});
export type DunningTerms = z.output<typeof dunningTerms>;
