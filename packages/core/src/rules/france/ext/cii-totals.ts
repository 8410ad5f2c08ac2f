import { Decimal } from '../../../model/index.ts';
import type { XmlElement } from '../../../xml/index.ts';
import { decimalOf, elementFact, fact, type Judged, type TreeRule, Unjudgeable } from '../../engine/index.ts';
import { exactly, roundedDouble, rounded, sum, sumOfDoubles } from '../../en16931/cii/numbers.ts';
import { ANY_LINE, ANY_SUMMATION, SETTLED } from '../../en16931/cii/paths.ts';
import { indicatorsOf, only } from '../../en16931/cii/read.ts';
import { counts } from './cii-items.ts';
import { cents } from './items.ts';

/** How an artefact adds: decimals, or as floating-point numbers of which it takes the exact value. */
type Add = (amounts: readonly XmlElement[]) => Decimal;
const inDecimals: Add = (amounts) => rounded(sum(amounts));
const inBinary: Add = (amounts) => exactly(roundedDouble(sumOfDoubles(amounts) ?? 0));

const NET_AMOUNT = [
  'ram:SpecifiedLineTradeSettlement',
  'ram:SpecifiedTradeSettlementLineMonetarySummation',
  'ram:LineTotalAmount',
] as const;

/** Allowances or charges that say so in the very word. */
const reductionsOf = (settlement: XmlElement, charge: boolean): readonly XmlElement[] =>
  settlement
    .all('ram:SpecifiedTradeAllowanceCharge')
    .filter((item) => indicatorsOf(item).some(({ value }) => value === String(charge)));

const settlementsOf = fact(({ root }) => root.all(...SETTLED));
const amountsOf = (charge: boolean): ((judged: Judged) => readonly XmlElement[]) =>
  fact((judged) =>
    settlementsOf(judged)
      .flatMap((settlement) => reductionsOf(settlement, charge))
      .flatMap((item) => item.all('ram:ActualAmount')),
  );
const hasSome = (charge: boolean): ((judged: Judged) => boolean) =>
  fact((judged) => settlementsOf(judged).some((settlement) => reductionsOf(settlement, charge).length > 0));
const [hasAllowances, hasCharges] = [hasSome(false), hasSome(true)];

/** What all allowances, charges and fees of the document come to, added in either way. */
const sums = (add: Add): Readonly<Record<'allowances' | 'charges', (judged: Judged) => Decimal>> => {
  const [allowances, charges] = [amountsOf(false), amountsOf(true)];
  return { allowances: fact((judged) => add(allowances(judged))), charges: fact((judged) => add(charges(judged))) };
};
const SUMS = new Map([inDecimals, inBinary].map((add) => [add, sums(add)]));
const sumOf = (what: 'allowances' | 'charges', add: Add, judged: Judged): Decimal =>
  SUMS.get(add)?.[what](judged) ?? Decimal.ZERO;
const sumOfFees = fact((judged) =>
  inBinary(settlementsOf(judged).flatMap((one) => one.all('ram:SpecifiedLogisticsServiceCharge', 'ram:AppliedAmount'))),
);

/** Something about the settlement that a summation is of. */
function ofSettlement<Value>(
  work: (settlement: XmlElement) => Value,
  otherwise: Value,
): (totals: XmlElement, judged: Judged) => Value {
  const about = elementFact(work);
  return ({ parent }, judged) => (parent === undefined ? otherwise : about(parent, judged));
}

const linesBeside = ({ parent }: XmlElement): readonly XmlElement[] => parent?.all(ANY_LINE) ?? [];
const countOfLines = ofSettlement((settlement) => linesBeside(settlement).length, 0);
/** What stands beside a summation: a cent of tolerance for each. */
const allowancesBeside = ofSettlement((settlement) => reductionsOf(settlement, false).length, 0);
const chargesBeside = ofSettlement(
  (settlement) =>
    reductionsOf(settlement, true).length + settlement.named('ram:SpecifiedLogisticsServiceCharge').length,
  0,
);
const countingLines = ofSettlement((settlement) => linesBeside(settlement).filter(counts).length, 0);
const countBeside = (totals: XmlElement, judged: Judged): number =>
  countingLines(totals, judged) + allowancesBeside(totals, judged) + chargesBeside(totals, judged);

const netAmounts = (settlement: XmlElement): readonly XmlElement[] =>
  linesBeside(settlement)
    .filter(counts)
    .flatMap((line) => line.all(...NET_AMOUNT));
