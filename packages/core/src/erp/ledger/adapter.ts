import type { ErpAdapter } from '../port.ts';
import { ledgerConfig, type LedgerConfig } from './config.ts';
import { LedgerSession } from './session.ts';

/** No ERP: Quittance itself keeps the order and the receivable. */
export const ledger: ErpAdapter<LedgerConfig> = {
  id: 'ledger',
  config: ledgerConfig,
  connect(_config, io) {
    if (io.ledger === undefined) throw new TypeError('The ledger spoke needs the tenant’s book in io.ledger.');
    return Promise.resolve(new LedgerSession(io.ledger, io.signal));
  },
};
