import { Decimal } from '../../../model/index.ts';
import type { XmlElement } from '../../../xml/index.ts';
import { fact, type Judged, normalized } from '../../engine/index.ts';
import { allowances, charges, everywhere, isAllowance, isCharge, lines } from './document.ts';
import { decimalAt, isVat, onlyChild } from './reading.ts';

/** Codes of VAT categories and how often each stands: of all, and of those whose tax scheme is VAT. */
class Codes {
  readonly all = new Map<string, number>();
  readonly vat = new Map<string, number>();
  /** As they stand, blanks included. */
  readonly written = new Set<string>();
  /** Whether each of those under VAT is this one. */
  areAll(code: string): boolean {
    return [...this.vat.keys()].every((one) => one === code);
  }
  add(category: XmlElement): void {
    const code = codeOf(category) ?? '';
    this.all.set(code, (this.all.get(code) ?? 0) + 1);
    this.written.add(category.child('cbc:ID')?.value ?? '');
    if (isVat(category)) this.vat.set(code, (this.vat.get(code) ?? 0) + 1);
  }
}

/** The code of a VAT category. */
export function codeOf(category: XmlElement): string | undefined {
  const id = onlyChild(category, 'cbc:ID');
  return id === undefined ? undefined : normalized(id.value);
}

/** Where VAT categories stand in a document. */
export interface VatUses {
  /** In items, wherever. */
  readonly line: Codes;
  /** In allowances and charges, wherever. */
  readonly allowance: Codes;
  readonly charge: Codes;
  /** In anything that says it is an allowance or a charge, or does not say which. */
  readonly reduction: Codes;
  /** In the VAT breakdown of the document. */
  readonly breakdown: Codes;
  /** Anywhere but in items. */
  readonly category: Codes;
}

export const vatUses = fact<VatUses>((judged) => {
  const uses = {
    line: new Codes(),
    allowance: new Codes(),
    charge: new Codes(),
    reduction: new Codes(),
    breakdown: new Codes(),
    category: new Codes(),
  };
  const groups = everywhere(judged);
  for (const category of groups['cac:ClassifiedTaxCategory']) uses.line.add(category);
  for (const category of groups['cac:TaxCategory']) {
    uses.category.add(category);
    const { parent } = category;
    if (parent?.path.name === 'cac:TaxSubtotal' && isBreakdown(parent, judged)) uses.breakdown.add(category);
    if (parent?.path.name !== 'cac:AllowanceCharge') continue;
    uses.reduction.add(category);
    if (isAllowance(parent)) uses.allowance.add(category);
    if (isCharge(parent)) uses.charge.add(category);
  }
  return uses;
});

const isBreakdown = ({ parent }: XmlElement, { root }: Judged): boolean =>
  parent?.path.name === 'cac:TaxTotal' && root.is(parent.parent);

/** What is taxable of one category, at any rate and by rate. */
export interface Taxable {
  readonly total: Decimal;
  readonly byRate: ReadonlyMap<string, Decimal>;
  /** Charges less allowances, where there are any. */
  readonly reductionsByRate: ReadonlyMap<string, Decimal>;
}

export const rateKey = (rate: Decimal): string => rate.trimmed().toString();

const NO_PATH: readonly string[] = [];
const ITEM: readonly string[] = ['cac:Item'];

/** The lines, allowances and charges of the document with this category, whatever its tax scheme. */
function sumUp(code: string, byRate: boolean, judged: Judged): Taxable {
  let total = Decimal.ZERO;
  const rates = new Map<string, Decimal>();
  const reductions = new Map<string, Decimal>();
  const add = (element: XmlElement, path: readonly string[], tag: string, amountName: string, sign: 1 | -1): void => {
    const categories = element.all(...path, tag).filter((category) => codeOf(category) === code);
    if (categories.length === 0) return;
    const amount = decimalAt(element, amountName) ?? Decimal.ZERO;
    const signed = sign === 1 ? amount : amount.negated();
    total = total.plus(signed);
    if (!byRate) return;
    const keys = new Set<string>();
    for (const category of categories) {
      const rate = decimalAt(category, 'cbc:Percent');
      if (rate !== undefined) keys.add(rateKey(rate));
    }
    for (const map of path === ITEM ? [rates] : [rates, reductions])
      for (const key of keys) map.set(key, (map.get(key) ?? Decimal.ZERO).plus(signed));
  };
  for (const line of lines(judged)) add(line, ITEM, 'cac:ClassifiedTaxCategory', 'cbc:LineExtensionAmount', 1);
  for (const charge of charges(judged)) add(charge, NO_PATH, 'cac:TaxCategory', 'cbc:Amount', 1);
  for (const allowance of allowances(judged)) add(allowance, NO_PATH, 'cac:TaxCategory', 'cbc:Amount', -1);
  return { total, byRate: rates, reductionsByRate: reductions };
}

const known = fact(() => new Map<string, Taxable>());

/** Worked out once per category; throws `Unjudgeable` as long as a value is none. */
export function taxableOf(code: string, byRate: boolean, judged: Judged): Taxable {
  let taxable = known(judged).get(code);
  if (taxable === undefined) {
    taxable = sumUp(code, byRate, judged);
    known(judged).set(code, taxable);
  }
  return taxable;
}
