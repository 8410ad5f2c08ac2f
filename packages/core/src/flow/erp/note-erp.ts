import { ledger, type Cause, type Outcome, type Ref } from '../../erp/index.ts';
import type { TenantId } from '../../model/index.ts';
import {
  claimErpNotes,
  dueErpNotes,
  insertErpNotes,
  moveErpNotes,
  uuidv7,
  type ErpNoteMove,
  type ErpNoteRow,
  type NewErpNote,
  type TenantTransaction,
} from '../../store/index.ts';
import { problemOf } from '../move.ts';
import { orderExt } from '../orders/parcel.ts';
import { waitBefore } from '../orders/retry-policy.ts';
import { after, inTenant, nowOf, QUEUE, type Road } from '../road.ts';
import { makeRoom, openErp, type AskedErp } from './ask-erp.ts';

/** What people in the ERP are to know of documents of ours; told once by its key. It commits with what it tells of. */
export async function noteErp(
  road: Road,
  trx: TenantTransaction,
  notes: readonly Omit<NewErpNote, 'id'>[],
): Promise<void> {
  const rows = notes.map((note) => ({ ...note, id: uuidv7(road.clock.now().getTime()) }));
  await road.jobs.enqueue(trx, QUEUE.noteErp, await insertErpNotes(trx, rows, nowOf(road)));
}

/** Notes that an ERP was not there to take, or whose job was lost. */
export async function resumeErpNotes(road: Road, trx: TenantTransaction, most: number): Promise<void> {
  await road.jobs.enqueue(trx, QUEUE.noteErp, await dueErpNotes(trx, nowOf(road), most));
}

/** Leaves notes in the ERP, one at a time. While it is away or paused they wait; nothing else waits for them. */
export async function giveErpNotes(road: Road, tenant: TenantId, ids: readonly string[]): Promise<void> {
  const erp = await openErp(road, tenant);
  if ('problem' in erp) return;
  try {
    const now = nowOf(road);
    const notes = await inTenant(road, tenant, (trx) => claimErpNotes(trx, ids, { now, worker: road.worker }));
    for (const note of notes) await give(road, tenant, erp, note);
  } finally {
    if (erp.adapter === ledger.id) await erp.session.close();
  }
}

async function give(road: Road, tenant: TenantId, erp: AskedErp, note: ErpNoteRow): Promise<void> {
  const move = moveOf(road, note, await left(road, tenant, erp, note));
  if (move.state === 'refused')
    road.log.warn({ tenant, connection: erp.connection, code: move.problem?.code }, 'the ERP took no note');
  await inTenant(road, tenant, async (trx) => {
    await moveErpNotes(trx, [move], road.worker);
    if (move.state === 'waiting') await road.jobs.enqueue(trx, QUEUE.noteErp, [note.id], new Date(move.nextAttemptAt));
  });
}

/** Calls for one note: two that look where it belongs, one that leaves it. */
const CALLS = 3;

/** On the invoice, or on the order while there is none. `undefined`: the ERP has no place for it. */
async function left(road: Road, tenant: TenantId, erp: AskedErp, note: ErpNoteRow): Promise<Outcome<Ref> | undefined> {
  const { session } = erp;
  if (session.note === undefined) return undefined;
  await makeRoom(road, tenant, erp, CALLS);
  try {
    for (const kind of ['invoice', 'order'] as const) {
      const record = await session.find(kind, orderExt(note));
      if (!record.ok) return record;
      if (record.value !== null) return await session.note(kind, record.value, { key: note.id, text: note.text });
    }
    return undefined;
  } catch (error) {
    // A spoke throws on a bug of its own only.
    road.log.error({ tenant, connection: erp.connection, note: note.id, error: String(error) }, 'the spoke failed');
    return { ok: false, kind: 'transient', cause: SPOKE_FAILED };
  }
}

/** An ERP that is away for longer (milliseconds) gets no news of so long ago. */
const PATIENCE = 14 * 86_400_000;

function moveOf(road: Road, { id, attempts, createdAt }: ErpNoteRow, outcome: Outcome<Ref> | undefined): ErpNoteMove {
  const at = { id, nextAttemptAt: nowOf(road) };
  if (outcome === undefined) return { ...at, state: 'skipped', problem: null };
  if (outcome.ok) return { ...at, state: 'given', problem: null };
  const isOver = road.clock.now().getTime() - createdAt.getTime() > PATIENCE;
  if (outcome.kind === 'rejected' || isOver)
    return { ...at, state: 'refused', problem: problemOf(outcome.cause, 'never') };
  const asked = outcome.kind === 'transient' ? outcome.retryAfterMs : undefined;
  const nextAttemptAt = after(road, waitBefore(attempts, asked)).toISOString();
  return { id, state: 'waiting', nextAttemptAt, problem: problemOf(outcome.cause, 'later') };
}

const SPOKE_FAILED: Cause = {
  code: 'ERP_SPOKE_FAILED',
  message: 'The connection to the ERP failed unexpectedly.',
  advice: 'See the log of the worker for the cause.',
};
