import type { Invoice } from '../../model/index.ts';
import type { Dropped } from '../port.ts';
import { taxPointFromCii, taxPointToCii } from './codes.ts';

/** The few things that EN 16931 can say and its CII binding cannot. */
export function droppedByCii(invoice: Invoice): Dropped[] {
  const dropped: Dropped[] = [];
  const drop = (term: string, field: string, reason: string) => dropped.push({ term, field, reason });

  if (invoice.totals.totalVatInAccountingCurrency !== undefined && invoice.vatAccountingCurrencyCode === undefined) {
    drop('BT-111', 'totals.totalVatInAccountingCurrency', 'The amount needs the accounting currency (BT-6).');
  }
  const taxPoint = invoice.vatPointDateCode;
  if (invoice.vatBreakdown.length === 0) {
    const reason = 'The VAT breakdown (BG-23) that carries it is empty.';
    if (invoice.vatPointDate !== undefined) drop('BT-7', 'vatPointDate', reason);
    if (taxPoint !== undefined) drop('BT-8', 'vatPointDateCode', reason);
  } else if (taxPointFromCii(taxPointToCii(taxPoint)) !== taxPoint) {
    drop('BT-8', 'vatPointDateCode', `${taxPoint} is a code of UNTDID 2475 and reads back as that of UNTDID 2005.`);
  }
  invoice.lines.forEach(({ price }, index) => {
    if (price.baseQuantityUnitCode !== undefined && price.baseQuantity === undefined) {
      drop('BT-150', `lines[${index}].price.baseQuantityUnitCode`, 'The unit needs the base quantity (BT-149).');
    }
  });
  return dropped;
}
