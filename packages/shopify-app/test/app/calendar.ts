import { systemClock } from '@quittance/core/model';
import { vi } from 'vitest';

export interface Calendar {
  /** At ten in the morning in Paris, when letters leave. */
  turnTo(day: string): void;
}

/**
 * Core's clock, wound by a story. It goes on, for things happen one after the other, and ten times slower, for a day has many chapters. It stays
 * behind the real one, whose time the queue counts in: what is to happen later in the story happens then.
 */
export function openCalendar(day: string): Calendar {
  let moment = 0;
  let setAt = 0;
  const turnTo = (next: string) => {
    // Summer time, and a second more: nothing is due a moment before its hour.
    moment = Date.parse(`${next}T10:00:01+02:00`);
    setAt = Date.now();
  };
  turnTo(day);
  vi.spyOn(systemClock, 'now').mockImplementation(() => new Date(moment + (Date.now() - setAt) / 10));
  return { turnTo };
}
