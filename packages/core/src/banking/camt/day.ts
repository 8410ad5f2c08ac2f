import { dayIn, isoDate, type IsoDate } from '../../model/index.ts';
import type { XmlElement } from '../../xml/index.ts';
import type { CamtReading } from './reading.ts';

/**
 * The day in a choice of `Dt` and `DtTm`. A moment is of the day that the bank's clocks showed, which is what it writes; only of one in UTC
 * that day depends on where the bank is.
 */
export function dayOf(
  reading: CamtReading,
  choice: XmlElement | undefined,
  timeZone: string | undefined,
): IsoDate | undefined {
  const text = reading.firstText(choice, 'Dt', 'DtTm') ?? reading.textOf(choice);
  return text === undefined ? undefined : dayIn8601(text, timeZone);
}

export function dayIn8601(text: string, timeZone: string | undefined): IsoDate | undefined {
  if (timeZone !== undefined && /T.*Z$/.test(text)) {
    const moment = new Date(text);
    if (!Number.isNaN(moment.getTime())) return dayIn(timeZone, moment);
  }
  const day = isoDate.safeParse(text.slice(0, 10));
  return day.success ? day.data : undefined;
}
