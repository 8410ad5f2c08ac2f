import type { XmlElement } from '../../../xml/index.ts';
import { areAny, judgeable, normalized, says, Unjudgeable } from '../../engine/index.ts';

/** The one element at a path below; the published rules cannot be asked where they take one value and find two. */
export function only(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  const found = element?.only(...path);
  if (found === 'several') throw new Unjudgeable(path.join('/'));
  return found;
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
export function isVatInPattern(tax: XmlElement): boolean {
  const [type, ...more] = tax.named('ram:TypeCode');
  return type !== undefined && more.length === 0 && type.value.toUpperCase() === 'VAT';
}

/** What an allowance or charge says of which it is. */
export const indicatorsOf = (item: XmlElement): readonly XmlElement[] =>
  item.all('ram:ChargeIndicator', 'udt:Indicator');

/** Whether it is the one or the other. Throws `Unjudgeable` at what is no XML Schema boolean. */
export const isCharge = (item: XmlElement, charge: boolean): boolean => areAny(indicatorsOf(item), charge);

/** The same where it is a place in a pattern: what is no boolean says neither. */
export function saysCharge(item: XmlElement, charge: boolean): boolean {
  return judgeable(() => isCharge(item, charge)) ?? false;
}
