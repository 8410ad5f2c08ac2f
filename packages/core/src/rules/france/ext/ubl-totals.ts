import { Decimal } from '../../../model/index.ts';
import type { XmlElement } from '../../../xml/index.ts';
import { decimalOf, type Judged, type TreeRule, Unjudgeable } from '../../engine/index.ts';
import { roundedDouble } from '../../en16931/cii/numbers.ts';
import { isAllowance, isCharge } from '../../en16931/ubl/document.ts';
import { decimalAt } from '../../en16931/ubl/reading.ts';
import { cents } from './items.ts';
import { added, exactlyAdded, lineAmounts, ublItems } from './ubl-items.ts';

const TOTALS = 'cac:LegalMonetaryTotal';

const double = (amount: Decimal): number => Number(amount.toString());
const isWithin = (difference: Decimal, count: number): boolean => !difference.abs().greaterThan(cents(count));
/** Of what is a floating-point number the difference is rounded to cents. */
const isNearly = (difference: number, count: number): boolean =>
  roundedDouble(Math.abs(difference)) <= double(cents(count));

const beside = (totals: XmlElement, is: (item: XmlElement) => boolean): readonly XmlElement[] =>
  totals.parent?.all('cac:AllowanceCharge').filter(is) ?? [];
const amountsOf = (items: readonly XmlElement[]): readonly XmlElement[] =>
  items.flatMap((item) => item.all('cbc:Amount'));

/** BR-FREXT-CO-11, -12: there is a total where there are items. */
const sumsUp =
  (name: string, is: (item: XmlElement) => boolean): TreeRule['holds'] =>
  (totals) => {
    const items = beside(totals, is);
    const total = decimalAt(totals, name);
    if (total === undefined) return items.length === 0;
    return isWithin(total.minus(exactlyAdded(amountsOf(items))), items.length);
  };

const netAmounts = (judged: Judged): readonly XmlElement[] => lineAmounts(ublItems(judged).lines);
const countOf = (totals: XmlElement, judged: Judged): number =>
  netAmounts(judged).length + beside(totals, isAllowance).length + beside(totals, isCharge).length;

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
      const amounts = netAmounts(judged);
      const sum = added(amounts);
      return total !== undefined && isNearly(double(total) - sum, amounts.length);
    },
  },
  { id: 'BR-FREXT-CO-11', at: TOTALS, holds: sumsUp('cbc:AllowanceTotalAmount', isAllowance) },
  { id: 'BR-FREXT-CO-12', at: TOTALS, holds: sumsUp('cbc:ChargeTotalAmount', isCharge) },
  {
    id: 'BR-FREXT-CO-13',
    at: TOTALS,
    holds: (totals, judged) => {
      const total = decimalAt(totals, 'cbc:TaxExclusiveAmount');
      const lines = added(netAmounts(judged));
      const allowances = added(amountsOf(beside(totals, isAllowance)));
      const charges = added(amountsOf(beside(totals, isCharge)));
      return total !== undefined && isNearly(double(total) - lines + allowances - charges, countOf(totals, judged));
    },
  },
  { id: 'BR-FREXT-CO-15', at: TOTALS, holds: totalWithVatFits },
];
