import { Decimal } from '../../../model/index.ts';
import type { XmlElement } from '../../../xml/index.ts';
import { type Judged, type TreeRule, Unjudgeable } from '../../engine/index.ts';
import { VAT_CATEGORIES, type VatCategory } from '../../en16931/vat-families/categories.ts';
import { roundedToCents } from '../../en16931/ubl/reading.ts';
import { cents, isNearTotal, type Items, type Tax, totalOf } from './items.ts';

/** How the rules about VAT categories are called and where they look, in a syntax. */
export interface VatBinding {
  readonly root: string;
  /** Of the VAT breakdown (BG-23): the elements, and what they say. */
  readonly row: string;
  readonly taxesOf: (row: XmlElement) => readonly Tax[];
  readonly taxable: (row: XmlElement) => Decimal | undefined;
  readonly tax: (row: XmlElement) => Decimal | undefined;
  readonly items: (judged: Judged) => Items;
  /** The ids, by the middle of those of EN 16931: `AE`. */
  readonly ids: (family: string) => {
    readonly used: string;
    readonly taxable: string;
    readonly withoutReason: string;
    readonly withReason: string;
  };
  /** Whether taxable amounts are compared as binary floating-point numbers. */
  readonly inBinary: boolean;
  /** VAT of the standard rate. */
  readonly standard: string;
}

const CENT = Decimal.of('0.01');

/** -01, -08 and, for the standard rate, -09 of each VAT category: amounts may differ by a cent per item. */
export function vatRules(binding: VatBinding): TreeRule[] {
  return [...VAT_CATEGORIES.flatMap((category) => categoryRules(category, binding)), standardRateRule(binding)];
}

function categoryRules(category: VatCategory, binding: VatBinding): TreeRule[] {
  const { root, row, taxesOf, items, ids } = binding;
  const { used, taxable, withoutReason, withReason } = ids(category.family);
  const when = (element: XmlElement): boolean => taxesOf(element).some(({ code }) => code === category.code);
  const fits =
    (exactly: boolean): TreeRule['holds'] =>
    (element, judged) =>
      taxableFits(category, element, binding, judged, exactly);
  const [plain, exact] = [fits(false), fits(true)];
  return [
    {
      id: used,
      at: root,
      holds: (_, judged) => items(judged).used.has(category.code) === items(judged).rows.has(category.code),
    },
    { id: taxable, at: row, when, holds: (element, judged) => plain(element, judged) || exact(element, judged) },
    { id: withoutReason, at: row, when, holds: plain },
    { id: withReason, at: row, when, holds: exact },
  ];
}

/** The taxable amount of a row; `exactly`: of the items with the same reason for not being taxed. */
function taxableFits(
  category: VatCategory,
  row: XmlElement,
  binding: VatBinding,
  judged: Judged,
  exactly: boolean,
): boolean {
  const amount = binding.taxable(row);
  if (amount === undefined) return false;
  const tax = binding.taxesOf(row).find(({ code }) => code === category.code) as Tax;
  return isNearTotal(
    amount,
    totalOf(binding.items(judged), (other) => isAlike(category, tax, other, exactly)),
    binding.inBinary,
  );
}

function isAlike({ code }: VatCategory, a: Tax, b: Tax, exactly: boolean): boolean {
  if (b.code !== code || (code !== 'O' && !isSame(a, b))) return false;
  return !exactly || (a.reason === b.reason && a.reasonCode === b.reasonCode);
}

function isSame(a: Tax, b: Tax): boolean {
  const [one, other] = [rateOf(a), rateOf(b)];
  return one !== undefined && other !== undefined && one.equals(other);
}

/** The published rules take one rate, and stop at two. */
function rateOf({ rates: [rate, ...more] }: Tax): Decimal | undefined {
  if (more.length > 0) throw new Unjudgeable('two rates');
  return rate;
}

/** -09: VAT is the taxable amount times the rate. */
function standardRateRule({ row, taxesOf, taxable, tax, items, standard }: VatBinding): TreeRule {
  const category = VAT_CATEGORIES.find(({ code }) => code === 'S') as VatCategory;
  return {
    id: standard,
    at: row,
    when: (element) => taxesOf(element).some(({ code }) => code === 'S'),
    holds: (element, judged) => {
      const [amount, due] = [taxable(element), tax(element)];
      const its = taxesOf(element).find(({ code }) => code === 'S') as Tax;
      const rate = rateOf(its);
      if (amount === undefined || due === undefined || rate === undefined) return false;
      const { count } = totalOf(items(judged), (other) => isAlike(category, its, other, false));
      return !due
        .minus(roundedToCents(amount.times(rate).times(CENT)))
        .abs()
        .greaterThan(cents(count));
    },
  };
}
