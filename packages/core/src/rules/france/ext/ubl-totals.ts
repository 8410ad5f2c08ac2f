import { Decimal } from '../../../model/index.ts';
import type { XmlElement } from '../../../xml/index.ts';
import { decimalOf, elementFact, fact, type Judged, type TreeRule, Unjudgeable } from '../../engine/index.ts';
import { exactly, roundedDouble } from '../../en16931/cii/numbers.ts';
import { isAllowance, isCharge } from '../../en16931/ubl/document.ts';
import { decimalAt } from '../../en16931/ubl/reading.ts';
import { cents } from './items.ts';
import { added, lineAmounts, ublItems } from './ubl-items.ts';

const TOTALS = 'cac:LegalMonetaryTotal';

const double = (amount: Decimal): number => Number(amount.toString());
const isWithin = (difference: Decimal, count: number): boolean => !difference.abs().greaterThan(cents(count));
/** Of what is a floating-point number the difference is rounded to cents. */
const isNearly = (difference: number, count: number): boolean =>
  roundedDouble(Math.abs(difference)) <= double(cents(count));

/** The allowances or charges beside totals, and their sum. */
interface Reductions {
  readonly count: (totals: XmlElement, judged: Judged) => number;
  readonly sum: (totals: XmlElement, judged: Judged) => number;
}

function reductions(is: (item: XmlElement) => boolean): Reductions {
  const itemsOf = elementFact((parent) => parent.all('cac:AllowanceCharge').filter(is));
  const sumOf = elementFact((parent, judged) =>
    added(itemsOf(parent, judged).flatMap((item) => item.all('cbc:Amount'))),
  );
  return {
    count: ({ parent }, judged) => (parent === undefined ? 0 : itemsOf(parent, judged).length),
    sum: ({ parent }, judged) => (parent === undefined ? 0 : sumOf(parent, judged)),
  };
}
const allowances = reductions(isAllowance);
const charges = reductions(isCharge);

/** BR-FREXT-CO-11, -12: there is a total where there are items. */
const sumsUp =
  (name: string, { count, sum }: Reductions): TreeRule['holds'] =>
  (totals, judged) => {
    const total = decimalAt(totals, name);
    if (total === undefined) return count(totals, judged) === 0;
    return isWithin(total.minus(exactly(sum(totals, judged))), count(totals, judged));
  };

const netAmounts = fact((judged) => lineAmounts(ublItems(judged).lines));
const sumOfNetAmounts = fact((judged) => added(netAmounts(judged)));
const countOf = (totals: XmlElement, judged: Judged): number =>
  netAmounts(judged).length + allowances.count(totals, judged) + charges.count(totals, judged);

function totalWithVatFits(totals: XmlElement, judged: Judged): boolean {
  const currencies = judged.root.all('cbc:DocumentCurrencyCode').map(({ value }) => value);
  const vat =
    totals.parent
      ?.all('cac:TaxTotal', 'cbc:TaxAmount')
      .filter(({ attributes }) => currencies.includes(attributes['currencyID'] ?? '')) ?? [];
  if (vat.length === 0) return true;
  if (vat.length > 1) throw new Unjudgeable('cbc:TaxAmount');
  const without = decimalAt(totals, 'cbc:TaxExclusiveAmount');
  const total = decimalAt(totals, 'cbc:TaxInclusiveAmount');
  if (without === undefined || total === undefined) return false;
  return isWithin(total.minus(without).minus(decimalOf(vat[0]) ?? Decimal.ZERO), countOf(totals, judged));
}

/** Totals may differ from their sums by a cent per item. */
export const UBL_TOTAL_RULES: readonly TreeRule[] = [
  {
    id: 'BR-FREXT-CO-10',
    at: TOTALS,
    holds: (totals, judged) => {
      const total = decimalAt(totals, 'cbc:LineExtensionAmount');
      const sum = sumOfNetAmounts(judged);
      return total !== undefined && isNearly(double(total) - sum, netAmounts(judged).length);
    },
  },
  { id: 'BR-FREXT-CO-11', at: TOTALS, holds: sumsUp('cbc:AllowanceTotalAmount', allowances) },
  { id: 'BR-FREXT-CO-12', at: TOTALS, holds: sumsUp('cbc:ChargeTotalAmount', charges) },
  {
    id: 'BR-FREXT-CO-13',
    at: TOTALS,
    holds: (totals, judged) => {
      const total = decimalAt(totals, 'cbc:TaxExclusiveAmount');
      const sum = sumOfNetAmounts(judged) - allowances.sum(totals, judged) + charges.sum(totals, judged);
      return total !== undefined && isNearly(double(total) - sum, countOf(totals, judged));
    },
  },
  { id: 'BR-FREXT-CO-15', at: TOTALS, holds: totalWithVatFits },
];
