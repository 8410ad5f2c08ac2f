const HOUR = 3_600_000;

/** Does it now and every hour, until the answer is called. What fails is named in the log, and done again the hour after. */
export function hourly(
  what: string,
  work: () => Promise<void>,
  log: { warn(fields: object, message: string): void },
): () => void {
  const run = () =>
    void work().catch((error: unknown) => log.warn({ error: error instanceof Error ? error.name : 'unknown' }, what));
  run();
  const timer = setInterval(run, HOUR);
  return () => clearInterval(timer);
}
