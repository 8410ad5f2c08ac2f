import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { StepError } from './steps.mjs';

interface Server {
  /** As it is called at the beginning of a sentence. */
  readonly what: string;
  /** Where it says that it is well. */
  readonly health: string;
  readonly log: string;
}

/** Waits until the server says that it is well; one that ended instead is a failure that shows the last words of its log. */
export async function untilHealthy(child: ChildProcess, { what, health, log }: Server): Promise<void> {
  let ended = false;
  child.once('exit', () => (ended = true)).once('error', () => (ended = true));
  for (const deadline = performance.now() + 180_000; performance.now() < deadline; await sleep(200)) {
    if (ended) throw new StepError(`${what} ended while it was starting:\n${tail(log)}`, `less ${log}`);
    const answer = await fetch(health, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
    if (answer?.ok === true) return;
  }
  throw new StepError(`${what} did not answer within three minutes.`, `less ${log}`);
}

function tail(path: string): string {
  return readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(-12)
    .map((line) => `    ${line}`)
    .join('\n');
}
