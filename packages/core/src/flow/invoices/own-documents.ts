import type { TenantId } from '../../model/index.ts';
import { deliverables, ownItems, unownedDocuments, type TenantTransaction } from '../../store/index.ts';
import { knowCustomersOf } from './know-customers.ts';
import { inTenant, type Road } from '../road.ts';

const BATCH = 200;

/** Finds out who owes what is open on documents that are older than customers. */
export async function ownOldDocuments(road: Road, tenant: TenantId): Promise<void> {
  while ((await inTenant(road, tenant, ownSome)) === BATCH);
}

async function ownSome(trx: TenantTransaction): Promise<number> {
  const ids = await unownedDocuments(trx, BATCH);
  await knowCustomersOf(trx, await deliverables(trx, ids));
  await ownItems(trx, ids);
  return ids.length;
}
