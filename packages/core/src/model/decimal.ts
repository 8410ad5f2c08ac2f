/**
 * Exact decimal numbers: an integer and a scale, never a binary float.
 *
 * `Decimal.of('19.90')` holds 1990 at scale 2. Addition, subtraction and multiplication are exact; division and
 * rounding always name their scale, and round half away from zero as tax law and EN 16931 expect.
 */
export class Decimal {
  readonly #units: bigint;
  readonly #scale: number;

  private constructor(units: bigint, scale: number) {
    this.#units = units;
    this.#scale = scale;
  }

  static readonly ZERO: Decimal = new Decimal(0n, 0);
  static readonly ONE: Decimal = new Decimal(1n, 0);
  static readonly HUNDRED: Decimal = new Decimal(100n, 0);

  /** Text such as `-12.50`; throws `RangeError` on anything else. Use {@link Decimal.parse} at the doors. */
  static of(text: string | bigint | Decimal): Decimal {
    if (text instanceof Decimal) return text;
    if (typeof text === 'bigint') return new Decimal(text, 0);
    const parsed = Decimal.parse(text);
    if (parsed === undefined) throw new RangeError(`Not a decimal number: ${JSON.stringify(text.slice(0, 40))}`);
    return parsed;
  }

  /** The number in a plain decimal text, or `undefined`: no exponent, no blanks, no separators, at most 30 digits. */
  static parse(text: string): Decimal | undefined {
    if (text.length > 32 || !PLAIN_DECIMAL.test(text)) return undefined;
    const point = text.indexOf('.');
    if (point < 0) return new Decimal(BigInt(text), 0);
    return new Decimal(BigInt(text.slice(0, point) + text.slice(point + 1)), text.length - point - 1);
  }

  /** `units` of 10^-scale, e.g. `fromUnits(1990n, 2)` is 19.90. */
  static fromUnits(units: bigint, scale: number): Decimal {
    return new Decimal(units, scale);
  }

  static sum(terms: Iterable<Decimal>): Decimal {
    let total = Decimal.ZERO;
    for (const term of terms) total = total.plus(term);
    return total;
  }

  get scale(): number {
    return this.#scale;
  }

  /** The integer of this number at `scale`; throws when that would lose digits. */
  unitsAt(scale: number): bigint {
    if (scale >= this.#scale) return this.#units * power(scale - this.#scale);
    const rounded = this.round(scale);
    if (!rounded.equals(this)) throw new RangeError(`${this.toString()} does not fit in ${scale} decimals`);
    return rounded.#units;
  }

  plus(other: Decimal): Decimal {
    if (this.#scale === other.#scale) return new Decimal(this.#units + other.#units, this.#scale);
    const scale = Math.max(this.#scale, other.#scale);
    return new Decimal(this.unitsAt(scale) + other.unitsAt(scale), scale);
  }

  minus(other: Decimal): Decimal {
    return this.plus(other.negated());
  }

  times(other: Decimal): Decimal {
    return new Decimal(this.#units * other.#units, this.#scale + other.#scale);
  }

  /** The quotient rounded half away from zero to `scale` decimals; throws on division by zero. */
  dividedBy(divisor: Decimal, scale: number): Decimal {
    if (divisor.#units === 0n) throw new RangeError('Division by zero');
    const exponent = scale + divisor.#scale - this.#scale;
    const numerator = exponent >= 0 ? this.#units * power(exponent) : this.#units;
    const denominator = exponent >= 0 ? divisor.#units : divisor.#units * power(-exponent);
    return new Decimal(divideHalfUp(numerator, denominator), scale);
  }

  /** Rounded half away from zero to exactly `scale` decimals (`1.5` at scale 2 is `1.50`). */
  round(scale: number): Decimal {
    if (scale >= this.#scale) return new Decimal(this.#units * power(scale - this.#scale), scale);
    return new Decimal(divideHalfUp(this.#units, power(this.#scale - scale)), scale);
  }

  negated(): Decimal {
    return new Decimal(-this.#units, this.#scale);
  }

  abs(): Decimal {
    return this.#units < 0n ? this.negated() : this;
  }

  compare(other: Decimal): -1 | 0 | 1 {
    const scale = Math.max(this.#scale, other.#scale);
    const difference = this.unitsAt(scale) - other.unitsAt(scale);
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }

  equals(other: Decimal): boolean {
    return this.compare(other) === 0;
  }

  lessThan(other: Decimal): boolean {
    return this.compare(other) < 0;
  }

  greaterThan(other: Decimal): boolean {
    return this.compare(other) > 0;
  }

  isZero(): boolean {
    return this.#units === 0n;
  }

  isNegative(): boolean {
    return this.#units < 0n;
  }

  isPositive(): boolean {
    return this.#units > 0n;
  }

  /** Without trailing zeros after the point: `1.500` becomes `1.5`, `20.00` becomes `20`. */
  trimmed(): Decimal {
    let units = this.#units;
    let scale = this.#scale;
    while (scale > 0 && units % 10n === 0n) {
      units /= 10n;
      scale -= 1;
    }
    return scale === this.#scale ? this : new Decimal(units, scale);
  }

  toString(): string {
    if (this.#scale === 0) return this.#units.toString();
    const digits = (this.#units < 0n ? -this.#units : this.#units).toString().padStart(this.#scale + 1, '0');
    const point = digits.length - this.#scale;
    return `${this.#units < 0n ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`;
  }

  /** At exactly `scale` decimals, rounded half away from zero. */
  toFixed(scale: number): string {
    return this.round(scale).toString();
  }

  /** JSON carries decimals as strings, so that no reader turns them into floats. */
  toJSON(): string {
    return this.toString();
  }
}

const PLAIN_DECIMAL = /^-?\d{1,20}(?:\.\d{1,10})?$/;

const POWERS: readonly bigint[] = Array.from({ length: 41 }, (_, exponent) => 10n ** BigInt(exponent));

function power(exponent: number): bigint {
  return POWERS[exponent] ?? 10n ** BigInt(exponent);
}

function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  const quotient = (2n * n + d) / (2n * d);
  return negative ? -quotient : quotient;
}
