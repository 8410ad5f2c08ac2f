import { Decimal, type DunningItem, type DunningProcedure, type IsoDate, type NettingMode } from '../../model/index.ts';
import type { ChosenProcedure } from './procedure-for.ts';
import type { SkipCode } from './plan.ts';
import type { Debtor, DunningRun } from './run.ts';
import type { Stand } from './stand.ts';

/** An item on its way into a letter. */
export interface Entry {
  readonly stand: Stand;
  readonly chosen: ChosenProcedure;
  readonly procedure: DunningProcedure;
  /** The level as which it stands in the letter; 0: it only comes along. */
  readonly step: number;
  /** What it was to be before a minimum lowered it. */
  readonly wanted: number;
  /** It was promised for this day and not paid. */
  readonly promisedFor?: IsoDate | undefined;
  /** Why it is passed over, should no letter leave or it not be in it. */
  readonly skip?: { readonly code: SkipCode; readonly until?: IsoDate | undefined };
}

/** What minimum amounts are held against. */
export interface Scale {
  readonly currency: string;
  /** Credits, negative. */
  readonly credits: Decimal;
  readonly netting: NettingMode;
  /** All the customer owes in the currency. */
  readonly owed: Decimal;
  readonly repeats: number;
}

export function scaleOf(
  items: readonly DunningItem[],
  currency: string,
  { customer }: Debtor,
  { policy }: DunningRun,
): Scale {
  return {
    currency,
    netting: customer.netting ?? policy.netting,
    credits: Decimal.sum(items.map(({ open }) => (open.isNegative() ? open : Decimal.ZERO))),
    owed: Decimal.sum(items.map(({ open }) => (open.isNegative() ? Decimal.ZERO : open))),
    repeats: policy.repeats,
  };
}

/**
 * Steps whose minimum amount or share is not reached give way to the one below: the letter is then written as of that lower level, and
 * says no more than the amount is worth. An item keeps the level it reached; a letter that raises nothing is a repetition, and of those
 * there are `repeats` at most.
 */
export function lowerSteps(entries: readonly Entry[], scale: Scale): Entry[] {
  const byProcedure = Map.groupBy(entries, ({ procedure }) => procedure);
  return [...byProcedure.values()].flatMap((group) => limitRepeats(lowerGroup(group, scale), scale));
}

function lowerGroup(group: readonly Entry[], scale: Scale): readonly Entry[] {
  let lowered = group;
  for (let step = Math.max(...group.map((entry) => entry.step)); step > 0; step -= 1) {
    if (isReached(lowered, step, scale)) continue;
    lowered = lowered.map((entry) => (entry.step === step ? { ...entry, step: step - 1 } : entry));
  }
  return lowered;
}

function isReached(group: readonly Entry[], step: number, { currency, credits, netting, owed }: Scale): boolean {
  const level = group[0]?.procedure.levels[step - 1];
  const least = level?.minAmount[currency];
  if (level === undefined || (least === undefined && level.minShare.isZero())) return true;
  const claims = Decimal.sum(
    group.filter((entry) => levelOf(entry) >= step).map(({ stand: { claimable } }) => claimable),
  );
  const total = netting === 'net' ? claims.plus(credits) : claims;
  const isShare = !total.times(Decimal.HUNDRED).lessThan(owed.times(level.minShare));
  return isShare && (least === undefined || !total.lessThan(least));
}

function levelOf({ step, stand }: Entry): number {
  return step > 0 ? step : stand.item.level;
}

function limitRepeats(group: readonly Entry[], { repeats }: Scale): Entry[] {
  return group.map((entry) => {
    const { item } = entry.stand;
    if (entry.wanted === 0) return entry;
    if (entry.step === 0) return { ...entry, skip: { code: 'BELOW_MINIMUM' } };
    const isRepeat = entry.step <= item.level && entry.promisedFor === undefined;
    return isRepeat && item.repeats >= repeats ? { ...entry, step: 0, skip: { code: 'REPEATED_ENOUGH' } } : entry;
  });
}
