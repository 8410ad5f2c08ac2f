import { Gauge, type Registry } from 'prom-client';
import type { Stats } from '../flow/index.ts';
import type { Clock } from '../model/index.ts';

/** Reads the figures of every tenant; asked at most every 10 s, however often somebody scrapes. */
export type ReadStats = () => Promise<readonly Stats[]>;

const READ_EVERY = 10_000;

/** Gauges read from the database at the scrape: how many orders stand where, what is stuck and why, how fresh the intake is. */
export function registerStatsGauges(registry: Registry, read: ReadStats, clock: Clock): void {
  const recent = remembered(read, clock);
  gauge(
    registry,
    'quittance_orders_at_stage',
    'Orders by the stage they stand at; taken and pushing are the queue.',
    'stage',
    async () => added((await recent()).flatMap(({ stages }) => Object.entries(stages))),
  );
  gauge(
    registry,
    'quittance_orders_stopped',
    'Orders that wait for a person, by reason code (the dead letters).',
    'code',
    async () => added((await recent()).flatMap(({ causes }) => causes.map(({ code, count }): Figure => [code, count]))),
  );
  gauge(
    registry,
    'quittance_payloads_unmapped',
    'Payloads kept that could not be read as an order.',
    undefined,
    async () => [['', sum((await recent()).map(({ unmapped }) => unmapped))]],
  );
  gauge(
    registry,
    'quittance_changes_waiting',
    'Orders that changed in a shop and wait to be read there.',
    undefined,
    async () => [['', sum((await recent()).map(({ changes }) => changes))]],
  );
  gauge(
    registry,
    'quittance_oldest_change_age_seconds',
    'Age of the change that has waited longest to be read; absent when none waits.',
    undefined,
    async () => age(oldest((await recent()).map(({ oldestChangeAt }) => oldestChangeAt)), clock),
  );
  gauge(
    registry,
    'quittance_oldest_stuck_age_seconds',
    'Age of the order that has been stuck longest; absent when none is.',
    undefined,
    async () => age(oldest((await recent()).map(({ oldestStuckAt }) => oldestStuckAt)), clock),
  );
  gauge(
    registry,
    'quittance_shops_silent',
    'Shops from which no order came although their own rhythm of the past weeks expects some: the freshness alarm.',
    undefined,
    async () => [['', sum((await recent()).map(({ silent }) => silent.length))]],
  );
  gauge(
    registry,
    'quittance_last_accepted_age_seconds',
    'Time since the last order came in, over all shops.',
    undefined,
    async () => age(newest((await recent()).map(({ lastAcceptedAt }) => lastAcceptedAt)), clock),
  );
}

type Figure = readonly [label: string, value: number];

function gauge(
  registry: Registry,
  name: string,
  help: string,
  label: string | undefined,
  figures: () => Promise<readonly Figure[]>,
): void {
  new Gauge({
    name,
    help,
    labelNames: label === undefined ? [] : [label],
    registers: [registry],
    async collect() {
      const current = await figures();
      this.reset();
      if (label === undefined && current.length === 0) this.remove();
      for (const [value, count] of current) this.set(label === undefined ? {} : { [label]: value }, count);
    },
  });
}

function remembered(read: ReadStats, clock: Clock): ReadStats {
  let latest: Promise<readonly Stats[]> | undefined;
  let readAt = 0;
  return async () => {
    const now = clock.now().getTime();
    if (latest === undefined || now - readAt >= READ_EVERY) {
      readAt = now;
      latest = read();
      // A database that is down now must not be down for ten seconds more in the figures.
      latest.catch(() => (latest = undefined));
    }
    return latest;
  };
}

function added(figures: readonly Figure[]): readonly Figure[] {
  const totals = new Map<string, number>();
  for (const [label, value] of figures) totals.set(label, (totals.get(label) ?? 0) + value);
  return [...totals];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function oldest(moments: readonly (string | undefined)[]): number | undefined {
  const known = times(moments);
  return known.length === 0 ? undefined : Math.min(...known);
}

function newest(moments: readonly (string | undefined)[]): number | undefined {
  const known = times(moments);
  return known.length === 0 ? undefined : Math.max(...known);
}

function times(moments: readonly (string | undefined)[]): readonly number[] {
  return moments.filter((moment) => moment !== undefined).map((moment) => Date.parse(moment));
}

function age(since: number | undefined, clock: Clock): readonly Figure[] {
  return since === undefined ? [] : [['', (clock.now().getTime() - since) / 1000]];
}
