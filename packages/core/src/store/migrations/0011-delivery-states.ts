/** Risk: none. Creates a table; nothing of what is stored is touched. A document is in it from the next thing that happens to its delivery. */
import type { Migration } from './migration.ts';

const TABLE = `
create table document_delivery (
  tenant_id uuid not null,
  document_id uuid not null,
  outcome text collate "C" not null,
  at timestamptz not null,
  events int not null,
  primary key (tenant_id, document_id)
) with (fillfactor = 80);
create index document_delivery_outcome on document_delivery (tenant_id, outcome, document_id) include (at);
comment on table document_delivery is 'How the delivery of a document went, as its events come to; kept for lists.';
comment on column document_delivery.events is 'How many events that is the sum of: who knows fewer does not write over it.';
alter table document_delivery enable row level security;
alter table document_delivery force row level security;
create policy one_tenant on document_delivery using (tenant_id = nullif(current_setting('quittance.tenant', true), '')::uuid);
alter table document_delivery set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500, autovacuum_analyze_scale_factor = 0.02);
`;

export const deliveryStates: Migration = { id: '0011-delivery-states', statements: [TABLE] };
