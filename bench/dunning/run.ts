/**
 * How long a dunning run takes to plan, and how much memory: `node bench/dunning/run.ts [items]`, one million by default, after a quarter and
 * a half of it, so that one sees whether the time grows with the items alone. Each size runs in a process of its own; customers are made as
 * they are planned, and their making is timed apart.
 */
import { spawnSync } from 'node:child_process';
import { dunningRun, planEach } from '../../packages/core/src/dunning/index.ts';
import { dunningSettings } from '../../packages/core/src/model/index.ts';
import { debtors } from './debtors.ts';

const TODAY = '2026-11-26';
const ITEMS_EACH = 10;

interface Figures {
  readonly items: number;
  readonly making: number;
  readonly planning: number;
  readonly rssMegabytes: number;
  readonly letters: number;
  readonly skipped: number;
  readonly handOver: number;
}

function measure(items: number): Figures {
  const customers = Math.ceil(items / ITEMS_EACH);
  const run = dunningRun({
    now: new Date(`${TODAY}T06:00:00Z`),
    creditor: { country: 'FR', timeZone: 'Europe/Paris' },
    settings: dunningSettings.parse({ policy: { table: [{ segment: 'key-account', tone: 'friendly', gapDays: 14 }] } }),
    bankDataAsOf: TODAY,
  });
  let made = 0;
  const idle = performance.now();
  for (const { items: own } of debtors(customers, TODAY)) made += own.length;
  const making = performance.now() - idle;
  const started = performance.now();
  const counts = { letters: 0, skipped: 0, handOver: 0 };
  for (const plan of planEach(debtors(customers, TODAY), run)) {
    counts.letters += plan.letters.length;
    counts.skipped += plan.skipped.length;
    counts.handOver += plan.handOver.length;
  }
  const planning = performance.now() - started - making;
  return { items: made, making, planning, rssMegabytes: process.resourceUsage().maxRSS / 1024, ...counts };
}

function inProcess(items: number): Figures {
  const { stdout, stderr, status } = spawnSync(process.execPath, [import.meta.filename, '--one', String(items)], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Figures;
}

function report(all: readonly Figures[]): void {
  const last = all.at(-1);
  if (last === undefined) return;
  for (const { items, making, planning, rssMegabytes, letters, skipped, handOver } of all) {
    const each = (planning * 1000) / items;
    const ratio = each / ((last.planning * 1000) / last.items);
    console.log(
      `${items} items: planned in ${(planning / 1000).toFixed(2)} s (${each.toFixed(2)} µs an item, ${ratio.toFixed(2)} x the largest), ` +
        `made in ${(making / 1000).toFixed(2)} s, at most ${rssMegabytes.toFixed(0)} MB; ` +
        `${letters} letters, ${skipped} items passed over, ${handOver} cases for an agency`,
    );
  }
}

const [first, second] = process.argv.slice(2);
if (first === '--one') console.log(JSON.stringify(measure(Number(second))));
else {
  const most = Number(first ?? 1_000_000);
  report([most / 4, most / 2, most].map(inProcess));
}
