import type { ConnectionView } from '@quittance/core/flow';
import type { MerchantSettings } from '@quittance/core/model';
import type { ShopState } from '../../api/contract.ts';

export const STEPS = ['company', 'tax', 'erp', 'documents', 'test'] as const;
export type Step = (typeof STEPS)[number];
/** Whether each step is done. */
export type Steps = Readonly<Record<Step, boolean>>;

/**
 * The live checklist: company and taxes from what is stored, so that they turn undone when it is; the others from what the merchant said
 * was fine. A system other than the ledger counts only while its connection runs.
 */
export function stepsOf(
  settings: MerchantSettings | null,
  connections: readonly Pick<ConnectionView, 'id' | 'adapter' | 'paused'>[],
  { onboarding = {} }: Pick<ShopState, 'onboarding'>,
): Steps {
  const seller = settings?.seller;
  const erp = connections.find(({ id }) => id === 'erp');
  return {
    company: seller !== undefined && seller.postalAddress.city !== undefined,
    tax: settings !== null && (seller?.vatIdentifier !== undefined || settings.tax.regime === 'franchise'),
    erp: erp !== undefined && erp.paused === undefined,
    documents: onboarding.previewed === true,
    test: onboarding.dryRun === true,
  };
}

export function isSetUp(steps: Steps): boolean {
  return STEPS.every((step) => steps[step]);
}

export function doneCount(steps: Steps): number {
  return STEPS.filter((step) => steps[step]).length;
}

/** The first step that is to do; the last one when all are done. */
export function nextStep(steps: Steps): Step {
  return STEPS.find((step) => !steps[step]) ?? 'test';
}
