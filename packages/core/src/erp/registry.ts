import { ledger } from './ledger/adapter.ts';

/** The ERP spokes a merchant can choose. To add a system: one folder, one line here, and the contract suite passes. */
export const erpAdapters = [ledger] as const;

export type ErpId = (typeof erpAdapters)[number]['id'];
