import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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
  // Summer time, and a second more: nothing is due a moment before its hour.
  const turnTo = (next: string) => writeFileSync(file, `${next}T10:00:01+02:00`);
  turnTo(day);
  return {
    environment: {
      STORY_CLOCK: file,
      NODE_OPTIONS: `--import=${new URL('wind-clock.mjs', import.meta.url).href}`,
    },
    turnTo,
    now: () => new Date(readFileSync(file, 'utf8')),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
