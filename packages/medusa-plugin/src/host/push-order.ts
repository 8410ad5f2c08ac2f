import type { MedusaContainer } from '@medusajs/framework/types';
import { MedusaError } from '@medusajs/framework/utils';
import { pushOrderWorkflow, type PushOrderInput } from '../workflows/push-order.ts';
import type { AcceptAnswer } from '../workflows/steps/accept-order.ts';

const MOST_READINGS = 5;

/** Reads the order until nobody else's reading comes in between. Throws when it is read by others all the time: to be tried later. */
export async function pushOrder(container: MedusaContainer, input: PushOrderInput): Promise<AcceptAnswer> {
  for (let readings = 0; readings < MOST_READINGS; readings += 1) {
    const { result } = await pushOrderWorkflow(container).run({ input });
    if (result.outcome !== 'unsure') return result;
  }
  throw new MedusaError(
    MedusaError.Types.CONFLICT,
    `Order ${input.order_id} keeps changing hands while it is read. Try again in a moment.`,
  );
}
