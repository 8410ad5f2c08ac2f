import { Decimal } from '../../../model/index.ts';
import type { XmlElement } from '../../../xml/index.ts';
import { decimalOf, type Judged, type TreeRule, Unjudgeable } from '../../engine/index.ts';
import { DOCUMENT } from '../../en16931/ubl/paths.ts';
import { decimalAt } from '../../en16931/ubl/reading.ts';
import { amountsOf, cents, type Item, type Items } from './items.ts';
import { ublItems } from './ubl-items.ts';

const TOTALS = 'cac:LegalMonetaryTotal';

const isWithin = (difference: Decimal, count: number): boolean => !difference.abs().greaterThan(cents(count));

/** BR-FREXT-CO-11, -12: there is a total where there are items. */
const sumsUp =
  (name: string, of: (items: Items) => readonly Item[]): TreeRule['holds'] =>
  (totals, judged) => {
    const items = of(ublItems(judged));
    const total = decimalAt(totals, name);
    if (total === undefined) return items.length === 0;
    return isWithin(total.minus(amountsOf(items)), items.length);
  };

const countOf = ({ lines, allowances, charges }: Items): number => lines.length + allowances.length + charges.length;

function totalWithVatFits(totals: XmlElement, judged: Judged): boolean {
  const { root } = judged;
  const currency = root.child('cbc:DocumentCurrencyCode')?.value;
  const vat = root
    .all('cac:TaxTotal', 'cbc:TaxAmount')
    .filter(({ attributes }) => attributes['currencyID'] === currency);
  if (currency === undefined || vat.length === 0) return true;
  if (vat.length > 1) throw new Unjudgeable('cbc:TaxAmount');
  const without = decimalAt(totals, 'cbc:TaxExclusiveAmount');
  const total = decimalAt(totals, 'cbc:TaxInclusiveAmount');
  if (without === undefined || total === undefined) return false;
  return isWithin(total.minus(without).minus(decimalOf(vat[0]) ?? Decimal.ZERO), countOf(ublItems(judged)));
}

/** Totals may differ from their sums by a cent per item. */
export const UBL_TOTAL_RULES: readonly TreeRule[] = [
  {
    id: 'BR-FREXT-CO-10',
    at: TOTALS,
    holds: (totals, judged) => {
      const { lines } = ublItems(judged);
      const total = decimalAt(totals, 'cbc:LineExtensionAmount');
      return total !== undefined && isWithin(total.minus(amountsOf(lines)), lines.length);
    },
  },
  { id: 'BR-FREXT-CO-11', at: TOTALS, holds: sumsUp('cbc:AllowanceTotalAmount', ({ allowances }) => allowances) },
  { id: 'BR-FREXT-CO-12', at: TOTALS, holds: sumsUp('cbc:ChargeTotalAmount', ({ charges }) => charges) },
  {
    id: 'BR-FREXT-CO-13',
    at: TOTALS,
    holds: (totals, judged) => {
      const items = ublItems(judged);
      const total = decimalAt(totals, 'cbc:TaxExclusiveAmount');
      if (total === undefined) return false;
      const sum = amountsOf(items.lines).minus(amountsOf(items.allowances)).plus(amountsOf(items.charges));
      return isWithin(total.minus(sum), countOf(items));
    },
  },
  { id: 'BR-FREXT-CO-15', at: `${DOCUMENT}/${TOTALS}`, holds: totalWithVatFits },
];
