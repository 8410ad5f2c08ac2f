import { Decimal } from '../../../model/index.ts';
import type { XmlElement } from '../../../xml/index.ts';
import type { Judged, TreeRule } from '../../engine/index.ts';
import { VAT_CATEGORIES, type VatCategory } from '../../en16931/vat-families/categories.ts';
import { roundedToCents } from '../../en16931/ubl/reading.ts';
import { cents, type Tax, type Total, type Wanted } from './items.ts';

/** How the rules about VAT categories are called and where they look, in a syntax. */
export interface VatBinding {
  readonly root: string;
  /** Of the VAT breakdown (BG-23): the elements that have a category, and what they say. */
  readonly row: string;
  readonly isOf: (row: XmlElement, code: string, judged: Judged) => boolean;
  readonly taxOf: (row: XmlElement) => Tax;
  readonly taxable: (row: XmlElement) => Decimal | undefined;
  readonly tax: (row: XmlElement) => Decimal | undefined;
  readonly total: (judged: Judged, wanted: Wanted) => Total;
  /** Whether a category is used, and whether it is in the breakdown. */
  readonly isUsed: (judged: Judged, code: string) => boolean;
  readonly isBrokenDown: (judged: Judged, code: string) => boolean;
  /** The ids, by the middle of those of EN 16931: `AE`. */
  readonly ids: (family: string) => {
    readonly used: string;
    readonly taxable: string;
    readonly withoutReason: string;
    readonly withReason: string;
  };
  /** VAT of the standard rate. */
  readonly standard: string;
  /** Whether taxable amounts are compared as binary floating-point numbers, a row without a rate is wrong, and only items with its reason count for its VAT. */
  readonly inBinary: boolean;
  readonly needsRate: boolean;
  readonly countsByReason: boolean;
}

const CENT = Decimal.of('0.01');

/** -01, -08 and, for the standard rate, -09 of each VAT category: amounts may differ by a cent per item. */
export function vatRules(binding: VatBinding): TreeRule[] {
  return [...VAT_CATEGORIES.flatMap((category) => categoryRules(category, binding)), standardRateRule(binding)];
}

function categoryRules({ code, family }: VatCategory, binding: VatBinding): TreeRule[] {
  const { root, row, isOf, isUsed, isBrokenDown, ids } = binding;
  const { used, taxable, withoutReason, withReason } = ids(family);
  const when: TreeRule['when'] = (element, judged) => isOf(element, code, judged);
  const fits =
    (exactly: boolean): TreeRule['holds'] =>
    (element, judged) =>
      taxableFits(code, element, binding, judged, exactly);
  const [plain, exact] = [fits(false), fits(true)];
  return [
    { id: used, at: root, holds: (_, judged) => isUsed(judged, code) === isBrokenDown(judged, code) },
    { id: taxable, at: row, when, holds: (element, judged) => exact(element, judged) || plain(element, judged) },
    { id: withoutReason, at: row, when, holds: plain },
    { id: withReason, at: row, when, holds: exact },
  ];
}

const wantedFrom = (code: string, tax: Tax, exactly: boolean): Wanted => ({
  code,
  rate: code === 'O' ? undefined : tax.rate,
  reasonsOf: exactly ? tax : undefined,
});

/** The taxable amount of a row; `exactly`: of the items with the same reason for not being taxed. */
function taxableFits(code: string, row: XmlElement, binding: VatBinding, judged: Judged, exactly: boolean): boolean {
  const wanted = wantedFrom(code, binding.taxOf(row), exactly);
  const amount = binding.taxable(row);
  if (amount === undefined || (binding.needsRate && code !== 'O' && wanted.rate === undefined)) return false;
  return isNearTotal(amount, binding.total(judged, wanted), binding.inBinary);
}

const double = (amount: Decimal): number => Number(amount.toString());

/** Whether a taxable amount is off by a cent per item at most. */
function isNearTotal(taxable: Decimal, { lines, allowances, charges, count }: Total, inBinary: boolean): boolean {
  if (!inBinary) return !taxable.minus(lines).plus(allowances).minus(charges).abs().greaterThan(cents(count));
  const difference = double(taxable) - double(lines) + double(allowances) - double(charges);
  return Math.abs(difference) <= double(cents(count));
}

/** -09: VAT is the taxable amount times the rate. */
function standardRateRule(binding: VatBinding): TreeRule {
  const { row, isOf, taxOf, taxable, tax, total, standard, countsByReason } = binding;
  return {
    id: standard,
    at: row,
    when: (element, judged) => isOf(element, 'S', judged),
    holds: (element, judged) => {
      const [amount, due] = [taxable(element), tax(element)];
      const wanted = wantedFrom('S', taxOf(element), countsByReason);
      if (amount === undefined || due === undefined || wanted.rate === undefined) return false;
      return !due
        .minus(roundedToCents(amount.times(wanted.rate).times(CENT)))
        .abs()
        .greaterThan(cents(total(judged, wanted).count));
    },
  };
}
