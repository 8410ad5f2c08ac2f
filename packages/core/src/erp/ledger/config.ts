import { z } from 'zod';

/** Nothing to set: the ledger is Quittance's own. */
export const ledgerConfig = z.strictObject({});
export type LedgerConfig = z.output<typeof ledgerConfig>;
