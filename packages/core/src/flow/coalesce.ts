/**
 * Turns many single calls into few batches: calls that arrive while a batch is under way wait and go together in the next
 * one. A lonely call goes at once, and nobody waits for a timer.
 */
export function coalesce<Item, Answer>(options: {
  readonly limit: number;
  /** Answers in the order of the items. */
  readonly run: (items: readonly Item[]) => Promise<readonly Answer[]>;
}): (item: Item) => Promise<Answer> {
  let waiting: {
    readonly item: Item;
    readonly resolve: (answer: Answer) => void;
    readonly reject: (error: unknown) => void;
  }[] = [];
  let running = false;

  async function drain(): Promise<void> {
    running = true;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, options.limit);
      waiting = waiting.slice(options.limit);
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
