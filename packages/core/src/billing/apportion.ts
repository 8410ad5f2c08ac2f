import { Decimal } from '../model/index.ts';

/**
 * `total` split by `weights` at `scale` decimals so that the shares sum to it exactly (largest remainder: the shares that lost
 * most by rounding down get the units that are left). With weights that are all zero the first share takes everything.
 */
export function apportion(total: Decimal, weights: readonly Decimal[], scale: number): Decimal[] {
  if (weights.length === 0) return [];
  if (weights.length === 1) return [Decimal.fromUnits(total.unitsAt(scale), scale)];
  const units = total.unitsAt(scale);
  const finest = weights.reduce((deepest, weight) => Math.max(deepest, weight.scale), 0);
  const parts = weights.map((weight) => weight.unitsAt(finest));
  const sum = parts.reduce((a, b) => a + b, 0n);
  if (sum === 0n) return weights.map((_, index) => Decimal.fromUnits(index === 0 ? units : 0n, scale));
  const floors = parts.map((part) => floorDivide(units * part, sum));
  const lost = parts.map((part, index) => units * part - (floors[index] ?? 0n) * sum);
  let left = units - floors.reduce((a, b) => a + b, 0n);
  const magnitude = (index: number): bigint => (sum < 0n ? -(lost[index] ?? 0n) : (lost[index] ?? 0n));
  const byLoss = parts.map((_, index) => index).sort((a, b) => compare(magnitude(b), magnitude(a)) || a - b);
  for (const index of byLoss) {
    if (left <= 0n) break;
    floors[index] = (floors[index] ?? 0n) + 1n;
    left -= 1n;
  }
  return floors.map((share) => Decimal.fromUnits(share, scale));
}

/**
 * The part of `amount` that pieces `before` to `before + pieces` of `quantity` carry, at `scale` decimals. Parts of one whole
 * sum to it exactly, in whatever steps they come.
 */
export function partOf(amount: Decimal, before: Decimal, pieces: Decimal, quantity: Decimal, scale: number): Decimal {
  if (quantity.isZero()) return Decimal.fromUnits(0n, scale);
  if (before.isZero() && pieces.equals(quantity)) return amount.round(scale);
  const until = (count: Decimal): Decimal => amount.times(count).dividedBy(quantity, scale);
  return until(before.plus(pieces)).minus(until(before));
}

function floorDivide(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  return numerator % denominator !== 0n && numerator < 0n !== denominator < 0n ? quotient - 1n : quotient;
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
