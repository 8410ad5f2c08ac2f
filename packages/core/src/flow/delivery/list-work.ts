import type { CustomerId, DocumentId, TenantId } from '../../model/index.ts';
import { listWork, type WorkRow } from '../../store/index.ts';
import type { WorkItem } from './delivery-views.ts';
import { limitOf } from '../orders/list-orders.ts';
import { inTenant, type Road } from '../road.ts';

/** What of the delivery and of agencies waits for a person, the oldest first. */
export async function workList(road: Road, tenant: TenantId, limit?: number): Promise<readonly WorkItem[]> {
  const rows = await inTenant(road, tenant, (trx) => listWork(trx, limitOf(limit === undefined ? {} : { limit })));
  return rows.flatMap(workItem);
}

const KINDS = [
  'message-held',
  'message-refused',
  'contact-invalid',
  'substitute-offered',
  'returned-mail',
  'to-print',
  'connection-paused',
  'case-undecided',
  'books-differ',
] as const;

function workItem(row: WorkRow): readonly WorkItem[] {
  const kind = KINDS.find((known) => known === row.kind);
  if (kind === undefined) return [];
  return [
    {
      kind,
      code: row.code,
      since: row.since.toISOString(),
      ...(row.messageId !== null && { messageId: row.messageId }),
      ...(row.documentId !== null && { documentId: row.documentId as DocumentId }),
      ...(row.customerId !== null && { customerId: row.customerId as CustomerId }),
      ...(row.contactId !== null && { contactId: row.contactId }),
      ...(row.returnedMailId !== null && { returnedMailId: row.returnedMailId }),
      ...(row.problem !== null && { problem: row.problem }),
      ...(row.caseId !== null && { caseId: row.caseId }),
      ...(row.customer !== null && { customer: row.customer }),
      ...(row.documentNumber !== null && { documentNumber: row.documentNumber }),
      ...(row.address !== null && { address: row.address }),
      ...(row.open !== null && row.currency !== null && { open: row.open, currency: row.currency }),
    },
  ];
}
