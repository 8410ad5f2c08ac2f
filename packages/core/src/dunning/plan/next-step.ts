import {
  addDays,
  type DunningItem,
  type DunningLevel,
  type DunningProcedure,
  type IsoDate,
} from '../../model/index.ts';
import { addBusinessDays, businessDayFrom, businessDayUntil, type Place } from '../calendar/calendar.ts';
import { laterOf } from '../calendar/day.ts';
import type { SkipCode } from './plan.ts';
import type { Stand } from './stand.ts';

/**
 * What a run would do about one item.
 * - `remind`: a word before the due date
 * - `rise`: a letter of `step`, the next level
 * - `along`: nothing of its own, but a letter that leaves anyway names it
 * - `hand-over`, `wait`: no letter
 */
export type NextStep =
  | { readonly kind: 'remind' }
  | { readonly kind: 'rise'; readonly step: number; readonly promisedFor?: IsoDate }
  | { readonly kind: 'along'; readonly code: SkipCode; readonly until?: IsoDate }
  | { readonly kind: 'hand-over' }
  | { readonly kind: 'wait'; readonly code: SkipCode; readonly until?: IsoDate };

/** The circumstances under which an item is looked at. */
export interface Look {
  readonly today: IsoDate;
  readonly place: Place;
  readonly itemGapDays: number;
}

export function nextStep(stand: Stand, procedure: DunningProcedure, look: Look): NextStep {
  const { item, broken } = stand;
  const reached = procedure.levels[item.level - 1];
  if (reached?.handOver === true && (broken !== undefined || isOver(item, reached, look))) return { kind: 'hand-over' };
  // Whoever breaks a promise is answered at once: no waiting time, no gap, no deadline.
  if (broken !== undefined && procedure.levels.length > 0 && item.dueDate < look.today)
    return { kind: 'rise', step: Math.min(item.level + 1, procedure.levels.length), promisedFor: broken.promisedFor };
  if (look.today <= item.dueDate) return beforeDue(item, procedure, look);
  const next = procedure.levels[item.level];
  const reasons = waitingFor(item, reached, look);
  const all = next === undefined ? reasons : [...reasons, reason('NOT_YET', stepDue(item, next, look.place))];
  const last = latest(all, look.today);
  if (last !== undefined) return { kind: reasons.some(({ until }) => look.today < until) ? 'wait' : 'along', ...last };
  return next === undefined ? { kind: 'along', code: 'PROCEDURE_OVER' } : { kind: 'rise', step: item.level + 1 };
}

function beforeDue(item: DunningItem, { reminder, levels }: DunningProcedure, look: Look): NextStep {
  const isNew = item.level === 0 && item.lastLetterOn === undefined;
  if (reminder !== undefined && isNew) {
    const from = businessDayUntil(look.place, addDays(item.dueDate, reminder.afterDays));
    const last = latest([reason('NOT_YET', from), ...waitingFor(item, undefined, look)], look.today);
    return last === undefined ? { kind: 'remind' } : { kind: 'wait', ...last };
  }
  const first = levels[item.level];
  if (first === undefined) return { kind: 'wait', code: 'NOT_YET' };
  const due = laterOf(stepDue(item, first, look.place), addDays(item.dueDate, 1));
  return { kind: 'wait', code: 'NOT_YET', until: due };
}

interface Reason {
  readonly code: SkipCode;
  /** The first day on which it no longer holds. */
  readonly until: IsoDate;
}

function reason(code: SkipCode, until: IsoDate): Reason {
  return { code, until };
}

/** What was said lately, and the time it gave. */
function waitingFor(item: DunningItem, reached: DunningLevel | undefined, { place, itemGapDays }: Look): Reason[] {
  const free = freeAfter(item, itemGapDays);
  const running = deadlineEnd(item, reached, place);
  return [
    ...(free === undefined ? [] : [reason('ITEM_GAP', free)]),
    ...(running === undefined ? [] : [reason('DEADLINE_RUNNING', addDays(running, 1))]),
  ];
}

/** The reason that holds longest, of those that still do. */
function latest(reasons: readonly Reason[], today: IsoDate): Reason | undefined {
  let last: Reason | undefined;
  for (const each of reasons) if (today < each.until && (last === undefined || last.until < each.until)) last = each;
  return last;
}

/** The first day on which a level may be reached. */
function stepDue({ dueDate, lastLetterOn, level }: DunningItem, next: DunningLevel, place: Place): IsoDate {
  if (next.basis === 'business-days') return addBusinessDays(place, dueDate, next.afterDays);
  const from = next.basis === 'last-letter' && level > 0 && lastLetterOn !== undefined ? lastLetterOn : dueDate;
  return addDays(from, next.afterDays);
}

function freeAfter({ lastLetterOn, lastMessageOn }: DunningItem, gapDays: number): IsoDate | undefined {
  if (lastLetterOn === undefined && lastMessageOn === undefined) return undefined;
  return addDays(laterOf(lastLetterOn ?? '', lastMessageOn ?? ''), gapDays);
}

/** The last day of the deadline that the letter of a level gave. */
function deadlineEnd(
  { lastLetterOn }: DunningItem,
  reached: DunningLevel | undefined,
  place: Place,
): IsoDate | undefined {
  if (lastLetterOn === undefined || reached?.deadlineDays === undefined) return undefined;
  return deadlineOf(place, lastLetterOn, reached.deadlineDays);
}

/** Calendar days to pay, moved to the next business day. */
export function deadlineOf(place: Place, day: IsoDate, days: number): IsoDate {
  return businessDayFrom(place, addDays(day, days));
}

function isOver(item: DunningItem, reached: DunningLevel, { today, place, itemGapDays }: Look): boolean {
  const end = deadlineEnd(item, reached, place) ?? freeAfter(item, itemGapDays);
  return end !== undefined && end < today;
}
