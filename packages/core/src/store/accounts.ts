import { sql } from 'kysely';
import { wanted } from './by-key.ts';
import type { TenantTransaction } from './connect.ts';

export interface AccountRow {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly defaultSince: Date | null;
}

export interface AccountCriteria {
  readonly search?: string;
  readonly overdue?: boolean;
  readonly inDefault?: boolean;
}

/** Customers who have anything open, those after `after` (an id) only. `today` decides what is overdue. */
export async function listAccounts(
  trx: TenantTransaction,
  { search = '', overdue, inDefault }: AccountCriteria,
  today: string,
  after: string | undefined,
  limit: number,
): Promise<readonly AccountRow[]> {
  const conditions = [sql`c.tenant_id = ${trx.tenant}::uuid`];
  if (after !== undefined) conditions.push(sql`c.id > ${after}::uuid`);
  if (search !== '') conditions.push(sql`strpos(lower(c.name), lower(${search})) > 0`);
  if (inDefault !== undefined)
    conditions.push(inDefault ? sql`c.default_since is not null` : sql`c.default_since is null`);
  const late = overdue === true ? sql`and i.open > 0 and i.due_date < ${today}::date` : sql``;
  conditions.push(sql`exists (
    select from quittance.open_item i where i.tenant_id = c.tenant_id and i.customer_id = c.id and i.open <> 0 ${late})`);
  const { rows } = await sql<AccountRow>`
    select c.id, c.name, c.kind, c.default_since as "defaultSince" from quittance.customer c
    where ${sql.join(conditions, sql` and `)} order by c.id limit ${limit}`.execute(trx);
  return rows;
}

export async function accountsById(
  trx: TenantTransaction,
  ids: readonly string[],
): Promise<readonly (AccountRow & { readonly dunning: unknown })[]> {
  const { rows } = await sql<AccountRow & { dunning: unknown }>`
    select c.id, c.name, c.kind, c.default_since as "defaultSince", c.dunning from ${wanted(ids)} join quittance.customer c on c.id = wanted.key
    where c.tenant_id = ${trx.tenant}::uuid`.execute(trx);
  return rows;
}

export interface BalanceRow {
  readonly customerId: string;
  readonly currency: string;
  readonly open: string;
  readonly overdue: string;
  readonly oldestDue: string | null;
  readonly level: number;
  /** What is open by how long it is overdue. */
  readonly notDue: string;
  readonly to30: string;
  readonly to60: string;
  readonly to90: string;
  readonly over90: string;
}

/** What these customers owe by currency, credits taken off, and how old it is. */
export async function balancesOfAccounts(
  trx: TenantTransaction,
  customerIds: readonly string[],
  today: string,
): Promise<readonly BalanceRow[]> {
  const aged = (from: number | null, to: number | null) => sql`coalesce(sum(i.open) filter (where
    (${from}::int is null or ${today}::date - i.due_date >= ${from}::int) and (${to}::int is null or ${today}::date - i.due_date <= ${to}::int)), 0)::text`;
  const { rows } = await sql<BalanceRow>`
    select i.customer_id as "customerId", i.currency, sum(i.open)::text as open,
      coalesce(sum(i.open) filter (where i.open > 0 and i.due_date < ${today}::date), 0)::text as overdue,
      min(i.due_date) filter (where i.open > 0) as "oldestDue", max(i.level) as level,
      ${aged(null, 0)} as "notDue", ${aged(1, 30)} as to30, ${aged(31, 60)} as to60, ${aged(61, 90)} as to90, ${aged(91, null)} as over90
    from ${wanted(customerIds)} join quittance.open_item i on i.customer_id = wanted.key
    where i.tenant_id = ${trx.tenant}::uuid and i.open <> 0 group by i.customer_id, i.currency order by i.customer_id, i.currency`.execute(
    trx,
  );
  return rows;
}

/** Everything that moved a customer's account: documents, credit notes, claims and payments, oldest first. */
export interface MovementRow {
  readonly date: string;
  readonly kind: string;
  readonly number: string;
  readonly currency: string;
  /** Positive: the customer owes more. */
  readonly amount: string;
}

export async function movementsOf(
  trx: TenantTransaction,
  customerId: string,
  to: string,
): Promise<readonly MovementRow[]> {
  const { rows } = await sql<MovementRow>`
    with own as (
      select distinct i.document_id, i.kind, i.reference from quittance.open_item i where i.tenant_id = ${trx.tenant}::uuid and i.customer_id = ${customerId}::uuid
    ), moved as (
      select d.issue_date as date, d.kind, d.number, d.currency,
        case d.kind when 'creditNote' then -d.total
          else d.total - coalesce((select sum(amount) from quittance.open_item a where a.tenant_id = d.tenant_id and a.document_id = d.id), d.total) end as paid,
        d.total
      from own join quittance.document d on d.tenant_id = ${trx.tenant}::uuid and d.id = own.document_id
      union all
      select i.due_date, i.kind, i.reference, i.currency, 0, i.amount from quittance.open_item i
      where i.tenant_id = ${trx.tenant}::uuid and i.customer_id = ${customerId}::uuid and i.kind in ('fee', 'interest') and i.amount <> 0
    ), lines as (
      select date, kind, number, currency, case kind when 'creditNote' then -total else total end as amount from moved
      union all
      select date, 'payment', number, currency, -paid from moved where kind <> 'creditNote' and paid <> 0
      union all
      select p.date, 'payment', coalesce(d.number, own.reference), p.currency, -p.amount
      from own join quittance.payment p on p.tenant_id = ${trx.tenant}::uuid and p.document_id = own.document_id and p.reversed_at is null
      left join quittance.document d on d.tenant_id = p.tenant_id and d.id = p.document_id
    )
    select date, kind, number, currency, amount::text as amount from lines where date <= ${to}::date and amount <> 0
    order by date, (kind = 'payment'), number`.execute(trx);
  return rows;
}

/** Mails that came back and that a person has still to look at. */
export async function countReturned(trx: TenantTransaction): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from quittance.returned_mail where tenant_id = ${trx.tenant}::uuid and open`.execute(
    trx,
  );
  return rows[0]?.count ?? 0;
}
