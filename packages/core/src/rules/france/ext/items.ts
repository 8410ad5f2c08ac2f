import { Decimal } from '../../../model/index.ts';
import type { XmlElement } from '../../../xml/index.ts';
import { decimalOf, fact, type Judged, normalized, Unjudgeable } from '../../engine/index.ts';

/**
 * What a document charges, whatever its syntax: lines (those that count: DETAIL, or of no kind), allowances and charges, and the VAT breakdown.
 * EXTENDED profiles let totals differ from their sums by a cent per item.
 */
export interface Item {
  readonly amount: Decimal | undefined;
  readonly taxes: readonly Tax[];
  /** Whether it says what it is in the one spelling that totals take: `true`, not `1`. */
  readonly isPlain: boolean;
}

/** A VAT category where it is used, or its row in the breakdown. */
export interface Tax {
  readonly code: string;
  readonly rates: readonly Decimal[];
  /** Why no VAT is due: BT-120 and its like. */
  readonly reason: string;
  readonly reasonCode: string;
}

export interface Items {
  readonly lines: readonly Item[];
  readonly allowances: readonly Item[];
  /** In CII also the fees for logistics (BG-X-42). */
  readonly charges: readonly Item[];
  /** The codes of VAT categories that are used, and those in the VAT breakdown. */
  readonly used: ReadonlySet<string>;
  readonly rows: ReadonlySet<string>;
}

/** How a syntax names the parts of a tax. */
export interface TaxNames {
  readonly code: string;
  readonly rate: string;
  readonly reason: string;
  readonly reasonCode: string;
  /** Whether blanks around a code do not count. */
  readonly trims: boolean;
}

/** The published rules stop at two reasons. */
function textAt(element: XmlElement, name: string): string {
  const found = element.all(name);
  if (found.length > 1) throw new Unjudgeable(name);
  return normalized(found[0]?.value ?? '');
}

export const taxOf = (element: XmlElement, names: TaxNames): Tax => ({
  code: names.trims ? normalized(element.child(names.code)?.value ?? '') : (element.child(names.code)?.value ?? ''),
  get rates() {
    return element.all(names.rate).map((rate) => decimalOf(rate));
  },
  get reason() {
    return textAt(element, names.reason);
  },
  get reasonCode() {
    return textAt(element, names.reasonCode);
  },
});

export const amountsOf = (items: readonly Item[]): Decimal =>
  items.reduce((sum, { amount }) => (amount === undefined ? sum : sum.plus(amount)), Decimal.ZERO);

/** A cent for each. */
export const cents = (count: number): Decimal => Decimal.of((count / 100).toFixed(2));

/** Items by the VAT category of theirs. */
export const itemsFact = (work: (judged: Judged) => Items): ((judged: Judged) => Items) => fact(work);

/** What the items of one tax come to, and how many say an amount. */
export interface Total {
  readonly lines: Decimal;
  readonly allowances: Decimal;
  readonly charges: Decimal;
  readonly count: number;
}

export function totalOf(items: Items, isIt: (tax: Tax) => boolean): Total {
  const of = (all: readonly Item[]): Item[] =>
    all.filter(({ amount, taxes }) => amount !== undefined && taxes.some(isIt));
  const [lines, allowances, charges] = [of(items.lines), of(items.allowances), of(items.charges)];
  return {
    lines: amountsOf(lines),
    allowances: amountsOf(allowances),
    charges: amountsOf(charges),
    count: lines.length + allowances.length + charges.length,
  };
}

const double = (amount: Decimal): number => Number(amount.toString());

/** Whether a taxable amount is off by a cent per item at most. The published rules for UBL subtract exact sums as binary floating-point numbers. */
export function isNearTotal(
  taxable: Decimal,
  { lines, allowances, charges, count }: Total,
  inBinary: boolean,
): boolean {
  if (!inBinary) return !taxable.minus(lines).plus(allowances).minus(charges).abs().greaterThan(cents(count));
  const difference = double(taxable) - double(lines) + double(allowances) - double(charges);
  return Math.abs(difference) <= double(cents(count));
}
