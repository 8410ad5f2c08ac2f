/**
 * Risk: low. Adds columns without rewriting rows, an index over what is open (brief: it is partial), and tables for bank statements, holds,
 * dunning runs and their letters.
 */
import type { Migration } from './migration.ts';

const OPEN_ITEMS = `
alter table open_item
  add column if not exists customer_id uuid,
  add column kind text not null default 'invoice',
  add column reference text collate "C",
  add column about uuid,
  add column level int not null default 0,
  add column cycle int not null default 0,
  add column repeats int not null default 0,
  add column last_letter_on date,
  add column interest_claimed_to date,
  add column compensation_claimed boolean not null default false,
  add column handed_over_on date,
  add column procedure_id text;
comment on column open_item.kind is 'invoice; or an item without a document: fee, interest, payment-on-account. Of those document_id is an id of their own.';
comment on column open_item.reference is 'What people call an item that has no document.';
comment on column open_item.about is 'Of a fee or interest: the document it was raised for.';
comment on column open_item.level is 'The dunning level the item has reached; a return debit begins the next cycle at 0.';
create index open_item_unowned on open_item (tenant_id, document_id) where customer_id is null and open <> 0;
create index open_item_customer on open_item (tenant_id, customer_id, due_date, document_id) where open <> 0;
create index open_item_about on open_item (tenant_id, about) where about is not null;
create index open_item_reference on open_item (tenant_id, reference) where reference is not null;
`;

const PAYMENTS = `
alter table payment
  add column entry_id uuid,
  add column reversed_at timestamptz,
  add column reversal jsonb;
create index payment_entry on payment (tenant_id, entry_id) where entry_id is not null;
comment on column payment.entry_id is 'The entry of a bank statement that brought the money.';
comment on column payment.reversed_at is 'Taken back: it counts no more, and stays for the record.';

create table bank_file (
  tenant_id uuid not null,
  sha256 bytea not null,
  content bytea not null,
  format text not null,
  name text,
  by_whom text not null,
  imported_at timestamptz not null,
  primary key (tenant_id, sha256)
);
alter table bank_file alter column content set storage external;
comment on table bank_file is 'Bank statements as they came, zstd, by the SHA-256 of the plain bytes.';

create table bank_statement (
  tenant_id uuid not null,
  sha256 bytea not null,
  position int not null,
  account text collate "C" not null,
  currency text not null,
  covers_to date,
  statement jsonb not null,
  primary key (tenant_id, sha256, position)
);
create index bank_statement_account on bank_statement (tenant_id, account, covers_to);

create table bank_entry (
  tenant_id uuid not null,
  id uuid not null,
  key text collate "C" not null,
  batch text collate "C",
  sha256 bytea not null,
  account text collate "C" not null,
  booked_on date not null,
  amount numeric not null,
  currency text not null,
  payer_iban text collate "C",
  refs text[] not null default '{}',
  entry jsonb not null,
  state text not null default 'new',
  match jsonb,
  postings int not null default 0,
  imported_at timestamptz not null,
  decided_at timestamptz,
  decided_by text,
  primary key (tenant_id, id),
  unique (tenant_id, key)
);
create index bank_entry_undecided on bank_entry (tenant_id, id) where state in ('new', 'proposed', 'unmatched');
create index bank_entry_batch on bank_entry (tenant_id, batch) where batch is not null;
create index bank_entry_payer on bank_entry (tenant_id, payer_iban) where state = 'posted' and payer_iban is not null;
create index bank_entry_refs on bank_entry using gin (refs) where state = 'posted';
comment on table bank_entry is 'What a bank booked, once, however many statements tell of it; state: new, posted, proposed, unmatched, returned, dismissed.';
comment on column bank_entry.batch is 'Of one payment of a batch: the key of the batch, which another file may tell as one entry.';
comment on column bank_entry.refs is 'By what a return names it: end-to-end id and the bank''s reference.';
comment on column bank_entry.postings is 'How often it was posted: a posting after a reversal is another one.';
`;

