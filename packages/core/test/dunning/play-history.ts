import {
  afterLetter,
  afterSending,
  dunningRun,
  feeItemOf,
  mayStillSend,
  planCustomer,
  type CustomerCase,
  type CustomerPlan,
  type DunningRun,
  type Letter,
} from '../../src/dunning/index.ts';
import type { History } from './arbitrary-history.ts';
import { watchPlan, watchSending } from './watch.ts';
import { caseOf, happen, STARTS, worldOf } from './world.ts';

/** What is tried: the planner of the product, or one that was broken on purpose. */
export interface Planner {
  plan(this: void, each: CustomerCase, run: DunningRun): CustomerPlan;
  send(this: void, letter: Letter, now: CustomerCase, run: DunningRun): Letter | undefined;
}

export const OWN: Planner = { plan: planCustomer, send: mayStillSend };

export interface Played {
  /** Names of the invariants that did not hold. */
  readonly breaches: ReadonlySet<string>;
  readonly sent: number;
  readonly dropped: number;
}

/** Plays a history with a planner, and watches what goes out: by what happened, not by what the planner says. */
export function playHistory(history: History, { plan, send }: Planner = OWN): Played {
  const start = Date.parse(`${STARTS[history.start] ?? ''}T00:00:00Z`);
  const world = worldOf(history);
  const breaches = new Set<string>();
  const counts = { sent: 0, dropped: 0 };
  const waiting: { at: number; letter: Letter }[] = [];

  const leave = (until: number): void => {
    waiting.sort((a, b) => a.at - b.at);
    for (let next = waiting[0]; next !== undefined && next.at <= until; next = waiting[0]) {
      waiting.shift();
      const { letter, at } = next;
      const sent = send(letter, caseOf(world, letter.customerId), runAt(at));
      counts[sent === undefined ? 'dropped' : 'sent'] += 1;
      if (sent !== undefined) watchSending(sent, world, at, breaches);
      world.items = world.items.map((item) =>
        item.customerId === letter.customerId ? afterSending(item, letter, sent) : item,
      );
      const fee = sent && feeItemOf(sent);
      if (fee !== undefined) world.items = [...world.items, fee];
    }
  };
  const runAt = (at: number): DunningRun =>
    dunningRun({
      now: new Date(at),
      creditor: { country: 'FR', timeZone: 'Europe/Paris' },
      settings: world.settings,
      bankDataAsOf: world.bankDataAsOf,
    });

  for (const { hour, what } of history.happenings.toSorted((a, b) => a.hour - b.hour)) {
    const at = start + hour * 3_600_000;
    leave(at);
    if (what.kind !== 'run') {
      happen(what, world, at);
      continue;
    }
    const run = runAt(at);
    for (const { id } of world.customers) {
      const planned = plan(caseOf(world, id), run);
      const before = world.items;
      for (const letter of planned.letters) {
        watchPlan(letter, world, breaches);
        world.items = world.items.map((item) => (item.customerId === id ? afterLetter(item, letter) : item));
        waiting.push({ at: Date.parse(letter.sendAt) + history.delay * 3_600_000, letter });
      }
      if (world.items.some((item, index) => item.level > (before[index]?.level ?? 0) + 1)) breaches.add('level jumps');
      if (planned.skipped.some(({ code }) => code === 'BELOW_MINIMUM')) breaches.add('silence');
      if (plan(caseOf(world, id), run).letters.length > 0) breaches.add('second run');
    }
  }
  leave(Number.POSITIVE_INFINITY);
  return { breaches, ...counts };
}
