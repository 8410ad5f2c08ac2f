import type { Decimal } from '../../model/index.ts';

/** Which of some amounts come to a sum: not at all, in one way, in several ways, or it would take too long to know. */
export type SubsetSum =
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly indices: readonly number[] }
  | { readonly kind: 'several'; readonly indices: readonly number[] }
  | { readonly kind: 'unknown' };

/** Of more items every sum comes about somehow. */
const MOST_AMOUNTS = 20;
const MOST_STEPS = 20_000;

/**
 * Looks for at least `least` amounts that come to `target`. Ways that differ only by which of two equal amounts they take are several ways: they
 * settle different items.
 */
export function subsetSum(amounts: readonly Decimal[], target: Decimal, least: number): SubsetSum {
  if (amounts.length > MOST_AMOUNTS) return { kind: 'unknown' };
  const scale = Math.max(target.scale, ...amounts.map(({ scale: own }) => own));
  const units = amounts.map((amount) => amount.unitsAt(scale));
  const { above, below } = reachOf(units);
  const goal = target.unitsAt(scale);
  const ways: number[][] = [];
  const chosen: number[] = [];
  let steps = 0;
  const search = (at: number, rest: bigint): void => {
    steps += 1;
    if (steps > MOST_STEPS || ways.length > 1) return;
    if (at === units.length) {
      if (rest === 0n && chosen.length >= least) ways.push([...chosen]);
      return;
    }
    if (rest > (above[at] ?? 0n) || rest < (below[at] ?? 0n)) return;
    chosen.push(at);
    search(at + 1, rest - (units[at] ?? 0n));
    chosen.pop();
    search(at + 1, rest);
  };
  search(0, goal);
  const [first, second] = ways;
  if (second !== undefined && first !== undefined) return { kind: 'several', indices: first };
  if (steps > MOST_STEPS) return { kind: 'unknown' };
  return first === undefined ? { kind: 'none' } : { kind: 'one', indices: first };
}

/** What the amounts from each place on can add and take away at most. */
function reachOf(units: readonly bigint[]): { readonly above: readonly bigint[]; readonly below: readonly bigint[] } {
  const above: bigint[] = [];
  const below: bigint[] = [];
  for (let at = units.length - 1; at >= 0; at -= 1) {
    const unit = units[at] ?? 0n;
    above[at] = (above[at + 1] ?? 0n) + (unit > 0n ? unit : 0n);
    below[at] = (below[at + 1] ?? 0n) + (unit < 0n ? unit : 0n);
  }
  return { above, below };
}
