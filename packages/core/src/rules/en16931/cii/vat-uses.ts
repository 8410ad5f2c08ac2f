import type { Decimal } from '../../../model/index.ts';
import type { XmlElement } from '../../../xml/index.ts';
import { decimalOf, fact, type Judged } from '../../engine/index.ts';
import { rounded, sum } from './numbers.ts';
import { only, saysCharge } from './read.ts';

const TRADE = 'rsm:SupplyChainTradeTransaction';

/** A line, an allowance or a charge of one VAT category. */
interface Use {
  /** Those of that category; a second one is another rule's business. */
  readonly taxes: readonly XmlElement[];
  readonly amounts: readonly XmlElement[];
}

/** What a document says of one VAT category. */
export interface Category {
  readonly lines: Use[];
  readonly allowances: Use[];
  readonly charges: Use[];
  /** How many rows of the breakdown it has. */
  rows: number;
}

const nothing = (): Category => ({ lines: [], allowances: [], charges: [], rows: 0 });
const NOTHING: Readonly<Category> = nothing();

type Find = (code: string) => Category;

/** VAT categories as they are written, and where the document uses them. */
const categories = fact(({ root }): ReadonlyMap<string, Category> => {
  const all = new Map<string, Category>();
  const find = (code: string): Category => {
    let category = all.get(code);
    if (category === undefined) all.set(code, (category = nothing()));
    return category;
  };
  for (const trade of root.all(TRADE)) {
    for (const line of trade.children)
      if (line.path.name === 'ram:IncludedSupplyChainTradeLineItem') addLine(line, find);
    for (const settlement of trade.all('ram:ApplicableHeaderTradeSettlement')) {
      for (const row of settlement.all('ram:ApplicableTradeTax')) for (const code of codesOf(row)) find(code).rows += 1;
      for (const item of settlement.all('ram:SpecifiedTradeAllowanceCharge')) addReduction(item, find);
    }
  }
  return all;
});

export const categoryOf = (judged: Judged, code: string): Readonly<Category> => categories(judged).get(code) ?? NOTHING;

function addLine(line: XmlElement, find: Find): void {
  for (const settlement of line.all('ram:SpecifiedLineTradeSettlement')) {
    const amounts = settlement.all('ram:SpecifiedTradeSettlementLineMonetarySummation', 'ram:LineTotalAmount');
    for (const [code, taxes] of byCode(settlement, 'ram:ApplicableTradeTax')) find(code).lines.push({ amounts, taxes });
  }
}

function addReduction(item: XmlElement, find: Find): void {
  const amount = item.child('ram:ActualAmount');
  const amounts = amount === undefined ? [] : [amount];
  for (const [code, taxes] of byCode(item, 'ram:CategoryTradeTax')) {
    if (saysCharge(item, false)) find(code).allowances.push({ amounts, taxes });
    if (saysCharge(item, true)) find(code).charges.push({ amounts, taxes });
  }
}

const codesOf = (tax: XmlElement): ReadonlySet<string> =>
  new Set(tax.all('ram:CategoryCode').map(({ value }) => value));

function byCode(element: XmlElement, name: string): ReadonlyMap<string, XmlElement[]> {
  const taxes = new Map<string, XmlElement[]>();
  for (const tax of element.all(name))
    for (const code of codesOf(tax)) {
      const same = taxes.get(code);
      if (same === undefined) taxes.set(code, [tax]);
      else same.push(tax);
    }
  return taxes;
}

/** Lines less allowances plus charges of a category, at one rate or at all; each of the three is rounded. Throws `Unjudgeable`. */
export function taxable(judged: Judged, code: string, rate?: Decimal): Decimal {
  const { lines, allowances, charges } = categoryOf(judged, code);
  const total = (uses: readonly Use[]): Decimal =>
    rounded(sum(uses.flatMap(({ taxes, amounts }) => (rate === undefined || isAt(rate, taxes) ? amounts : []))));
  return total(lines).minus(total(allowances)).plus(total(charges));
}

const isAt = (rate: Decimal, taxes: readonly XmlElement[]): boolean =>
  taxes.some((tax) => decimalOf(only(tax, 'ram:RateApplicablePercent'))?.equals(rate) ?? false);
