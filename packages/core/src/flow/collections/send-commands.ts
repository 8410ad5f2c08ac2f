import {
  agencyCommand,
  type AgencyCapabilities,
  type AgencyMode,
  type CollectionAgency,
  type Outcome,
  type Receipt,
} from '../../agencies/index.ts';
import type { TenantId } from '../../model/index.ts';
import {
  claimCommands,
  listAgencies,
  markSent,
  readAgency,
  sidesWithCommands,
  type CommandRow,
  type ConnectionRow,
} from '../../store/index.ts';
import { inTenant, nowOf, type Road } from '../road.ts';
import { exchangeWithAgency } from './exchange-with-agency.ts';
import { isUnknownThere, moveFor, type CommandAnswer } from './command-outcome.ts';
import { pauseAgency } from './pause-agency.ts';
import { recordAnswers } from './record-answers.ts';
import { knownAgency, type KnownAgency } from './view-agency.ts';

/** Commands claimed at once. */
const BATCH = 200;
/** What does not leave while no case may go out; everything else a debtor who has paid depends on. */
const GOING_OUT = ['submit', 'resume'];

/** Tells agencies what waits in the outbox. `jobs` are what jobs call the agencies. May run twice, here and elsewhere. */
export async function sendCommands(road: Road, tenant: TenantId, jobs: readonly string[]): Promise<void> {
  const agencies = await inTenant(road, tenant, listAgencies);
  for (const { id } of agencies.filter(({ job }) => jobs.includes(job))) await sendTo(road, tenant, id);
}

/** Everything that waits for one agency, side by side; then what it has to say is fetched. */
export async function sendTo(road: Road, tenant: TenantId, agency: string): Promise<void> {
  const sides = await inTenant(road, tenant, (trx) => sidesWithCommands(trx, agency, nowOf(road)));
  for (const mode of sides) {
    let sent = 0;
    for (let batch = await sendBatch(road, tenant, agency, mode); batch > 0;) {
      sent += batch;
      batch = await sendBatch(road, tenant, agency, mode);
    }
    if (sent > 0) await exchangeWithAgency(road, tenant, agency, mode);
  }
}

/** Answers how many commands were claimed. */
async function sendBatch(road: Road, tenant: TenantId, id: string, mode: AgencyMode): Promise<number> {
  const claimed = await claim(road, tenant, id, mode);
  if (claimed === undefined || claimed.rows.length === 0) return 0;
  const { rows, connection } = claimed;
  const answers = await answersTo(road, tenant, connection, mode, rows);
  const moves = rows.map((row) => moveFor(row, answers.get(row.id) ?? HELD, road.clock.now()));
  await recordAnswers(road, tenant, rows, moves);
  const stop = [...answers.values()].find((answer) => 'kind' in answer && answer.kind === 'misconfigured');
  if (stop !== undefined && 'cause' in stop) await pauseAgency(road, tenant, connection, stop.cause);
  return rows.length;
}

/** From the commit on, a command may have arrived whatever becomes of this process: whoever finds it asks before it is sent again. */
async function claim(
  road: Road,
  tenant: TenantId,
  id: string,
  mode: AgencyMode,
): Promise<{ readonly rows: readonly CommandRow[]; readonly connection: ConnectionRow } | undefined> {
  return inTenant(road, tenant, async (trx) => {
    const agency = await knownAgency(road, trx, await readAgency(trx, id));
    if (agency === undefined || agency.connection.paused !== null) return undefined;
    const held = mayNotGoOut(agency, mode) ? GOING_OUT : [];
    const limits = { now: nowOf(road), worker: road.worker, limit: BATCH };
    const rows = await claimCommands(trx, { agency: id, mode, held }, limits);
    await markSent(
      trx,
      rows.map((row) => row.id),
      nowOf(road),
    );
    return { rows, connection: agency.connection };
  });
}

function mayNotGoOut({ row, obstacles }: KnownAgency, mode: AgencyMode): boolean {
  return row.stopped !== null || (mode === 'live' && obstacles.length > 0);
}

async function answersTo(
  road: Road,
  tenant: TenantId,
  connection: ConnectionRow,
  mode: AgencyMode,
  rows: readonly CommandRow[],
): Promise<ReadonlyMap<string, CommandAnswer>> {
  const answers = new Map<string, CommandAnswer>();
  try {
    const session = await road.agencySessions.sessionOf(tenant, connection, mode);
    if (session.ok) await tell(session.value, await session.value.capabilities(), rows, answers);
    else {
      const [problem] = session.problems;
      const cause = { code: problem?.code ?? '', message: problem?.message ?? '', advice: problem?.advice ?? '' };
      for (const { id } of rows) answers.set(id, { ok: false, kind: 'misconfigured', cause });
    }
  } catch (error) {
    // Whatever was not answered may have arrived: it is asked for at the next try.
    road.log.warn({ tenant, connection: connection.id, error: String(error) }, 'telling an agency failed');
    for (const { id } of rows) if (!answers.has(id)) answers.set(id, LOST);
  }
  return answers;
}

/** Asks for what may have arrived before, then sends what has not; a case stops at the first command whose fate is open. */
async function tell(
  agency: CollectionAgency,
  { batchSize }: AgencyCapabilities,
  rows: readonly CommandRow[],
  answers: Map<string, CommandAnswer>,
): Promise<void> {
  const open = new Set<string>();
  for (const row of rows) {
    if (row.sentAt === null || open.has(row.caseId)) continue;
    const receipt = await agency.receipt(row.id);
    if (isUnknownThere(receipt)) continue;
    answers.set(row.id, answered(receipt));
    if (!receipt.ok && receipt.kind !== 'rejected') open.add(row.caseId);
  }
  const going = rows.filter((row) => !answers.has(row.id) && !open.has(row.caseId));
  for (let start = 0; start < going.length; start += batchSize) {
    const batch = going.slice(start, start + batchSize);
    const outcomes = await agency.send(batch.map(({ command }) => agencyCommand.parse(command)));
    for (const [index, row] of batch.entries()) answers.set(row.id, outcomes[index] ?? LOST);
  }
  // The answer was lost: it is asked for at once, and what is unknown over there is sent at the next try.
  for (const { id } of going) {
    const answer = answers.get(id);
    if (answer === undefined || answer.ok || answer.kind !== 'uncertain') continue;
    const receipt = await agency.receipt(id);
    if (receipt.ok && !isUnknownThere(receipt)) answers.set(id, answered(receipt));
  }
}

function answered(receipt: Outcome<Receipt | null>): CommandAnswer {
  if (!receipt.ok) return receipt;
  return receipt.value === null ? LOST : { ...receipt, value: receipt.value };
}

const LOST: CommandAnswer = {
  ok: false,
  kind: 'uncertain',
  cause: { code: 'AGENCY_ANSWER_LOST', message: 'What became of the command is not known; the agency is asked.' },
};
/** An earlier command of the case has not arrived: this one did not leave. */
const HELD: CommandAnswer = {
  ok: false,
  kind: 'transient',
  cause: { code: 'AGENCY_EARLIER_COMMAND', message: 'An earlier command of the case has not arrived.' },
};
