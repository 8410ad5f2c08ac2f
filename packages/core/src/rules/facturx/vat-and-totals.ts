import type { XmlElement } from '../../xml/index.ts';
import { doubleOf, fact, type TreeRule } from '../engine/index.ts';
import { grossTotalFits, invoiceCurrencies, isIn, isSum, SUMMED, vatOfRows } from '../en16931/cii/amounts.ts';
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

const reductions = (charge: boolean) =>
  fact(({ root }) => root.all(...SETTLED, 'ram:SpecifiedTradeAllowanceCharge').filter((item) => says(item, charge)));
const allowances = reductions(false);
const charges = reductions(true);

const sumOf = (items: readonly XmlElement[]): number | undefined =>
  sumOfDoubles(items.flatMap((item) => item.all('ram:ActualAmount')));
const allowanceSum = fact((judged) => sumOf(allowances(judged)));

/** BT-107: the amounts of allowances. */
const isAllowanceTotal: TreeRule['holds'] = (summation, judged) => {
  const totals = summation.all('ram:AllowanceTotalAmount');
  if (totals.length === 0) return allowances(judged).length === 0;
  return totals.some((total) => isSum(total, allowanceSum(judged)));
};

/** BT-108: the amounts of charges and, where the profile has them, of logistics services; read of the whole document. */
const chargeTotalFits = fact((judged) => {
  const { root } = judged;
  const services = sumOfDoubles(root.all(...SETTLED, 'ram:SpecifiedLogisticsServiceCharge', 'ram:AppliedAmount'));
  const inCents = (sum = 0): number => roundedDouble(sum);
  const expected = roundedDouble(inCents(sumOf(charges(judged))) + inCents(services));
  return root.all(...SUMMED, 'ram:ChargeTotalAmount').some((total) => inCents(doubleOf(total)) === expected);
});

const isChargeTotal: TreeRule['holds'] = (summation, judged) =>
  (charges(judged).length === 0 && !summation.has('ram:ChargeTotalAmount')) || chargeTotalFits(judged);

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
    holds: (vat, judged) => isSum(vat, vatOfRows(judged)),
  },
  {
    id: 'BR-CO-15',
    at: ROOT,
    when: (root) => root.anywhere(ANY_SUMMATION) !== undefined,
    holds: (root, judged) => invoiceCurrencies(judged).every((code) => grossTotalFits(root, code)),
  },
];
