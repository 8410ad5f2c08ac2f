import { Decimal } from '../../../model/index.ts';
import type { XmlElement } from '../../../xml/index.ts';
import { decimalOf, normalized, Unjudgeable } from '../../engine/index.ts';

/**
 * What a document charges, whatever its syntax: lines (those that count: DETAIL, or of no kind), allowances, charges and fees, each with its VAT
 * categories. EXTENDED profiles let totals differ from their sums by a cent per item.
 */
export interface Item {
  readonly element: XmlElement;
  readonly taxes: readonly Tax[];
}

/** A VAT category where it is used, or its row in the breakdown. What throws `Unjudgeable` does so when it is asked. */
export interface Tax {
  readonly codes: readonly string[];
  readonly rate: Decimal | undefined;
  /** Why no VAT is due: BT-120 and its like. */
  readonly reasons: readonly XmlElement[];
  readonly reasonCodes: readonly XmlElement[];
}

/** How a syntax names the parts of a tax. */
export interface TaxNames {
  readonly code: string;
  readonly rate: string;
  readonly reason: string;
  readonly reasonCode: string;
  /** The codes as the syntax compares them. */
  readonly codes: (codes: readonly XmlElement[]) => readonly string[];
}

export function taxOf(element: XmlElement, names: TaxNames): Tax {
  let rate: { readonly value: Decimal | undefined } | undefined;
  return {
    codes: names.codes(element.all(names.code)),
    get rate() {
      rate ??= { value: decimalOf(sole(element.all(names.rate))) };
      return rate.value;
    },
    get reasons() {
      return element.all(names.reason);
    },
    get reasonCodes() {
      return element.all(names.reasonCode);
    },
  };
}

/** The published rules stop where they take one and find two. */
export function sole(elements: readonly XmlElement[]): XmlElement | undefined {
  if (elements.length > 1) throw new Unjudgeable(elements[0]?.name);
  return elements[0];
}

/** The one text, without blanks around it. */
export const textOf = (elements: readonly XmlElement[]): string => normalized(sole(elements)?.value ?? '');

/** What items are looked for: of a category, at a rate (of O at any), and with the same reason for not being taxed, where that is asked. */
export interface Wanted {
  readonly code: string;
  readonly rate: Decimal | undefined;
  readonly reasonsOf: Tax | undefined;
}

export const isAtRate = ({ code, rate }: Wanted, tax: Tax): boolean =>
  code === 'O' || (rate !== undefined && (tax.rate?.equals(rate) ?? false));

/** What items come to, each sum rounded to cents, and how many they are. */
export interface Total {
  readonly lines: Decimal;
  readonly allowances: Decimal;
  readonly charges: Decimal;
  readonly count: number;
}

/** A cent for each. */
export const cents = (count: number): Decimal => Decimal.fromUnits(BigInt(count), 2);
