import type { DunningCustomer, DunningItem, Hold } from '../../model/index.ts';
import type { Looked } from './look.ts';
import type { CustomerPlan, Letter, PromiseBroken } from './plan.ts';
import { planCurrency, type CurrencyPlan } from './plan-currency.ts';
import { debtorOf, type DunningRun } from './run.ts';
import { oldestFirst } from './stand.ts';

/** A customer with all it owes and is owed, and the holds on any of it. */
export interface CustomerCase {
  readonly customer: DunningCustomer;
  /** Open items, credit notes and payments on account with something left; paid ones do no harm. */
  readonly items: readonly DunningItem[];
  /** Past promises too, as long as their items are open: how else would a broken one be known. */
  readonly holds: readonly Hold[];
}

/**
 * What a run does about one customer: at most one letter per currency, and for each item that is in none the reason why.
 *
 * Pure: the same case at the same time gives the same plan, whoever else is planned. Nothing is marked as sent here: `afterLetter` says
 * what an item looks like then, and `mayStillSend` must have the last word before a letter leaves.
 */
export function planCustomer({ customer, items, holds }: CustomerCase, run: DunningRun): CustomerPlan {
  const debtor = debtorOf(customer, run);
  const plans = byCurrency(items).map(([currency, own]) => planCurrency(own, currency, holds, debtor, run));
  const letters = plans.flatMap(({ letter }) => letter ?? []);
  return {
    customerId: customer.id,
    letters,
    skipped: plans.flatMap(({ skipped }) => skipped),
    handOver: plans.flatMap(({ handOver }) => handOver ?? []),
    holdOrders: plans.some((plan) => holdsOrders(plan, debtor.today)),
    events: run.bankDataStale
      ? []
      : brokenPromises(
          customer.id,
          plans.flatMap(({ looked }) => looked),
        ),
    waived: plans.flatMap(({ waived }) => waived),
    warnings: plans.flatMap(({ warnings }) => warnings),
  };
}

function byCurrency(items: readonly DunningItem[]): [string, readonly DunningItem[]][] {
  const groups = Map.groupBy(items, ({ currency }) => currency);
  return [...groups].map(([currency, own]) => [currency, own.toSorted(oldestFirst)]);
}

/** An overdue item that may be claimed, or that an agency has, reached a level from which new orders wait. */
function holdsOrders({ looked, letter }: CurrencyPlan, today: string): boolean {
  return looked.some(({ stand: { item, stop }, chosen }) => {
    const isDefault = stop === undefined || stop.code === 'HANDED_OVER';
    if (!isDefault || item.dueDate >= today) return false;
    const level = levelAfter(letter, item.id) ?? item.level;
    return chosen.procedure?.levels.slice(0, level).some(({ holdOrders }) => holdOrders) === true;
  });
}

function levelAfter(letter: Letter | undefined, itemId: string): number | undefined {
  return letter?.items.find(({ id }) => id === itemId)?.levelAfter;
}

function brokenPromises(customerId: string, looked: readonly Looked[]): PromiseBroken[] {
  const byHold = new Map<string, PromiseBroken>();
  for (const { stand } of looked) {
    const { broken, item } = stand;
    if (broken === undefined) continue;
    const itemIds = [...(byHold.get(broken.holdId)?.itemIds ?? []), item.id];
    const key = `promise-broken|${broken.holdId}`;
    byHold.set(broken.holdId, { kind: 'promise-broken', key, customerId, itemIds, ...broken });
  }
  return [...byHold.values()];
}
