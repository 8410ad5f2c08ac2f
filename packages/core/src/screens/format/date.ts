/** A calendar day (`2026-11-21`), the same day in every time zone. */
export function formatDay(day: string, locale: string): string {
  return format(`${day}T00:00:00Z`, locale, { dateStyle: 'medium', timeZone: 'UTC' }) ?? day;
}

/** A moment, on the clocks of the person who looks, or of a time zone (IANA name). */
export function formatMoment(moment: string, locale: string, timeZone?: string): string {
  return format(moment, locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }) ?? moment;
}

/** `day` moved by whole days, for the default range of a dry run. */
export function dayBefore(today: Date, days: number): string {
  const moment = new Date(Date.UTC(today.getFullYear(), today.getMonth(), today.getDate() - days));
  return moment.toISOString().slice(0, 10);
}

/** Whether a due date lies behind us. The due day itself is still on time. */
export function isPast(day: string, today: Date): boolean {
  return day < dayBefore(today, 0);
}

/** A day as date pickers hold it: midnight by the wall clock. */
export function pickerDate(day: string): Date {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date);
}

/** The day of a date picker's date. */
export function dayFromPicker(date: Date): string {
  return dayBefore(date, 0);
}

function format(moment: string, locale: string, options: Intl.DateTimeFormatOptions): string | undefined {
  const date = new Date(moment);
  return Number.isNaN(date.getTime()) ? undefined : new Intl.DateTimeFormat(locale, options).format(date);
}
