import { Decimal } from '../../../model/index.ts';
import type { XmlElement } from '../../../xml/index.ts';
import { decimalOf, type Judged, type TreeRule } from '../../engine/index.ts';
import { ANY_SUMMATION } from '../../en16931/cii/paths.ts';
import { ciiItems } from './cii-items.ts';
import { amountsOf, cents, type Item, type Items } from './items.ts';

/** What totals are of: allowances and charges that say so in the very word. */
const plainItems = (judged: Judged): Items => {
  const items = ciiItems(judged);
  const plain = (all: readonly Item[]): Item[] => all.filter(({ isPlain }) => isPlain);
  return { ...items, allowances: plain(items.allowances), charges: plain(items.charges) };
};

const at = (element: XmlElement, name: string): Decimal | undefined => decimalOf(element.child(name));
const isWithin = (difference: Decimal, count: number): boolean => !difference.abs().greaterThan(cents(count));
const countOf = ({ lines, allowances, charges }: Items): number => lines.length + allowances.length + charges.length;

const sumsUp =
  (name: string, of: (items: Items) => readonly Item[]): TreeRule['holds'] =>
  (totals, judged) => {
    const items = of(plainItems(judged));
    const total = at(totals, name);
    if (total === undefined) return items.length === 0;
    return isWithin(total.minus(amountsOf(items)), items.length);
  };

function totalWithVatFits(totals: XmlElement, judged: Judged): boolean {
  const currencies = judged.root
    .all('rsm:SupplyChainTradeTransaction', 'ram:ApplicableHeaderTradeSettlement', 'ram:InvoiceCurrencyCode')
    .map(({ value }) => value);
  const vat = totals
    .all('ram:TaxTotalAmount')
    .filter(({ attributes }) => currencies.includes(attributes['currencyID'] ?? ''));
  const [without, total] = [at(totals, 'ram:TaxBasisTotalAmount'), at(totals, 'ram:GrandTotalAmount')];
  if (without === undefined || total === undefined) return false;
  if (vat.length === 0) return false;
  const due = vat.reduce((sum, amount) => sum.plus(decimalOf(amount)), Decimal.ZERO);
  return isWithin(total.minus(without).minus(due), countOf(plainItems(judged)));
}

/** Totals may differ from their sums by a cent per item; ids by the middle of theirs: `BR-FREXT`. */
export const ciiTotalRules = (prefix: string): TreeRule[] => [
  {
    id: `${prefix}-CO-10`,
    at: ANY_SUMMATION,
    holds: (totals, judged) => {
      const { lines } = ciiItems(judged);
      const total = at(totals, 'ram:LineTotalAmount');
      return total !== undefined && isWithin(total.minus(amountsOf(lines)), lines.length);
    },
  },
  { id: `${prefix}-CO-11`, at: ANY_SUMMATION, holds: sumsUp('ram:AllowanceTotalAmount', ({ allowances }) => allowances) },
  { id: `${prefix}-CO-12`, at: ANY_SUMMATION, holds: sumsUp('ram:ChargeTotalAmount', ({ charges }) => charges) },
  {
    id: `${prefix}-CO-13`,
    at: ANY_SUMMATION,
    holds: (totals, judged) => {
      const items = plainItems(judged);
      const total = at(totals, 'ram:TaxBasisTotalAmount');
      if (total === undefined) return false;
      const sum = amountsOf(items.lines).minus(amountsOf(items.allowances)).plus(amountsOf(items.charges));
      return isWithin(total.minus(sum), countOf(items));
    },
  },
  { id: `${prefix}-CO-15`, at: ANY_SUMMATION, holds: totalWithVatFits },
];
