import type { XmlElement } from '../../xml/index.ts';
import type { TreeRule } from '../engine/index.ts';
import { grossTotalFits, invoiceCurrencies, isIn, isSumOf, SUMMED } from '../en16931/cii/amounts.ts';
import { roundedDouble, sumOfDoubles } from '../en16931/cii/numbers.ts';
import { ANY_SETTLEMENT, ANY_SUMMATION, ROOT, SETTLED } from '../en16931/cii/paths.ts';
import { indicatorsOf } from '../en16931/cii/read.ts';
import { rowRules, taxFits } from '../en16931/cii/vat.ts';
import { categoryRules, type VatAsked } from '../en16931/cii/vat-categories.ts';

/** An allowance or charge says in the very word which it is. */
const says = (item: XmlElement, charge: boolean): boolean =>
  indicatorsOf(item).some(({ value }) => value === String(charge));

/** Here a tax is VAT whatever it is called, and one of two categories is of both. */
const ASKED: VatAsked = { isAsked: () => true, oneByOne: false, says, byOne: true };

const reductions = (root: XmlElement, charge: boolean): readonly XmlElement[] =>
  root.all(...SETTLED, 'ram:SpecifiedTradeAllowanceCharge').filter((item) => says(item, charge));

const amountsOf = (items: readonly XmlElement[]): readonly XmlElement[] =>
  items.flatMap((item) => item.all('ram:ActualAmount'));

/** BT-107: the amounts of allowances. */
const isAllowanceTotal: TreeRule['holds'] = (summation, { root }) => {
  const totals = summation.all('ram:AllowanceTotalAmount');
  const allowances = reductions(root, false);
  if (totals.length === 0) return allowances.length === 0;
  return totals.some((total) => isSumOf(total, amountsOf(allowances)));
};

/** BT-108: the amounts of charges and, where the profile has them, of logistics services; read of the whole document. */
const isChargeTotal: TreeRule['holds'] = (summation, { root }) => {
  const charges = reductions(root, true);
  if (charges.length === 0 && !summation.has('ram:ChargeTotalAmount')) return true;
  const services = root.all(...SETTLED, 'ram:SpecifiedLogisticsServiceCharge', 'ram:AppliedAmount');
  const inCents = (amounts: readonly XmlElement[]): number => roundedDouble(sumOfDoubles(amounts) ?? 0);
  const expected = roundedDouble(inCents(amountsOf(charges)) + inCents(services));
  return root.all(...SUMMED, 'ram:ChargeTotalAmount').some((total) => inCents([total]) === expected);
};

/** Rules of EN 16931 on VAT and totals as the artefacts of Factur-X ask them, under the same ids. */
export const VAT_AND_TOTAL_RULES: readonly TreeRule[] = [
  ...categoryRules(ASKED),
  ...rowRules(ASKED),
  { id: 'BR-CO-17', at: `${ANY_SETTLEMENT}/ram:ApplicableTradeTax`, holds: taxFits },
  {
    id: 'BR-CO-03',
    at: `${ANY_SETTLEMENT}/ram:ApplicableTradeTax`,
    holds: (row) => !row.has('ram:TaxPointDate') || !row.has('ram:DueDateTypeCode'),
  },
  { id: 'BR-CO-11', at: ANY_SUMMATION, holds: isAllowanceTotal },
  { id: 'BR-CO-12', at: ANY_SUMMATION, holds: isChargeTotal },
  {
    id: 'BR-CO-14',
    at: `${ANY_SUMMATION}/ram:TaxTotalAmount`,
    when: (vat, judged) => isIn(vat, invoiceCurrencies(judged)),
    holds: (vat, { root }) => isSumOf(vat, root.all(...SETTLED, 'ram:ApplicableTradeTax', 'ram:CalculatedAmount')),
  },
  {
    id: 'BR-CO-15',
    at: ROOT,
    when: (root) => root.anywhere(ANY_SUMMATION) !== undefined,
    holds: (root, judged) => invoiceCurrencies(judged).every((code) => grossTotalFits(root, code)),
  },
];
