import { Decimal } from '../../../model/index.ts';
import type { XmlElement } from '../../../xml/index.ts';
import { fact, factAbout, type Judged, normalized } from '../../engine/index.ts';
import { rateKey } from '../vat-families/rate-key.ts';
import { everywhere, isAllowance, isCharge } from './document.ts';
import { decimalAt, isVat, onlyChild } from './reading.ts';

/** How a code is used. */
interface CodeUse {
  /** How often it stands: of all, and of those whose tax scheme is VAT. */
  all: number;
  vat: number;
  /** Whether it stands so without blanks around it: the same of both. */
  isWritten: boolean;
  isWrittenVat: boolean;
}
const NO_USE: Readonly<CodeUse> = { all: 0, vat: 0, isWritten: false, isWrittenVat: false };

/** Codes of VAT categories. */
class Codes {
  readonly #uses = new Map<string, CodeUse>();
  use(code: string): Readonly<CodeUse> {
    return this.#uses.get(code) ?? NO_USE;
  }
  /** Whether each of those under VAT is this one. */
  areAll(code: string): boolean {
    return [...this.#uses].every(([one, { vat }]) => vat === 0 || one === code);
  }
  /** A category with its one code; `''` of none. */
  add(category: XmlElement): void {
    this.#count(onlyChild(category, 'cbc:ID')?.value ?? '', isVat(category));
  }
  /** A category with each of its codes. */
  addEach(category: XmlElement): void {
    for (const { value } of category.all('cbc:ID')) this.#count(value, isVat(category));
  }
  #count(written: string, isUnderVat: boolean): void {
    const code = normalized(written);
    let use = this.#uses.get(code);
    if (use === undefined) this.#uses.set(code, (use = { ...NO_USE }));
    use.all += 1;
    use.isWritten ||= written === code;
    if (!isUnderVat) return;
    use.vat += 1;
    use.isWrittenVat ||= written === code;
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
  /** In those of the document alone. */
  readonly ownAllowance: Codes;
  readonly ownCharge: Codes;
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
    ownAllowance: new Codes(),
    ownCharge: new Codes(),
    reduction: new Codes(),
    breakdown: new Codes(),
    category: new Codes(),
  };
  const groups = everywhere(judged);
  for (const category of groups['cac:ClassifiedTaxCategory']) uses.line.add(category);
  for (const category of groups['cac:TaxCategory']) {
    uses.category.addEach(category);
    const { parent } = category;
    if (parent?.path.name === 'cac:TaxSubtotal' && isBreakdown(parent, judged)) uses.breakdown.add(category);
    if (parent?.path.name !== 'cac:AllowanceCharge') continue;
    uses.reduction.add(category);
    const isOwn = judged.root.is(parent.parent);
    if (isAllowance(parent))
      for (const codes of isOwn ? [uses.allowance, uses.ownAllowance] : [uses.allowance]) codes.add(category);
    if (isCharge(parent))
      for (const codes of isOwn ? [uses.charge, uses.ownCharge] : [uses.charge]) codes.add(category);
  }
  return uses;
});

const isBreakdown = ({ parent }: XmlElement, { root }: Judged): boolean =>
  parent?.path.name === 'cac:TaxTotal' && root.is(parent.parent);

/** What some elements of one category come to, at any rate and by rate: those of the document itself are added up. */
export interface Sums {
  readonly total: Decimal;
  readonly byRate: ReadonlyMap<string, Decimal>;
}

/** What is taxable of one category. */
export interface Taxable {
  readonly invoiceLines: Sums;
  readonly creditNoteLines: Sums;
  /** Charges less allowances. */
  readonly reductions: Sums;
}

/** The rates of the categories of an element, of which one is asked for. */
function ratesOf(categories: readonly XmlElement[]): readonly string[] {
  const rates = categories.flatMap((category) => {
    const rate = decimalAt(category, 'cbc:Percent');
    return rate === undefined ? [] : [rateKey(rate)];
  });
  return rates.length > 1 ? [...new Set(rates)] : rates;
}

/** Adds up elements with this category, whatever its tax scheme; a rate is known of all of them, an amount counts of those of the document. */
function sumsOf(
  elements: readonly XmlElement[],
  path: readonly string[],
  code: string,
  byRate: boolean,
  amountOf: (element: XmlElement) => Decimal,
  root: XmlElement,
): Sums {
  let total = Decimal.ZERO;
  const sums = new Map<string, Decimal>();
  for (const element of elements) {
    const categories = element.all(...path);
    if (!categories.some((category) => codeOf(category) === code)) continue;
    const amount = root.is(element.parent) ? amountOf(element) : Decimal.ZERO;
    total = total.plus(amount);
    if (byRate) for (const rate of ratesOf(categories)) sums.set(rate, (sums.get(rate) ?? Decimal.ZERO).plus(amount));
  }
  return { total, byRate: sums };
}

const LINE_CATEGORY = ['cac:Item', 'cac:ClassifiedTaxCategory'] as const;
const lineAmount = (line: XmlElement): Decimal => decimalAt(line, 'cbc:LineExtensionAmount') ?? Decimal.ZERO;

function reductionAmount(item: XmlElement): Decimal {
  const charge = isCharge(item);
  const allowance = isAllowance(item);
  const amount = decimalAt(item, 'cbc:Amount') ?? Decimal.ZERO;
  if (charge === allowance) return Decimal.ZERO;
  return charge ? amount : amount.negated();
}

const sumUp = (byRate: boolean): ((judged: Judged, code: string) => Taxable) =>
  factAbout(String, (judged, code: string) => {
    const groups = everywhere(judged);
    const { root } = judged;
    return {
      invoiceLines: sumsOf(groups['cac:InvoiceLine'], LINE_CATEGORY, code, byRate, lineAmount, root),
      creditNoteLines: sumsOf(groups['cac:CreditNoteLine'], LINE_CATEGORY, code, byRate, lineAmount, root),
      reductions: sumsOf(groups['cac:AllowanceCharge'], ['cac:TaxCategory'], code, byRate, reductionAmount, root),
    };
  });

/** What is taxable of a category, of which the rates are not looked at. Throws `Unjudgeable`. */
export const taxableOf = sumUp(false);

/** The same, by rate too. Throws `Unjudgeable`, at a rate that is none as well. */
export const taxableByRate = sumUp(true);
