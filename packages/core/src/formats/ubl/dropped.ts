import type { Invoice } from '../../model/index.ts';
import type { Dropped } from '../port.ts';
import { CREDITOR_SCHEME } from './write-party.ts';
import { NO_ORDER_REFERENCE } from './write-references.ts';

/** A note that begins like this reads back with a subject code. */
export const SUBJECT_CODE = /^#([A-Z]{3})#/;

/** The few things that EN 16931 can say and its UBL binding cannot. */
export function droppedByUbl(invoice: Invoice): Dropped[] {
  const dropped: Dropped[] = [];
  const drop = (term: string, field: string, reason: string) => dropped.push({ term, field, reason });

  if (invoice.totals.totalVatInAccountingCurrency !== undefined && invoice.vatAccountingCurrencyCode === undefined) {
    drop('BT-111', 'totals.totalVatInAccountingCurrency', 'The amount needs the accounting currency (BT-6).');
  }
  if (invoice.purchaseOrderReference === NO_ORDER_REFERENCE && invoice.salesOrderReference !== undefined) {
    drop(
      'BT-13',
      'purchaseOrderReference',
      `${NO_ORDER_REFERENCE} beside a sales order reference means that there is none.`,
    );
  }
  invoice.notes?.forEach(({ subjectCode, text }, index) => {
    if (!subjectCode && SUBJECT_CODE.test(text))
      drop('BT-22', `notes[${index}].text`, 'Its beginning reads as a subject code (BT-21).');
    if (subjectCode && !SUBJECT_CODE.test(`#${subjectCode}#`))
      drop('BT-21', `notes[${index}].subjectCode`, 'It is not three capital letters.');
  });
  invoice.seller.identifiers?.forEach(({ scheme }, index) => {
    if (scheme === CREDITOR_SCHEME)
      drop('BT-29', `seller.identifiers[${index}]`, `Scheme ${CREDITOR_SCHEME} marks the creditor identifier (BT-90).`);
  });
  invoice.lines.forEach(({ price }, index) => {
    if (price.baseQuantityUnitCode !== undefined && price.baseQuantity === undefined) {
      drop('BT-150', `lines[${index}].price.baseQuantityUnitCode`, 'The unit needs the base quantity (BT-149).');
    }
  });
  return dropped;
}
