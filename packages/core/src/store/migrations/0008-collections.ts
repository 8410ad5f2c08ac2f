/**
 * Risk: low. Adds tables for collection agencies, their cases, and what is told both ways; nothing that is there is changed or read.
 */
import type { Migration } from './migration.ts';

const AGENCIES = `
create table agency (
  tenant_id uuid not null,
  id text collate "C" not null,
  job uuid not null,
  name text not null,
  selection jsonb not null,
  terms jsonb not null,
  live_from date,
  due_before text,
  accepting_since timestamptz,
  acceptance jsonb,
  stopped jsonb,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, job)
);
comment on table agency is 'A collection agency; its connection and secrets stand in connection as agency:<id>.';
comment on column agency.job is 'What jobs call it.';
comment on column agency.acceptance is 'The report of the last acceptance run that came to its end.';

create table agency_cursor (
  tenant_id uuid not null,
  agency text collate "C" not null,
  mode text not null,
  cursor text,
  exchanged_at timestamptz,
  primary key (tenant_id, agency, mode)
);
comment on table agency_cursor is 'How far the events of one side of an agency are stored. Whoever stores events holds its row: they are numbered as they commit.';

create table agency_reconciliation (
  tenant_id uuid not null,
  agency text collate "C" not null,
  at timestamptz not null,
  report jsonb not null,
  primary key (tenant_id, agency, at)
);
`;

const CASES = `
create table agency_case (
  tenant_id uuid not null,
  id uuid not null,
  agency text collate "C" not null,
  mode text not null,
  customer_id uuid not null,
  currency text not null,
  own_state text not null,
  content jsonb not null,
  criteria jsonb not null default '[]',
  approvals jsonb not null default '[]',
  drafted_at timestamptz not null,
  handed_over_at timestamptz,
  next_seq int not null default 1,
  applied_to bigint not null default 0,
  paused_by_hold boolean not null default false,
  state text not null,
  is_out boolean not null default false,
  needs_answer boolean not null default false,
  flagged boolean not null default false,
  open numeric not null default 0,
  problem jsonb,
  closed_at timestamptz,
  primary key (tenant_id, id)
);
create unique index agency_case_draft on agency_case (tenant_id, customer_id, currency) where own_state in ('draft', 'blocked_by_check', 'ready');
create index agency_case_customer on agency_case (tenant_id, customer_id, id);
create index agency_case_out on agency_case (tenant_id, agency, id) where is_out;
create index agency_case_listed on agency_case (tenant_id, agency, state, id);
comment on column agency_case.own_state is 'How far it got on our side: draft, blocked_by_check, ready, submitted, or discarded.';
comment on column agency_case.content is 'The case as it goes, or went, to the agency, in the neutral schema.';
comment on column agency_case.applied_to is 'The arrival up to which its events took effect.';
comment on column agency_case.paused_by_hold is 'We had the agency pause because a hold stands on what is claimed.';
comment on column agency_case.state is 'With the columns up to open: what its history comes to, kept for lists.';

create table agency_case_item (
  tenant_id uuid not null,
  case_id uuid not null,
  document_id uuid not null,
  due_date date not null,
  kind text not null,
  number text collate "C" not null,
  open numeric not null,
  primary key (tenant_id, case_id, document_id, due_date)
);
create index agency_case_item_document on agency_case_item (tenant_id, document_id, due_date);
create index agency_case_item_number on agency_case_item (tenant_id, number);
comment on column agency_case_item.open is 'What was open when it was handed over; below zero of a credit.';

create table agency_case_change (
  tenant_id uuid not null,
  case_id uuid not null,
  document_id uuid not null,
  key text collate "C" not null,
  amount numeric not null,
  at timestamptz not null,
  primary key (tenant_id, case_id, document_id, key)
);
comment on table agency_case_change is 'What lowered (above zero) or raised the claim of an item since the hand-over, and both sides know of: what is open on it by both books.';
`;

const MESSAGES = `
create table agency_command (
  tenant_id uuid not null,
  id text collate "C" not null,
  case_id uuid not null,
  agency text collate "C" not null,
  mode text not null,
  seq int not null,
  type text not null,
  command jsonb not null,
  by_whom text not null,
  state text not null default 'waiting',
  attempts int not null default 0,
  next_attempt_at timestamptz not null,
  claimed_by uuid,
  sent_at timestamptz,
  problem jsonb,
  primary key (tenant_id, id),
  unique (tenant_id, case_id, seq)
) with (fillfactor = 80);
create index agency_command_waiting on agency_command (tenant_id, agency, next_attempt_at) where state in ('waiting', 'sent');
comment on table agency_command is 'What we tell an agency. state: waiting, sent, done, refused, cancelled.';
comment on column agency_command.sent_at is 'It may have arrived since: the agency is asked for its receipt before it is sent again.';

create table agency_event (
  tenant_id uuid not null,
  agency text collate "C" not null,
  mode text not null,
  event_id text collate "C" not null,
  id bigint generated always as identity,
  case_id uuid,
  known boolean not null,
  event jsonb not null,
  code text,
  reason text,
  source text not null,
  received_at timestamptz not null,
  primary key (tenant_id, agency, mode, event_id)
);
create index agency_event_case on agency_event (tenant_id, case_id, id) where case_id is not null;
create trigger append_only before update or delete or truncate on agency_event for each statement execute function refuse_change();
comment on table agency_event is 'What agencies told, as it came; an id twice is one event, and the same id for something else is kept beside it.';
comment on column agency_event.code is 'Why it is not one of a case of ours to be read as it is.';

create table agency_stray (
  tenant_id uuid not null,
  agency text collate "C" not null,
  event bigint not null,
  closed_at timestamptz,
  closing jsonb,
  primary key (tenant_id, agency, event)
);
create index agency_stray_open on agency_stray (tenant_id, agency, event) where closed_at is null;
comment on table agency_stray is 'Events that a person has to look at: of no case of ours, or unreadable.';
`;

const SECURITY = [
  'agency',
  'agency_cursor',
  'agency_reconciliation',
  'agency_case',
  'agency_case_item',
  'agency_case_change',
  'agency_command',
  'agency_event',
  'agency_stray',
]
  .map(
    (table) => `
alter table ${table} enable row level security;
alter table ${table} force row level security;
create policy one_tenant on ${table} using (tenant_id = nullif(current_setting('quittance.tenant', true), '')::uuid);`,
  )
  .join('');

export const collections: Migration = {
  id: '0008-collections',
  statements: [AGENCIES, CASES, MESSAGES, SECURITY],
};
