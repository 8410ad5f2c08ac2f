import { Decimal } from '../../../model/index.ts';
import { type ElementPath, pathFact, type XmlElement } from '../../../xml/index.ts';
import { areAny, decimalOf, fact, type Judged, pathTest, Unjudgeable } from '../../engine/index.ts';
import { rounded, sum } from './numbers.ts';
import { LINE, SETTLED, SETTLEMENT } from './paths.ts';
import { indicatorsOf, only } from './read.ts';

/** Where a tax can stand, by the path of its element. */
interface Place {
  readonly count: 'rows' | 'lines' | 'reductions';
  /** In its place: of a line, an allowance or a charge, its amount is added up. */
  readonly adds: boolean;
}

const ROW = 'ram:ApplicableTradeTax';
const REDUCTION = 'ram:CategoryTradeTax';
const TESTS = {
  rows: pathTest('ram:ApplicableHeaderTradeSettlement/ram:ApplicableTradeTax'),
  lines: pathTest('ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax'),
  reductions: pathTest(REDUCTION),
};
const addsLine = pathTest(`${LINE}/ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax`);
const addsReduction = pathTest(`${SETTLEMENT}/ram:SpecifiedTradeAllowanceCharge/${REDUCTION}`);

const placeOf = pathFact((path: ElementPath): { readonly place: Place | undefined } => {
  const counts = Object.entries(TESTS).find(([, test]) => test(path));
  if (counts === undefined) return { place: undefined };
  const count = counts[0] as Place['count'];
  return { place: { count, adds: addsLine(path) || addsReduction(path) } };
});

/** What a document says of one VAT category. */
export interface Category {
  /** How many taxes of it there are, wherever they stand: of lines, of allowances and charges, and of the breakdown. */
  lines: number;
  reductions: number;
  rows: number;
  /** The settlements of lines, and the allowances and charges, that have such a tax. */
  readonly lineUses: XmlElement[];
  readonly reductionUses: XmlElement[];
}

const nothing = (): Category => ({ lines: 0, reductions: 0, rows: 0, lineUses: [], reductionUses: [] });
const NOTHING: Readonly<Category> = nothing();

/** The rows of the VAT breakdown, of whatever settlement, and VAT categories as they are written. */
const taxes = fact(({ root }) => {
  const rows: XmlElement[] = [];
  const categories = new Map<string, Category>();
  const add = (tax: XmlElement, { count, adds }: Place): void => {
    if (count === 'rows') rows.push(tax);
    for (const code of codesOf(tax)) {
      let category = categories.get(code);
      if (category === undefined) categories.set(code, (category = nothing()));
      category[count] += 1;
      const { parent } = tax;
      if (!adds || parent === undefined) continue;
      const uses = count === 'lines' ? category.lineUses : category.reductionUses;
      if (!parent.is(uses.at(-1))) uses.push(parent);
    }
  };
  root.descend(
    (path) => placeOf(path).place,
    (tax, place) => {
      if (!tax.isLeaf || tax.name === ROW) add(tax, place);
    },
  );
  return { rows, categories };
});

/** The categories of a tax, each once. */
function codesOf(tax: XmlElement): readonly string[] {
  const codes: string[] = [];
  for (const { value } of tax.named('ram:CategoryCode')) if (!codes.includes(value)) codes.push(value);
  return codes;
}

export const categoryOf = (judged: Judged, code: string): Readonly<Category> =>
  taxes(judged).categories.get(code) ?? NOTHING;

/** The rows of the VAT breakdown, of whatever settlement. */
export const rowsOf = (judged: Judged): readonly XmlElement[] => taxes(judged).rows;

const NET_AMOUNT = ['ram:SpecifiedTradeSettlementLineMonetarySummation', 'ram:LineTotalAmount'] as const;

/** Which allowances and charges, by their order, say that they are the one or the other, and whether one says what is no boolean, or not one thing. */
const reductions = fact(({ root }) => {
  const kinds = {
    allowances: new Set<number>(),
    charges: new Set<number>(),
    isFaulty: false,
    areSaidOnce: true,
  };
  for (const item of root.all(...SETTLED, 'ram:SpecifiedTradeAllowanceCharge')) {
    const indicators = indicatorsOf(item);
    if (indicators.length !== 1) kinds.areSaidOnce = false;
    try {
      if (areAny(indicators, false)) kinds.allowances.add(item.order);
      if (areAny(indicators, true)) kinds.charges.add(item.order);
    } catch (error) {
      if (!(error instanceof Unjudgeable)) throw error;
      kinds.isFaulty = true;
    }
  }
  return kinds;
});

/** BR-Z-08 and BR-O-08 cast the one indicator of each allowance and charge of the document. */
export function readIndicators(judged: Judged): void {
  if (!reductions(judged).areSaidOnce) throw new Unjudgeable('ChargeIndicator');
}

/** Lines less allowances plus charges of a category, at one rate or at all; each of the three is rounded. Throws `Unjudgeable`. */
export function taxable(judged: Judged, code: string, rate?: Decimal): Decimal {
  const { lineUses, reductionUses } = categoryOf(judged, code);
  const { allowances, charges, isFaulty } = reductions(judged);
  if (isFaulty) throw new Unjudgeable('ChargeIndicator');
  let lines = Decimal.ZERO;
  for (const line of lineUses)
    if (rate === undefined || isAt(rate, line, 'ram:ApplicableTradeTax'))
      lines = lines.plus(sum(line.all(...NET_AMOUNT)));
  const total = (items: ReadonlySet<number>): Decimal => {
    let amount = Decimal.ZERO;
    for (const item of reductionUses)
      if (items.has(item.order) && (rate === undefined || isAt(rate, item, REDUCTION)))
        amount = amount.plus(decimalOf(item.child('ram:ActualAmount')) ?? Decimal.ZERO);
    return rounded(amount);
  };
  return rounded(lines).minus(total(allowances)).plus(total(charges));
}

/** Whether a tax of it has the rate, be it of another category. */
const isAt = (rate: Decimal, element: XmlElement, name: string): boolean =>
  element.named(name).some((tax) => decimalOf(only(tax, 'ram:RateApplicablePercent'))?.equals(rate) ?? false);
