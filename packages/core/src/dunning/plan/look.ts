import type { DunningItem, Hold, Problem } from '../../model/index.ts';
import { accessoryStep, type AccessoryStep } from './accessory.ts';
import { nextStep } from './next-step.ts';
import type { SkipCode } from './plan.ts';
import { procedureFor, type ChosenProcedure } from './procedure-for.ts';
import type { Debtor, DunningRun } from './run.ts';
import { standsOf, type Stand } from './stand.ts';

/** One item, and what a run would do about it. */
export interface Looked {
  readonly stand: Stand;
  readonly chosen: ChosenProcedure;
  readonly next: AccessoryStep;
}

/** Looks at the items of a customer in one currency, oldest due date first. */
export function lookAt(
  items: readonly DunningItem[],
  holds: readonly Hold[],
  debtor: Debtor,
  run: DunningRun,
): Looked[] {
  const stands = standsOf(items, holds, debtor.today);
  return stands.map((stand) => {
    const chosen = procedureFor(stand.item, debtor.customer, run);
    return { stand, chosen, next: stepOf(stand, chosen, stands, debtor, run) };
  });
}

function stepOf(
  stand: Stand,
  { id, procedure }: ChosenProcedure,
  stands: readonly Stand[],
  { today, place }: Debtor,
  { policy, bankDataStale }: DunningRun,
): AccessoryStep {
  if (stand.stop !== undefined) return wait(stand.stop.code, stand.stop.until);
  if (bankDataStale) return wait('BANK_DATA_STALE');
  if (procedure === undefined) return wait(id === 'none' ? 'EXCLUDED' : 'NO_PROCEDURE');
  return (
    accessoryStep(stand.item, stands, policy.claims, today) ??
    nextStep(stand, procedure, { today, place, itemGapDays: policy.itemGapDays })
  );
}

function wait(code: SkipCode, until?: string): AccessoryStep {
  return until === undefined ? { kind: 'wait', code } : { kind: 'wait', code, until };
}

/** Procedures that items or customers name and nobody has written. */
export function unknownProcedures(looked: readonly Looked[]): Problem[] {
  const ids = new Set(
    looked.flatMap(({ next, chosen }) => ('code' in next && next.code === 'NO_PROCEDURE' ? [chosen.id] : [])),
  );
  return [...ids].map((id) => ({
    code: 'PROCEDURE_UNKNOWN',
    message: `There is no dunning procedure “${id}”.`,
    advice: 'Write it in the settings, or choose one that is there.',
    retry: 'after-fix' as const,
  }));
}
