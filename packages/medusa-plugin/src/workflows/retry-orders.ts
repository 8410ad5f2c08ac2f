import {
  createHook,
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from '@medusajs/framework/workflows-sdk';
import { moduleService } from '../modules/quittance/resolve.ts';
import { retryOrders, type RetryWhich } from '../host/retry.ts';

const retryStep = createStep('quittance-retry', async (which: RetryWhich, { container }) => {
  return new StepResponse({ retried: await retryOrders(container, moduleService(container), which) });
});

/** Lets stuck orders try again: some, all with one cause, or all. Hook `validate({ which })` may refuse by throwing. */
export const retryOrdersWorkflow = createWorkflow('quittance-retry-orders', (input: RetryWhich) => {
  const validate = createHook('validate', { which: input });
  return new WorkflowResponse(retryStep(input), { hooks: [validate] as const });
});
