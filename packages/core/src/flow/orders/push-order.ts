import { ledger, type ErpSession } from '../../erp/index.ts';
import type { ExtId, TenantId } from '../../model/index.ts';
import {
  lockOrders,
  readConnection,
  type ConnectionRow,
  type Move,
  type OrderRow,
  type TenantTransaction,
} from '../../store/index.ts';
import { bookIn } from '../erp/ledger-book.ts';
import { problemOf, stopped } from '../move.ts';
import { packed, passed, pushed, recordPushed } from './parcel.ts';
import { pushRemotely } from './push-remotely.ts';
import { goOn, inTenant, QUEUE, type Road } from '../road.ts';

/** The connection that orders go to; without it they go to the built-in ledger. */
export const ERP_CONNECTION = 'erp';

/** Brings orders to the ERP: into the built-in ledger in one transaction, to any other with calls between two. Answers those that go on here. */
export async function pushOrder(road: Road, tenant: TenantId, ids: readonly string[]): Promise<readonly string[]> {
  const pushed = await inTenant(road, tenant, async (trx) => {
    const remote = await remoteConnection(trx);
    return remote === undefined ? { onward: await pushToLedger(road, trx, ids) } : { remote, onward: [] };
  });
  if (pushed.remote !== undefined) await pushRemotely(road, tenant, pushed.remote, ids);
  return pushed.onward;
}

/** Whether the tenant's orders go to the built-in ledger. */
export async function isInLedger(trx: TenantTransaction): Promise<boolean> {
  return (await remoteConnection(trx)) === undefined;
}

async function remoteConnection(trx: TenantTransaction): Promise<ConnectionRow | undefined> {
  const connection = await readConnection(trx, ERP_CONNECTION);
  return connection?.adapter === ledger.id ? undefined : connection;
}

async function pushToLedger(road: Road, trx: TenantTransaction, ids: readonly string[]): Promise<readonly string[]> {
  const rows = await lockOrders(trx, ids, ['taken']);
  const { parcels, moves } = await packed(trx, rows, { connection: ledger.id, isInvoiced: () => false });
  const session = await ledger.connect(
    {},
    {
      fetch: road.fetch,
      clock: road.clock,
      log: road.log,
      secret: () => Promise.reject(new Error('The ledger has no secrets.')),
      ledger: bookIn(trx),
    },
  );
  for (const { row, ext } of parcels.filter(({ errand }) => errand === 'cancel'))
    moves.push(await cancelledInLedger(session, row, ext));
  const placed = parcels.filter(({ errand }) => errand !== 'cancel');
  const outcomes = (await session.putMany?.('order', placed)) ?? [];
  placed.forEach(({ row }, index) => {
    const outcome = outcomes[index];
    if (outcome?.ok === true) moves.push(pushed(row, ledger.id, outcome.value.id, outcome.value.number));
    else if (outcome !== undefined) moves.push(stopped(row, problemOf(outcome.cause, 'after-fix')));
  });
  return goOn(road, trx, QUEUE.issue, await recordPushed(road, trx, moves));
}

/** An order that a lost connection left unresolved was never in the ledger. */
async function cancelledInLedger(session: ErpSession, row: OrderRow, ext: ExtId): Promise<Move> {
  const outcome = row.erpId === null ? undefined : await session.act({ id: ext, ext }, 'cancel');
  const refusal = outcome?.ok === false ? problemOf(outcome.cause, 'after-fix') : null;
  return { ...passed(row), cancelRefusal: refusal };
}
