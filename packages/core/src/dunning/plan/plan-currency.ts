import { Decimal, type DunningItem, type Hold, type Problem } from '../../model/index.ts';
import { composeLetter, type Draft } from './compose.ts';
import { gateOf } from './gate.ts';
import { lookAt, unknownProcedures, type Looked } from './look.ts';
import type { HandOver, Letter, Skip, SkipCode } from './plan.ts';
import { lowerSteps, scaleOf, type Entry } from './raise.ts';
import type { Debtor, DunningRun } from './run.ts';
import { skipOf } from './skip.ts';

/** What a run decides about the items of a customer in one currency. */
export interface CurrencyPlan {
  readonly looked: readonly Looked[];
  readonly letter?: Letter | undefined;
  readonly handOver?: HandOver | undefined;
  readonly skipped: readonly Skip[];
  readonly waived: readonly string[];
  readonly warnings: readonly Problem[];
}

/** The items of one customer in one currency, oldest due date first. */
export function planCurrency(
  items: readonly DunningItem[],
  currency: string,
  holds: readonly Hold[],
  debtor: Debtor,
  run: DunningRun,
): CurrencyPlan {
  const looked = lookAt(items, holds, debtor, run);
  const credits = creditsOf(items);
  const tried = tryLetter(looked, items, currency, credits, debtor, run);
  const ready = looked.filter(({ next }) => next.kind === 'hand-over');
  const handOver = handOverOf(ready, currency, credits, debtor);
  const lettered = new Set(tried.letter?.items.map(({ id }) => id));
  return {
    looked,
    letter: tried.letter,
    handOver,
    skipped: looked.flatMap(({ stand, next }) =>
      lettered.has(stand.item.id)
        ? []
        : [tried.skips.get(stand.item.id) ?? ownSkip(stand.item, next, handOver !== undefined)],
    ),
    waived: looked.flatMap(({ stand, next }) => (next.kind === 'waive' ? [stand.item.id] : [])),
    warnings: [...unknownProcedures(looked), ...tried.warnings],
  };
}

export function creditsOf(items: readonly DunningItem[]): DunningItem[] {
  return items.filter(({ open }) => open.isNegative());
}

interface Tried {
  readonly letter?: Letter | undefined;
  /** Items for which the letter was not written, or that were left out of it. */
  readonly skips: ReadonlyMap<string, Skip>;
  readonly warnings: readonly Problem[];
}

const NOTHING: Tried = { skips: new Map(), warnings: [] };

/** A letter about what is overdue; where there is none to write, a reminder of what falls due. */
function tryLetter(
  looked: readonly Looked[],
  items: readonly DunningItem[],
  currency: string,
  credits: readonly DunningItem[],
  debtor: Debtor,
  run: DunningRun,
): Tried {
  const entries = entriesOf(looked, items, currency, debtor, run);
  const reminders = remindersOf(looked);
  const active = entries.some(({ step }) => step > 0);
  if (!active && reminders.length === 0) return passOver(entries, 'NOT_YET');
  const chosen = active ? entries : reminders;
  const gate = gateOf(items, currency, urgencyOf(chosen), debtor, run);
  if (gate.moment === undefined) return passOver([...entries, ...reminders], gate.code, gate.until);
  const { moment } = gate;
  const draft: Draft = {
    debtor,
    run,
    currency,
    credits,
    moment,
    entries: active ? chosen : inTime(chosen, moment.day),
  };
  if (!active && isTooLittle(draft)) return passOver([...entries, ...reminders], 'BELOW_MINIMUM');
  const composed = composeLetter(draft);
  if (composed.letter === undefined)
    return passOver([...entries, ...reminders], draft.entries.length === 0 ? 'REMINDER_OVER' : composed.code);
  const { letter, warnings } = composed;
  const others = passOver([...entries, ...reminders], active ? 'OTHERS_FIRST' : 'REMINDER_OVER');
  return { ...others, letter, warnings };
}

/** What stands in a letter about overdue items, with its steps settled. */
function entriesOf(
  looked: readonly Looked[],
  items: readonly DunningItem[],
  currency: string,
  debtor: Debtor,
  run: DunningRun,
): readonly Entry[] {
  const entries = looked.flatMap(({ stand, chosen, next }): Entry[] => {
    const { procedure } = chosen;
    if (procedure === undefined) return [];
    if (next.kind === 'rise')
      return [{ stand, chosen, procedure, step: next.step, wanted: next.step, promisedFor: next.promisedFor }];
    return next.kind === 'along' ? [{ stand, chosen, procedure, step: 0, wanted: 0, skip: next }] : [];
  });
  if (entries.every(({ step }) => step === 0)) return entries;
  return lowerSteps(entries, scaleOf(items, currency, debtor, run)).toSorted(byDueDate);
}

export function byDueDate(a: Entry, b: Entry): number {
  return a.stand.item.dueDate < b.stand.item.dueDate ? -1 : a.stand.item.dueDate > b.stand.item.dueDate ? 1 : 0;
}

function remindersOf(looked: readonly Looked[]): Entry[] {
  return looked.flatMap(({ stand, chosen, next }) => {
    const { procedure } = chosen;
    return procedure === undefined || next.kind !== 'remind' ? [] : [{ stand, chosen, procedure, step: 0, wanted: 0 }];
  });
}

function urgencyOf(entries: readonly Entry[]): { atOnce: boolean; mayWait: boolean } {
  const active = entries.filter(({ step }) => step > 0);
  const atOnce = active.some(({ promisedFor }) => promisedFor !== undefined);
  const isFinal = active.some(({ step, procedure }) => procedure.levels[step - 1]?.tone === 'final');
  return { atOnce, mayWait: active.length > 0 && !atOnce && !isFinal };
}

/** A reminder that would arrive after the due date is none. */
function inTime(entries: readonly Entry[], day: string): readonly Entry[] {
  return entries.filter(({ stand }) => day <= stand.item.dueDate);
}

function isTooLittle({ entries, currency }: Draft): boolean {
  const least = entries[0]?.procedure.reminder?.minAmount[currency];
  return least !== undefined && Decimal.sum(entries.map(({ stand }) => stand.claimable)).lessThan(least);
}

/** Every item with its own reason, or else with the one that stopped the letter. */
function passOver(entries: readonly Entry[], code: SkipCode, until?: string): Tried {
  if (entries.length === 0) return NOTHING;
  const skips = new Map(
    entries.map(({ stand: { item }, skip }): [string, Skip] => [
      item.id,
      skip === undefined ? skipOf(item, code, until) : skipOf(item, skip.code, skip.until),
    ]),
  );
  return { skips, warnings: [] };
}

function ownSkip(item: DunningItem, next: Looked['next'], isHandedOver: boolean): Skip {
  if (next.kind === 'waive') return skipOf(item, 'WAIVED');
  if (next.kind === 'hand-over') return skipOf(item, isHandedOver ? 'READY_FOR_AGENCY' : 'NET_CREDIT');
  return 'code' in next ? skipOf(item, next.code, next.until) : skipOf(item, 'NOT_YET');
}

function handOverOf(
  ready: readonly Looked[],
  currency: string,
  credits: readonly DunningItem[],
  { customer }: Debtor,
): HandOver | undefined {
  const open = Decimal.sum(ready.map(({ stand }) => stand.claimable));
  const net = open.plus(Decimal.sum(credits.map((credit) => credit.open)));
  if (ready.length === 0 || !net.isPositive()) return undefined;
  return { customerId: customer.id, currency, itemIds: ready.map(({ stand }) => stand.item.id), open };
}
