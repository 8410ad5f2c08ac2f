import { MedusaError } from '@medusajs/framework/utils';
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk';
import { loadOrder } from '../../host/shop-orders.ts';
import { moduleService } from '../../modules/quittance/resolve.ts';

/** The order with everything an invoice is made of, as plain JSON, and the moment from before it was read. */
export const loadOrderStep = createStep(
  'quittance-load-order',
  async ({ order_id: id }: { order_id: string }, { container }) => {
    const { quittance } = await moduleService(container).open();
    const begunAt = await quittance.beginReading();
    const order = await loadOrder(container, id);
    if (order === undefined) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no order ${id}.`);
    return new StepResponse({ order, begunAt });
  },
);
