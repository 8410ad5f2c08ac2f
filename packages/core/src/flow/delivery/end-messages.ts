import { insertMessageEvents, moveMessages, type MessageRow, type TenantTransaction } from '../../store/index.ts';
import { moved } from './message-move.ts';
import { nowOf, QUEUE, type Road } from '../road.ts';

/** A document that is only shown has arrived where it is shown. */
export async function publish(road: Road, trx: TenantTransaction, rows: readonly MessageRow[]): Promise<void> {
  const at = nowOf(road);
  await insertMessageEvents(
    trx,
    rows.map(({ id, attempts }) => ({
      messageId: id,
      key: 'accepted 1 0',
      recipient: 0,
      attempt: attempts + 1,
      kind: 'accepted',
      at,
      details: {},
      evidence: null,
    })),
  );
  await moveMessages(
    trx,
    rows.map((row) => moved(row, { state: 'accepted', attempts: row.attempts + 1 })),
    at,
  );
  await road.jobs.enqueue(
    trx,
    QUEUE.track,
    rows.map(({ id }) => id),
  );
}

/** Takes back locked messages that have not left. */
export async function withdraw(
  road: Road,
  trx: TenantTransaction,
  rows: readonly MessageRow[],
  code: string,
): Promise<void> {
  const at = nowOf(road);
  await insertMessageEvents(
    trx,
    rows.map(({ id, attempts }) => ({
      messageId: id,
      key: 'withdrawn',
      recipient: 0,
      attempt: attempts,
      kind: 'withdrawn',
      at,
      details: { code },
      evidence: null,
    })),
  );
  await moveMessages(
    trx,
    rows.map((row) => moved(row, { state: 'withdrawn' })),
    at,
  );
  await road.jobs.enqueue(
    trx,
    QUEUE.track,
    rows.map(({ id }) => id),
  );
}
