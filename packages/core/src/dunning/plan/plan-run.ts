import type { DunningCustomer, DunningItem, Hold, Problem } from '../../model/index.ts';
import type { CustomerPlan, DunningPlan } from './plan.ts';
import { planCustomer, type CustomerCase } from './plan-customer.ts';
import { dunningRun, type DunningRun, type RunInput } from './run.ts';

export interface WholeRun extends RunInput {
  readonly customers: readonly DunningCustomer[];
  readonly items: readonly DunningItem[];
  readonly holds: readonly Hold[];
}

/** Plans case by case, and keeps none: for any number of customers. */
export function* planEach(cases: Iterable<CustomerCase>, run: DunningRun): Generator<CustomerPlan, void, undefined> {
  for (const each of cases) yield planCustomer(each, run);
}

/** The plan of a run whose items are all at hand. */
export function planRun(whole: WholeRun): DunningPlan {
  const plans = [...planEach(casesOf(whole), dunningRun(whole))];
  return {
    letters: plans.flatMap(({ letters }) => letters),
    skipped: plans.flatMap(({ skipped }) => skipped),
    handOver: plans.flatMap(({ handOver }) => handOver),
    holdOrders: plans.flatMap(({ customerId, holdOrders }) => (holdOrders ? [customerId] : [])),
    events: plans.flatMap(({ events }) => events),
    waived: plans.flatMap(({ waived }) => waived),
    warnings: distinct([...plans.flatMap(({ warnings }) => warnings), ...strangers(whole)]),
  };
}

/** Sorts items and holds to their customers. */
export function casesOf({ customers, items, holds }: Pick<WholeRun, 'customers' | 'items' | 'holds'>): CustomerCase[] {
  const itemsOf = Map.groupBy(items, ({ customerId }) => customerId);
  const owner = new Map(items.map(({ documentNumber, customerId }) => [documentNumber, customerId]));
  const holdsOf = Map.groupBy(holds, ({ customerId, documentNumber }) => customerId ?? owner.get(documentNumber ?? ''));
  return customers.map((customer) => ({
    customer,
    items: itemsOf.get(customer.id) ?? [],
    holds: holdsOf.get(customer.id) ?? [],
  }));
}

function strangers({ customers, items }: WholeRun): Problem[] {
  const known = new Set(customers.map(({ id }) => id));
  if (items.every(({ customerId }) => known.has(customerId))) return [];
  return [
    {
      code: 'CUSTOMER_UNKNOWN',
      message: 'Some open items belong to customers that are not told.',
      advice: 'Give the customer of every item; those without are not reminded.',
      retry: 'after-fix',
    },
  ];
}

function distinct(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [`${problem.code} ${problem.message}`, problem])).values()];
}
