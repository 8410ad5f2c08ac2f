import { sql } from 'kysely';
import { wanted } from './by-key.ts';
import type { TenantTransaction } from './connect.ts';
import { storedJson } from './stored-json.ts';

/** A file of a bank as it came; `content` is compressed, `sha256` that of the plain bytes. */
export interface NewBankFile {
  readonly sha256: Uint8Array;
  readonly content: Uint8Array;
  readonly format: string;
  readonly name: string | null;
  readonly by: string;
}

/** Whether it is new: the same bytes twice are one file. */
export async function insertBankFile(trx: TenantTransaction, file: NewBankFile, at: string): Promise<boolean> {
  const { rows } = await sql`
    insert into quittance.bank_file (tenant_id, sha256, content, format, name, by_whom, imported_at)
    values (${trx.tenant}::uuid, ${file.sha256}, ${file.content}, ${file.format}, ${file.name}, ${file.by}, ${at}::timestamptz)
    on conflict (tenant_id, sha256) do nothing returning 1`.execute(trx);
  return rows.length > 0;
}

export async function bankFile(
  trx: TenantTransaction,
  sha256: Uint8Array,
): Promise<{ readonly content: Buffer; readonly format: string; readonly name: string | null } | undefined> {
  const { rows } = await sql<{ content: Buffer; format: string; name: string | null }>`
    select content, format, name from quittance.bank_file where tenant_id = ${trx.tenant}::uuid and sha256 = ${sha256}`.execute(
    trx,
  );
  return rows[0];
}

export interface NewBankStatement {
  readonly position: number;
  readonly account: string;
  readonly currency: string;
  /** The last day it speaks of; `null` where it does not say. */
  readonly coversTo: string | null;
  /** Its id, number, balances and whether they add up. */
  readonly statement: unknown;
}

export async function insertBankStatements(
  trx: TenantTransaction,
  sha256: Uint8Array,
  statements: readonly NewBankStatement[],
): Promise<void> {
  await sql`
    insert into quittance.bank_statement (tenant_id, sha256, position, account, currency, covers_to, statement)
    select ${trx.tenant}::uuid, ${sha256}, position, account, currency, "coversTo", statement
    from json_to_recordset(${storedJson(statements)}::json) as x(position int, account text, currency text, "coversTo" date, statement jsonb)`.execute(
    trx,
  );
}

/** The newest day that bank statements speak of; `null` before the first one. */
export async function bankDataAsOf(trx: TenantTransaction): Promise<string | null> {
  const { rows } = await sql<{ day: string | null }>`
    select max(covers_to) as day from quittance.bank_statement where tenant_id = ${trx.tenant}::uuid`.execute(trx);
  return rows[0]?.day ?? null;
}

export interface NewBankEntry {
  readonly id: string;
  readonly key: string;
  /** Of one payment of a batch: the key of the batch. */
  readonly batch: string | null;
  readonly account: string;
  readonly bookedOn: string;
  readonly amount: string;
  readonly currency: string;
  readonly payerIban: string | null;
  /** By what a return names it: end-to-end id and the bank's reference, spelled as matching spells them. */
  readonly references: readonly string[];
  /** The whole transaction. */
  readonly entry: unknown;
}

