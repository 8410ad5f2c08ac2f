/** Risk: low. Adds two columns without a default and creates tables; reads the documents once for an index. Customers of older documents are made by night. */
import type { Migration } from './migration.ts';

const DOCUMENTS = `
alter table document add column customer_id uuid, add column contact_id uuid;
create index document_of_nobody on document (tenant_id, id) where customer_id is null;
-- What is known of the buyer may be added to older documents; nothing else of a document ever changes.
drop trigger append_only on document;
create trigger append_only before delete or truncate or update of tenant_id, id, order_id, kind, part, series, counter, number, issue_date, due_date,
  currency, total, buyer, order_number, content, format, findings, ubl, ubl_sha256, created_at
  on document for each statement execute function refuse_change();
comment on column document.customer_id is 'Who owes, as known when it was issued; absent of documents older than customers.';
create index document_customer on document (tenant_id, customer_id, id) where customer_id is not null;
`;

const CUSTOMERS = `
create table customer (
  tenant_id uuid not null,
  id uuid not null,
  key text collate "C" not null,
  name text not null,
  kind text collate "C" not null,
  country text collate "C",
  language text,
  time_zone text,
  settings jsonb not null default '{}',
  created_at timestamptz not null default now(),
  primary key (tenant_id, id)
) with (fillfactor = 90);
comment on table customer is 'Who owes: made when the first document is issued. The id is made of the key, so that nobody has to look for it.';

create table contact (
  tenant_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  -- The address in the order that made it: an order with the same finds it again, also after a person corrected it.
  source text collate "C" not null,
  origin text collate "C" not null default 'order',
  role text collate "C" not null default 'billing',
  name text,
  email text,
  telephone text,
  address jsonb,
  state text collate "C" not null default 'usable',
  state_reason text,
  absent_until date,
  substitute text,
  settings jsonb not null default '{}',
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id)
) with (fillfactor = 90);
create index contact_customer on contact (tenant_id, customer_id);
create index contact_attention on contact (tenant_id, updated_at) where state = 'invalid' or substitute is not null;
comment on column contact.substitute is 'The address that an automatic reply named in its place.';
`;

const MESSAGES = `
create table message (
  tenant_id uuid not null,
  id uuid not null,
  key text collate "C" not null,
  kind text collate "C" not null,
  document_id uuid,
  order_id uuid,
  customer_id uuid,
  contact_id uuid,
  batch_id uuid,
  channel text collate "C" not null,
  language text not null,
  -- What only its kind knows: the letter and its figures.
  content jsonb,
  -- Message-ID, chosen at the first try and kept over all of them.
  mail_id text,
  recipients jsonb not null default '[]',
  domain text collate "C",
  attachments text[] not null default '{}',
  explanation jsonb not null default '[]',
  planned_for timestamptz not null,
  state text collate "C" not null,
  attempts int not null default 0,
  next_attempt_at timestamptz,
  claimed_by uuid,
  problem jsonb,
  -- The newest event that the order's history and its host were told of.
  told bigint not null default 0,
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, key)
) with (fillfactor = 60);
create index message_document on message (tenant_id, document_id) where document_id is not null;
create index message_contact on message (tenant_id, contact_id, id) where contact_id is not null;
create index message_customer on message (tenant_id, customer_id, id) where customer_id is not null;
create index message_batch on message (tenant_id, batch_id) where batch_id is not null;
create index message_waiting on message (tenant_id, id) where state in ('planned', 'queued', 'sending', 'held');
create index message_refused on message (tenant_id, id) where state = 'refused';
comment on column message.recipients is 'The addresses, the first one being the contact''s; events count them from 0.';

create table message_event (
  tenant_id uuid not null,
  id bigint generated always as identity,
  message_id uuid not null,
  key text collate "C" not null,
  recipient smallint not null,
  attempt int not null,
  kind text collate "C" not null,
  at timestamptz not null,
  details jsonb not null,
  evidence uuid,
  primary key (tenant_id, id),
  unique (tenant_id, message_id, key)
);
comment on table message_event is 'What happened to messages, append-only: codes and ids, no addresses. The proof itself is kept apart, for it names persons.';

create table evidence (
  tenant_id uuid not null,
  id uuid not null,
  sha256 bytea not null,
  source text collate "C" not null,
  content bytea not null,
  received_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, sha256)
);
alter table evidence alter column content set storage external;
comment on table evidence is 'What came back, byte for byte, zstd; its SHA-256 is that of the plain bytes.';

create table returned_mail (
  tenant_id uuid not null,
  id uuid not null,
  evidence uuid not null,
  class text collate "C" not null,
  message_id uuid,
  contact_id uuid,
  customer_id uuid,
  summary jsonb not null,
  open boolean not null,
  closed_at timestamptz,
  received_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, evidence)
);
create index returned_mail_message on returned_mail (tenant_id, message_id) where message_id is not null;
create index returned_mail_open on returned_mail (tenant_id, id) where open;
comment on table returned_mail is 'The returns inbox: every mail that came back, and whether a person has still to look at it.';

create table letter_template (
  tenant_id uuid not null,
  id text collate "C" not null,
  language text collate "C" not null,
  subject text not null,
  body text not null,
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id, language)
);
comment on table letter_template is 'Letters as the merchant changed them; of the others the product''s own are used.';

create table mail_domain (
  tenant_id uuid not null,
  domain text collate "C" not null,
  next_at timestamptz not null default '-infinity',
  primary key (tenant_id, domain)
) with (fillfactor = 50);
comment on table mail_domain is 'When the next message may go to a domain, over all processes.';

create table portal_link (
  tenant_id uuid not null,
  id uuid not null,
  document_id uuid not null,
  message_id uuid,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (tenant_id, id)
);
create index portal_link_document on portal_link (tenant_id, document_id);
create unique index portal_link_message on portal_link (tenant_id, message_id) where message_id is not null;

create table resend_batch (
  tenant_id uuid not null,
  id uuid not null,
  documents uuid[] not null,
  skipped jsonb not null default '[]',
  created_at timestamptz not null default now(),
  confirmed_at timestamptz,
  primary key (tenant_id, id)
);
comment on table resend_batch is 'Documents somebody picked to be sent again: a list to look at, until it is confirmed.';
`;

const TABLES = [
  'customer',
  'contact',
  'message',
  'message_event',
  'evidence',
  'returned_mail',
  'letter_template',
  'mail_domain',
  'portal_link',
  'resend_batch',
];
const SECURITY = TABLES.map(
  (table) => `
alter table ${table} enable row level security;
alter table ${table} force row level security;
create policy one_tenant on ${table} using (tenant_id = nullif(current_setting('quittance.tenant', true), '')::uuid);`,
).join('');

const HISTORY = `
create trigger append_only before update or delete or truncate on message_event for each statement execute function refuse_change();`;

const VACUUM = ['message', 'mail_domain']
  .map(
    (table) =>
      `alter table ${table} set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500, autovacuum_analyze_scale_factor = 0.02);`,
  )
  .join('\n');

export const delivery: Migration = {
  id: '0006-delivery',
  statements: [DOCUMENTS, CUSTOMERS, MESSAGES, SECURITY, HISTORY, VACUUM],
};
