import { Decimal } from '../../../model/index.ts';
import type { XmlElement } from '../../../xml/index.ts';
import { decimalOf, fact, type Judged } from '../../engine/index.ts';
import { rounded, sum } from './numbers.ts';
import { only, saysCharge } from './read.ts';

const TRADE = 'rsm:SupplyChainTradeTransaction';

/** A line, an allowance or a charge of one VAT category. */
interface Use {
  readonly element: XmlElement;
  /** Those of that category; a second one is another rule's business. */
  readonly taxes: XmlElement[];
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
    for (const line of trade.named('ram:IncludedSupplyChainTradeLineItem')) addLine(line, find);
    for (const settlement of trade.all('ram:ApplicableHeaderTradeSettlement')) {
      for (const row of settlement.all('ram:ApplicableTradeTax')) for (const code of codesOf(row)) find(code).rows += 1;
      for (const item of settlement.all('ram:SpecifiedTradeAllowanceCharge')) addReduction(item, find);
    }
  }
  return all;
});

export const categoryOf = (judged: Judged, code: string): Readonly<Category> => categories(judged).get(code) ?? NOTHING;

function addLine(line: XmlElement, find: Find): void {
  for (const settlement of line.named('ram:SpecifiedLineTradeSettlement'))
    addUses(settlement, 'ram:ApplicableTradeTax', (code) => find(code).lines);
}

function addReduction(item: XmlElement, find: Find): void {
  if (saysCharge(item, false)) addUses(item, 'ram:CategoryTradeTax', (code) => find(code).allowances);
  if (saysCharge(item, true)) addUses(item, 'ram:CategoryTradeTax', (code) => find(code).charges);
}

/** An element of several taxes of one category is one use. */
function addUses(element: XmlElement, name: string, usesOf: (code: string) => Use[]): void {
  for (const tax of element.named(name))
    for (const code of codesOf(tax)) {
      const uses = usesOf(code);
      const last = uses.at(-1);
      if (last?.element === element) last.taxes.push(tax);
      else uses.push({ element, taxes: [tax] });
    }
}

/** The categories of a tax, each once. */
function codesOf(tax: XmlElement): readonly string[] {
  const codes: string[] = [];
  for (const { value } of tax.named('ram:CategoryCode')) if (!codes.includes(value)) codes.push(value);
  return codes;
}

const NET_AMOUNT = ['ram:SpecifiedTradeSettlementLineMonetarySummation', 'ram:LineTotalAmount'] as const;

/** Of a reduction the first amount counts. */
const amountsOf = (element: XmlElement): readonly XmlElement[] =>
  element.path.name === 'ram:SpecifiedLineTradeSettlement'
    ? element.all(...NET_AMOUNT)
    : element.all('ram:ActualAmount').slice(0, 1);

/** Lines less allowances plus charges of a category, at one rate or at all; each of the three is rounded. Throws `Unjudgeable`. */
export function taxable(judged: Judged, code: string, rate?: Decimal): Decimal {
  const { lines, allowances, charges } = categoryOf(judged, code);
  const total = (uses: readonly Use[]): Decimal => {
    let amount = Decimal.ZERO;
    for (const { element, taxes } of uses)
      if (rate === undefined || isAt(rate, taxes)) amount = amount.plus(sum(amountsOf(element)));
    return rounded(amount);
  };
  return total(lines).minus(total(allowances)).plus(total(charges));
}

const isAt = (rate: Decimal, taxes: readonly XmlElement[]): boolean =>
  taxes.some((tax) => decimalOf(only(tax, 'ram:RateApplicablePercent'))?.equals(rate) ?? false);
