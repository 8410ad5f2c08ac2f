import type { MedusaContainer } from '@medusajs/framework/types';
import { ContainerRegistrationKeys } from '@medusajs/framework/utils';
import { HOST } from '../order/to-order.ts';
import type { QuittanceModuleService } from '../modules/quittance/service.ts';
import { pushOrderWorkflow } from '../workflows/push-order.ts';

/** Which stuck orders: some by Medusa's id, all that share a cause, or all. */
export type RetryWhich = (
  | { readonly order_ids: readonly string[] }
  | { readonly cause: string }
  | { readonly all: true }
) & {
  /** Why the person who asked wants it. */
  readonly reason?: string;
};

/** How many orders are on the road again. Those whose payload could not be read are read anew from the shop. */
export async function retryOrders(
  container: MedusaContainer,
  service: QuittanceModuleService,
  which: RetryWhich,
): Promise<number> {
  const { quittance, tenant } = await service.open();
  const { reason, ...named } = which;
  // What a person wrote belongs into the order's history, not into a log.
  container.resolve(ContainerRegistrationKeys.LOGGER).info(`Quittance: retry ${JSON.stringify(named)}`);
  let retried = await reread(container, service, which);
  if ('all' in which) retried += (await quittance.orders.retryAll(tenant, reason)).retried;
  else if ('cause' in which) retried += (await quittance.orders.retryCause(tenant, which.cause, reason)).retried;
  else {
    for (const orderId of which.order_ids) {
      const order = await quittance.orders.findBySource(tenant, { host: HOST, shop: service.options.shop, orderId });
      if (order !== undefined) retried += (await quittance.orders.retry(tenant, order.id, reason)).retried;
    }
  }
  return retried;
}

async function reread(container: MedusaContainer, service: QuittanceModuleService, which: RetryWhich): Promise<number> {
  const rows = await service.listQuittanceOrders(
    {
      stop_origin: 'shop',
      ...('order_ids' in which && { id: [...which.order_ids] }),
      ...('cause' in which && { stop_code: which.cause }),
    },
    { take: 500, order: { placed_at: 'ASC' } },
  );
  let accepted = 0;
  for (const row of rows) {
    const { result } = await pushOrderWorkflow(container).run({ input: { order_id: row.id, include_past: true } });
    if (['created', 'duplicate', 'older'].includes(result.outcome)) accepted += 1;
  }
  return accepted;
}
