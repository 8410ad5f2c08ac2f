import { ledger } from '../../erp/index.ts';
import type { Problem } from '../../model/index.ts';
import {
  readConnection,
  type ErpDocumentRow,
  type Move,
  type OrderRow,
  type TenantTransaction,
} from '../../store/index.ts';
import { readErpDocuments, stageByErp } from '../erp/erp-documents.ts';
import { standing, stopped } from '../move.ts';
import { acceptedOrders } from './order-cache.ts';
import { ERP_CONNECTION } from './push-order.ts';

/** Where orders stand whose invoices the ERP issues: cancelled, invoiced or paid over there, or waiting for the accountant. */
export async function followErp(trx: TenantTransaction, rows: readonly OrderRow[]): Promise<readonly Move[]> {
  if (rows.length === 0) return [];
  const connection = await readConnection(trx, ERP_CONNECTION);
  if (connection === undefined || connection.adapter === ledger.id) return rows.map((row) => stopped(row, NO_ISSUER));
  const documents = await readErpDocuments(trx, rows);
  const accepted = await acceptedOrders(
    trx,
    rows.map(({ inboxId }) => inboxId),
  );
  return rows.flatMap((row): readonly Move[] => {
    const order = accepted.get(row.inboxId);
    if (order?.ok === true && order.value.cancelledAt !== undefined)
      return [
        {
          ...standing(row),
          stage: 'cancelled',
          event: { kind: 'order.settled', details: {} },
        },
      ];
    const known = documents.get(row.id) ?? [];
    const stage = stageByErp(known);
    return stage === undefined ? [] : [{ ...standing(row), stage, event: erpInvoiceChanged(known) }];
  });
}

/** What the timeline says of the ERP's documents. */
export function erpInvoiceChanged(documents: readonly ErpDocumentRow[]): NonNullable<Move['event']> {
  return {
    kind: 'erp.invoice-changed',
    details: { documents: documents.map(({ number, state, open }) => ({ number, state, open })) },
  };
}

const NO_ISSUER: Problem = {
  code: 'ERP_ISSUER_MISSING',
  message: 'The ERP is to issue the invoices, and no ERP is connected.',
  advice: 'Connect the ERP, or let Quittance issue the invoices, then let the order try again.',
  retry: 'after-fix',
};
