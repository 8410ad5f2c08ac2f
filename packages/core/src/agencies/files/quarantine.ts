import type { AgencyLog } from '../port.ts';
import type { Drop, Place } from './drop.ts';

/** Puts a file that cannot be read aside, with the reason beside it: it hides no other, and a person can look. */
export async function quarantine(
  drop: Drop,
  log: AgencyLog,
  place: Place,
  name: string,
  reason: string,
): Promise<void> {
  await drop.remove('quarantine', `${name}.reason.json`);
  await drop.put(
    'quarantine',
    `${name}.reason.json`,
    new TextEncoder().encode(`${JSON.stringify({ file: name, place, reason })}\n`),
  );
  await drop.move(place, name, 'quarantine');
  log.warn({ file: name, place, reason }, 'a file of the agency cannot be read; it is in quarantine');
}
