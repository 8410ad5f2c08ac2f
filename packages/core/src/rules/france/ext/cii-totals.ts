import type { Decimal } from '../../../model/index.ts';
import type { XmlElement } from '../../../xml/index.ts';
import { decimalOf, type Judged, type TreeRule, Unjudgeable } from '../../engine/index.ts';
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
const reductions = (settlements: readonly XmlElement[], charge: boolean): readonly XmlElement[] =>
  settlements
    .flatMap((settlement) => settlement.all('ram:SpecifiedTradeAllowanceCharge'))
    .filter((item) => indicatorsOf(item).some(({ value }) => value === String(charge)));

const amountsOf = (items: readonly XmlElement[]): readonly XmlElement[] =>
  items.flatMap((item) => item.all('ram:ActualAmount'));

const settlementsOf = ({ root }: Judged): readonly XmlElement[] => root.all(...SETTLED);
const feesOf = (judged: Judged): readonly XmlElement[] =>
  settlementsOf(judged).flatMap((one) => one.all('ram:SpecifiedLogisticsServiceCharge', 'ram:AppliedAmount'));

/** What stands beside a summation: a cent of tolerance for each. */
const own = ({ parent }: XmlElement): readonly XmlElement[] => (parent === undefined ? [] : [parent]);
const linesBeside = ({ parent }: XmlElement): readonly XmlElement[] => parent?.parent?.all(ANY_LINE) ?? [];
const chargesBeside = (totals: XmlElement): number =>
  reductions(own(totals), true).length + (totals.parent?.all('ram:SpecifiedLogisticsServiceCharge').length ?? 0);
const countBeside = (totals: XmlElement): number =>
  linesBeside(totals).filter(counts).length + reductions(own(totals), false).length + chargesBeside(totals);

const isWithin = (difference: Decimal, count: number): boolean => !difference.abs().greaterThan(cents(count));
const at = (totals: XmlElement, name: string): Decimal | undefined => decimalOf(only(totals, name));
const netAmounts = (totals: XmlElement): readonly XmlElement[] =>
  linesBeside(totals)
    .filter(counts)
    .flatMap((line) => line.all(...NET_AMOUNT));

function isAllowanceTotal(totals: XmlElement, judged: Judged, add: Add): boolean {
  const allowances = reductions(settlementsOf(judged), false);
  if (allowances.length === 0 && !totals.has('ram:AllowanceTotalAmount')) return true;
  const total = at(totals, 'ram:AllowanceTotalAmount');
  const expected = add(amountsOf(allowances));
  return total !== undefined && isWithin(total.minus(expected), reductions(own(totals), false).length);
}

function isChargeTotal(totals: XmlElement, judged: Judged, add: Add): boolean {
  const charges = reductions(settlementsOf(judged), true);
  if (charges.length === 0 && !totals.has('ram:ChargeTotalAmount')) return true;
  const total = at(totals, 'ram:ChargeTotalAmount');
  const expected = add(amountsOf(charges)).plus(inBinary(feesOf(judged)));
  return total !== undefined && isWithin(total.minus(expected), chargesBeside(totals));
}

function isNetTotal(totals: XmlElement, judged: Judged, addLines: Add): boolean {
  const total = at(totals, 'ram:TaxBasisTotalAmount');
  const settlements = settlementsOf(judged);
  const charges = inBinary(amountsOf(reductions(settlements, true))).plus(inBinary(feesOf(judged)));
  const allowances = inBinary(amountsOf(reductions(settlements, false)));
  const expected = addLines(netAmounts(totals)).minus(allowances).plus(charges);
  return total !== undefined && isWithin(total.minus(expected), countBeside(totals));
}

/** Of each currency one VAT total; where there are two of them net and gross must be the same. The artefacts stop at two answers. */
function isGrossTotal(totals: XmlElement, takesFirst: boolean): boolean {
  const answers = (totals.parent?.all('ram:InvoiceCurrencyCode') ?? []).flatMap(
    ({ value }) => grossFits(totals, value, takesFirst) ?? [],
  );
  if (answers.length > 1) throw new Unjudgeable('InvoiceCurrencyCode');
  return answers[0] ?? false;
}

/** `undefined` where an amount is missing. */
function grossFits(totals: XmlElement, currency: string, takesFirst: boolean): boolean | undefined {
  const vat = totals.all('ram:TaxTotalAmount').filter(({ attributes }) => attributes['currencyID'] === currency);
  if (vat[0] === undefined) return undefined;
  if (!takesFirst && vat.length > 1) throw new Unjudgeable('TaxTotalAmount');
  const amount = (name: string): Decimal | undefined => (takesFirst ? decimalOf(totals.child(name)) : at(totals, name));
  const [net, gross] = [amount('ram:TaxBasisTotalAmount'), amount('ram:GrandTotalAmount')];
  if (net === undefined || gross === undefined) return undefined;
  if (vat.length > 1) return net.equals(gross);
  return isWithin(gross.minus(decimalOf(vat[0])).minus(net), countBeside(totals));
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
    rule('10', (totals) => {
      const total = at(totals, 'ram:LineTotalAmount');
      const expected = add(netAmounts(totals));
      return total !== undefined && isWithin(total.minus(expected), linesBeside(totals).length);
    }),
    rule('11', (totals, judged) => isAllowanceTotal(totals, judged, add)),
    rule('12', (totals, judged) => isChargeTotal(totals, judged, add)),
    rule('13', (totals, judged) => isNetTotal(totals, judged, add)),
    rule('15', (totals) => isGrossTotal(totals, prefix === 'BR-FREXT')),
  ];
}
