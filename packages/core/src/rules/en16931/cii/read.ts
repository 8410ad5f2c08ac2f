import type { XmlElement } from '../../../xml/index.ts';
import { areAny, normalized, says, Unjudgeable } from '../../engine/index.ts';

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

/** Every element of that name below, at any depth. */
export function everywhere(element: XmlElement, name: string, found: XmlElement[] = []): readonly XmlElement[] {
  for (const child of element.children) {
    if (child.path.name === name) found.push(child);
    everywhere(child, name, found);
  }
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
export const attributeAt = (element: XmlElement, attribute: string, ...path: readonly string[]): string =>
  soleAttribute([element], attribute, ...path);

/** The same of several elements, of which one has it below. */
export function soleAttribute(elements: readonly XmlElement[], attribute: string, ...path: readonly string[]): string {
  let found: string | undefined;
  for (const element of elements)
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

/** As {@link isVat}, where the published rules take no notice of two types: it is a place in a pattern. */
export function isVatInPattern({ children }: XmlElement): boolean {
  let type: XmlElement | undefined;
  for (const child of children) {
    if (child.path.name !== 'ram:TypeCode') continue;
    if (type !== undefined) return false;
    type = child;
  }
  return type !== undefined && type.value.toUpperCase() === 'VAT';
}

/** What an allowance or charge says of which it is. */
export const indicatorsOf = (item: XmlElement): readonly XmlElement[] =>
  item.all('ram:ChargeIndicator', 'udt:Indicator');

/** Whether it is the one or the other. Throws `Unjudgeable` at what is no XML Schema boolean. */
export const isCharge = (item: XmlElement, charge: boolean): boolean => areAny(indicatorsOf(item), charge);

/** The same where it is a place in a pattern: what is no boolean says neither. */
export function saysCharge(item: XmlElement, charge: boolean): boolean {
  try {
    return isCharge(item, charge);
  } catch (error) {
    if (error instanceof Unjudgeable) return false;
    throw error;
  }
}
