import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk';
import { moduleService } from '../../modules/quittance/resolve.ts';
import { toOrder } from '../../order/to-order.ts';

/** The canonical order as JSON, for hooks to look at; `null` when the payload cannot be mapped, which the next step tells. */
export const mapOrderStep = createStep('quittance-map-order', async ({ order }: { order: unknown }, { container }) => {
  const mapped = toOrder(order, moduleService(container).options.shop);
  return new StepResponse(mapped.ok ? JSON.parse(JSON.stringify(mapped.value)) : null);
});
