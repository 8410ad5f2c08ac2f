import { Decimal } from '../../../model/index.ts';
import type { XmlElement } from '../../../xml/index.ts';
import { areAny, decimalOf, fact, factAbout } from '../../engine/index.ts';
import { rounded, sum } from '../../en16931/cii/numbers.ts';
import { SETTLED } from '../../en16931/cii/paths.ts';
import { indicatorsOf } from '../../en16931/cii/read.ts';
import { ItemsByUse, type Use, wantedKey } from './items-by-use.ts';
import { isAtRate, type Item, sole, type Tax, taxOf, textOf, type Total, type Wanted } from './items.ts';

const NAMES = {
  code: 'ram:CategoryCode',
  rate: 'ram:RateApplicablePercent',
  reason: 'ram:ExemptionReason',
  reasonCode: 'ram:ExemptionReasonCode',
  codes: (codes: readonly XmlElement[]): readonly string[] => codes.map(({ value }) => value),
} as const;

export const ciiTaxOf = (tax: XmlElement): Tax => taxOf(tax, NAMES);

const SETTLEMENT = 'ram:SpecifiedLineTradeSettlement';
const NET_AMOUNT = ['ram:SpecifiedTradeSettlementLineMonetarySummation', 'ram:LineTotalAmount'] as const;

/** EXT-FR-FE-163, BT-X-8 */
export const kindsOf = (line: XmlElement): readonly string[] =>
  line.all('ram:AssociatedDocumentLineDocument', 'ram:LineStatusReasonCode').map(({ value }) => value);

/** A line counts unless it is one of a group, or only informs. */
export function counts(line: XmlElement): boolean {
  const kinds = kindsOf(line);
  return kinds.length === 0 || kinds.includes('DETAIL');
}

const itemOf = (element: XmlElement, ...path: readonly string[]): Item => ({
  element,
  taxes: element.all(...path).map(ciiTaxOf),
});

const items = fact(({ root }) => {
  const reductions = root.all(...SETTLED, 'ram:SpecifiedTradeAllowanceCharge');
  return {
    /** The settlements of lines that count, and those lines. */
    settlements: root
      .all('rsm:SupplyChainTradeTransaction', 'ram:IncludedSupplyChainTradeLineItem')
      .filter(counts)
      .flatMap((line) => line.all(SETTLEMENT).map((settlement) => itemOf(settlement, 'ram:ApplicableTradeTax'))),
    lines: root
      .all('rsm:SupplyChainTradeTransaction', 'ram:IncludedSupplyChainTradeLineItem')
      .filter(counts)
      .map((line) => itemOf(line, SETTLEMENT, 'ram:ApplicableTradeTax')),
    reductions: reductions.map((reduction) => itemOf(reduction, 'ram:CategoryTradeTax')),
    fees: root.all(...SETTLED, 'ram:SpecifiedLogisticsServiceCharge').map((fee) => itemOf(fee, 'ram:AppliedTradeTax')),
  };
});

/** Which allowances and charges, by their order, say that they are the one or the other; throws where one says what is no boolean. */
const kinds = fact((judged) => {
  const known = new Map<number, { readonly allowance: boolean; readonly charge: boolean }>();
  for (const { element } of items(judged).reductions) {
    const indicators = indicatorsOf(element);
    known.set(element.order, { allowance: areAny(indicators, false), charge: areAny(indicators, true) });
  }
  return known;
});

/** The published rules take code, rate and reason each from whichever tax of the item has it. */
function isIt({ taxes }: Item, wanted: Wanted): boolean {
  if (!taxes.some(({ codes }) => codes.includes(wanted.code))) return false;
  if (!taxes.some((tax) => isAtRate(wanted, tax))) return false;
  const { reasonsOf } = wanted;
  if (reasonsOf === undefined) return true;
  return (
    textOf(taxes.flatMap(({ reasonCodes }) => reasonCodes)) === textOf(reasonsOf.reasonCodes) &&
    textOf(taxes.flatMap(({ reasons }) => reasons)) === textOf(reasonsOf.reasons)
  );
}

function usesOf({ taxes }: Item): readonly Use[] {
  const [reasonCodes, reasons] = [taxes.flatMap((tax) => tax.reasonCodes), taxes.flatMap((tax) => tax.reasons)];
  const rates = taxes.map(({ rate }) => rate);
  const codes = new Set(taxes.flatMap((tax) => tax.codes));
  return [...codes].flatMap((code) => rates.map((rate) => ({ code, rate, reasonCodes, reasons })));
}

const itemsByUse = fact((judged) => {
  const { settlements, lines, reductions, fees } = items(judged);
  const byUse = (some: readonly Item[]): ItemsByUse => new ItemsByUse(some, usesOf, isIt);
  return { settlements: byUse(settlements), lines: byUse(lines), reductions: byUse(reductions), fees: byUse(fees) };
});

const amountsOf = (some: readonly Item[], name: string): Decimal => {
  let total = Decimal.ZERO;
  for (const { element } of some) total = total.plus(decimalOf(sole(element.all(name))) ?? Decimal.ZERO);
  return rounded(total);
};

/** What is charged under a category: allowances and charges count wherever they say it, whatever they say they are. */
export const ciiTotal = factAbout(wantedKey, (judged, wanted): Total => {
  const { settlements, lines, reductions, fees } = itemsByUse(judged);
  const known = kinds(judged);
  const [its, itsReductions, itsFees] = [settlements.of(wanted), reductions.of(wanted), fees.of(wanted)];
  const ofKind = (kind: 'allowance' | 'charge'): Item[] =>
    itsReductions.filter(({ element }) => known.get(element.order)?.[kind] === true);
  return {
    lines: rounded(its.reduce((total, { element }) => total.plus(sum(element.all(...NET_AMOUNT))), Decimal.ZERO)),
    allowances: amountsOf(ofKind('allowance'), 'ram:ActualAmount'),
    charges: amountsOf(ofKind('charge'), 'ram:ActualAmount').plus(amountsOf(itsFees, 'ram:AppliedAmount')),
    count: lines.of(wanted).length + itsReductions.length + itsFees.length,
  };
});
