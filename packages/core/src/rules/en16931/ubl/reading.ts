import { Decimal } from '../../../model/index.ts';
import type { XmlElement } from '../../../xml/index.ts';
import { decimalOf, normalized, says, type TreeRule, Unjudgeable } from '../../engine/index.ts';

/** The one child of that name. The published rules stop where they take one element and find two. */
export function onlyChild(element: XmlElement, name: string): XmlElement | undefined {
  const found = element.only(name);
  if (found === 'several') throw new Unjudgeable(name);
  return found;
}

/** The one element at a path below, in every branch. */
export function only(element: XmlElement, ...path: readonly string[]): XmlElement | undefined {
  const found = element.only(...path);
  if (found === 'several') throw new Unjudgeable(path.join('/'));
  return found;
}

/** Holds where the one element at a path says something. */
export const says1 =
  (...path: readonly string[]): TreeRule['holds'] =>
  (element) =>
    says(only(element, ...path));

/** Holds where there is an element at a path, be it empty. */
export const has =
  (...path: readonly string[]): TreeRule['holds'] =>
  (element) =>
    element.has(...path);

const meansVat = (name: string): boolean => name === 'VAT' || normalized(name.toUpperCase()) === 'VAT';

/** A VAT category or registration: its tax scheme is VAT, in any case. Of two schemes one is enough; of two ids in one the rules stop. */
export function isVat(element: XmlElement): boolean {
  for (const scheme of element.named('cac:TaxScheme')) {
    const id = onlyChild(scheme, 'cbc:ID');
    if (id !== undefined && meansVat(id.value)) return true;
  }
  return false;
}

/** As {@link isVat}, where the artefact takes no notice of two ids: it is a place in a pattern. */
export function isVatInPattern(element: XmlElement): boolean {
  for (const scheme of element.named('cac:TaxScheme')) {
    const ids = scheme.named('cbc:ID');
    if (ids.length === 1 && meansVat(ids[0]?.value ?? '')) return true;
  }
  return false;
}

/** As {@link isVat}, where the artefact stops at two schemes. */
export function isVatAlone(element: XmlElement): boolean {
  onlyChild(element, 'cac:TaxScheme');
  return isVat(element);
}

/** The bank assigned creditor identifier (BT-90) stands among the identifiers of a party. */
export const isCreditorId = ({ attributes }: XmlElement): boolean => attributes['schemeID']?.toUpperCase() === 'SEPA';

const CENT = Decimal.of('0.01');
const HALF_CENT = Decimal.of('0.005');

/** Rounded to cents as XPath does: half a cent goes up, also below zero. */
export function roundedToCents(amount: Decimal): Decimal {
  const rounded = amount.round(2);
  return amount.isNegative() && amount.minus(rounded).equals(HALF_CENT) ? rounded.plus(CENT) : rounded;
}

const ONE = Decimal.ONE;

/** The artefact lets amounts computed from rates differ by less than one unit of currency. */
export const isNearly = (amount: Decimal | undefined, other: Decimal | undefined): boolean =>
  amount !== undefined &&
  amount
    .minus(other ?? Decimal.ZERO)
    .abs()
    .lessThan(ONE);

/** What VAT comes to, whatever the sign. */
export const taxDue = (taxable: Decimal, rate: Decimal): Decimal =>
  roundedToCents(taxable.abs().times(rate).times(CENT));

/** The sum of every element at a path, in the order of the document; zero of none. */
export function sumOf(elements: Iterable<XmlElement>): Decimal {
  let sum = Decimal.ZERO;
  for (const element of elements) sum = sum.plus(decimalOf(element));
  return sum;
}

/** The decimal of the one child of that name. */
export const decimalAt = (element: XmlElement, name: string): Decimal | undefined =>
  decimalOf(onlyChild(element, name));
