import { erpAdapters, erpChoice } from '@quittance/core/erp';
import type { ConnectionView } from '@quittance/core/flow';
import type { ErpConnectionAnswer } from '../contract.ts';

/** The connection without its secrets, and what one could choose instead. Without any, orders go to the built-in ledger. */
export function connectionAnswer(connection: ConnectionView | undefined): ErpConnectionAnswer {
  return {
    connection: {
      adapter: connection?.adapter ?? 'ledger',
      config: isRecord(connection?.config) ? connection.config : {},
      secrets: connection?.secrets ?? [],
    },
    available: Object.values(erpAdapters).map(erpChoice),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
