import type { DunningCustomer, DunningItem, DunningProcedure } from '../../model/index.ts';
import type { DunningRun } from './run.ts';

export interface ChosenProcedure {
  readonly id: string;
  /** `undefined`: `none`, or not there. */
  readonly procedure: DunningProcedure | undefined;
  /** Who chose it. */
  readonly by: 'invoice' | 'customer' | 'segment' | 'kind';
}

/** The invoice's own procedure, else the customer's, else by its segment, else by its kind. */
export function procedureFor(item: DunningItem, customer: DunningCustomer, run: DunningRun): ChosenProcedure {
  const { choice, procedures } = run;
  const chosen = (id: string, by: ChosenProcedure['by']): ChosenProcedure => ({
    id,
    procedure: procedures.get(id),
    by,
  });
  if (item.procedureId !== undefined) return chosen(item.procedureId, 'invoice');
  if (customer.procedureId !== undefined) return chosen(customer.procedureId, 'customer');
  const bySegment = customer.segment === undefined ? undefined : choice.bySegment[customer.segment];
  if (bySegment !== undefined) return chosen(bySegment, 'segment');
  return chosen(choice[customer.kind], 'kind');
}
