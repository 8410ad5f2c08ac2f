import { sql } from 'kysely';
import type { Problem } from '../model/index.ts';
import type { AgencyMode } from './agencies.ts';
import type { TenantTransaction } from './connect.ts';
import { storedJson } from './stored-json.ts';
import { isFree } from './workers.ts';

export type CommandState = 'waiting' | 'sent' | 'done' | 'refused' | 'cancelled';

export interface CommandRow {
  readonly id: string;
  readonly caseId: string;
  readonly agency: string;
  readonly mode: AgencyMode;
  readonly seq: number;
  readonly type: string;
  /** In the neutral schema, as JSON. */
  readonly command: unknown;
  readonly by: string;
  readonly state: CommandState;
  readonly attempts: number;
  /** When it was handed to the spoke: it may have arrived. */
  readonly sentAt: Date | null;
  readonly problem: Problem | null;
}

const COMMAND = sql`c.id, c.case_id as "caseId", c.agency, c.mode, c.seq, c.type, c.command, c.by_whom as by, c.state, c.attempts, c.sent_at as "sentAt",
  c.problem`;

export interface NewCommand extends Pick<CommandRow, 'id' | 'caseId' | 'agency' | 'mode' | 'type' | 'command' | 'by'> {
  readonly seq: number;
}

/** Puts a command of a locked case into the outbox; `false` when it is there already. */
export async function insertCommand(trx: TenantTransaction, row: NewCommand, at: string): Promise<boolean> {
  const { rows } = await sql`
    with put as (
      insert into quittance.agency_command (tenant_id, id, case_id, agency, mode, seq, type, command, by_whom, next_attempt_at)
      values (${trx.tenant}::uuid, ${row.id}, ${row.caseId}::uuid, ${row.agency}, ${row.mode}, ${row.seq}, ${row.type},
        ${storedJson(row.command)}::jsonb, ${row.by}, ${at}::timestamptz)
      on conflict (tenant_id, id) do nothing returning id
    )
    update quittance.agency_case k set next_seq = ${row.seq} + 1 from put where k.tenant_id = ${trx.tenant}::uuid and k.id = ${row.caseId}::uuid
    returning k.id`.execute(trx);
  return rows.length > 0;
}

/** The commands of these cases in the order of their places. */
export async function commandsOf(trx: TenantTransaction, caseIds: readonly string[]): Promise<readonly CommandRow[]> {
  const { rows } = await sql<CommandRow>`
    select ${COMMAND} from quittance.agency_command c
    where c.tenant_id = ${trx.tenant}::uuid and c.case_id = any(${[...caseIds]}::uuid[]) order by c.case_id, c.seq`.execute(
    trx,
  );
  return rows;
}

/**
 * Commands whose time has come, claimed for `worker`; what another process has in hand is left to it. Those of one case come together, in the
 * order of their places, and none whose predecessor waits. `held` are types that do not go now.
 */
export async function claimCommands(
  trx: TenantTransaction,
  of: { readonly agency: string; readonly mode: AgencyMode; readonly held: readonly string[] },
  { now, worker, limit }: { readonly now: string; readonly worker: string; readonly limit: number },
): Promise<readonly CommandRow[]> {
  const { rows } = await sql<CommandRow>`
    with due as (
      select c.id from quittance.agency_command c
      where c.tenant_id = ${trx.tenant}::uuid and c.agency = ${of.agency} and c.mode = ${of.mode} and c.state in ('waiting', 'sent')
        and c.next_attempt_at <= ${now}::timestamptz and ${isFree('c')}
        and c.type <> all(${[...of.held]}::text[])
        and not exists (
          select from quittance.agency_command b
          where b.tenant_id = c.tenant_id and b.case_id = c.case_id and b.seq < c.seq and b.state = 'waiting'
            and (b.next_attempt_at > ${now}::timestamptz or not ${isFree('b')} or b.type = any(${[...of.held]}::text[])))
      order by c.case_id, c.seq limit ${limit} for update skip locked
    ), claimed as (
      update quittance.agency_command c set claimed_by = ${worker}::uuid from due
      where c.tenant_id = ${trx.tenant}::uuid and c.id = due.id returning c.*
    )
    select ${COMMAND} from claimed c order by c.case_id, c.seq`.execute(trx);
  return rows;
}

/** These may arrive from now on, whatever becomes of this process. */
export async function markSent(trx: TenantTransaction, ids: readonly string[], at: string): Promise<void> {
  await sql`
    update quittance.agency_command set sent_at = coalesce(sent_at, ${at}::timestamptz), attempts = attempts + 1
    where tenant_id = ${trx.tenant}::uuid and id = any(${[...ids]}::text[])`.execute(trx);
}

export interface CommandMove {
  readonly id: string;
  readonly state: CommandState;
  readonly nextAttemptAt: string;
  readonly problem: Problem | null;
  /** It certainly did not arrive: it is sent again without asking. */
  readonly notSent?: boolean;
}

/** Writes what became of commands and gives them back, unless they were decided meanwhile. */
export async function moveCommands(trx: TenantTransaction, moves: readonly CommandMove[]): Promise<void> {
  if (moves.length === 0) return;
  await sql`
    update quittance.agency_command c set state = x.state, next_attempt_at = x."nextAttemptAt", problem = x.problem, claimed_by = null,
      sent_at = case when x."notSent" then null else c.sent_at end
    from json_to_recordset(${storedJson(moves)}::json) as x(id text, state text, "nextAttemptAt" timestamptz, problem jsonb, "notSent" boolean)
    where c.tenant_id = ${trx.tenant}::uuid and c.id = x.id and c.state in ('waiting', 'sent')`.execute(trx);
}

/** Commands of an agency that were never handed to the spoke, locked. */
export async function lockUnsentCommands(trx: TenantTransaction, agency: string): Promise<readonly CommandRow[]> {
  const { rows } = await sql<CommandRow>`
    select ${COMMAND} from quittance.agency_command c
    where c.tenant_id = ${trx.tenant}::uuid and c.agency = ${agency} and c.state = 'waiting' and c.sent_at is null
    order by c.case_id, c.seq for update`.execute(trx);
  return rows;
}

/** The sides of an agency on which a command waits for its time to have come. */
export async function sidesWithCommands(
  trx: TenantTransaction,
  agency: string,
  now: string,
): Promise<readonly AgencyMode[]> {
  const { rows } = await sql<{ mode: AgencyMode }>`
    select distinct mode from quittance.agency_command
    where tenant_id = ${trx.tenant}::uuid and agency = ${agency} and state in ('waiting', 'sent') and next_attempt_at <= ${now}::timestamptz`.execute(
    trx,
  );
  return rows.map(({ mode }) => mode);
}

/** Lets everything that waits try now. */
export async function wakeCommands(trx: TenantTransaction, agency: string, now: string): Promise<void> {
  await sql`
    update quittance.agency_command set next_attempt_at = ${now}::timestamptz
    where tenant_id = ${trx.tenant}::uuid and agency = ${agency} and state in ('waiting', 'sent')`.execute(trx);
}
