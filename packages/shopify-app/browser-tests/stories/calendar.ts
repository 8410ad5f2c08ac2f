import { systemClock } from '@quittance/core/model';
import { vi } from 'vitest';

export interface Calendar {
  /** At ten in the morning in Paris, when letters leave. */
  turnTo(day: string): void;
}

/** Core's clock, wound by a story. It stays behind the real one, whose time the queue counts in: what is to happen later in the story happens then. */
export function openCalendar(day: string): Calendar {
  let now = new Date();
  const turnTo = (next: string) => {
    // Summer time, and a second more: nothing is due a moment before its hour.
    now = new Date(`${next}T10:00:01+02:00`);
  };
  turnTo(day);
  vi.spyOn(systemClock, 'now').mockImplementation(() => now);
  return { turnTo };
}
