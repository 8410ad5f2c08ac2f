import { afterLetter, mayStillSend, type DunningRun, type Letter } from '../../dunning/index.ts';
import { dayIn, ok, refused, type Problem, type Result, type TenantId } from '../../model/index.ts';
import {
  countPlanned,
  insertReceivableEvents,
  lettersOfDay,
  listRuns,
  lockItemsOf,
  lockPlannedLetters,
  lockRun,
  markItems,
  moveLetters,
  moveRun,
  type DunningMark,
  type LetterMove,
  type LetterRow,
  type NewReceivableEvent,
  type TenantTransaction,
} from '../../store/index.ts';
import { breakOldPromises } from './break-promises.ts';
import type { RunView } from './dunning-doors.ts';
import { debtorsFrom, itemIdOf, runOf, type DebtorInput } from './dunning-input.ts';
import { refreshCustomers } from './follow-payments.ts';
import { reviveLetter, type KeptLetter } from './kept-letter.ts';
import { messageLetters } from './letter-messages.ts';
import { after, inTenant, nowOf, QUEUE, type Road } from '../road.ts';
import { settingsHere, SETTINGS_MISSING } from '../settings.ts';
import { runView } from './view-dunning.ts';

/** Letters committed in one transaction. */
const BATCH = 100;
/** Whoever commits goes on to the end; its job finds the rest when that process dies (milliseconds). */
const IF_LOST = 15_000;

/** Makes the letters of a draft real. See `Dunning.commit`. */
export async function commitRun(
  road: Road,
  tenant: TenantId,
  id: string,
  { by, snapshot }: { readonly by: string; readonly snapshot?: string },
): Promise<Result<RunView>> {
  const begun = await inTenant(road, tenant, async (trx) => {
    const run = await lockRun(trx, id);
    const settings = await settingsHere(road, trx);
    if (run === undefined) return refused(RUN_NOT_FOUND);
    if (settings === undefined) return refused(SETTINGS_MISSING);
    if (run.state !== 'draft') return run.state === 'discarded' ? refused(RUN_DISCARDED) : ok(undefined);
    if (snapshot !== undefined && snapshot !== run.snapshot) return refused(PLAN_CHANGED);
    if (dayIn(settings.timeZone, run.plannedAt) !== dayIn(settings.timeZone, road.clock.now()))
      return refused(PLAN_OLD);
    await moveRun(trx, id, 'committing');
    await insertReceivableEvents(
      trx,
      [{ customerId: null, documentNumber: null, kind: 'run.committed', details: { run: id, by } }],
      nowOf(road),
    );
    await road.jobs.enqueue(trx, QUEUE.commitRun, [id], after(road, IF_LOST));
    return ok(undefined);
  });
  if (!begun.ok) return begun;
  await commitLetters(road, tenant, id);
  const [row] = await inTenant(road, tenant, (trx) => listRuns(trx, { id }, undefined, 1));
  return row === undefined ? refused(RUN_NOT_FOUND) : ok(runView(row));
}

/** Commits what is left of a run, batch by batch. Several processes may: each takes what no other has in hand. */
export async function commitLetters(road: Road, tenant: TenantId, runId: string): Promise<void> {
  while (await inTenant(road, tenant, (trx) => commitBatch(road, trx, runId)));
  await inTenant(road, tenant, async (trx) => {
    const run = await lockRun(trx, runId);
    if (run?.state !== 'committing' || (await countPlanned(trx, runId)) > 0) return;
    await moveRun(trx, runId, 'committed', nowOf(road));
    await road.jobs.enqueue(trx, QUEUE.handOver, [runId]);
  });
  await breakOldPromises(road, tenant);
}

export async function commitRuns(road: Road, tenant: TenantId, ids: readonly string[]): Promise<void> {
  for (const id of ids) await commitLetters(road, tenant, id);
}

async function commitBatch(road: Road, trx: TenantTransaction, runId: string): Promise<boolean> {
  const run = await listRuns(trx, { id: runId, state: 'committing' }, undefined, 1);
  const settings = await settingsHere(road, trx);
  if (run.length === 0 || settings === undefined) return false;
  const letters = await lockPlannedLetters(trx, runId, BATCH);
  if (letters.length === 0) return false;
  const customerIds = [...new Set(letters.map(({ customerId }) => customerId))];
  const debtors = new Map(
    (await debtorsFrom(trx, await lockItemsOf(trx, customerIds), settings)).map((debtor) => [
      debtor.customer.id,
      debtor,
    ]),
  );
  const taken = await lettersOfDay(trx, letters);
  const dunning = await runOf(road, trx, settings);
  const decided = letters.map((row) => decide(row, debtors.get(row.customerId), taken, dunning));
  await markItems(
    trx,
    decided.flatMap(({ marks }) => marks),
  );
  await moveLetters(
    trx,
    decided.map(({ move }) => move),
    nowOf(road),
  );
  await insertReceivableEvents(
    trx,
    decided.flatMap(({ events }) => events),
    nowOf(road),
  );
  await messageLetters(
    road,
    trx,
    settings,
    decided.flatMap(({ leaves }) => leaves),
  );
  await refreshCustomers(road, trx, customerIds);
  return true;
}

