import { present, type Reading, type XmlElement } from '../../xml/index.ts';
import { plainNumber } from '../values.ts';

type Element = XmlElement | undefined;

/** A number in the spelling the model takes. */
export function readNumber(reading: Reading, parent: Element, ...path: readonly string[]): string | undefined {
  return plainNumber(reading.text(parent, ...path));
}

/** A day: `20261128` (format 102), or what begins like `2026-11-28` as `udt:DateTime` allows. */
export function readDate(reading: Reading, parent: Element, ...path: readonly string[]): string | undefined {
  const element = reading.element(parent, ...path);
  const holder = element?.children[0] ?? element;
  const text = reading.textOf(holder)?.trim();
  if (text === undefined) return undefined;
  const parts = /^(\d{4})-?(\d\d)-?(\d\d)(?:T.*|Z|[+-]\d\d:\d\d)?$/.exec(text);
  return parts === null ? text : `${parts[1]}-${parts[2]}-${parts[3]}`;
}

/** BG-14, BG-26 */
export function readPeriod(reading: Reading, parent: Element) {
  const period = reading.element(parent, 'ram:BillingSpecifiedPeriod');
  return present({
    startDate: readDate(reading, period, 'ram:StartDateTime'),
    endDate: readDate(reading, period, 'ram:EndDateTime'),
  });
}

/** An element's text with its `@schemeID`. */
export function readIdentifier(reading: Reading, element: Element) {
  const value = reading.textOf(element);
  return value === undefined ? undefined : { value, ...schemeOf(reading.attribute(element, 'schemeID')) };
}

/** BT-18, BT-128: the scheme is an element of its own. */
export function readObjectIdentifier(reading: Reading, document: Element) {
  const value = reading.text(document, 'ram:IssuerAssignedID');
  const scheme = reading.text(document, 'ram:ReferenceTypeCode');
  return value === undefined ? undefined : { value, ...schemeOf(scheme) };
}

const schemeOf = (scheme: string | undefined) => (scheme ? { scheme } : {});
