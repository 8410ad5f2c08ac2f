/** Risk: low. Adds columns with constant defaults and two small tables; goes once over the orders that have credit notes. */
import type { Migration } from './migration.ts';

const COLUMNS = `
alter table open_item
  add column credited numeric not null default 0,
  add column to_refund numeric not null default 0,
  add column refunded numeric not null default 0;
comment on column open_item.credited is 'Of an invoice: what its credit notes take off it.';
comment on column open_item.to_refund is 'Of a credit note: what is still to go back to the buyer.';
comment on column open_item.refunded is 'Of a credit note: what went back to the buyer. The rest was set against what the buyer owed.';

alter table orders add column waiting jsonb;
comment on column orders.waiting is 'Why the last attempt failed, while the next one is awaited.';

create table arrival (
  tenant_id uuid not null,
  host text collate "C" not null,
  shop text collate "C" not null,
  hour timestamptz not null,
  orders int not null,
  last_at timestamptz not null,
  primary key (tenant_id, host, shop, hour)
);
comment on table arrival is 'Orders accepted by hour: the rhythm of each shop, against which silence is judged.';

create table reconciliation (
  tenant_id uuid primary key,
  report jsonb not null,
  at timestamptz not null
);
comment on table reconciliation is 'The newest comparison with the ERP.';
`;

const SECURITY = ['arrival', 'reconciliation']
  .map(
    (table) => `
alter table ${table} enable row level security;
alter table ${table} force row level security;
create policy one_tenant on ${table} using (tenant_id = nullif(current_setting('quittance.tenant', true), '')::uuid);`,
  )
  .join('');

// An owner under forced row-level security sees no row without a tenant, and this concerns every tenant.
const READ = ['orders', 'document', 'open_item', 'payment'];
const forced = (force: string) => READ.map((table) => `alter table ${table} ${force} row level security;`).join('\n');

/**
 * What later settlements write, for the orders that have one invoice: of several, which credit note belongs to which stands
 * only inside the documents, and is written when the order changes next.
 */
const CREDITED = `
create table credit as
select c.tenant_id, c.order_id, c.id, c.total, i.id as invoice_id, i.total as invoiced,
  coalesce(sum(c.total) over newer, 0) as newer,
  greatest(0, -(select sum(o.open) from open_item o where o.tenant_id = i.tenant_id and o.document_id = i.id)) as owed,
  coalesce((select -sum(p.amount) from payment p where p.tenant_id = i.tenant_id and p.document_id = i.id and p.amount < 0), 0) as returned
from document c join document i on i.tenant_id = c.tenant_id and i.order_id = c.order_id and i.kind <> 'creditNote'
where c.kind = 'creditNote' and not exists (
  select from document other
  where other.tenant_id = i.tenant_id and other.order_id = i.order_id and other.kind <> 'creditNote' and other.id <> i.id)
window newer as (partition by c.tenant_id, c.order_id order by c.created_at desc, c.counter desc rows between unbounded preceding and 1 preceding);

update open_item o set credited = x.credited
from (select tenant_id, invoice_id, sum(total) as credited from credit group by tenant_id, invoice_id) x
where o.tenant_id = x.tenant_id and o.document_id = x.invoice_id;

update open_item o set to_refund = x.to_refund, refunded = greatest(0, least(x.total - x.to_refund, x.returned - greatest(0, x.newer - x.owed)))
from (select *, greatest(0, least(total, owed - newer)) as to_refund from credit) x
where o.tenant_id = x.tenant_id and o.document_id = x.id;

update orders o set stage = 'credited'
from (select tenant_id, order_id from credit group by tenant_id, order_id having sum(total) >= min(invoiced)) x
where o.tenant_id = x.tenant_id and o.id = x.order_id and o.stage = 'paid';

drop table credit;
`;

export const status: Migration = {
  id: '0003-status',
  statements: [COLUMNS, SECURITY, forced('no force'), CREDITED, forced('force')],
};
