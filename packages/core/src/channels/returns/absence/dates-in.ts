import { addDays, type IsoDate } from '../../../model/index.ts';
import { MONTH, monthNumbers, WEEKDAY, weekdayNumbers } from './calendar-words.ts';
import { dayOf, yearOf } from './day-of.ts';

/** A day that a text names, and where. */
export interface NamedDay {
  readonly start: number;
  readonly end: number;
  readonly day: IsoDate;
}

const FORWARD_DAYS = 730;
/** How long ago a day without a year may be before it is that of next year. */
const STALE_DAYS = 14;

const WD = `(?:(?:${WEEKDAY})(?!\\p{L})\\.?,? ?(?:the |den |dem |le |el |il |dnia |, )?)?`;
const DAY = '(\\d{1,2})(?:st|nd|rd|th|er|º|°|ª|e|\\.)?';
const YEAR = '(?:,? ?(?:de |del )?(\\d{4})\\b)?';

type Reader = (groups: readonly (string | undefined)[], today: IsoDate) => IsoDate | undefined;

const FORMS: readonly (readonly [RegExp, Reader])[] = [
  [/\b(\d{4})-(\d{2})-(\d{2})\b/g, ([y, m, d]) => dayOf(Number(y), Number(m), Number(d))],
  [
    new RegExp(`(?<![\\d.:/])${WD}\\b${DAY} ?(?:of |de |del |d['’]|-)?(${MONTH})(?!\\p{L})\\.?${YEAR}`, 'gu'),
    ([d, month, y], today) => near(today, y, monthNumbers.get(month ?? ''), Number(d)),
  ],
  [
    new RegExp(
      `(?<![\\d.:/])${WD}\\b(${MONTH})(?!\\p{L})\\.? (?:the )?(?:\\d{1,2}(?:st|nd|rd|th)? ?(?:-|–|to) ?)?${DAY}(?![\\d:])${YEAR}`,
      'gu',
    ),
    ([month, d, y], today) => near(today, y, monthNumbers.get(month ?? ''), Number(d)),
  ],
  [
    new RegExp(`(?<![\\d.:/-])${WD}(\\d{1,2})\\. ?(\\d{1,2})\\.(?: ?(\\d{4}|\\d{2})(?![\\d.:]))?(?!\\d)`, 'gu'),
    ([d, m, y], today) => near(today, y, Number(m), Number(d)),
  ],
  [new RegExp(`(?<![\\d.:/-])${WD}(\\d{1,2})([/.-])(\\d{1,2})(?:\\2(\\d{4}|\\d{2}))?(?![\\d:/])`, 'gu'), slashed],
  [
    new RegExp(
      `\\b(?:(?:next|this|coming|kommenden|n[äa]chsten|prochain|pr[óo]ximo|prossimo|volgende|aanstaande|przysz[łl]y) )?(${WEEKDAY})(?!\\p{L})`,
      'gu',
    ),
    ([name], today) => nextWeekday(today, weekdayNumbers.get(name ?? '')),
  ],
  [/\b(?:tomorrow|morgen|demain|mañana|domani|jutro|jutra)\b/g, (_, today) => addDays(today, 1)],
];

/** The days that a text in lower case names, in their order; `today` is the day of the mail. None that was long ago, and none in more than two years. */
export function daysIn(text: string, today: IsoDate): readonly NamedDay[] {
  const taken: NamedDay[] = [];
  for (const [pattern, read] of FORMS)
    for (const match of text.matchAll(pattern)) {
      const named = { start: match.index, end: match.index + match[0].length };
      const day = read(match.slice(1), today);
      if (day === undefined || taken.some(({ start, end }) => named.start < end && start < named.end)) continue;
      taken.push({ ...named, day });
    }
  const [first, last] = [addDays(today, -FORWARD_DAYS), addDays(today, FORWARD_DAYS)];
  return taken.filter(({ day }) => day >= first && day <= last).toSorted((a, b) => a.start - b.start);
}

/** A day whose year may not be told: then the next such day, unless it was just now. */
function near(today: IsoDate, year: string | undefined, month: number | undefined, day: number): IsoDate | undefined {
  if (month === undefined) return undefined;
  if (year !== undefined && year !== '') return dayOf(yearOf(year), month, day);
  const first = addDays(today, -STALE_DAYS);
  const thisYear = Number(today.slice(0, 4));
  return [thisYear - 1, thisYear, thisYear + 1, thisYear + 2]
    .map((candidate) => dayOf(candidate, month, day))
    .find((found) => found !== undefined && found >= first);
}

/**
 * `5/7` is the 5th of July to most, the 7th of May to some. Where both are days to come, the earlier one is taken: should it be the wrong one, the
 * next reminder is answered by the next automatic reply, while a wrong later one would hold it back for months.
 */
function slashed(
  [first, separator, second, year]: readonly (string | undefined)[],
  today: IsoDate,
): IsoDate | undefined {
  const dayFirst = near(today, year, Number(second), Number(first));
  if (separator === '.') return year === undefined ? undefined : dayFirst;
  const monthFirst = near(today, year, Number(first), Number(second));
  const toCome = [dayFirst, monthFirst].filter((day) => day !== undefined && day >= today);
  return toCome.toSorted()[0];
}

function nextWeekday(today: IsoDate, weekday: number | undefined): IsoDate | undefined {
  if (weekday === undefined) return undefined;
  const now = new Date(`${today}T00:00:00Z`).getUTCDay() || 7;
  return addDays(today, ((weekday - now + 6) % 7) + 1);
}
