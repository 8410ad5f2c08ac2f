/**
 * How well payments are matched with what is owed, in made-up ledgers with known truth: `node bench/banking/run.ts [ENTRIES]`. Then how long it
 * takes to match 10,000 entries with 100,000 open items.
 */
import type { MatchPolicy } from '../../packages/core/src/banking/index.ts';
import { DEFAULT_MATCH_POLICY, matchEntry } from '../../packages/core/src/banking/index.ts';
import { Chance } from '../../packages/core/test/banking/chance.ts';
import { BOLD, judge, ledgerOfWorld } from '../../packages/core/test/banking/judge.ts';
import { makeWorld } from '../../packages/core/test/banking/ledger-world.ts';
import { makePayments } from '../../packages/core/test/banking/payments-world.ts';

const ENTRIES = Number(process.argv[2] ?? 50_000);
const PER_WORLD = 1_000;

function quality(name: string, policy: MatchPolicy): void {
  const byHabit = new Map<string, Map<string, number>>();
  const byRule = new Map<string, { right: number; wrong: number }>();
  for (let seed = 1; seed <= Math.ceil(ENTRIES / PER_WORLD); seed += 1) {
    const chance = new Chance(seed);
    const world = makeWorld(chance, 800);
    const ledger = ledgerOfWorld(world);
    for (const payment of makePayments(chance, world, PER_WORLD)) {
      const { match, verdict } = judge(payment, ledger, policy);
      const counts = byHabit.get(payment.habit) ?? new Map<string, number>();
      byHabit.set(payment.habit, counts.set(verdict, (counts.get(verdict) ?? 0) + 1));
      if (match.kind !== 'post') continue;
      const rule = byRule.get(match.rule) ?? { right: 0, wrong: 0 };
      byRule.set(match.rule, rule);
      if (verdict === 'right') rule.right += 1;
      else {
        rule.wrong += 1;
        if (process.argv.includes('--wrong')) console.dir({ payment, match }, { depth: 6 });
      }
    }
  }
  console.log(`\n${name}`);
  console.table(Object.fromEntries([...byHabit].map(([habit, counts]) => [habit, Object.fromEntries(counts)])));
  console.table(Object.fromEntries(byRule));
  const [right, wrong] = (['right', 'wrong'] as const).map((key) =>
    [...byRule.values()].reduce((sum, rule) => sum + rule[key], 0),
  );
  const all = [...byHabit.values()].flatMap((counts) => [...counts]);
  const due = all
    .filter(([verdict]) => ['right', 'proposed', 'missed'].includes(verdict))
    .reduce((sum, [, count]) => sum + count, 0);
  console.log(
    `posted ${(right ?? 0) + (wrong ?? 0)}, wrong ${wrong}; recall ${((100 * (right ?? 0)) / due).toFixed(1)} % of ${due}`,
  );
}

function speed(): void {
  const chance = new Chance(7);
  const world = makeWorld(chance, 72_000);
  const entries = makePayments(chance, world, 10_000);
  const started = performance.now();
  const ledger = ledgerOfWorld(world);
  const built = performance.now();
  for (const { entry } of entries) matchEntry(entry, ledger);
  const done = performance.now();
  const open = world.items.filter(({ open: amount }) => !amount.isZero()).length;
  console.log(
    `\n${entries.length} entries against ${open} open items: index ${((built - started) / 1000).toFixed(2)} s, matching ${((done - built) / 1000).toFixed(2)} s`,
  );
}

quality('By the default policy', DEFAULT_MATCH_POLICY);
quality('With sums posted', BOLD);
speed();
