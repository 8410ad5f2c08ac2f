import { addDays, type IsoDate, type SendingMoments } from '../../model/index.ts';
import type { Explanation } from '../../store/index.ts';
import { clockChangeOn, localTime, momentsOf, type LocalTime } from '../zoned-time.ts';

export interface MomentRequest {
  readonly now: Date;
  readonly moments: SendingMoments;
  /** Whose clocks count. */
  readonly timeZone: string;
  readonly isHoliday: (day: IsoDate) => boolean;
  /** The hour that suits the recipient best, as a person set it or as it was learned. */
  readonly hour?: number;
}

export interface Moment {
  readonly at: Date;
  readonly explanation: readonly Explanation[];
}

/** What is looked through: a year with its leap day. */
const A_YEAR = 367;
/** The best hour is waited for, but not for ever (milliseconds). */
const DAY = 86_400_000;
const WORTH_WAITING = 3 * DAY;

/**
 * The first moment from now on that the merchant allows: on an allowed weekday, in the window, outside of the quiet hours and, where holidays count,
 * not on one. The recipient's best hour is waited for when it comes within three days. `undefined` when no moment of a year is allowed.
 */
export function chooseMoment(request: MomentRequest): Moment | undefined {
  const first = firstOf(request, A_YEAR, () => true);
  if (first === undefined) return undefined;
  const rules: Explanation[] = [
    { rule: first > request.now ? 'next-allowed-moment' : 'at-once', zone: request.timeZone },
  ];
  const { hour } = request;
  if (hour === undefined) return { at: first, explanation: rules };
  const best = firstOf(
    request,
    ahead(first, request) + WORTH_WAITING / DAY,
    ({ minute }) => Math.floor(minute / 60) === hour,
  );
  if (best === undefined || best.getTime() - first.getTime() > WORTH_WAITING)
    return { at: first, explanation: [...rules, { rule: 'best-hour-too-far', hour }] };
  return { at: best, explanation: [{ rule: 'best-hour', hour, zone: request.timeZone }] };
}

function ahead(first: Date, { now }: MomentRequest): number {
  return Math.ceil((first.getTime() - now.getTime()) / DAY);
}

/** The allowed moments are stretches of time that begin when a clock shows the start of a window, or when it is changed. */
function firstOf(request: MomentRequest, days: number, fits: (local: LocalTime) => boolean): Date | undefined {
  const { now, moments, timeZone, hour } = request;
  const isAllowed = (moment: Date): boolean => {
    const local = localTime(timeZone, moment);
    return fits(local) && mayBeSent(request, local);
  };
  if (isAllowed(now)) return now;
  const starts = [
    0,
    minuteOf(moments.from),
    ...(moments.quiet ? [minuteOf(moments.quiet.to)] : []),
    ...(hour === undefined ? [] : [hour * 60]),
  ];
  const today = localTime(timeZone, now).day;
  for (let ahead = 0; ahead <= days; ahead += 1) {
    const day = addDays(today, ahead);
    const change = clockChangeOn(timeZone, day);
    const candidates = [...starts.flatMap((minute) => momentsOf(timeZone, day, minute)), ...(change ? [change] : [])];
    const [first] = candidates
      .filter((moment) => moment > now && isAllowed(moment))
      .toSorted((a, b) => a.getTime() - b.getTime());
    if (first !== undefined) return first;
  }
  return undefined;
}

/** Whether the merchant lets messages go out when the recipient's clocks show this. */
export function mayBeSent(
  { moments, isHoliday }: Pick<MomentRequest, 'moments' | 'isHoliday'>,
  { day, minute, weekday }: LocalTime,
): boolean {
  const { weekdays, from, to, quiet, skipHolidays } = moments;
  if (!weekdays.includes(weekday) || !isWithin(minute, from, to)) return false;
  if (quiet !== undefined && isWithin(minute, quiet.from, quiet.to)) return false;
  return !(skipHolidays && isHoliday(day));
}

/** A window whose end is not after its start goes over midnight; one that ends when it starts is the whole day. */
function isWithin(minute: number, from: string, to: string): boolean {
  const [start, end] = [minuteOf(from), minuteOf(to)];
  return start < end ? minute >= start && minute < end : minute >= start || minute < end;
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
