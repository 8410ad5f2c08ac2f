import { sql } from 'kysely';
import type { TenantTransaction } from './connect.ts';

export interface ReceivablesRow {
  readonly currency: string;
  /** Documents with something owed, and what. */
  readonly documents: number;
  readonly open: string;
  /** Those of them that are past their due day, and how much of them is. */
  readonly overdueDocuments: number;
  readonly overdue: string;
}

export interface DebtorRow extends ReceivablesRow {
  /** The name on the invoices. */
  readonly buyer: string;
  readonly oldestDue: string;
}

const FIGURES = sql`
  count(distinct i.document_id)::int as documents, sum(i.open)::text as open,
  count(distinct i.document_id) filter (where i.due_date < wanted.today)::int as "overdueDocuments",
  coalesce(sum(i.open) filter (where i.due_date < wanted.today), 0)::text as overdue`;

/** What buyers owe by currency, from the index of what is open. `today` decides what is overdue: the due day itself is on time. */
export async function sumReceivables(trx: TenantTransaction, today: string): Promise<readonly ReceivablesRow[]> {
  const { rows } = await sql<ReceivablesRow>`
    select i.currency, ${FIGURES} from quittance.open_item i cross join (select ${today}::date as today) wanted
    where i.tenant_id = ${trx.tenant}::uuid and i.open > 0 group by i.currency order by i.currency`.execute(trx);
  return rows;
}

/** The buyers who owe most, most overdue first. */
export async function listDebtors(
  trx: TenantTransaction,
  today: string,
  search: string,
  limit: number,
): Promise<readonly DebtorRow[]> {
  const { rows } = await sql<DebtorRow>`
    select d.buyer, i.currency, min(i.due_date) as "oldestDue", ${FIGURES}
    from quittance.open_item i join quittance.document d on d.tenant_id = i.tenant_id and d.id = i.document_id
      cross join (select ${today}::date as today) wanted
    where i.tenant_id = ${trx.tenant}::uuid and i.open > 0 and strpos(lower(d.buyer), lower(${search})) > 0
    group by d.buyer, i.currency
    order by coalesce(sum(i.open) filter (where i.due_date < wanted.today), 0) desc, sum(i.open) desc, d.buyer limit ${limit}`.execute(
    trx,
  );
  return rows;
}
