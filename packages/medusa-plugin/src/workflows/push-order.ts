import {
  createHook,
  createWorkflow,
  transform,
  WorkflowResponse,
  type Hook,
  type ReturnWorkflow,
} from '@medusajs/framework/workflows-sdk';
import { acceptOrderStep, type AcceptAnswer } from './steps/accept-order.ts';
import { loadOrderStep } from './steps/load-order.ts';
import { mapOrderStep } from './steps/map-order.ts';

export interface PushOrderInput {
  readonly order_id: string;
  /** Take the order even when it was placed before the plugin was installed. */
  readonly include_past?: boolean;
}

type Hooks = [
  Hook<'validate', { order: unknown }, unknown>,
  Hook<'orderMapped', { order: unknown; canonical: unknown }, unknown>,
];

/**
 * Puts an order, or its latest change, on the road. Safe to run at any time and any number of times. `unsure` asks for another run: somebody else
 * read the order at the same time, and theirs was accepted.
 *
 * Hooks: `validate({ order })` gets Medusa's order and throws to keep it off the road; `orderMapped({ order, canonical })`
 * may return an amended canonical order, which then is checked like any other.
 */
export const pushOrderWorkflow: ReturnWorkflow<PushOrderInput, AcceptAnswer, Hooks> = createWorkflow(
  'quittance-push-order',
  (input: PushOrderInput) => {
    const { order, begunAt } = loadOrderStep(input);
    const validate = createHook('validate', { order });
    const canonical = mapOrderStep({ order });
    const orderMapped = createHook('orderMapped', { order, canonical });
    const amended = orderMapped.getResult();
    const answer = acceptOrderStep(
      transform({ input, order, begunAt, amended }, (data) => ({
        payload: data.order,
        begunAt: data.begunAt,
        amended: data.amended,
        includePast: data.input.include_past === true,
      })),
    );
    return new WorkflowResponse(answer, { hooks: [validate, orderMapped] as Hooks });
  },
);
