import type { IsoDate, Problem } from '../../model/index.ts';
import type { HandOver, Letter, PromiseBroken, Skip } from '../plan/plan.ts';
import type { SimulatedDay } from './simulate.ts';

type On<T> = T & { readonly day: IsoDate };

/** A simulation as people read it: what went out, and what changed. */
export interface DunningStory {
  readonly letters: readonly Letter[];
  readonly stopped: readonly Letter[];
  /** Each time the reason for which an item is passed over changes. */
  readonly skipped: readonly On<Skip>[];
  readonly handOver: readonly On<HandOver>[];
  readonly events: readonly PromiseBroken[];
  /** Each time orders of a customer are to be held, or no more. */
  readonly holdOrders: readonly On<{ readonly customerId: string; readonly held: boolean }>[];
  readonly warnings: readonly Problem[];
}

export function storyOf(days: readonly SimulatedDay[]): DunningStory {
  const plans = days.flatMap(({ day, plans: each }) => each.map((plan) => ({ day, ...plan })));
  return {
    letters: days.flatMap(({ sent }) => sent),
    stopped: days.flatMap(({ stopped }) => stopped),
    skipped: whenChanged(
      plans.flatMap(({ day, skipped, letters }) => [
        ...skipped.map((skip) => ({ day, ...skip })),
        ...letters.flatMap(({ items }) => items.map(({ id }) => ({ day, itemId: id, code: undefined }))),
      ]),
      ({ itemId }) => itemId,
      ({ code }) => code,
    ).flatMap((skip) => (skip.code === undefined ? [] : [skip])),
    handOver: plans.flatMap(({ day, handOver }) => handOver.map((each) => ({ day, ...each }))),
    events: distinct(
      plans.flatMap(({ events }) => events),
      ({ key }) => key,
    ),
    holdOrders: whenChanged(
      plans.map(({ day, customerId, holdOrders }) => ({ day, customerId, held: holdOrders })),
      ({ customerId }) => customerId,
      ({ held }) => (held ? 'held' : undefined),
    ),
    warnings: distinct(
      plans.flatMap(({ warnings }) => warnings),
      ({ code, message }) => `${code} ${message}`,
    ),
  };
}

/** Those whose value is another than the one before under the same key; `undefined` is where each begins. */
function whenChanged<T>(all: readonly T[], keyOf: (each: T) => string, valueOf: (each: T) => string | undefined): T[] {
  const last = new Map<string, string | undefined>();
  return all.filter((each) => {
    const [key, value] = [keyOf(each), valueOf(each)];
    const changed = last.get(key) !== value;
    last.set(key, value);
    return changed;
  });
}

function distinct<T>(all: readonly T[], keyOf: (each: T) => string): T[] {
  const byKey = new Map<string, T>();
  for (const each of all) if (!byKey.has(keyOf(each))) byKey.set(keyOf(each), each);
  return [...byKey.values()];
}
