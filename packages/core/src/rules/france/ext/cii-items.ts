import type { Decimal } from '../../../model/index.ts';
import type { XmlElement } from '../../../xml/index.ts';
import { decimalOf, fact, type Judged } from '../../engine/index.ts';
import { only, saysCharge } from '../../en16931/cii/read.ts';
import type { GroupedLine } from './groups.ts';
import { type Item, itemsFact, type Tax, taxOf } from './items.ts';

const TRADE = 'rsm:SupplyChainTradeTransaction';
const NAMES = {
  code: 'ram:CategoryCode',
  rate: 'ram:RateApplicablePercent',
  reason: 'ram:ExemptionReason',
  reasonCode: 'ram:ExemptionReasonCode',
  trims: false,
} as const;

export const taxesOf = (element: XmlElement, ...path: readonly string[]): Tax[] =>
  element.all(...path).map((tax) => taxOf(tax, NAMES));

const SETTLEMENT = 'ram:SpecifiedLineTradeSettlement';
const LINE_SUMMATION = 'ram:SpecifiedTradeSettlementLineMonetarySummation';

/** EXT-FR-FE-163, BT-X-8 */
export const kindOf = (line: XmlElement): string | undefined =>
  line.find('ram:AssociatedDocumentLineDocument', 'ram:LineStatusReasonCode')?.value;

/** A line counts unless it is one of a group, or only informs. */
export const counts = (line: XmlElement): boolean => {
  const kind = kindOf(line);
  return kind === undefined || kind === 'DETAIL';
};

const amountIn = (element: XmlElement, ...path: readonly string[]): Decimal | undefined =>
  decimalOf(only(element, ...path));

const reductionItem = (reduction: XmlElement): Item => ({
  amount: amountIn(reduction, 'ram:ActualAmount'),
  taxes: taxesOf(reduction, 'ram:CategoryTradeTax'),
  isPlain: reduction
    .all('ram:ChargeIndicator', 'udt:Indicator')
    .some(({ value }) => value === 'true' || value === 'false'),
});

const linesOf = ({ root }: Judged): XmlElement[] =>
  root.all(TRADE, 'ram:IncludedSupplyChainTradeLineItem').filter(counts);

const codesOf = (taxes: readonly Tax[]): string[] => taxes.map(({ code }) => code).filter((code) => code !== '');

export const ciiItems = itemsFact((judged) => {
  const header = (...path: readonly string[]): readonly XmlElement[] =>
    judged.root.all(TRADE, 'ram:ApplicableHeaderTradeSettlement', ...path);
  const reductions = header('ram:SpecifiedTradeAllowanceCharge');
  const lines = linesOf(judged).map((line) => ({
    amount: amountIn(line, SETTLEMENT, LINE_SUMMATION, 'ram:LineTotalAmount'),
    taxes: taxesOf(line, SETTLEMENT, 'ram:ApplicableTradeTax'),
    isPlain: true,
  }));
  const allowances = reductions.filter((one) => saysCharge(one, false)).map(reductionItem);
  const fees = header('ram:SpecifiedLogisticsServiceCharge').map((fee) => ({
    amount: amountIn(fee, 'ram:AppliedAmount'),
    taxes: taxesOf(fee, 'ram:AppliedTradeTax'),
    isPlain: true,
  }));
  const charges = [...reductions.filter((one) => saysCharge(one, true)).map(reductionItem), ...fees];
  const used = [...lines, ...reductions.map(reductionItem), ...fees].flatMap(({ taxes }) => codesOf(taxes));
  return {
    lines,
    allowances,
    charges,
    used: new Set(used),
    rows: new Set(codesOf(header('ram:ApplicableTradeTax').flatMap((row) => taxesOf(row)))),
  };
});

const DOCUMENT = 'ram:AssociatedDocumentLineDocument';

export const placeOf = (line: XmlElement): GroupedLine => ({
  id: line.find(DOCUMENT, 'ram:LineID')?.value ?? '',
  kind: kindOf(line),
  parent: line.find(DOCUMENT, 'ram:ParentLineID')?.value,
  amount: amountIn(line, SETTLEMENT, LINE_SUMMATION, 'ram:LineTotalAmount'),
});

export const ciiPlaces = fact(({ root }) => root.all(TRADE, 'ram:IncludedSupplyChainTradeLineItem').map(placeOf));
