import { sql } from 'kysely';
import { isInstalled } from './changes.ts';
import type { TenantTransaction } from './connect.ts';
import { firstIdAt } from './uuid.ts';

/** The shops that orders came from or in which an app is installed, but not those it was uninstalled from. A loose index scan: one look per shop, however many orders there are. */
export async function askableShops(
  trx: TenantTransaction,
): Promise<readonly { readonly host: string; readonly shop: string }[]> {
  const { rows } = await sql<{ host: string; shop: string }>`
    with recursive shops as (
      (select host, shop from quittance.orders where tenant_id = ${trx.tenant}::uuid order by host, shop limit 1)
      union all
      select next.host, next.shop from shops, lateral (
        select host, shop from quittance.orders
        where tenant_id = ${trx.tenant}::uuid and (host, shop) > (shops.host, shops.shop) order by host, shop limit 1) next
    )
    select host, shop from shops a where ${isInstalled('a')}
    union select host, shop from quittance.shop where tenant_id = ${trx.tenant}::uuid and uninstalled_at is null order by host, shop`.execute(
    trx,
  );
  return rows;
}

export interface ReconcileFigures {
  readonly currency: string;
  readonly orders: number;
  readonly ordersTotal: string;
  readonly pushed: number;
  readonly pushedTotal: string;
  readonly documents: number;
  readonly open: string;
}

/** Count and sum of the orders taken since `since`, of those the ERP has, and of what is open on their documents. */
export async function reconcileFigures(trx: TenantTransaction, since: Date): Promise<readonly ReconcileFigures[]> {
  const { rows } = await sql<ReconcileFigures>`
    select o.currency, count(*)::int as orders, sum(o.total)::text as "ordersTotal",
      (count(*) filter (where o.erp_id is not null))::int as pushed, coalesce(sum(o.total) filter (where o.erp_id is not null), 0)::text as "pushedTotal",
      coalesce(sum(d.documents), 0)::int as documents, coalesce(sum(d.open), 0)::text as open
    from quittance.orders o
    left join lateral (
      select count(distinct d.id) as documents, sum(i.open) as open from quittance.document d
      left join quittance.open_item i on i.tenant_id = d.tenant_id and i.document_id = d.id
      where d.tenant_id = o.tenant_id and d.order_id = o.id
    ) d on true
    where o.tenant_id = ${trx.tenant}::uuid and o.id >= ${firstIdAt(since)}::uuid
    group by o.currency order by o.currency`.execute(trx);
  return rows;
}
