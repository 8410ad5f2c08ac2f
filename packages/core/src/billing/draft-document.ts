import {
  documentDecimals,
  ok,
  refused,
  type Invoice,
  type MerchantSettings,
  type Order,
  type Result,
  type VatBreakdown,
} from '../model/index.ts';
import type { BillingCase } from './billing-case.ts';
import { linesOf } from './document-lines.ts';
import type { DocumentDue, DraftDocument, VatGroup } from './document.ts';
import { deliveryDateMissing, deliveryOf, lacksDeliveryDay } from './draft-delivery.ts';
import { dueRuleOf, isPaidInFull, paymentInstructionsOf, paymentReferenceOf, paymentTerms } from './draft-payment.ts';
import { accountingCurrency, exchangeRateMissing, needsEuro, totalsOf } from './draft-totals.ts';
import { businessProcess, frenchNotes } from './mentions.ts';
import { buyerOf, sellerOf } from './parties.ts';
import { isFrench } from './vat-area.ts';
import { wordingOf } from './wording.ts';

/**
 * A due document as it will read, all but number and date. Problems are those of the parties: `BUYER_NAME_MISSING`,
 * `BUYER_ADDRESS_MISSING`, `BUYER_ADDRESS_INCOMPLETE`, `BUYER_SIREN_INVALID`, `BUYER_SIRET_INVALID`,
 * and `EXCHANGE_RATE_MISSING`, `DELIVERY_DATE_MISSING`.
 */
export function draftDocument(due: DocumentDue, billing: BillingCase): Result<DraftDocument> {
  const { order, settings } = billing;
  const decimals = documentDecimals(order.currency);
  const outsideScope = due.vat.every((group) => group.category === 'O');
  const buyer = buyerOf(order, outsideScope);
  if (!buyer.ok) return buyer;
  const lines = linesOf({ due, order, words: wordingOf(settings), decimals });
  const totals = totalsOf(due, lines, billing, decimals);
  const delivery = deliveryOf(due, billing);
  if (lacksDeliveryDay(due, delivery)) return refused(deliveryDateMissing(order));
  if (needsEuro(order, settings) && totals.totalVatInAccountingCurrency === undefined)
    return refused(exchangeRateMissing(order));
  const content: DraftDocument['content'] = {
    typeCode: due.typeCode,
    currencyCode: order.currency,
    ...accountingCurrency(totals, order, settings),
    ...vatPoint(order, settings),
    ...references(order),
    ...paymentTerms(due, billing, totals),
    ...notesOf(due, order, settings),
    processControl: processControlOf(due, order, settings, totals),
    ...(due.precedes.length > 0 && { precedingInvoiceReferences: due.precedes.map((each) => ({ ...each })) }),
    seller: sellerOf(settings, outsideScope),
    buyer: buyer.value,
    ...delivery,
    ...paymentInstructionsOf(order, settings, totals),
    ...lines,
    totals,
    vatBreakdown: due.vat.map(breakdownOf),
  };
  return ok({
    kind: due.kind,
    part: due.part,
    content,
    dueRule: dueRuleOf(due, order, settings, totals),
    coverage: { entries: [...due.entries] },
    ...paymentReferenceOf(content, settings),
  });
}

function breakdownOf(group: VatGroup): VatBreakdown {
  return {
    taxableAmount: group.base,
    taxAmount: group.vat,
    categoryCode: group.category,
    ...(group.rate !== undefined && { rate: group.rate }),
    ...(group.reasonText !== undefined && { exemptionReasonText: group.reasonText }),
    ...(group.reasonCode !== undefined && { exemptionReasonCode: group.reasonCode }),
  };
}

/** BT-8 `3` (delivery, debits) where the seller opted for VAT on debits and sells services. */
function vatPoint(order: Order, settings: MerchantSettings): Pick<Invoice, 'vatPointDateCode'> {
  return settings.tax.vatOnDebits && order.lines.some((line) => line.kind === 'service')
    ? { vatPointDateCode: '3' }
    : {};
}

function references(order: Order): Pick<Invoice, 'buyerReference' | 'purchaseOrderReference' | 'salesOrderReference'> {
  return {
    ...(order.buyerReference !== undefined && { buyerReference: order.buyerReference }),
    ...(order.purchaseOrderReference !== undefined && { purchaseOrderReference: order.purchaseOrderReference }),
    salesOrderReference: order.number,
  };
}

function notesOf(due: DocumentDue, order: Order, settings: MerchantSettings): Pick<Invoice, 'notes'> {
  const notes = [
    ...(isFrench(settings.seller.postalAddress) ? frenchNotes(due, order, settings) : []),
    ...(order.accountingCurrency === undefined || order.accountingCurrency.code === order.currency
      ? []
      : [
          {
            text: `1 ${order.currency} = ${order.accountingCurrency.rate.toString()} ${order.accountingCurrency.code} (${order.accountingCurrency.rateDate})`,
          },
        ]),
    ...(due.reason === undefined ? [] : [{ subjectCode: 'AAI', text: due.reason }]),
    ...(order.note === undefined || due.kind === 'creditNote' ? [] : [{ subjectCode: 'AAI', text: order.note }]),
  ];
  return notes.length > 0 ? { notes } : {};
}

/** BT-24 of the norm; a format that claims more takes its place when the format is known. */
const EN_16931 = 'urn:cen.eu:en16931:2017';

function processControlOf(
  due: DocumentDue,
  order: Order,
  settings: MerchantSettings,
  totals: Invoice['totals'],
): Invoice['processControl'] {
  const specificationIdentifier = EN_16931;
  if (!isFrench(settings.seller.postalAddress)) return { specificationIdentifier };
  return {
    businessProcessType: businessProcess(due, order, due.precedes.length > 0, isPaidInFull(due, totals)),
    specificationIdentifier,
  };
}
