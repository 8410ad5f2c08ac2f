import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readClock } from './read-clock.mjs';

export interface Calendar {
  /** What a shop is started with to go by it. */
  readonly environment: NodeJS.ProcessEnv;
  /** At ten in the morning in Paris, when letters leave. */
  turnTo(day: string): void;
  now(): Date;
  close(): void;
}

/** Core's clock in a shop, wound by a story. It stays behind the real one, whose time the queue counts in. */
export function openCalendar(day: string): Calendar {
  const folder = mkdtempSync(join(tmpdir(), 'quittance-calendar-'));
  const file = join(folder, 'now');
  // Summer time, and a second more: nothing is due a moment before its hour. A reader sees the old moment or the new one, never half of it.
  const turnTo = (next: string) => {
    writeFileSync(`${file}.next`, JSON.stringify({ moment: `${next}T10:00:01+02:00`, setAt: Date.now() }));
    renameSync(`${file}.next`, file);
  };
  turnTo(day);
  return {
    environment: {
      STORY_CLOCK: file,
      NODE_OPTIONS: `--import=${new URL('wind-clock.mjs', import.meta.url).href}`,
    },
    turnTo,
    now: () => readClock(file),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