const KEYS = `
create table match_key (
  tenant_id uuid not null,
  key text collate "C" not null,
  id uuid not null,
  primary key (tenant_id, key, id)
);
comment on table match_key is 'How payers spell things: keys of documents'' numbers and references, and of customers'' names; made when the next statement is matched.';
alter table open_item add column keyed boolean not null default false;
create index open_item_unkeyed on open_item (tenant_id, document_id) where not keyed;
alter table customer add column keyed_name text;
create index customer_unkeyed on customer (tenant_id, id) where keyed_name is distinct from name;
`;

const DUNNING = `
create table hold (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  customer_id uuid not null,
  document_number text collate "C",
  due_date date,
  amount numeric,
  currency text,
  from_day date not null,
  until_day date,
  reason text not null,
  by_whom text not null,
  placed_at timestamptz not null,
  broken_at timestamptz,
  lifted_at timestamptz,
  lifting jsonb,
  primary key (tenant_id, id)
);
comment on column hold.broken_at is 'When it was noticed that a promised day had passed unpaid; the promise holds no longer, and is remembered.';
create index hold_standing on hold (tenant_id, customer_id) where lifted_at is null;
create index hold_promise on hold (tenant_id, until_day) where lifted_at is null and broken_at is null and kind = 'promise';

create table dunning_run (
  tenant_id uuid not null,
  id uuid not null,
  state text not null,
  origin text not null,
  by_whom text not null,
  planned_at timestamptz not null,
  snapshot text not null,
  report jsonb not null,
  committed_at timestamptz,
  primary key (tenant_id, id)
);
create unique index dunning_run_draft on dunning_run (tenant_id) where state in ('draft', 'committing');
comment on column dunning_run.snapshot is 'SHA-256 over the letters as planned: what is committed is what was reviewed.';

create table dunning_letter (
  tenant_id uuid not null,
  id uuid not null,
  run_id uuid not null,
  customer_id uuid not null,
  currency text not null,
  day date not null,
  level int not null,
  send_at timestamptz not null,
  state text not null,
  letter jsonb not null,
  outcome jsonb,
  changed_at timestamptz not null,
  primary key (tenant_id, id)
) with (fillfactor = 80);
create index dunning_letter_run on dunning_letter (tenant_id, run_id, customer_id);
create index dunning_letter_customer on dunning_letter (tenant_id, customer_id, day);
create unique index dunning_letter_day on dunning_letter (tenant_id, customer_id, currency, day) where state in ('committed', 'queued', 'sent');
comment on table dunning_letter is 'state: planned and excluded until the run is committed; then committed, queued, sent, or dropped with the reason in outcome.';

create table receivable_event (
  tenant_id uuid not null,
  id bigint generated always as identity,
  customer_id uuid,
  document_number text collate "C",
  at timestamptz not null,
  kind text not null,
  details jsonb not null,
  primary key (tenant_id, id)
);
create index receivable_event_customer on receivable_event (tenant_id, customer_id, id);
create index receivable_event_document on receivable_event (tenant_id, document_number, id) where document_number is not null;
comment on table receivable_event is 'The history of what is owed: letters, holds, promises, payments, and why each was chosen.';
create trigger append_only before update or delete or truncate on receivable_event for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on bank_file for each statement execute function refuse_change();

alter table customer
  add column default_since timestamptz,
  add column dunning jsonb not null default '{}';
comment on column customer.dunning is 'What a merchant decides for this customer: segment, risk band, procedure, netting.';
comment on column customer.default_since is 'Since when new orders are held, the customer being in default.';
`;

const SECURITY = [
  'match_key',
  'bank_file',
  'bank_statement',
  'bank_entry',
  'hold',
  'dunning_run',
  'dunning_letter',
  'receivable_event',
]
  .map(
    (table) => `
alter table ${table} enable row level security;
alter table ${table} force row level security;
create policy one_tenant on ${table} using (tenant_id = nullif(current_setting('quittance.tenant', true), '')::uuid);`,
  )
  .join('');

export const receivables: Migration = {
  id: '0007-receivables',
  statements: [OPEN_ITEMS, PAYMENTS, KEYS, DUNNING, SECURITY],
};
