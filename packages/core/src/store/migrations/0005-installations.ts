/** Risk: none. Creates tables; nothing of what is stored is touched. */
import type { Migration } from './migration.ts';

const TABLES = `
create table shop (
  host text collate "C" not null,
  shop text collate "C" not null,
  tenant_id uuid not null,
  installed_at timestamptz not null default now(),
  uninstalled_at timestamptz,
  primary key (host, shop)
);
comment on table shop is 'The directory of shops in which a host''s app is or was installed: read before the tenant is known, so without row-level security. A shop belongs to one tenant.';

create table installation (
  tenant_id uuid not null,
  host text collate "C" not null,
  shop text collate "C" not null,
  secrets jsonb not null default '{}',
  state jsonb not null default '{}',
  updated_at timestamptz not null default now(),
  primary key (tenant_id, host, shop)
);

create table change (
  tenant_id uuid not null,
  id uuid not null,
  host text collate "C" not null,
  shop text collate "C" not null,
  order_id text collate "C" not null,
  noticed int not null default 1,
  attempts int not null default 0,
  problem jsonb,
  noticed_at timestamptz not null default now(),
  next_attempt_at timestamptz not null default now(),
  primary key (tenant_id, id)
) with (fillfactor = 70);
create index change_order on change (tenant_id, host, shop, order_id);
comment on table change is 'Orders that changed in the shop and wait to be read there.';
comment on column change.noticed is 'Rises with every notice: what changes while it is read is read again.';

create table delivery (
  tenant_id uuid not null,
  host text collate "C" not null,
  shop text collate "C" not null,
  delivery text collate "C" not null,
  received_at timestamptz not null default now(),
  primary key (tenant_id, host, shop, delivery)
);
create index delivery_received on delivery (tenant_id, received_at);
comment on table delivery is 'Deliveries of hosts'' events, kept as long as a host may repeat them.';

create table privacy_request (
  tenant_id uuid not null,
  id uuid not null,
  host text collate "C" not null,
  shop text collate "C" not null,
  key text collate "C" not null,
  kind text collate "C" not null,
  customer_id text,
  order_ids text[] not null,
  received_at timestamptz not null default now(),
  done_at timestamptz,
  outcome jsonb,
  primary key (tenant_id, id),
  unique (tenant_id, host, shop, key)
);
comment on table privacy_request is 'What persons and shops asked to be told or forgotten, and what came of it: ids only.';
`;

const SECURITY = ['installation', 'change', 'delivery', 'privacy_request']
  .map(
    (table) => `
alter table ${table} enable row level security;
alter table ${table} force row level security;
create policy one_tenant on ${table} using (tenant_id = nullif(current_setting('quittance.tenant', true), '')::uuid);`,
  )
  .join('');

/** A change lives for seconds: its dead rows must not pile up under the living. */
const VACUUM = `
alter table change set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500, autovacuum_analyze_scale_factor = 0.02);`;

export const installations: Migration = { id: '0005-installations', statements: [TABLES, SECURITY, VACUUM] };
