import type { XmlElement } from '../../../xml/index.ts';
import { normalized, says, Unjudgeable } from '../../engine/index.ts';

/** The one element at a path below; the published rules cannot be asked where they take one value and find two. */
export function only(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  const found = element?.all(...path);
  if (found === undefined) return undefined;
  if (found.length > 1) throw new Unjudgeable(path.join('/'));
  return found[0];
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
