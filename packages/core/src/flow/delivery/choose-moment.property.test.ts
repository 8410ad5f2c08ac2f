import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SendingMoments } from '../../model/index.ts';
import { chooseMoment, mayBeSent } from './choose-moment.ts';
import { localTime, momentsOf } from '../zoned-time.ts';

const MINUTE = 60_000;
const time = fc
  .integer({ min: 0, max: 95 })
  .map(
    (quarter) => `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`,
  );
const zone = fc.constantFrom(
  'Europe/Paris',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Pacific/Apia',
  'Africa/Casablanca',
  'UTC',
);
const moments: fc.Arbitrary<SendingMoments> = fc
  .record({
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
    from: time,
    to: time,
    quiet: fc.option(fc.record({ from: time, to: time }), { nil: undefined }),
    skipHolidays: fc.boolean(),
    zone: fc.constant('recipient' as const),
  })
  .map(({ quiet, ...rest }) => ({ ...rest, ...(quiet && { quiet }) }));
/** Half of the days are near a change of clocks, of the year or of February. */
const now = fc.oneof(
  fc.integer({ min: Date.parse('2023-12-01T00:00:00Z'), max: Date.parse('2029-01-01T00:00:00Z') }),
  fc
    .tuple(
      fc.constantFrom(
        '2026-03-29',
        '2026-10-25',
        '2026-03-08',
        '2026-11-01',
        '2024-02-29',
        '2026-12-31',
        '2027-04-04',
        '2027-10-03',
      ),
      fc.integer({ min: -2 * 1_440, max: 2 * 1_440 }),
    )
    .map(([day, minutes]) => Date.parse(`${day}T00:00:00Z`) + minutes * MINUTE),
);
const isHoliday = (day: string) => day.endsWith('-01') || day.endsWith('-25');

describe('the moment of sending', () => {
  it('is the first allowed minute, over changes of clocks and leap days', () => {
    fc.assert(
      fc.property(now, moments, zone, (start, allowed, timeZone) => {
        const request = { now: new Date(start), moments: allowed, timeZone, isHoliday };
        const moment = chooseMoment(request);
        const isAllowed = (at: number) => mayBeSent(request, localTime(timeZone, new Date(at)));
        // Minute by minute, for two days: what the choice leaps over must not be allowed.
        const next = Math.ceil(start / MINUTE) * MINUTE;
        const slow = [start, ...Array.from({ length: 2 * 1_440 }, (_, index) => next + index * MINUTE)].find(isAllowed);
        if (slow === undefined) expect(moment === undefined || moment.at.getTime() > next).toBe(true);
        else expect(moment?.at.getTime()).toBe(slow);
        if (moment !== undefined) expect(isAllowed(moment.at.getTime())).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('is never in quiet hours and waits for the best hour three days at the most', () => {
    fc.assert(
      fc.property(now, moments, zone, fc.integer({ min: 0, max: 23 }), (start, allowed, timeZone, hour) => {
        const request = { now: new Date(start), moments: allowed, timeZone, isHoliday };
        const [first, best] = [chooseMoment(request), chooseMoment({ ...request, hour })];
        expect(best === undefined).toBe(first === undefined);
        if (first === undefined || best === undefined) return;
        expect(mayBeSent(request, localTime(timeZone, best.at))).toBe(true);
        expect(best.at.getTime() - first.at.getTime()).toBeLessThanOrEqual(3 * 86_400_000);
        if (best.explanation[0]?.rule === 'best-hour')
          expect(Math.floor(localTime(timeZone, best.at).minute / 60)).toBe(hour);
      }),
      { numRuns: 1_000 },
    );
  });

  it('knows the hour that is left out, and the one that comes twice', () => {
    expect(momentsOf('Europe/Paris', '2026-03-29', 150)).toEqual([]);
    expect(momentsOf('Europe/Paris', '2026-10-25', 150).map((at) => at.toISOString())).toEqual([
      '2026-10-25T00:30:00.000Z',
      '2026-10-25T01:30:00.000Z',
    ]);
    const night = { weekdays: [7], from: '02:15', to: '02:45', skipHolidays: false, zone: 'recipient' as const };
    const request = { moments: night, timeZone: 'Europe/Paris', isHoliday: () => false };
    expect(chooseMoment({ ...request, now: new Date('2026-03-28T12:00:00Z') })?.at.toISOString()).toBe(
      '2026-04-05T00:15:00.000Z',
    );
    expect(chooseMoment({ ...request, now: new Date('2026-10-25T00:50:00Z') })?.at.toISOString()).toBe(
      '2026-10-25T01:15:00.000Z',
    );
  });

  it('says so where no moment is allowed at all', () => {
    const never = {
      weekdays: [1],
      from: '09:00',
      to: '10:00',
      quiet: { from: '08:00', to: '11:00' },
      skipHolidays: false,
      zone: 'recipient' as const,
    };
    expect(chooseMoment({ now: new Date(0), moments: never, timeZone: 'UTC', isHoliday })).toBeUndefined();
  });
});
