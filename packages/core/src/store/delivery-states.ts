import { sql } from 'kysely';
import type { DeliveryOutcome } from '../model/index.ts';
import type { TenantTransaction } from './connect.ts';
import { storedJson } from './stored-json.ts';

export interface DeliveryStateRow {
  readonly documentId: string;
  readonly outcome: DeliveryOutcome;
  /** When what proves it happened. */
  readonly at: string;
  /** How many events it is the sum of. They are only ever added to: who read more knows better. */
  readonly events: number;
}

/** Keeps how the deliveries of these documents went, for lists. */
export async function writeDeliveryStates(trx: TenantTransaction, rows: readonly DeliveryStateRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into quittance.document_delivery as d (tenant_id, document_id, outcome, at, events)
    select ${trx.tenant}::uuid, "documentId", outcome, at, events
    from json_to_recordset(${storedJson(rows)}::json) as x("documentId" uuid, outcome text, at timestamptz, events int)
    order by "documentId"
    on conflict (tenant_id, document_id) do update set outcome = excluded.outcome, at = excluded.at, events = excluded.events
    where d.events <= excluded.events`.execute(trx);
}
