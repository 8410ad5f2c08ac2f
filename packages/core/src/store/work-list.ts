import { sql } from 'kysely';
import type { Problem } from '../model/index.ts';
import type { TenantTransaction } from './connect.ts';

/** Something of the delivery or of a collection agency that waits for a person. */
export interface WorkRow {
  readonly kind: string;
  readonly code: string;
  readonly since: Date;
  readonly messageId: string | null;
  readonly documentId: string | null;
  readonly customerId: string | null;
  readonly contactId: string | null;
  readonly returnedMailId: string | null;
  readonly problem: Problem | null;
  readonly caseId: string | null;
  /** Name of the customer. */
  readonly customer: string | null;
  readonly documentNumber: string | null;
  /** E-mail address of the contact. */
  readonly address: string | null;
  /** Of a case to decide on, what is left open: a decimal string. */
  readonly open: string | null;
  readonly currency: string | null;
}

/** What waits for a person, the oldest first: each kind from an index of what is unfinished. */
export async function listWork(trx: TenantTransaction, limit: number): Promise<readonly WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    with found as (
      (select 'message-held' as kind, coalesce(problem ->> 'code', 'HELD') as code, updated_at as since, id as "messageId", document_id as "documentId",
        customer_id as "customerId", contact_id as "contactId", null::uuid as "returnedMailId", problem, null::uuid as "caseId"
      from quittance.message where tenant_id = ${trx.tenant}::uuid and state = 'held' order by id limit ${limit})
      union all
      (select 'to-print', 'LETTER_WAITS', updated_at, id, document_id, customer_id, contact_id, null, null, null
      from quittance.message where tenant_id = ${trx.tenant}::uuid and state = 'queued' and channel = 'print' order by id limit ${limit})
      union all
      (select 'message-refused', coalesce(m.problem ->> 'code', 'REFUSED'), m.updated_at, m.id, m.document_id, m.customer_id, m.contact_id, null, m.problem, null
      from quittance.message m where m.tenant_id = ${trx.tenant}::uuid and m.state = 'refused' and not exists (
        select from quittance.message later where later.tenant_id = m.tenant_id and later.document_id = m.document_id and later.id > m.id)
      order by m.id limit ${limit})
      union all
      (select 'contact-invalid', coalesce(state_reason, 'INVALID'), updated_at, null, null, customer_id, id, null, null, null
      from quittance.contact where tenant_id = ${trx.tenant}::uuid and state = 'invalid' order by updated_at limit ${limit})
      union all
      (select 'substitute-offered', 'SUBSTITUTE_OFFERED', updated_at, null, null, customer_id, id, null, null, null
      from quittance.contact where tenant_id = ${trx.tenant}::uuid and substitute is not null and state = 'usable' order by updated_at limit ${limit})
      union all
      (select 'returned-mail', upper(class), received_at, message_id, null, customer_id, contact_id, id, null, null
      from quittance.returned_mail where tenant_id = ${trx.tenant}::uuid and open order by id limit ${limit})
      union all
      select 'connection-paused', coalesce(paused ->> 'code', 'PAUSED'), updated_at, null, null, null, null, null, paused, null
      from quittance.connection where tenant_id = ${trx.tenant}::uuid and paused is not null and id in ('email', 'sms', 'returns')
      union all
      (select 'case-undecided', 'CASE_UNDECIDED', coalesce(k.closed_at, k.drafted_at), null, null, k.customer_id, null, null, null, k.id
      from quittance.agency_case k where k.tenant_id = ${trx.tenant}::uuid and k.undecided and exists (
        select from quittance.agency_case_item i join quittance.open_item o
          on o.tenant_id = i.tenant_id and o.document_id = i.document_id and o.due_date = i.due_date
        where i.tenant_id = k.tenant_id and i.case_id = k.id and o.open > 0)
      order by k.id limit ${limit})
      union all
      (select 'books-differ', d.found ->> 'code', r.at, null, null, k.customer_id, null, null,
        jsonb_build_object('code', d.found ->> 'code', 'message', d.found ->> 'message', 'advice', 'Clear it with ' || a.name || ', then compare again.', 'retry', 'after-fix'), k.id
      from quittance.agency a cross join lateral (
        select at, report from quittance.agency_reconciliation r
        where r.tenant_id = a.tenant_id and r.agency = a.id order by at desc limit 1) r
      cross join lateral jsonb_array_elements(r.report -> 'differences') d(found)
      left join quittance.agency_case k on k.tenant_id = a.tenant_id and k.id::text = d.found ->> 'caseId'
      where a.tenant_id = ${trx.tenant}::uuid and a.live_from is not null and r.report ->> 'mode' = 'live' limit ${limit})
    ), work as (
      select * from found order by since, kind limit ${limit}
    )
    select work.*, c.name as customer, d.number as "documentNumber", p.email as address, k.currency, k.open
    from work
    left join quittance.customer c on c.tenant_id = ${trx.tenant}::uuid and c.id = work."customerId"
    left join quittance.document d on d.tenant_id = ${trx.tenant}::uuid and d.id = work."documentId"
    left join quittance.contact p on p.tenant_id = ${trx.tenant}::uuid and p.id = work."contactId"
    left join lateral (
      select k.currency, sum(o.open)::text as open
      from quittance.agency_case k
      join quittance.agency_case_item i on i.tenant_id = k.tenant_id and i.case_id = k.id
      join quittance.open_item o on o.tenant_id = i.tenant_id and o.document_id = i.document_id and o.due_date = i.due_date
      where work.kind = 'case-undecided' and k.tenant_id = ${trx.tenant}::uuid and k.id = work."caseId"
      group by k.currency) k on true
    order by work.since, work.kind`.execute(trx);
  return rows;
}
