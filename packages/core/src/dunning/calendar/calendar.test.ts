import { describe, expect, it } from 'vitest';
import { sendingWindow, type SendingWindow } from '../../model/index.ts';
import { addBusinessDays, businessDayFrom, calendarOf, isBusinessDay, type Place } from './calendar.ts';
import { daysBetween, weekdayOf } from './day.ts';
import { easterOf, orthodoxEasterOf } from './easter.ts';
import { holidaysOf } from './holidays.ts';
import { payRunOf } from './pay-run.ts';
import { sendingMoment, type SendingMoment, type SendingWish } from './sending-moment.ts';
import { clocksAt } from './wall-clock.ts';

const placeOf = (country: string, closed: readonly string[] = []): Place => ({
  calendar: calendarOf(),
  country,
  closed,
});

describe('days', () => {
  it('have their weekday and distance, leap days included', () => {
    expect([weekdayOf('1969-12-29'), weekdayOf('2026-10-01'), weekdayOf('2024-02-29')]).toEqual([1, 4, 4]);
    expect([daysBetween('2024-02-28', '2024-03-01'), daysBetween('2025-03-01', '2025-02-28')]).toEqual([2, -1]);
  });
});

describe('Easter', () => {
  it.each([
    [2024, '2024-03-31', '2024-05-05'],
    [2025, '2025-04-20', '2025-04-20'],
    [2026, '2026-04-05', '2026-04-12'],
    [2027, '2027-03-28', '2027-05-02'],
    [2038, '2038-04-25', '2038-04-25'],
  ])('of %i', (year, western, orthodox) => {
    expect([easterOf(year), orthodoxEasterOf(year)]).toEqual([western, orthodox]);
  });
});

describe('holidays', () => {
  it.each([
    ['FR', '2026-05-14', 'Ascension'],
    ['GP', '2026-07-14', 'a French territory'],
    ['DE', '2026-10-03', 'a fixed day'],
    ['GB', '2027-12-27', 'Christmas moved from a Saturday'],
    ['GB', '2027-12-28', 'Boxing Day after it'],
    ['SE', '2026-06-19', 'the Friday of Midsummer'],
    ['GR', '2026-04-13', 'the orthodox Easter Monday'],
    ['DK', '2023-05-05', 'the Great Prayer Day, to 2023'],
  ])('of %s: %s, %s', (country, day) => {
    expect(holidaysOf(country, Number(day.slice(0, 4))).has(day)).toBe(true);
  });

  it('that are none', () => {
    expect(holidaysOf('DK', 2024).has('2024-04-26')).toBe(false);
    expect(holidaysOf('US', 2026).size).toBe(0);
  });

  it('may be added by country and by customer', () => {
    const calendar = calendarOf({ US: ['2026-11-26'] });
    expect(isBusinessDay({ calendar, country: 'US', closed: [] }, '2026-11-26')).toBe(false);
    expect(isBusinessDay(placeOf('DE', ['2026-08-03']), '2026-08-03')).toBe(false);
  });
});

describe('business days', () => {
  it('skip weekends and holidays', () => {
    expect(addBusinessDays(placeOf('FR'), '2026-12-24', 2)).toBe('2026-12-29');
    expect(businessDayFrom(placeOf('FR'), '2026-05-14')).toBe('2026-05-15');
    expect(addBusinessDays(placeOf('US'), '2026-12-24', 2)).toBe('2026-12-28');
  });
});

const WINDOW = sendingWindow.parse({});

function momentAt(
  now: string,
  timeZone: string,
  wish: SendingWish = {},
  window: SendingWindow = WINDOW,
  place = placeOf('FR'),
): SendingMoment {
  const clocks = clocksAt(new Date(now));
  return sendingMoment(clocks(timeZone), window, place, wish, timeZone);
}

describe('sendingMoment', () => {
  it('is the hour of the window on the recipient’s clock', () => {
    expect(momentAt('2026-10-08T06:00:00Z', 'Europe/Paris')).toMatchObject({
      day: '2026-10-08',
      sendAt: '2026-10-08T08:00:00.000Z',
    });
    expect(momentAt('2026-10-08T06:00:00Z', 'Pacific/Tahiti')).toMatchObject({
      day: '2026-10-08',
      sendAt: '2026-10-08T20:00:00.000Z',
    });
  });

  it('is the next sending day when the hour is past, or the day is a holiday or a weekend', () => {
    expect(momentAt('2026-10-08T08:01:00Z', 'Europe/Paris').day).toBe('2026-10-09');
    expect(momentAt('2026-10-09T20:00:00Z', 'Europe/Paris').day).toBe('2026-10-12');
    expect(momentAt('2026-05-14T06:00:00Z', 'Europe/Paris').day).toBe('2026-05-15');
    expect(momentAt('2026-05-14T06:00:00Z', 'Europe/Paris', {}, sendingWindow.parse({ skipHolidays: false })).day).toBe(
      '2026-05-14',
    );
  });

  it.each([
    ['the day clocks go forward', '2026-03-29T04:00:00Z', '2026-03-29T08:00:00.000Z'],
    ['the day before', '2026-03-28T04:00:00Z', '2026-03-28T09:00:00.000Z'],
    ['the day clocks go back', '2026-10-25T04:00:00Z', '2026-10-25T09:00:00.000Z'],
  ])('stays at the hour on %s', (_, now, sendAt) => {
    const everyDay = sendingWindow.parse({ weekdays: [1, 2, 3, 4, 5, 6, 7] });
    expect(momentAt(now, 'Europe/Paris', {}, everyDay).sendAt).toBe(sendAt);
  });

  it('follows the customer’s hour within the window, and never the quiet hours', () => {
    expect(momentAt('2026-10-08T04:00:00Z', 'Europe/Paris', { hour: '09:15' }).time).toBe('09:15');
    expect(momentAt('2026-10-08T04:00:00Z', 'Europe/Paris', { hour: '22:00' }).time).toBe('08:00');
  });

  it('waits for the better weekday, but no week', () => {
    expect(momentAt('2026-10-08T04:00:00Z', 'Europe/Paris', { weekday: 1 }).day).toBe('2026-10-12');
    expect(momentAt('2026-10-08T04:00:00Z', 'Europe/Paris', { weekday: 3 }).day).toBe('2026-10-08');
  });
});

describe('payRunOf', () => {
  const thursdays = ['2026-09-03', '2026-09-10', '2026-09-17', '2026-09-24', '2026-10-01', '2026-10-08', '2026-10-15'];

  it('finds the weekday on which a customer pays, and sends two business days before', () => {
    expect(payRunOf(thursdays)).toMatchObject({ weekday: 4, sendWeekday: 2, payments: 7 });
  });

  it('believes no short history, and none without a habit', () => {
    expect(payRunOf([])).toBeUndefined();
    expect(payRunOf(thursdays.slice(0, 2))).toBeUndefined();
    expect(
      payRunOf([
        ...thursdays,
        ...Array.from({ length: 20 }, (_, index) => `2026-11-${String(index + 1).padStart(2, '0')}`),
      ]),
    ).toBeUndefined();
  });
});
