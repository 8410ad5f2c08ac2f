import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Turns many single calls into few batches: calls that arrive while a batch is under way wait and go together in the next one. Several that
 * wait, fewer than `enough`, are joined by what comes until `rhythm` milliseconds after the last batch began. A lonely call goes at once.
 */
export function coalesce<Item, Answer>(options: {
  /** The most a batch may weigh; an item that weighs more goes alone. */
  readonly limit: number;
  readonly weigh: (item: Item) => number;
  readonly rhythm: number;
  readonly enough: number;
  /** Answers in the order of the items. */
  readonly run: (items: readonly Item[]) => Promise<readonly Answer[]>;
}): (item: Item) => Promise<Answer> {
  let waiting: {
    readonly item: Item;
    readonly resolve: (answer: Answer) => void;
    readonly reject: (error: unknown) => void;
  }[] = [];
  let running = false;
  let begun = -Infinity;

  function fitting(): number {
    let weight = 0;
    const over = waiting.findIndex(({ item }) => (weight += options.weigh(item)) > options.limit);
    return over === -1 ? waiting.length : Math.max(1, over);
  }

  async function others(): Promise<void> {
    const pause = begun + options.rhythm - performance.now();
    if (pause >= 1 && waiting.length > 1 && waiting.length < options.enough) await sleep(pause);
  }

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      await others();
      begun = performance.now();
      const count = fitting();
      const batch = waiting.slice(0, count);
      waiting = waiting.slice(count);
      try {
        const answers = await options.run(batch.map(({ item }) => item));
        batch.forEach(({ resolve, reject }, index) => {
          const answer = answers[index];
          if (answer === undefined) reject(new Error('A batch gave fewer answers than it had items.'));
          else resolve(answer);
        });
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    running = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      // A macrotask later everything that this turn of the event loop brought is in the first batch, too.
      if (!running) {
        running = true;
        setImmediate(() => void drain());
      }
    });
}
