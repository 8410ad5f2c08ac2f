import { readFileSync } from 'node:fs';

/**
 * What a story's clock shows: the moment in the file, and a tenth of the time since it was set to that. It goes on, for things happen one after the
 * other, and slowly, for a day has many chapters.
 * @param {string} file
 */
export function readClock(file) {
  const { moment, setAt } = JSON.parse(readFileSync(file, 'utf8'));
  return new Date(Date.parse(moment) + (Date.now() - setAt) / 10);
}
