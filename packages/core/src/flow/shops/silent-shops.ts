/** Orders of one shop that were accepted in one hour. */
export interface Arrivals {
  readonly host: string;
  readonly shop: string;
  /** When the hour began. */
  readonly hour: Date;
  readonly orders: number;
  readonly lastAt: Date;
}

/** A shop that is silent where its own rhythm expects orders. */
export interface SilentShop {
  readonly host: string;
  readonly shop: string;
  /** ISO 8601, the last order that came in. */
  readonly since: string;
  /** The least that the same hours brought in any of the weeks before. */
  readonly expected: number;
}

const HOUR = 3_600_000;
const WEEK_HOURS = 168;
const WEEKS = 4;
/** Of fewer weeks than these nobody can tell a rhythm. */
const FEWEST_WEEKS = 2;
/** By chance alone, fewer than one in a hundred spans with so many orders expected stays empty. */
const FEWEST_ORDERS = 5;

/**
 * The rule of the freshness alarm: a shop from which nothing came for `afterHours`, although the same hours of the week brought
 * at least five orders in every one of the last four weeks. The span grows with the silence (a week at most), so that a busy
 * shop is missed within hours and a slow one within days; nights and weekends without orders alarm nobody. A shop younger
 * than two weeks, or with fewer than five orders a week, is not watched. `afterHours` of 0 turns the alarm off.
 */
export function silentShops(arrivals: readonly Arrivals[], now: Date, afterHours: number): readonly SilentShop[] {
  if (afterHours === 0) return [];
  const shops = Map.groupBy(arrivals, ({ host, shop }) => JSON.stringify([host, shop]));
  return [...shops.values()].flatMap((own) => silence(own, now, afterHours) ?? []);
}

function silence(own: readonly Arrivals[], now: Date, afterHours: number): SilentShop | undefined {
  const [one] = own;
  const last = Math.max(...own.map(({ lastAt }) => lastAt.getTime()));
  const hours = Math.floor((now.getTime() - last) / HOUR);
  if (one === undefined || hours < afterHours) return undefined;
  const expected = expectedIn(own, now.getTime(), Math.min(hours, WEEK_HOURS));
  if (expected === undefined || expected < FEWEST_ORDERS) return undefined;
  return { host: one.host, shop: one.shop, since: new Date(last).toISOString(), expected };
}

/** The least that came in the same hours of the weeks before. */
function expectedIn(own: readonly Arrivals[], now: number, hours: number): number | undefined {
  const first = Math.min(...own.map(({ hour }) => hour.getTime()));
  const weeks: number[] = [];
  for (let week = 1; week <= WEEKS; week += 1) {
    const until = now - week * WEEK_HOURS * HOUR;
    const from = until - hours * HOUR;
    if (from < first) break;
    const within = own.filter(({ hour }) => hour.getTime() >= from && hour.getTime() < until);
    weeks.push(within.reduce((sum, { orders }) => sum + orders, 0));
  }
  return weeks.length < FEWEST_WEEKS ? undefined : Math.min(...weeks);
}