interface Decided {
  readonly move: LetterMove;
  readonly marks: readonly DunningMark[];
  readonly events: readonly NewReceivableEvent[];
  readonly leaves: readonly { readonly id: string; readonly letter: Letter }[];
}

/** The letter as it holds now, with the levels its items rise to; or why it does not hold any more. */
function decide(row: LetterRow, debtor: DebtorInput | undefined, taken: ReadonlySet<string>, run: DunningRun): Decided {
  const kept = reviveLetter(row.letter);
  if (taken.has(`${row.customerId}|${row.currency}|${row.day}`)) return dropped(row, kept, 'ONE_A_DAY');
  if (debtor === undefined) return dropped(row, kept, 'PAID');
  if (!isAsPlanned(kept, debtor)) return dropped(row, kept, 'CHANGED');
  const letter = mayStillSend(kept.letter, debtor, run);
  if (letter === undefined) return dropped(row, kept, 'NOT_ANY_MORE');
  return {
    move: { id: row.id, state: 'committed', letter: { ...kept, letter }, outcome: null },
    marks: marksAfter(letter, debtor),
    events: eventsOf(row, letter, 'letter.committed'),
    leaves: [{ id: row.id, letter }],
  };
}

/** No other run, and no return debit, has moved its items since it was planned. */
function isAsPlanned({ before }: KeptLetter, { rows }: DebtorInput): boolean {
  return rows.every((row) => {
    const mark = before[itemIdOf(row)];
    return (
      mark === undefined || mark.documentId !== row.documentId || (mark.level === row.level && mark.cycle === row.cycle)
    );
  });
}

function marksAfter(letter: Letter, { items, rows }: DebtorInput): readonly DunningMark[] {
  const told = new Set(letter.items.map(({ id }) => id));
  return items.flatMap((item, index): readonly DunningMark[] => {
    const row = rows[index];
    if (row === undefined || !told.has(item.id) || item.currency !== letter.currency) return [];
    const { level, repeats, lastLetterOn } = afterLetter(item, letter);
    return [{ ...row, level, repeats, lastLetterOn: lastLetterOn ?? null }];
  });
}

function dropped({ id }: LetterRow, { letter }: KeptLetter, reason: string): Decided {
  return {
    move: { id, state: 'dropped', letter: null, outcome: { reason } },
    marks: [],
    events: [
      { customerId: letter.customerId, documentNumber: null, kind: 'letter.dropped', details: { letter: id, reason } },
    ],
    leaves: [],
  };
}

/** What the histories of the customer and of each document hear of a letter; the customer's says why everything was chosen. */
export function eventsOf({ id }: Pick<LetterRow, 'id'>, letter: Letter, kind: string): readonly NewReceivableEvent[] {
  const { customerId, level, currency, template, tone, channels, day, sendAt, items, totals, explanation } = letter;
  const whole = {
    letter: id,
    level,
    currency,
    template,
    tone,
    channels,
    day,
    sendAt,
    total: totals.total.toString(),
    documents: items.map(({ documentNumber }) => documentNumber),
    explanation,
  };
  return [
    { customerId, documentNumber: null, kind, details: whole },
    ...items.map((item) => ({
      customerId,
      documentNumber: item.documentNumber,
      kind: kind.replace('letter.', 'item.'),
      details: { letter: id, dueDate: item.dueDate, level: item.levelAfter, open: item.open.toString(), currency },
    })),
  ];
}

/** Throws a draft away. What is committed cannot be: its letters can be stopped by holds. */
export async function discardRun(road: Road, tenant: TenantId, id: string): Promise<Result<RunView>> {
  return inTenant(road, tenant, async (trx) => {
    const run = await lockRun(trx, id);
    if (run === undefined) return refused(RUN_NOT_FOUND);
    if (run.state === 'draft') await moveRun(trx, id, 'discarded');
    else if (run.state !== 'discarded') return refused(RUN_COMMITTED);
    return ok(runView({ ...run, state: 'discarded' }));
  });
}

function problem(code: string, message: string, advice: string): Problem {
  return { code, message, advice, retry: 'after-fix' };
}

const RUN_NOT_FOUND = problem('RUN_NOT_FOUND', 'There is no such dunning run.', 'Look it up among the runs.');
const RUN_DISCARDED = problem('RUN_DISCARDED', 'The draft was replaced or thrown away.', 'Plan a new run.');
const RUN_COMMITTED = problem(
  'RUN_COMMITTED',
  'The run is committed already.',
  'Stop single letters by a hold on what they are about.',
);
const PLAN_CHANGED = problem(
  'PLAN_CHANGED',
  'The draft is not the one that was reviewed.',
  'Review it again, then commit it.',
);
const PLAN_OLD = problem(
  'PLAN_OLD',
  'The draft was planned on another day.',
  'Plan a new run: days overdue have changed.',
);
