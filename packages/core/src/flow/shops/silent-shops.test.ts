import { describe, expect, it } from 'vitest';
import { silentShops, type Arrivals } from './silent-shops.ts';

const HOUR = 3_600_000;
const NOW = new Date('2026-11-22T15:30:00Z');

/** `perHour(hour of the day, day of the week)` orders in every hour of the weeks before `until`. */
function rhythm(until: string, perHour: (hour: number, day: number) => number, weeks = 5): readonly Arrivals[] {
  const end = Date.parse(until);
  return Array.from({ length: weeks * 168 }, (_, index) => new Date(end - (index + 1) * HOUR)).flatMap((hour) => {
    const orders = perHour(hour.getUTCHours(), hour.getUTCDay());
    return orders === 0
      ? []
      : [{ host: 'shopfront', shop: 's', hour, orders, lastAt: new Date(hour.getTime() + HOUR - 60_000) }];
  });
}
const byDay = (hour: number) => (hour >= 8 && hour < 20 ? 3 : 0);

describe('a shop is silent', () => {
  it('when hours passed in which it always sold', () => {
    expect(silentShops(rhythm('2026-11-22T11:00:00Z', byDay), NOW, 4)).toEqual([
      { host: 'shopfront', shop: 's', since: '2026-11-22T10:59:00.000Z', expected: 12 },
    ]);
  });

  it.each([
    ['when it sold an hour ago', rhythm('2026-11-22T15:00:00Z', byDay), NOW],
    ['at night, when it never sells', rhythm('2026-11-21T20:00:00Z', byDay), new Date('2026-11-22T07:30:00Z')],
    [
      'when it hardly ever sells',
      rhythm('2026-11-22T11:00:00Z', (hour, day) => (hour === 9 && day === 3 ? 1 : 0)),
      NOW,
    ],
    ['when one of the last weeks was as silent', withoutAWeek(), NOW],
    ['when it is too young to have a rhythm', rhythm('2026-11-22T11:00:00Z', byDay, 1), NOW],
    ['when no order ever came', [], NOW],
  ])('not %s', (_, arrivals, now) => expect(silentShops(arrivals, now, 4)).toEqual([]));

  it('later for a slow one: only when the span of silence is long enough to expect five orders', () => {
    const slow = rhythm('2026-11-15T15:00:00Z', (hour) => (hour === 12 ? 1 : 0), 6);
    expect(silentShops(slow, new Date('2026-11-17T15:00:00Z'), 4)).toEqual([]);
    expect(silentShops(slow, new Date('2026-11-20T15:00:00Z'), 4)).toMatchObject([{ expected: 5 }]);
  });

  it('never when the merchant turned it off, and not before the hours that the merchant allows', () => {
    const arrivals = rhythm('2026-11-22T11:00:00Z', byDay);
    expect(silentShops(arrivals, NOW, 0)).toEqual([]);
    expect(silentShops(arrivals, NOW, 5)).toEqual([]);
  });

  function withoutAWeek() {
    return rhythm('2026-11-22T11:00:00Z', byDay).filter(
      ({ hour }) => hour < new Date('2026-11-08T00:00:00Z') || hour > new Date('2026-11-09T00:00:00Z'),
    );
  }
});
