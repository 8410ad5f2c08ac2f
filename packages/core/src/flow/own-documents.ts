import {
  keepBuyers,
  ownDocuments,
  unownedDocuments,
  type TenantTransaction,
} from '../store/index.ts';
import type { TenantId } from '../model/index.ts';
import { buyerOf } from './know-customers.ts';
import { acceptedOrders } from './order-cache.ts';
import { inTenant, type Road } from './road.ts';

const BATCH = 200;

/** Finds out who owes on open documents that are older than customers. Whoever buys again is the same customer: ids follow from what orders say. */
export async function ownOldDocuments(road: Road, tenant: TenantId): Promise<void> {
  while ((await inTenant(road, tenant, ownSome)) > 0);
}

async function ownSome(trx: TenantTransaction): Promise<number> {
  const unowned = await unownedDocuments(trx, BATCH);
  const orders = await acceptedOrders(
    trx,
    unowned.map(({ inboxId }) => inboxId),
  );
  const owned = unowned.flatMap(({ documentId, inboxId }) => {
    const order = orders.get(inboxId);
    return order?.ok === true ? [{ documentId, buyer: buyerOf(order.value) }] : [];
  });
  await keepBuyers(
    trx,
    owned.map(({ buyer }) => buyer),
  );
  await ownDocuments(
    trx,
    owned.map(({ documentId, buyer }) => ({ documentId, customerId: buyer.customerId })),
  );
  return owned.length;
}
