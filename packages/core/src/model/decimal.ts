import {
  add,
  divideHalfUp,
  integer,
  multiply,
  negate,
  parseInteger,
  powerOfTen,
  SAFE_DIGITS,
  withoutLastZero,
  type Integer,
} from './integer.ts';

/**
 * Exact decimal numbers: an integer and a scale, never a binary float.
 *
 * `Decimal.of('19.90')` holds 1990 at scale 2. Addition, subtraction and multiplication are exact; division and
 * rounding always name their scale, and round half away from zero as tax law and EN 16931 expect.
 */
export class Decimal {
  readonly #units: Integer;
  readonly #scale: number;

  private constructor(units: Integer, scale: number) {
    this.#units = units;
    this.#scale = scale;
  }

  static readonly ZERO: Decimal = new Decimal(0, 0);
  static readonly ONE: Decimal = new Decimal(1, 0);
  static readonly HUNDRED: Decimal = new Decimal(100, 0);

  /** Text such as `-12.50`; throws `RangeError` on anything else. Use {@link Decimal.parse} at the doors. */
  static of(text: string | bigint | Decimal): Decimal {
    if (text instanceof Decimal) return text;
    if (typeof text === 'bigint') return new Decimal(integer(text), 0);
    const parsed = Decimal.parse(text);
    if (parsed === undefined) throw new RangeError(`Not a decimal number: ${JSON.stringify(text.slice(0, 40))}`);
    return parsed;
  }

  /** The number in a plain decimal text, or `undefined`: no exponent, no blanks, no separators, at most 30 digits. */
  static parse(text: string): Decimal | undefined {
    if (text.length <= SAFE_DIGITS) return Decimal.#parseShort(text);
    if (text.length > 32 || !PLAIN_DECIMAL.test(text)) return undefined;
    const point = text.indexOf('.');
    if (point < 0) return new Decimal(parseInteger(text), 0);
    return new Decimal(parseInteger(text.slice(0, point) + text.slice(point + 1)), text.length - point - 1);
  }

  /** As {@link Decimal.parse}, of a text whose digits make a safe integer: digit by digit. */
  static #parseShort(text: string): Decimal | undefined {
    const first = text.charCodeAt(0) === MINUS ? 1 : 0;
    let units = 0;
    let point = -1;
    for (let at = first; at < text.length; at += 1) {
      const digit = text.charCodeAt(at) - ZERO_DIGIT;
      if (digit >= 0 && digit <= 9) units = units * 10 + digit;
      else if (digit === POINT && point < 0 && at > first) point = at;
      else return undefined;
    }
    const scale = point < 0 ? 0 : text.length - point - 1;
    if (text.length === first || (point >= 0 && scale === 0) || scale > MOST_DECIMALS) return undefined;
    return new Decimal(first === 0 ? units : 0 - units, scale);
  }

  /** `units` of 10^-scale, e.g. `fromUnits(1990n, 2)` is 19.90. */
  static fromUnits(units: bigint, scale: number): Decimal {
    return new Decimal(integer(units), scale);
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
    if (scale >= this.#scale) return BigInt(this.#scaledUp(scale));
    const rounded = this.round(scale);
    if (!rounded.equals(this)) throw new RangeError(`${this.toString()} does not fit in ${scale} decimals`);
    return BigInt(rounded.#units);
  }

  plus(other: Decimal): Decimal {
    const scale = Math.max(this.#scale, other.#scale);
    return new Decimal(add(this.#scaledUp(scale), other.#scaledUp(scale)), scale);
  }

  minus(other: Decimal): Decimal {
    const scale = Math.max(this.#scale, other.#scale);
    return new Decimal(add(this.#scaledUp(scale), negate(other.#scaledUp(scale))), scale);
  }

  times(other: Decimal): Decimal {
    return new Decimal(multiply(this.#units, other.#units), this.#scale + other.#scale);
  }

  /** The quotient rounded half away from zero to `scale` decimals; throws on division by zero. */
  dividedBy(divisor: Decimal, scale: number): Decimal {
    if (divisor.isZero()) throw new RangeError('Division by zero');
    const exponent = scale + divisor.#scale - this.#scale;
    const numerator = exponent > 0 ? multiply(this.#units, powerOfTen(exponent)) : this.#units;
    const denominator = exponent < 0 ? multiply(divisor.#units, powerOfTen(-exponent)) : divisor.#units;
    return new Decimal(divideHalfUp(numerator, denominator), scale);
  }

  /** Rounded half away from zero to exactly `scale` decimals (`1.5` at scale 2 is `1.50`). */
  round(scale: number): Decimal {
    if (scale === this.#scale) return this;
    if (scale > this.#scale) return new Decimal(this.#scaledUp(scale), scale);
    return new Decimal(divideHalfUp(this.#units, powerOfTen(this.#scale - scale)), scale);
  }

  negated(): Decimal {
    return new Decimal(negate(this.#units), this.#scale);
  }

  abs(): Decimal {
    return this.#units < 0 ? this.negated() : this;
  }

  compare(other: Decimal): -1 | 0 | 1 {
    const scale = Math.max(this.#scale, other.#scale);
    const own = this.#scaledUp(scale);
    const others = other.#scaledUp(scale);
    return own < others ? -1 : own > others ? 1 : 0;
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
    return this.#units === 0;
  }

  isNegative(): boolean {
    return this.#units < 0;
  }

  isPositive(): boolean {
    return this.#units > 0;
  }

  /** Without trailing zeros after the point: `1.500` becomes `1.5`, `20.00` becomes `20`. */
  trimmed(): Decimal {
    let units = this.#units;
    let scale = this.#scale;
    while (scale > 0) {
      const shorter = withoutLastZero(units);
      if (shorter === undefined) break;
      units = shorter;
      scale -= 1;
    }
    return scale === this.#scale ? this : new Decimal(units, scale);
  }

  toString(): string {
    if (this.#scale === 0) return this.#units.toString();
    const digits = (this.#units < 0 ? negate(this.#units) : this.#units).toString().padStart(this.#scale + 1, '0');
    const point = digits.length - this.#scale;
    return `${this.#units < 0 ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`;
  }

  /** At exactly `scale` decimals, rounded half away from zero. */
  toFixed(scale: number): string {
    return this.round(scale).toString();
  }

  /** JSON carries decimals as strings, so that no reader turns them into floats. */
  toJSON(): string {
    return this.toString();
  }

  /** The integer of this number at a scale that is not below its own. */
  #scaledUp(scale: number): Integer {
    return scale === this.#scale ? this.#units : multiply(this.#units, powerOfTen(scale - this.#scale));
  }
}

const MINUS = 45;
const ZERO_DIGIT = 48;
/** As a digit would be read. */
const POINT = 46 - ZERO_DIGIT;
const MOST_DECIMALS = 10;

const PLAIN_DECIMAL = /^-?\d{1,20}(?:\.\d{1,10})?$/;
