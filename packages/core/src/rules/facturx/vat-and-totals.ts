import type { XmlElement } from '../../xml/index.ts';
import { decimalOf, type TreeRule } from '../engine/index.ts';
import { grossTotalFits, isSumOf, SUMMED } from '../en16931/cii/amounts.ts';
import { rounded, sum } from '../en16931/cii/numbers.ts';
import { ROOT, SETTLEMENT, SUMMATION } from '../en16931/cii/paths.ts';
import { roundsToZero, rowRules, taxFits } from '../en16931/cii/vat.ts';
import { categoryRules } from '../en16931/cii/vat-categories.ts';

const SETTLED = ['rsm:SupplyChainTradeTransaction', 'ram:ApplicableHeaderTradeSettlement'] as const;
const CURRENCY = [...SETTLED, 'ram:InvoiceCurrencyCode'] as const;

/** Here a tax is VAT whatever it is called. */
const isAsked = (): boolean => true;

/** Allowances or charges that say in the very word which they are. */
const reductions = (settlement: XmlElement | undefined, indicator: string): readonly XmlElement[] =>
  (settlement?.all('ram:SpecifiedTradeAllowanceCharge') ?? []).filter((item) =>
    item.all('ram:ChargeIndicator', 'udt:Indicator').some(({ value }) => value === indicator),
  );

/** BT-107: the amounts of allowances. */
function isAllowanceTotal(summation: XmlElement): boolean {
  const total = summation.child('ram:AllowanceTotalAmount');
  const amounts = reductions(summation.parent, 'false').flatMap((item) => item.child('ram:ActualAmount') ?? []);
  return total === undefined ? amounts.length === 0 : isSumOf(total, amounts);
}

/** BT-108: the amounts of charges and, where the profile has them, of logistics services; read of the whole document. */
function isChargeTotal(summation: XmlElement, { root }: { readonly root: XmlElement }): boolean {
  const amounts = root
    .all(...SETTLED)
    .flatMap((settlement) => [
      ...reductions(settlement, 'true').flatMap((item) => item.all('ram:ActualAmount')),
      ...settlement.all('ram:SpecifiedLogisticsServiceCharge', 'ram:AppliedAmount'),
    ]);
  const totals = root.all(...SUMMED, 'ram:ChargeTotalAmount').map((total) => rounded(decimalOf(total)));
  const expected = rounded(sum(amounts));
  if (totals.length === 0) return amounts.length === 0 && !summation.has('ram:ChargeTotalAmount');
  return totals.some((total) => total.equals(expected));
}

/** Rules of EN 16931 on VAT and totals as the artefacts of Factur-X ask them, under the same ids. */
export const VAT_AND_TOTAL_RULES: readonly TreeRule[] = [
  ...categoryRules({ isAsked, byOne: true }),
  ...rowRules(isAsked),
  { id: 'BR-CO-17', at: `${SETTLEMENT}/ram:ApplicableTradeTax`, holds: (row) => taxFits(row, roundsToZero) },
  { id: 'BR-CO-11', at: SUMMATION, holds: isAllowanceTotal },
  { id: 'BR-CO-12', at: SUMMATION, holds: isChargeTotal },
  {
    id: 'BR-CO-14',
    at: `${SETTLEMENT}/${SUMMATION}/ram:TaxTotalAmount`,
    when: ({ attributes }, { root }) => root.all(...CURRENCY).some(({ value }) => value === attributes['currencyID']),
    holds: (vat, { root }) => isSumOf(vat, root.all(...SETTLED, 'ram:ApplicableTradeTax', 'ram:CalculatedAmount')),
  },
  {
    id: 'BR-CO-15',
    at: ROOT,
    when: (root) => root.anywhere(SUMMATION) !== undefined,
    holds: (root) => root.all(...CURRENCY).every(({ value }) => grossTotalFits(root, value)),
  },
];
