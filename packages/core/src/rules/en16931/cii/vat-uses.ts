import { type ElementPath, pathFact, type XmlElement } from '../../../xml/index.ts';
import { fact, type Judged, pathTest } from '../../engine/index.ts';
import { LINE, SETTLEMENT } from './paths.ts';

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
export const codesOf = (tax: XmlElement): ReadonlySet<string> =>
  new Set(tax.named('ram:CategoryCode').map(({ value }) => value));

export const categoryOf = (judged: Judged, code: string): Readonly<Category> =>
  taxes(judged).categories.get(code) ?? NOTHING;

/** The rows of the VAT breakdown, of whatever settlement. */
export const rowsOf = (judged: Judged): readonly XmlElement[] => taxes(judged).rows;
