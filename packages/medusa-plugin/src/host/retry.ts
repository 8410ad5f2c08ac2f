import type { MedusaContainer } from '@medusajs/framework/types';
import { ContainerRegistrationKeys } from '@medusajs/framework/utils';
import { HOST } from '../order/to-order.ts';
import type { AcceptAnswer } from '../workflows/steps/accept-order.ts';
import type { QuittanceModuleService } from '../modules/quittance/service.ts';
import { pushOrder } from './push-order.ts';

/** Which stuck orders: some by Medusa's id, all that share a cause, or all. */
export type RetryWhich = (
  | { readonly order_ids: readonly string[] }
  | { readonly cause: string }
  | { readonly all: true }
) & {
  /** Why the person who asked wants it. */
  readonly reason?: string;
};

/** How many orders are on the road again. Those that are named or could not be read are read anew: what a person mended is in the shop. */
export async function retryOrders(
  container: MedusaContainer,
  service: QuittanceModuleService,
  which: RetryWhich,
): Promise<number> {
  const { quittance, tenant } = await service.open();
  const { reason, ...named } = which;
  // What a person wrote belongs into the order's history, not into a log.
  container.resolve(ContainerRegistrationKeys.LOGGER).info(`Quittance: retry ${JSON.stringify(named)}`);
  const reread = await readUnreadable(container, service, which);
  let retried = reread.size;
  if ('all' in which) retried += (await quittance.orders.retryAll(tenant, reason)).retried;
  else if ('cause' in which) retried += (await quittance.orders.retryCause(tenant, which.cause, reason)).retried;
  else {
    for (const orderId of which.order_ids)
      if (!reread.has(orderId)) retried += await retryOne(container, service, orderId, reason);
  }
  return retried;
}

/**
 * Takes what changed in the shop, else lets the order go on as it is. A change goes its way by itself: letting the order go on
 * beside it might invoice what was before. The customer's record, which may hold what was missing, tells nobody when it changes.
 */
async function retryOne(
  container: MedusaContainer,
  service: QuittanceModuleService,
  orderId: string,
  reason: string | undefined,
): Promise<number> {
  const { quittance, tenant } = await service.open();
  const order = await quittance.orders.findBySource(tenant, { host: HOST, shop: service.options.shop, orderId });
  if (order?.stopped === undefined) return 0;
  if ((await readAnew(container, orderId)) === 'created') return 1;
  return (await quittance.orders.retry(tenant, order.id, reason)).retried;
}

async function readAnew(container: MedusaContainer, orderId: string): Promise<AcceptAnswer['outcome']> {
  return (await pushOrder(container, { order_id: orderId, include_past: true })).outcome;
}

async function readUnreadable(
  container: MedusaContainer,
  service: QuittanceModuleService,
  which: RetryWhich,
): Promise<ReadonlySet<string>> {
  const rows = await service.listQuittanceOrders(
    {
      stop_origin: 'shop',
      ...('order_ids' in which && { id: [...which.order_ids] }),
      ...('cause' in which && { stop_code: which.cause }),
    },
    { take: 500, order: { placed_at: 'ASC' } },
  );
  const accepted = new Set<string>();
  for (const row of rows)
    if (['created', 'duplicate'].includes(await readAnew(container, row.id))) accepted.add(row.id);
  return accepted;
}
