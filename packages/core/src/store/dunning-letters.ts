import { sql } from 'kysely';
import { wanted } from './by-key.ts';
import type { TenantTransaction } from './connect.ts';
import { storedJson } from './stored-json.ts';

export interface NewLetter {
  readonly id: string;
  readonly runId: string;
  readonly customerId: string;
  readonly currency: string;
  readonly day: string;
  readonly level: number;
  readonly sendAt: string;
  /** The letter, and what its items were before it. */
  readonly letter: unknown;
}

export interface LetterRow extends NewLetter {
  readonly customer: string;
  readonly state: string;
  readonly outcome: Readonly<Record<string, unknown>> | null;
}

const LETTER = sql`l.id, l.run_id as "runId", l.customer_id as "customerId", l.currency, l.day, l.level, to_json(l.send_at)#>>'{}' as "sendAt", l.state, l.letter,
  l.outcome`;

const ACCEPTED = sql`exists (
  select from quittance.message m
  where m.tenant_id = l.tenant_id and m.customer_id = l.customer_id and m.content ->> 'letter' = l.id::text and m.state = 'accepted')`;
/** A letter is sent when the other side has taken a message that carries it. */
const STANDING = sql`(case when l.state = 'queued' and ${ACCEPTED} then 'sent' else l.state end)`;

export async function insertLetters(trx: TenantTransaction, letters: readonly NewLetter[], at: string): Promise<void> {
  if (letters.length === 0) return;
  await sql`
    insert into quittance.dunning_letter (tenant_id, id, run_id, customer_id, currency, day, level, send_at, state, letter, changed_at)
    select ${trx.tenant}::uuid, id, "runId", "customerId", currency, day, level, "sendAt", 'planned', letter, ${at}::timestamptz
    from json_to_recordset(${storedJson(letters)}::json) as x(id uuid, "runId" uuid, "customerId" uuid, currency text, day date, level int,
      "sendAt" timestamptz, letter jsonb)`.execute(trx);
}

/** Letters of a run that wait to be committed, locked; what another process has in hand is left to it. */
export async function lockPlannedLetters(
  trx: TenantTransaction,
  runId: string,
  limit: number,
): Promise<readonly LetterRow[]> {
  const { rows } = await sql<LetterRow>`
    select ${LETTER}, '' as customer from quittance.dunning_letter l
    where l.tenant_id = ${trx.tenant}::uuid and l.run_id = ${runId}::uuid and l.state = 'planned'
    order by l.customer_id, l.id limit ${limit} for update skip locked`.execute(trx);
  return rows;
}

