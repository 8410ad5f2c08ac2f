import { setImmediate as turn } from 'node:timers/promises';
import type { Time } from '../src/admin-api/time.ts';

interface Alarm {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

/** A clock that jumps to the next alarm as soon as nothing else is to be done: hours pass in a moment, in their true order. */
export function simulatedTime(start = 0) {
  const alarms = new Set<Alarm>();
  let now = start;
  let order = 0;
  const time: Time = {
    now: () => now,
    after(milliseconds, run) {
      const alarm = { at: now + Math.max(0, milliseconds), order: (order += 1), run };
      alarms.add(alarm);
      return () => void alarms.delete(alarm);
    },
  };
  return {
    time,
    /** Lets time pass until `work` is done. Rejects when it waits for something that no alarm brings. */
    async run<T>(work: Promise<T>): Promise<T> {
      let done = false;
      const finished = work.finally(() => (done = true));
      finished.catch(() => undefined);
      for (let idle = 0; !done; idle += 1) {
        await turn();
        if (done) break;
        const next = [...alarms].toSorted((a, b) => a.at - b.at || a.order - b.order)[0];
        if (next === undefined) {
          if (idle > 1_000) throw new Error('The work waits for what no alarm brings.');
          continue;
        }
        idle = 0;
        alarms.delete(next);
        now = next.at;
        next.run();
      }
      return finished;
    },
  };
}