const NET_SUMS = new Map(
  [inDecimals, inBinary].map((add) => [add, ofSettlement((settlement) => add(netAmounts(settlement)), Decimal.ZERO)]),
);
const netSum = (add: Add, totals: XmlElement, judged: Judged): Decimal =>
  NET_SUMS.get(add)?.(totals, judged) ?? Decimal.ZERO;

const isWithin = (difference: Decimal, count: number): boolean => !difference.abs().greaterThan(cents(count));
const at = (totals: XmlElement, name: string): Decimal | undefined => decimalOf(only(totals, name));

function isAllowanceTotal(totals: XmlElement, judged: Judged, add: Add): boolean {
  if (!hasAllowances(judged) && !totals.has('ram:AllowanceTotalAmount')) return true;
  const total = at(totals, 'ram:AllowanceTotalAmount');
  const expected = sumOf('allowances', add, judged);
  return total !== undefined && isWithin(total.minus(expected), allowancesBeside(totals, judged));
}

function isChargeTotal(totals: XmlElement, judged: Judged, add: Add): boolean {
  if (!hasCharges(judged) && !totals.has('ram:ChargeTotalAmount')) return true;
  const total = at(totals, 'ram:ChargeTotalAmount');
  const expected = sumOf('charges', add, judged).plus(sumOfFees(judged));
  return total !== undefined && isWithin(total.minus(expected), chargesBeside(totals, judged));
}

function isNetTotal(totals: XmlElement, judged: Judged, addLines: Add): boolean {
  const total = at(totals, 'ram:TaxBasisTotalAmount');
  const charges = sumOf('charges', inBinary, judged).plus(sumOfFees(judged));
  const allowances = sumOf('allowances', inBinary, judged);
  const expected = netSum(addLines, totals, judged).minus(allowances).plus(charges);
  return total !== undefined && isWithin(total.minus(expected), countBeside(totals, judged));
}

/** Of each currency one VAT total; where there are two of them net and gross must be the same. The artefacts stop at two answers. */
function isGrossTotal(totals: XmlElement, judged: Judged, takesFirst: boolean): boolean {
  const answers = (totals.parent?.all('ram:InvoiceCurrencyCode') ?? []).flatMap(
    ({ value }) => grossFits(totals, judged, value, takesFirst) ?? [],
  );
  if (answers.length > 1) throw new Unjudgeable('InvoiceCurrencyCode');
  return answers[0] ?? false;
}

/** `undefined` where an amount is missing. */
function grossFits(totals: XmlElement, judged: Judged, currency: string, takesFirst: boolean): boolean | undefined {
  const vat = totals.all('ram:TaxTotalAmount').filter(({ attributes }) => attributes['currencyID'] === currency);
  if (vat[0] === undefined) return undefined;
  if (!takesFirst && vat.length > 1) throw new Unjudgeable('TaxTotalAmount');
  const amount = (name: string): Decimal | undefined => (takesFirst ? decimalOf(totals.child(name)) : at(totals, name));
  const [net, gross] = [amount('ram:TaxBasisTotalAmount'), amount('ram:GrandTotalAmount')];
  if (net === undefined || gross === undefined) return undefined;
  if (vat.length > 1) return net.equals(gross);
  return isWithin(gross.minus(decimalOf(vat[0])).minus(net), countBeside(totals, judged));
}

/** Totals may differ from their sums by a cent per item; ids by the middle of theirs: `BR-FREXT`. */
export function ciiTotalRules(prefix: 'BR-FREXT' | 'BR-FXEXT'): TreeRule[] {
  const add = prefix === 'BR-FREXT' ? inDecimals : inBinary;
  const rule = (number: string, holds: TreeRule['holds']): TreeRule => ({
    id: `${prefix}-CO-${number}`,
    at: ANY_SUMMATION,
    holds,
  });
  return [
    rule('10', (totals, judged) => {
      const total = at(totals, 'ram:LineTotalAmount');
      const expected = netSum(add, totals, judged);
      return total !== undefined && isWithin(total.minus(expected), countOfLines(totals, judged));
    }),
    rule('11', (totals, judged) => isAllowanceTotal(totals, judged, add)),
    rule('12', (totals, judged) => isChargeTotal(totals, judged, add)),
    rule('13', (totals, judged) => isNetTotal(totals, judged, add)),
    rule('15', (totals, judged) => isGrossTotal(totals, judged, prefix === 'BR-FREXT')),
  ];
}
