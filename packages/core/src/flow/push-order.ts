import { ledger, type ErpSession } from '../erp/index.ts';
import type { ExtId, TenantId } from '../model/index.ts';
import { lockOrders, readConnection, type Move, type OrderRow, type TenantTransaction } from '../store/index.ts';
import { bookIn } from './ledger-book.ts';
import { problemOf, stopped } from './move.ts';
import { packed, passed, pushed, recordPushed } from './parcel.ts';
import { pushRemotely } from './push-remotely.ts';
import { inTenant, type Road } from './road.ts';

/** The connection that orders go to; without it they go to the built-in ledger. */
export const ERP_CONNECTION = 'erp';

/** Brings orders to the ERP: into the built-in ledger in one transaction, to any other with calls between two. */
export async function pushOrder(road: Road, tenant: TenantId, ids: readonly string[]): Promise<void> {
  const remote = await inTenant(road, tenant, async (trx) => {
    const connection = await readConnection(trx, ERP_CONNECTION);
    if (connection !== undefined && connection.adapter !== ledger.id) return connection;
    await pushToLedger(road, trx, ids);
    return undefined;
  });
  if (remote !== undefined) await pushRemotely(road, tenant, remote, ids);
}

async function pushToLedger(road: Road, trx: TenantTransaction, ids: readonly string[]): Promise<void> {
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
  await recordPushed(road, trx, moves);
}

/** An order that a lost connection left unresolved was never in the ledger. */
async function cancelledInLedger(session: ErpSession, row: OrderRow, ext: ExtId): Promise<Move> {
  const outcome = row.erpId === null ? undefined : await session.act({ id: ext, ext }, 'cancel');
  const refusal = outcome?.ok === false ? problemOf(outcome.cause, 'after-fix') : null;
  return { ...passed(row), cancelRefusal: refusal };
}
