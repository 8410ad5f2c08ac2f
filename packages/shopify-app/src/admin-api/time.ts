/** The clock and its alarm, injected: a day of throttling is tested in a second. */
export interface Time {
  /** Milliseconds since some moment; never goes back. */
  now(): number;
  /** Runs once, later; the answer calls it off. */
  after(milliseconds: number, run: () => void): () => void;
}

export const systemTime: Time = {
  now: () => performance.now(),
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};

export function sleep(time: Time, milliseconds: number): Promise<void> {
  return new Promise((resolve) => time.after(milliseconds, resolve));
}
