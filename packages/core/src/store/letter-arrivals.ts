import { sql } from 'kysely';
import { wanted } from './by-key.ts';
import type { TenantTransaction } from './connect.ts';

/** A dunning letter, and how far its messages are proved to have come. */
export interface LetterArrival {
  readonly customerId: string;
  readonly currency: string;
  readonly letterId: string;
  readonly level: number;
  readonly sentAt: Date;
  readonly delivery: 'delivered' | 'unknown' | 'bounced' | 'not-sent';
}

const happened = (kinds: string) => sql`bool_or(e.kind in (${sql.raw(kinds)}))`;

/** Of these customers the last letter in each currency, and what became of it: one message that arrived is enough. */
export async function lastLetterArrivals(
  trx: TenantTransaction,
  customerIds: readonly string[],
): Promise<readonly LetterArrival[]> {
  if (customerIds.length === 0) return [];
  const { rows } = await sql<LetterArrival>`
    with last as (
      select distinct on (l.customer_id, l.currency) l.customer_id, l.currency, l.id, l.level, l.send_at
      from ${wanted(customerIds)} join quittance.dunning_letter l on l.customer_id = wanted.key
      where l.tenant_id = ${trx.tenant}::uuid and l.state in ('committed', 'queued', 'sent') and l.level > 0
      order by l.customer_id, l.currency, l.day desc, l.id desc
    )
    select last.customer_id as "customerId", last.currency, last.id as "letterId", last.level, last.send_at as "sentAt",
      case when ${happened(`'delivered', 'read_receipt', 'opened_portal', 'downloaded', 'replied'`)} then 'delivered'
        when ${happened(`'bounced', 'refused', 'complained'`)} then 'bounced'
        when ${happened(`'accepted'`)} then 'unknown' else 'not-sent' end as delivery
    from last
    left join quittance.message m on m.tenant_id = ${trx.tenant}::uuid and m.customer_id = last.customer_id and m.content ->> 'letter' = last.id::text
    left join quittance.message_event e on e.tenant_id = m.tenant_id and e.message_id = m.id
    group by last.customer_id, last.currency, last.id, last.level, last.send_at`.execute(trx);
  return rows;
}

/** Customers who were reminded and still owe what is overdue, and what by currency; the largest claim first. */
export interface RemindedDebtor {
  readonly customerId: string;
  readonly currency: string;
}

export async function remindedDebtors(
  trx: TenantTransaction,
  today: string,
  skip: number,
  limit: number,
): Promise<readonly RemindedDebtor[]> {
  const { rows } = await sql<RemindedDebtor>`
    select i.customer_id as "customerId", i.currency from quittance.open_item i
    where i.tenant_id = ${trx.tenant}::uuid and i.open > 0 and i.due_date < ${today}::date and i.level > 0 and i.handed_over_on is null
      and i.customer_id is not null
    group by i.customer_id, i.currency order by sum(i.open) desc, i.customer_id, i.currency offset ${skip} limit ${limit}`.execute(
    trx,
  );
  return rows;
}
