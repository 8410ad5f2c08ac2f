import {
  issuedFor,
  moveOrders,
  paymentsOf,
  updateOpenItems,
  type Move,
  type OrderRow,
  type TenantTransaction,
} from '../../store/index.ts';
import { balance, stageByBalance, type Balance } from './balance-documents.ts';
import { unpackDocument } from '../invoices/document-content.ts';
import { standing } from '../move.ts';
import { nowOf, tellHosts, type Road } from '../road.ts';
import { standingOf } from './settle-orders.ts';

/** Where every document due for an order is issued: from there money moves it on. */
export const ISSUED: readonly string[] = ['invoiced', 'tracked', 'delivered', 'paid', 'credited', 'cancelled'];

/**
 * Brings what is open on locked orders up to date with their payments, moves them, and has their hosts told. An order that is stuck or on its
 * way again stays where it is: its next step reads the same payments.
 */
export async function rebalance(
  road: Road,
  trx: TenantTransaction,
  rows: readonly OrderRow[],
  eventOf: (balances: readonly Balance[]) => NonNullable<Move['event']>,
): Promise<void> {
  if (rows.length === 0) return;
  const balances = await balancesOf(trx, rows);
  await updateOpenItems(trx, [...balances.values()].flat().map(standingOf));
  const moves = rows.flatMap((row): readonly Move[] => {
    const own = balances.get(row.id) ?? [];
    if (row.stop !== null || !ISSUED.includes(row.stage)) return [];
    return [
      { ...standing(row), stage: row.stage === 'cancelled' ? row.stage : stageByBalance(own), event: eventOf(own) },
    ];
  });
  await tellHosts(road, trx, await moveOrders(trx, moves, nowOf(road)));
}

async function balancesOf(
  trx: TenantTransaction,
  rows: readonly OrderRow[],
): Promise<ReadonlyMap<string, readonly Balance[]>> {
  const issued = await issuedFor(
    trx,
    rows.map(({ id }) => id),
  );
  const payments = Map.groupBy(
    await paymentsOf(
      trx,
      issued.map(({ id }) => id),
    ),
    ({ documentId }) => documentId,
  );
  return new Map(
    [...Map.groupBy(issued, ({ orderId }) => orderId)].map(([orderId, documents]) => [
      orderId,
      balance(
        documents.map((each) => ({ documentId: each.id, ...unpackDocument(each) })),
        documents.flatMap(({ id }) => payments.get(id) ?? []),
      ),
    ]),
  );
}
