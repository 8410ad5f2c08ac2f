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
const all = (charge: boolean): ((judged: Judged) => readonly XmlElement[]) =>
  fact((judged) => settlementsOf(judged).flatMap((settlement) => reductionsOf(settlement, charge)));
const [allowances, charges] = [all(false), all(true)];
const amountsOf = (items: readonly XmlElement[]): readonly XmlElement[] =>
  items.flatMap((item) => item.all('ram:ActualAmount'));
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
/** What the document comes to, added in one of the two ways. */
interface Sums {
  readonly allowances: (judged: Judged) => Decimal;
  readonly charges: (judged: Judged) => Decimal;
  /** Of the lines beside a summation. */
  readonly net: (totals: XmlElement, judged: Judged) => Decimal;
}
const sums = (add: Add): Sums => ({
  allowances: fact((judged) => add(amountsOf(allowances(judged)))),
  charges: fact((judged) => add(amountsOf(charges(judged)))),
  net: ofSettlement((settlement) => add(netAmounts(settlement)), Decimal.ZERO),
});
const DECIMALS = sums(inDecimals);
const BINARY = sums(inBinary);

const isWithin = (difference: Decimal, count: number): boolean => !difference.abs().greaterThan(cents(count));
const at = (totals: XmlElement, name: string): Decimal | undefined => decimalOf(only(totals, name));

function isAllowanceTotal(totals: XmlElement, judged: Judged, expected: Sums): boolean {
  if (allowances(judged).length === 0 && !totals.has('ram:AllowanceTotalAmount')) return true;
  const total = at(totals, 'ram:AllowanceTotalAmount');
  return total !== undefined && isWithin(total.minus(expected.allowances(judged)), allowancesBeside(totals, judged));
}

function isChargeTotal(totals: XmlElement, judged: Judged, { charges: sum }: Sums): boolean {
  if (charges(judged).length === 0 && !totals.has('ram:ChargeTotalAmount')) return true;
  const total = at(totals, 'ram:ChargeTotalAmount');
  const expected = sum(judged).plus(sumOfFees(judged));
  return total !== undefined && isWithin(total.minus(expected), chargesBeside(totals, judged));
}

function isNetTotal(totals: XmlElement, judged: Judged, { net }: Sums): boolean {
  const total = at(totals, 'ram:TaxBasisTotalAmount');
  const added = BINARY.charges(judged).plus(sumOfFees(judged));
  const expected = net(totals, judged).minus(BINARY.allowances(judged)).plus(added);
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
  const expected = prefix === 'BR-FREXT' ? DECIMALS : BINARY;
  const rule = (number: string, holds: TreeRule['holds']): TreeRule => ({
    id: `${prefix}-CO-${number}`,
    at: ANY_SUMMATION,
    holds,
  });
  return [
    rule('10', (totals, judged) => {
      const total = at(totals, 'ram:LineTotalAmount');
      return total !== undefined && isWithin(total.minus(expected.net(totals, judged)), countOfLines(totals, judged));
    }),
    rule('11', (totals, judged) => isAllowanceTotal(totals, judged, expected)),
    rule('12', (totals, judged) => isChargeTotal(totals, judged, expected)),
    rule('13', (totals, judged) => isNetTotal(totals, judged, expected)),
    rule('15', (totals, judged) => isGrossTotal(totals, judged, prefix === 'BR-FREXT')),
  ];
}
