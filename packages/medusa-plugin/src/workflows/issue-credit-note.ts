import {
  createHook,
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from '@medusajs/framework/workflows-sdk';
import { requestCreditNote, type CreditNoteDemand } from '../host/credit-note.ts';
import { moduleService } from '../modules/quittance/resolve.ts';

const requestStep = createStep('quittance-request-credit-note', async (demand: CreditNoteDemand, { container }) => {
  return new StepResponse(await requestCreditNote(moduleService(container), demand));
});

/** Credits an invoice, whole or in part, on a person's demand. Hook `validate({ demand })` may refuse by throwing. */
export const issueCreditNoteWorkflow = createWorkflow('quittance-issue-credit-note', (input: CreditNoteDemand) => {
  const validate = createHook('validate', { demand: input });
  return new WorkflowResponse(requestStep(input), { hooks: [validate] as const });
});
