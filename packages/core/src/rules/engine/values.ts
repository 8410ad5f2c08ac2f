import { Decimal } from '../../model/index.ts';
import type { XmlElement } from '../../xml/index.ts';

/**
 * How the published rules read values: as XPath 2.0 does. A rule that casts to a decimal cannot be asked of a text that is none; a rule
 * that compares untyped values compares binary floating-point numbers, and its rounding is towards plus infinity. Money is never held or written
 * in these numbers: they exist to give the verdict that the published rule gives.
 */

/** Thrown by a rule that cannot be asked: a value is not what its type demands, or there are two where the rule takes one. */
export class Unjudgeable extends Error {
  override readonly name = 'Unjudgeable';

  constructor(what?: string) {
    // A faulty document has thousands, and nobody looks where they were thrown: to write that down would take most of the time.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(what);
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** What comes of the work; `undefined` where it cannot be asked. */
export function judgeable<Value>(work: () => Value): Value | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof Unjudgeable) return undefined;
    throw error;
  }
}

/** XPath `normalize-space`: no blanks at the ends, one between words. */
export function normalized(text: string): string {
  const inner = trimmed(text);
  return hasSingleBlanks(inner) ? inner : inner.split(/[ \t\r\n]+/).join(' ');
}

/** Nearly every text has. It begins with none. */
function hasSingleBlanks(text: string): boolean {
  let afterBlank = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isBlank(code) && (afterBlank || code !== SPACE)) return false;
    afterBlank = code === SPACE;
  }
  return true;
}
const SPACE = 32;

/** Whether there is a text that says something. */
export function says(element: XmlElement | undefined): boolean {
  if (element === undefined) return false;
  const text = element.value;
  for (let at = 0; at < text.length; at += 1) if (!isBlank(text.charCodeAt(at))) return true;
  return false;
}

/** Whether it is an XML Schema decimal, such as `-12.50`, `+1`, `1.` or `.5`. Not by a pattern: one keeps a way back from every digit. */
export function isDecimal(text: string): boolean {
  let digits = 0;
  let points = 0;
  for (let at = text.startsWith('-') || text.startsWith('+') ? 1 : 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) digits += 1;
    else if (code === 46) points += 1;
    else return false;
  }
  return digits > 0 && points <= 1;
}

/** Without the blanks of XML at its ends. Not by a pattern: one that looks for the end tries every blank before it. */
export function trimmed(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charCodeAt(start))) start += 1;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 10 || code === 13;

/** XPath `xs:decimal(…)` of one element; `undefined` of none. Throws {@link Unjudgeable}. */
export function decimalOf(element: XmlElement): Decimal;
export function decimalOf(element: XmlElement | undefined): Decimal | undefined;
export function decimalOf(element: XmlElement | undefined): Decimal | undefined {
  if (element === undefined) return undefined;
  const text = trimmed(element.value);
  return Decimal.parse(text) ?? ofAnyForm(text);
}

const MOST_DIGITS = 1000;

/** `+1`, `1.` and `.5` are XML Schema decimals, and so is one of more digits than money has. */
function ofAnyForm(text: string): Decimal {
  if (text.length > MOST_DIGITS || !isDecimal(text)) throw new Unjudgeable(text);
  const [whole = '', fraction = ''] = text.replace(/^[+-]/, '').split('.');
  const decimal = Decimal.fromUnits(BigInt(whole + fraction), fraction.length);
  return text.startsWith('-') ? decimal.negated() : decimal;
}

/** XPath `… = true()` or `… = false()` of any number of elements: the first that is so decides. Throws {@link Unjudgeable} at one before that is no boolean. */
export function areAny(elements: readonly XmlElement[], wanted: boolean): boolean {
  for (const { value } of elements) {
    const text = trimmed(value);
    const isTrue = text === 'true' || text === '1';
    if (!isTrue && text !== 'false' && text !== '0') throw new Unjudgeable(value);
    if (isTrue === wanted) return true;
  }
  return false;
}

const DOUBLE = /^(?:[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|-?INF|NaN)$/;

/** XPath `xs:double(…)` of one element, as an untyped value is compared with a number. Throws {@link Unjudgeable}. */
export function doubleOf(element: XmlElement): number {
  const text = trimmed(element.value);
  if (!DOUBLE.test(text)) throw new Unjudgeable(text);
  return text.endsWith('INF') ? (text.startsWith('-') ? -Infinity : Infinity) : Number(text);
}

/** XPath `number(…)`: no exception, but NaN. */
export function numberOf(element: XmlElement | undefined): number {
  const text = trimmed(element?.value ?? '');
  return DOUBLE.test(text)
    ? text.endsWith('INF')
      ? text.startsWith('-')
        ? -Infinity
        : Infinity
      : Number(text)
    : Number.NaN;
}