export async function countPlanned(trx: TenantTransaction, runId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from quittance.dunning_letter
    where tenant_id = ${trx.tenant}::uuid and run_id = ${runId}::uuid and state = 'planned'`.execute(trx);
  return rows[0]?.count ?? 0;
}

/** Locked; `undefined` when there is none. */
export async function lockLetter(trx: TenantTransaction, id: string): Promise<LetterRow | undefined> {
  const { rows } = await sql<LetterRow>`
    select ${LETTER}, '' as customer from quittance.dunning_letter l where l.tenant_id = ${trx.tenant}::uuid and l.id = ${id}::uuid for update`.execute(
    trx,
  );
  return rows[0];
}

export interface LetterMove {
  readonly id: string;
  readonly state: string;
  /** As it is to leave; `null` keeps it. */
  readonly letter: unknown;
  readonly outcome: unknown;
}

export async function moveLetters(trx: TenantTransaction, moves: readonly LetterMove[], at: string): Promise<void> {
  if (moves.length === 0) return;
  await sql`
    update quittance.dunning_letter l set state = x.state, letter = coalesce(x.letter, l.letter), outcome = x.outcome, changed_at = ${at}::timestamptz
    from json_to_recordset(${storedJson(moves)}::json) as x(id uuid, state text, letter jsonb, outcome jsonb)
    where l.tenant_id = ${trx.tenant}::uuid and l.id = x.id`.execute(trx);
}

/** Of these customers, the day of the last letter by currency. */
export async function lastLetters(
  trx: TenantTransaction,
  customerIds: readonly string[],
): Promise<readonly { readonly customerId: string; readonly currency: string; readonly day: string }[]> {
  if (customerIds.length === 0) return [];
  const { rows } = await sql<{ customerId: string; currency: string; day: string }>`
    select l.customer_id as "customerId", l.currency, max(l.day) as day
    from ${wanted(customerIds)} join quittance.dunning_letter l on l.customer_id = wanted.key
    where l.tenant_id = ${trx.tenant}::uuid and l.state in ('committed', 'queued', 'sent') group by l.customer_id, l.currency`.execute(
    trx,
  );
  return rows;
}

export interface LetterCriteria {
  readonly id?: string;
  readonly run?: string;
  readonly customerId?: string;
  readonly state?: string;
}

/** The newest first, those before `after` (an id) only. */
export async function listLetters(
  trx: TenantTransaction,
  { id, run, customerId, state }: LetterCriteria,
  after: string | undefined,
  limit: number,
): Promise<readonly LetterRow[]> {
  const conditions = [sql`l.tenant_id = ${trx.tenant}::uuid`];
  if (id !== undefined) conditions.push(sql`l.id = ${id}::uuid`);
  if (run !== undefined) conditions.push(sql`l.run_id = ${run}::uuid`);
  if (customerId !== undefined) conditions.push(sql`l.customer_id = ${customerId}::uuid`);
  if (state !== undefined) conditions.push(sql`${STANDING} = ${state}`);
  if (after !== undefined) conditions.push(sql`l.id < ${after}::uuid`);
  const { rows } = await sql<LetterRow>`
    select ${LETTER}, ${STANDING} as state, c.name as customer from quittance.dunning_letter l
    join quittance.customer c on c.tenant_id = l.tenant_id and c.id = l.customer_id
    where ${sql.join(conditions, sql` and `)} order by l.id desc limit ${limit}`.execute(trx);
  return rows;
}

/** How an item stands in its dunning. */
export interface DunningMark {
  readonly documentId: string;
  readonly dueDate: string;
  readonly level: number;
  readonly repeats: number;
  readonly lastLetterOn: string | null;
  readonly interestClaimedTo: string | null;
  readonly compensationClaimed: boolean;
}

/** Writes how items stand. They must be locked. */
export async function markItems(trx: TenantTransaction, marks: readonly DunningMark[]): Promise<void> {
  if (marks.length === 0) return;
  await sql`
    update quittance.open_item i set level = x.level, repeats = x.repeats, last_letter_on = x."lastLetterOn",
      interest_claimed_to = x."interestClaimedTo", compensation_claimed = x."compensationClaimed"
    from json_to_recordset(${storedJson(marks)}::json) as x("documentId" uuid, "dueDate" date, level int, repeats int, "lastLetterOn" date,
      "interestClaimedTo" date, "compensationClaimed" boolean)
    where i.tenant_id = ${trx.tenant}::uuid and i.document_id = x."documentId" and i.due_date = x."dueDate"`.execute(
    trx,
  );
}

/** The money that had settled these documents went back: their dunning starts over. They must be locked. */
export async function restartItems(trx: TenantTransaction, documentIds: readonly string[]): Promise<void> {
  await sql`
    update quittance.open_item i set level = 0, repeats = 0, cycle = i.cycle + 1, last_letter_on = null
    from ${wanted(documentIds)} where i.tenant_id = ${trx.tenant}::uuid and i.document_id = wanted.key`.execute(trx);
}

/** Gives claims up: nothing is asked for them any more. They must be locked. */
export async function waiveItems(trx: TenantTransaction, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    update quittance.open_item i set amount = i.amount - i.open, open = 0
    from ${wanted(ids)} where i.tenant_id = ${trx.tenant}::uuid and i.document_id = wanted.key and i.kind in ('fee', 'interest')`.execute(
    trx,
  );
}

/** Of these letters, the keys `customer|currency|day` of those that another letter has taken already. */
export async function lettersOfDay(
  trx: TenantTransaction,
  letters: readonly Pick<LetterRow, 'customerId' | 'currency' | 'day'>[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ key: string }>`
    select l.customer_id || '|' || l.currency || '|' || l.day as key
    from json_to_recordset(${storedJson(letters)}::json) as x("customerId" uuid, currency text, day date)
    join quittance.dunning_letter l on l.customer_id = x."customerId" and l.currency = x.currency and l.day = x.day
    where l.tenant_id = ${trx.tenant}::uuid and l.state in ('committed', 'queued', 'sent')`.execute(trx);
  return new Set(rows.map(({ key }) => key));
}

/** Whether a message that carries the letter was accepted by the other side. */
export async function isAnyAccepted(trx: TenantTransaction, letterId: string): Promise<boolean> {
  const { rows } = await sql`
    select from quittance.dunning_letter l where l.tenant_id = ${trx.tenant}::uuid and l.id = ${letterId}::uuid and ${ACCEPTED}`.execute(
    trx,
  );
  return rows.length > 0;
}

export async function lettersById(trx: TenantTransaction, ids: readonly string[]): Promise<readonly LetterRow[]> {
  const { rows } = await sql<LetterRow>`
    select ${LETTER}, c.name as customer from ${wanted(ids)} join quittance.dunning_letter l on l.id = wanted.key
    join quittance.customer c on c.tenant_id = l.tenant_id and c.id = l.customer_id where l.tenant_id = ${trx.tenant}::uuid`.execute(
    trx,
  );
  return rows;
}
