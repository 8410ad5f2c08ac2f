import { Decimal } from '../../model/index.ts';
import type { XmlElement } from '../../xml/index.ts';
import { decimalOf, normalized, Unjudgeable } from '../engine/index.ts';

/** The one element at this path below, or none; a published rule that takes one value stops at a second. Throws {@link Unjudgeable}. */
export function only(element: XmlElement, ...path: readonly string[]): XmlElement | undefined {
  const found = element.all(...path);
  if (found.length > 1) throw new Unjudgeable(path.join('/'));
  return found[0];
}

/** The one text in the elements at this path below, as it is written; empty of none. Throws {@link Unjudgeable} of two. */
export function writtenAt(element: XmlElement, ...path: readonly string[]): string {
  const [text = '', ...more] = element.all(...path).flatMap(({ value }) => (value === '' ? [] : [value]));
  if (more.length > 0) throw new Unjudgeable(path.join('/'));
  return text;
}

/** The same without blanks at its ends. */
export function textAt(element: XmlElement, ...path: readonly string[]): string {
  return normalized(writtenAt(element, ...path));
}

/** Whether one of the elements at this path below says something. */
export function tells(element: XmlElement, ...path: readonly string[]): boolean {
  return element.all(...path).some((one) => normalized(one.value) !== '');
}

/** Whether the element at this path below is one of these texts, blanks at its ends left out; of two none is. */
export function isOneOf(element: XmlElement, texts: readonly string[], ...path: readonly string[]): boolean {
  const [one, ...more] = element.all(...path);
  return one !== undefined && more.length === 0 && texts.includes(normalized(one.value));
}

/** Whether one of the elements at this path below is exactly this text. */
export function has(element: XmlElement, text: string, ...path: readonly string[]): boolean {
  return element.all(...path).some((one) => one.value === text);
}

/** XPath `sum` of decimals. Throws {@link Unjudgeable}. */
export function sumOf(elements: readonly XmlElement[]): Decimal {
  return elements.reduce((sum, element) => sum.plus(decimalOf(element)), Decimal.ZERO);
}

const CENT = Decimal.of('0.01');
const HALF_A_CENT = Decimal.of('0.005');

/** As XPath rounds: half towards plus infinity. */
export function toCents(amount: Decimal): Decimal {
  const rounded = amount.round(2);
  return rounded.minus(amount).equals(HALF_A_CENT.negated()) ? rounded.plus(CENT) : rounded;
}

/** Whether two amounts are at most `tolerance` apart. */
export function near(one: Decimal, other: Decimal, tolerance: Decimal): boolean {
  return !one.minus(other).abs().greaterThan(tolerance);
}

const QUOTIENT_DECIMALS = 18;

/** XPath `div` of decimals, which the published rules compute to 18 decimals. Throws {@link Unjudgeable}. */
export function quotient(dividend: Decimal, divisor: Decimal): Decimal {
  if (divisor.isZero()) throw new Unjudgeable('division by zero');
  return dividend.dividedBy(divisor, Math.max(QUOTIENT_DECIMALS, dividend.scale, divisor.scale));
}
