import { performance } from 'node:perf_hooks';

/** Runs `work` when it is its turn: of those that wait, the one whose `patience` (milliseconds) ends first. */
export type Turns = <T>(patience: number, work: () => Promise<T>) => Promise<T>;

/**
 * So many pieces of work at once; the others wait. Little patience goes first, and nobody waits for ever: whoever has waited long enough
 * precedes what came later, however urgent that is.
 */
export function takeTurns(places: number): Turns {
  let waiting: readonly { readonly due: number; readonly start: () => void }[] = [];
  let free = places;

  function turn(patience: number): Promise<void> | undefined {
    if (free > 0) {
      free -= 1;
      return undefined;
    }
    return new Promise((start) => (waiting = [...waiting, { due: performance.now() + patience, start }]));
  }

  function pass(): void {
    const [first, ...others] = waiting.toSorted((a, b) => a.due - b.due);
    if (first === undefined) {
      free += 1;
      return;
    }
    waiting = others;
    first.start();
  }

  return async (patience, work) => {
    await turn(patience);
    try {
      return await work();
    } finally {
      pass();
    }
  };
}
