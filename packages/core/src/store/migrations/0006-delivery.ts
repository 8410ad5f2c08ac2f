/** Risk: none. STAND-IN until the branch of delivery is merged. */
import type { Migration } from './migration.ts';

const TABLES = `
create table customer (
  tenant_id uuid not null,
  id uuid not null,
  key text collate "C" not null,
  name text not null,
  kind text not null,
  country text,
  language text,
  time_zone text,
  settings jsonb not null default '{}',
  primary key (tenant_id, id),
  unique (tenant_id, key)
);
alter table customer enable row level security;
alter table customer force row level security;
create policy one_tenant on customer using (tenant_id = nullif(current_setting('quittance.tenant', true), '')::uuid);
alter table open_item add column customer_id uuid;
`;

export const delivery: Migration = { id: '0006-delivery', statements: [TABLES] };
