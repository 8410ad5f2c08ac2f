/**
 * Risk: low. Lets what an agency told be emptied of what names a person, and remembers that it was; the rest of it stays unchangeable. The new column
 * is written nowhere yet, so that no row is rewritten.
 */
import type { Migration } from './migration.ts';

const EVENTS = `
alter table agency_event add column erased boolean not null default false;
comment on column agency_event.erased is 'A person was forgotten: event holds no longer what came, and what comes again under its id is the same.';
drop trigger append_only on agency_event;
create trigger append_only before delete or truncate or update of tenant_id, agency, mode, event_id, id, case_id, known, code, reason, source, received_at
  on agency_event for each statement execute function refuse_change();
`;

export const forgetCases: Migration = { id: '0010-forget-cases', statements: [EVENTS] };
