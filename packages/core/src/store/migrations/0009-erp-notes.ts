/**
 * Risk: low. Adds the outbox of notes for the ERP; nothing that is there is changed or read.
 */
import type { Migration } from './migration.ts';

const NOTES = `
create table erp_note (
  tenant_id uuid not null,
  id uuid not null,
  key text collate "C" not null,
  document_id uuid not null,
  text text not null,
  state text not null default 'waiting',
  attempts int not null default 0,
  next_attempt_at timestamptz not null,
  claimed_by uuid,
  problem jsonb,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, document_id, key)
) with (fillfactor = 80);
create index erp_note_waiting on erp_note (tenant_id, next_attempt_at) where state = 'waiting';
comment on table erp_note is 'What people are to read on an invoice in the ERP; names no person. state: waiting, given, skipped (no place for it there), refused.';
comment on column erp_note.key is 'What happened: the same on the same document is one note.';

alter table erp_note enable row level security;
alter table erp_note force row level security;
create policy one_tenant on erp_note using (tenant_id = nullif(current_setting('quittance.tenant', true), '')::uuid);
`;

export const erpNotes: Migration = { id: '0009-erp-notes', statements: [NOTES] };