/** Keeps the entries that no statement has told of before; answers the ids of these. */
export async function insertBankEntries(
  trx: TenantTransaction,
  sha256: Uint8Array,
  entries: readonly NewBankEntry[],
  at: string,
): Promise<readonly string[]> {
  if (entries.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    insert into quittance.bank_entry (tenant_id, id, key, batch, sha256, account, booked_on, amount, currency, payer_iban, refs, entry, imported_at)
    select ${trx.tenant}::uuid, id, key, batch, ${sha256}, account, "bookedOn", amount, currency, "payerIban",
      array(select json_array_elements_text("references")), entry, ${at}::timestamptz
    from json_to_recordset(${storedJson(entries)}::json) as x(id uuid, key text, batch text, account text, "bookedOn" date, amount numeric, currency text,
      "payerIban" text, "references" json, entry jsonb)
    on conflict (tenant_id, key) do nothing returning id`.execute(trx);
  return rows.map(({ id }) => id);
}

/**
 * A batch is told as one entry by one file, and payment by payment by another: it counts once. Of these new entries, a batch whose payments are
 * known goes, and so do the payments of a batch that was posted as one; a batch that nobody has decided about gives way to its payments. Answers
 * those that are left.
 */
export async function foldBatches(
  trx: TenantTransaction,
  ids: readonly string[],
  at: string,
): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    with fresh as (
      select e.id, e.key, e.batch from ${wanted(ids)} join quittance.bank_entry e on e.id = wanted.key where e.tenant_id = ${trx.tenant}::uuid
    ), told as (
      update quittance.bank_entry e set state = 'dismissed', match = '{"kind":"repeated"}', decided_at = ${at}::timestamptz, decided_by = 'import'
      where e.tenant_id = ${trx.tenant}::uuid and (
        (e.id in (select id from fresh) and exists (
          select from quittance.bank_entry other where other.tenant_id = e.tenant_id and (other.batch = e.key or (other.key = e.batch and other.state in ('posted', 'returned')))))
        or (e.state in ('new', 'proposed', 'unmatched') and e.key in (select batch from fresh)))
      returning e.id
    )
    select id from fresh where id not in (select id from told)`.execute(trx);
  return rows.map(({ id }) => id);
}

export type BankEntryState = 'new' | 'posted' | 'proposed' | 'unmatched' | 'returned' | 'dismissed';

export interface BankEntryRow {
  readonly id: string;
  readonly account: string;
  readonly bookedOn: string;
  readonly amount: string;
  readonly currency: string;
  readonly entry: unknown;
  readonly state: BankEntryState;
  /** What it was matched to, or could be. */
  readonly match: unknown;
  readonly postings: number;
  readonly importedAt: Date;
  readonly decidedAt: Date | null;
  readonly decidedBy: string | null;
}

const ENTRY = sql`id, account, booked_on as "bookedOn", amount::text as amount, currency, entry, state, match, postings, imported_at as "importedAt",
  decided_at as "decidedAt", decided_by as "decidedBy"`;

/** Entries locked in the order of their ids, whatever has become of them. */
export async function lockEntries(trx: TenantTransaction, ids: readonly string[]): Promise<readonly BankEntryRow[]> {
  const { rows } = await sql<BankEntryRow>`
    select ${ENTRY} from ${wanted(ids)} join quittance.bank_entry e on e.id = wanted.key
    where e.tenant_id = ${trx.tenant}::uuid order by e.id for update of e`.execute(trx);
  return rows;
}

/** Entries that nobody has decided about yet, oldest first. */
export async function newEntries(trx: TenantTransaction, limit: number): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from quittance.bank_entry where tenant_id = ${trx.tenant}::uuid and state = 'new' order by id limit ${limit}`.execute(
    trx,
  );
  return rows.map(({ id }) => id);
}

export interface Decision {
  readonly id: string;
  readonly state: BankEntryState;
  readonly match: unknown;
  /** Counted up when it is posted. */
  readonly posted: boolean;
}

export async function decideEntries(
  trx: TenantTransaction,
  decisions: readonly Decision[],
  by: string,
  at: string,
): Promise<void> {
  if (decisions.length === 0) return;
  await sql`
    update quittance.bank_entry e set state = x.state, match = x.match, postings = e.postings + x.posted::int,
      decided_at = ${at}::timestamptz, decided_by = ${by}
    from json_to_recordset(${storedJson(decisions)}::json) as x(id uuid, state text, match jsonb, posted boolean)
    where e.tenant_id = ${trx.tenant}::uuid and e.id = x.id`.execute(trx);
}

export interface EntryCriteria {
  readonly state?: string;
  readonly account?: string;
  readonly bookedFrom?: string;
  readonly bookedTo?: string;
}

/** The newest first, those before `after` (an id) only. */
export async function listEntries(
  trx: TenantTransaction,
  { state, account, bookedFrom, bookedTo }: EntryCriteria,
  after: string | undefined,
  limit: number,
): Promise<readonly BankEntryRow[]> {
  const conditions = [sql`tenant_id = ${trx.tenant}::uuid`];
  if (state !== undefined) conditions.push(sql`state = ${state}`);
  if (account !== undefined) conditions.push(sql`account = ${account}`);
  if (bookedFrom !== undefined) conditions.push(sql`booked_on >= ${bookedFrom}::date`);
  if (bookedTo !== undefined) conditions.push(sql`booked_on <= ${bookedTo}::date`);
  if (after !== undefined) conditions.push(sql`id < ${after}::uuid`);
  const { rows } = await sql<BankEntryRow>`
    select ${ENTRY} from quittance.bank_entry where ${sql.join(conditions, sql` and `)} order by id desc limit ${limit}`.execute(
    trx,
  );
  return rows;
}

/** Entries that wait for a person, by state. */
export async function countEntries(trx: TenantTransaction): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ state: string; count: number }>`
    select state, count(*)::int as count from quittance.bank_entry
    where tenant_id = ${trx.tenant}::uuid and state in ('new', 'proposed', 'unmatched') group by state`.execute(trx);
  return new Map(rows.map(({ state, count }) => [state, count]));
}

export async function bankEntries(trx: TenantTransaction, ids: readonly string[]): Promise<readonly BankEntryRow[]> {
  const { rows } = await sql<BankEntryRow>`
    select ${ENTRY} from ${wanted(ids)} join quittance.bank_entry e on e.id = wanted.key where e.tenant_id = ${trx.tenant}::uuid`.execute(
    trx,
  );
  return rows;
}
