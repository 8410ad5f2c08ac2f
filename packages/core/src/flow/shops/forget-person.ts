import { shopCustomerKey, type TenantId } from '../../model/index.ts';
import {
  eraseInstallation,
  eraseOrders,
  forgetContacts,
  forgetPerson,
  isShopInstalled,
  keepPrivacyRequest,
  lockEndedCases,
  lockEndedCasesNaming,
  lockOrdersOf,
  lockPrivacyRequest,
  privacyRequests,
  writePrivacyOutcome,
  type PrivacyRequestRow,
  type TenantTransaction,
} from '../../store/index.ts';
import { forgetCases } from '../collections/forget-cases.ts';
import type { Privacy, PrivacyKind } from './host-doors.ts';
import { after, inTenant, nowOf, QUEUE, type Road } from '../road.ts';

/** An ERP call under way ends first. */
const PATIENCE = 60_000;

/** What persons and shops may ask of us by law. */
export function privacy(road: Road): Privacy {
  return {
    request: (tenant, { host, shop, key, kind, customerId, orderIds = [] }) =>
      inTenant(road, tenant, async (trx) => {
        const row = { host, shop, key, kind, customerId: customerId ?? null, orderIds };
        const id = await keepPrivacyRequest(trx, row);
        if (id === undefined) return 'repeated';
        await road.jobs.enqueue(trx, QUEUE.forget, [id]);
        return 'kept';
      }),
    list: async (tenant) =>
      (await inTenant(road, tenant, privacyRequests)).map(
        ({ receivedAt, doneAt, customerId, kind, outcome, ...row }) => ({
          ...row,
          kind: kind as PrivacyKind,
          ...(customerId !== null && { customerId }),
          receivedAt: receivedAt.toISOString(),
          ...(doneAt !== null && { doneAt: doneAt.toISOString() }),
          ...(outcome !== null && { outcome }),
        }),
      ),
  };
}

/**
 * Forgets what a request asks to be forgotten and no law has us keep: everything of orders without issued documents. To be told is the
 * merchant's to answer: such a request stays open in the list.
 */
export async function forgetPersons(road: Road, tenant: TenantId, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    await inTenant(road, tenant, async (trx) => {
      const request = await lockPrivacyRequest(trx, id);
      if (request === undefined || request.kind === 'access') return;
      const scope = { ...request, orderIds: request.kind === 'erase-shop' ? null : request.orderIds };
      const orders = await lockOrdersOf(trx, scope);
      if (orders.some(({ claimedBy }) => claimedBy !== null)) {
        await road.jobs.enqueue(trx, QUEUE.forget, [id], after(road, PATIENCE));
        return;
      }
      const outcome = await eraseOrders(trx, scope, nowOf(road));
      // A shop that is back by now has begun anew.
      const isBack = request.kind === 'erase-shop' && (await isShopInstalled(trx, request.host, request.shop));
      if (!isBack) await forgetWho(trx, request);
      if (!isBack && request.kind === 'erase-shop') await eraseInstallation(trx, request.host, request.shop);
      await writePrivacyOutcome(trx, id, outcome);
      road.log.info(
        { tenant, host: request.host, kind: request.kind, ...outcome },
        'a privacy request was carried out',
      );
    });
  }
}

/** Forgets where those can be reached whom a request names, and the cases of theirs that are over: a customer and contact of the shop, or all of them. */
async function forgetWho(
  trx: TenantTransaction,
  { host, shop, kind, customerId }: Pick<PrivacyRequestRow, 'host' | 'shop' | 'kind' | 'customerId'>,
): Promise<void> {
  const everybody = shopCustomerKey(host, shop, '');
  if (kind === 'erase-shop') {
    const all = await forgetContacts(trx, { key: everybody, isPrefix: true });
    return forgetCases(trx, await lockEndedCases(trx, all));
  }
  if (customerId === null) return;
  const customers = await forgetContacts(trx, { key: shopCustomerKey(host, shop, customerId), isPrefix: false });
  await forgetCases(trx, await lockEndedCases(trx, customers));
  const contacts = await forgetPerson(trx, everybody, customerId);
  await forgetCases(trx, await lockEndedCasesNaming(trx, contacts));
}
