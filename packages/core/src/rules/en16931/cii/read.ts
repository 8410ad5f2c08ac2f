import type { XmlElement } from '../../../xml/index.ts';
import { normalized, says, Unjudgeable } from '../../engine/index.ts';

/** The one element at a path below; the published rules cannot be asked where they take one value and find two. */
export const only = (element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined =>
  element === undefined ? undefined : sole(element, path, 0, undefined);

function sole(
  element: XmlElement,
  path: readonly string[],
  depth: number,
  before: XmlElement | undefined,
): XmlElement | undefined {
  if (depth === path.length) {
    if (before !== undefined) throw new Unjudgeable(path.join('/'));
    return element;
  }
  let found = before;
  for (const child of element.children)
    if (child.path.name === path[depth]) found = sole(child, path, depth + 1, found);
  return found;
}

/** Whether an element at a path below is such a one; they are asked in the order of the document. */
export function some(
  element: XmlElement,
  path: readonly string[],
  test: (found: XmlElement) => boolean,
  depth = 0,
): boolean {
  if (depth === path.length) return test(element);
  for (const child of element.children)
    if (child.path.name === path[depth] && some(child, path, test, depth + 1)) return true;
  return false;
}

/** The first element of that name at any depth below. */
export function anywhere(element: XmlElement, name: string): XmlElement | undefined {
  for (const child of element.children) {
    if (child.path.name === name) return child;
    const found = anywhere(child, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether the one element at a path below says something. */
export const isGiven = (element: XmlElement | undefined, ...path: readonly string[]): boolean =>
  says(only(element, ...path));

/** The text of the one element at a path below, without blanks around it; `''` of none. */
export const textAt = (element: XmlElement | undefined, ...path: readonly string[]): string =>
  normalized(only(element, ...path)?.value ?? '');

/** The attribute of the one element at a path below that has it, without blanks around it; `''` of none. */
export function attributeAt(element: XmlElement, attribute: string, ...path: readonly string[]): string {
  let found: string | undefined;
  for (const { attributes } of element.all(...path)) {
    const value = attributes[attribute];
    if (value === undefined) continue;
    if (found !== undefined) throw new Unjudgeable(`@${attribute}`);
    found = value;
  }
  return normalized(found ?? '');
}

/** Whether a tax is VAT; most rules look at its type so. */
export function isVat(tax: XmlElement): boolean {
  const type = only(tax, 'ram:TypeCode');
  return type !== undefined && type.value.toUpperCase() === 'VAT';
}

const BOOLEANS = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
]);

/** Whether an allowance or charge says that it is the one or the other; what is no XML Schema boolean says neither. */
export const saysCharge = (item: XmlElement, charge: boolean): boolean =>
  item.all('ram:ChargeIndicator', 'udt:Indicator').some(({ value }) => BOOLEANS.get(normalized(value)) === charge);

/** The same where the published rules stop at what is no boolean. */
export function isCharge(item: XmlElement, charge: boolean): boolean {
  const indicators = item
    .all('ram:ChargeIndicator', 'udt:Indicator')
    .map(({ value }) => BOOLEANS.get(normalized(value)));
  if (indicators.includes(undefined)) throw new Unjudgeable('ChargeIndicator');
  return indicators.includes(charge);
}
