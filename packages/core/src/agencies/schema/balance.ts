import { z } from 'zod';
import { isoDateTime } from '../../model/index.ts';
import { amount, currency, key, schemaVersion, SCHEMA_VERSION } from './parts.ts';

/** What one side holds a case to come to; both are compared to the cent every day. Amounts are in `currency`. */
export const caseBalance = z.object({
  schemaVersion: schemaVersion.default(SCHEMA_VERSION),
  /** The creditor's id of the case. */
  caseId: key,
  currency,
  /** The moment the sums are of. */
  asOf: isoDateTime,
  /** Invoices less credits, credit notes told since included. */
  principal: amount,
  interest: amount,
  /** Fees and costs of the creditor. */
  fees: amount,
  /** Costs of the agency that the debtor owes. */
  costs: amount,
  /** Paid by the debtor in all: before the hand-over, to the agency, to the creditor. */
  paid: amount,
  /** Gross of what the agency has transferred to us. */
  remitted: amount,
  /** What the agency has kept of it. */
  commission: amount,
});
export type CaseBalance = z.output<typeof caseBalance>;
