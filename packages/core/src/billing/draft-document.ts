import {
  dayIn,
  Decimal,
  documentDecimals,
  ok,
  refused,
  type Invoice,
  type MerchantSettings,
  type Order,
  type Problem,
  type Result,
  type VatBreakdown,
} from '../model/index.ts';
import type { BillingCase } from './billing-case.ts';
import { linesOf, type DocumentLines } from './document-lines.ts';
import type { DocumentDue, DraftDocument, DueRule, VatGroup } from './document.ts';
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
  });
}

/** BG-22, each total from the ones before it (BR-CO-10 to BR-CO-16). */
function totalsOf(
  due: DocumentDue,
  { lines, allowances, charges }: DocumentLines,
  { order, settings }: BillingCase,
  decimals: number,
): Invoice['totals'] {
  const sumOfLineNetAmounts = Decimal.sum(lines.map((line) => line.netAmount)).round(decimals);
  const sumOfAllowances = Decimal.sum((allowances ?? []).map(({ amount }) => amount)).round(decimals);
  const sumOfCharges = Decimal.sum((charges ?? []).map(({ amount }) => amount)).round(decimals);
  const totalWithoutVat = sumOfLineNetAmounts.minus(sumOfAllowances).plus(sumOfCharges);
  const totalVat = Decimal.sum(due.vat.map((group) => group.vat)).round(decimals);
  const totalWithVat = totalWithoutVat.plus(totalVat);
  return {
    sumOfLineNetAmounts,
    ...(allowances !== undefined && { sumOfAllowances }),
    ...(charges !== undefined && { sumOfCharges }),
    totalWithoutVat,
    totalVat,
    ...inAccountingCurrency(totalVat, order, settings),
    totalWithVat,
    ...(!due.paid.isZero() && { paidAmount: due.paid }),
    ...(!due.rounding.isZero() && { roundingAmount: due.rounding }),
    amountDueForPayment: totalWithVat.minus(due.paid).plus(due.rounding),
  };
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

/** BT-111: VAT in the accounting currency at the order's rate. No VAT is nought in every currency, so a French seller needs no rate for it. */
function inAccountingCurrency(
  totalVat: Decimal,
  order: Order,
  settings: MerchantSettings,
): Pick<Invoice['totals'], 'totalVatInAccountingCurrency'> {
  const { accountingCurrency } = order;
  if (accountingCurrency !== undefined && accountingCurrency.code !== order.currency) {
    return {
      totalVatInAccountingCurrency: totalVat
        .times(accountingCurrency.rate)
        .round(documentDecimals(accountingCurrency.code)),
    };
  }
  return needsEuro(order, settings) && totalVat.isZero() ? { totalVatInAccountingCurrency: Decimal.of('0.00') } : {};
}

/** BT-6, beside BT-111 and never without it (BR-53). */
function accountingCurrency(
  totals: Invoice['totals'],
  order: Order,
  settings: MerchantSettings,
): Pick<Invoice, 'vatAccountingCurrencyCode'> {
  if (totals.totalVatInAccountingCurrency === undefined) return {};
  return {
    vatAccountingCurrencyCode: order.accountingCurrency?.code ?? (needsEuro(order, settings) ? 'EUR' : order.currency),
  };
}

/** BR-FR-CO-12: a French invoice in another currency shows its VAT in euro. */
function needsEuro(order: Order, settings: MerchantSettings): boolean {
  return order.currency !== 'EUR' && isFrench(settings.seller.postalAddress);
}

function exchangeRateMissing(order: Order): Problem {
  return {
    code: 'EXCHANGE_RATE_MISSING',
    message: `The order is in ${order.currency} and carries no rate to the euro, in which a French invoice must show its VAT.`,
    advice: 'Send the order with the rate of the day of the sale (accountingCurrency).',
    retry: 'after-fix',
    field: 'accountingCurrency',
    rule: 'BR-FR-CO-12',
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

/** BT-20: needed beside or instead of a due date when something is due (BR-CO-25). */
function paymentTerms(
  due: DocumentDue,
  { order, settings }: BillingCase,
  totals: Invoice['totals'],
): Pick<Invoice, 'paymentTerms'> {
  if (order.terms?.text !== undefined && due.kind === 'invoice') return { paymentTerms: order.terms.text };
  if (due.kind !== 'creditNote' || !totals.amountDueForPayment.isPositive()) return {};
  return { paymentTerms: wordingOf(settings).settles(due.precedes.map(({ number }) => number).join(', ')) };
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

function processControlOf(
  due: DocumentDue,
  order: Order,
  settings: MerchantSettings,
  totals: Invoice['totals'],
): Invoice['processControl'] {
  const specificationIdentifier = settings.specificationIdentifier;
  if (!isFrench(settings.seller.postalAddress)) return { specificationIdentifier };
  return {
    businessProcessType: businessProcess(due, order, due.precedes.length > 0, isPaidInFull(due, totals)),
    specificationIdentifier,
  };
}

/** BR-FR-CO-09 wants BT-113 = BT-112 and BT-115 = 0: a rounding amount leaves no room for the mark "already paid". */
function isPaidInFull(due: DocumentDue, totals: Invoice['totals']): boolean {
  return due.paid.isPositive() && totals.amountDueForPayment.isZero() && due.paid.equals(totals.totalWithVat);
}

/** BG-13, BG-15: where and when it was delivered; a credit note repeats what its invoice says. */
function deliveryOf(due: DocumentDue, { order, settings, issued }: BillingCase): Pick<Invoice, 'deliveryInformation'> {
  if (due.kind === 'creditNote' || due.kind === 'corrective') {
    const cited = issued.find(({ invoice }) => invoice.number === due.precedes[0]?.number)?.invoice.deliveryInformation;
    return cited === undefined ? {} : { deliveryInformation: cited };
  }
  const deliverTo = order.deliverTo ?? placeOfSupply(due, order);
  const date = due.deliveredOn ?? deliverTo?.date ?? lastFulfilment(due, order, settings);
  if (deliverTo === undefined && date === undefined) return {};
  return {
    deliveryInformation: {
      ...(deliverTo?.name !== undefined && { deliverToPartyName: deliverTo.name }),
      ...(date !== undefined && { actualDeliveryDate: date }),
      ...(deliverTo !== undefined && { deliverToAddress: deliverTo.address }),
    },
  };
}

/** BR-IC-11: an intra-Community supply names its day, in BT-72 since no document has a period of its own. */
function lacksDeliveryDay(due: DocumentDue, { deliveryInformation }: Pick<Invoice, 'deliveryInformation'>): boolean {
  return (
    due.kind === 'invoice' &&
    due.vat.some((group) => group.category === 'K') &&
    deliveryInformation?.actualDeliveryDate === undefined
  );
}

function deliveryDateMissing(order: Order): Problem {
  return {
    code: 'DELIVERY_DATE_MISSING',
    message: `Order ${order.number} goes to another member state without VAT, and the day of delivery is not known.`,
    advice:
      'Mark the order as shipped in the shop, give it a delivery date, or set invoicing to happen with each delivery; for a service, mark its product as one.',
    retry: 'after-fix',
    field: 'deliverTo.date',
    rule: 'BR-IC-11',
  };
}

/** BR-IC-12: an intra-Community supply names the country it went to; without a delivery address that is the buyer's, on which its VAT rests. */
function placeOfSupply(due: DocumentDue, order: Order): Order['deliverTo'] {
  const { billingAddress } = order.buyer;
  return billingAddress !== undefined && due.vat.some((group) => group.category === 'K')
    ? { address: billingAddress }
    : undefined;
}

/** What is invoiced after it was delivered bears the day of the last delivery. */
function lastFulfilment(due: DocumentDue, order: Order, settings: MerchantSettings): string | undefined {
  if (due.kind !== 'invoice') return undefined;
  const last = order.fulfilments
    .map(({ at }) => at)
    .toSorted((a, b) => Date.parse(a) - Date.parse(b))
    .at(-1);
  return last === undefined ? undefined : dayIn(settings.timeZone, new Date(last));
}

/** UNTDID 4461: 30 credit transfer, 48 bank card, 49 direct debit, 10 cash, 20 cheque, ZZZ agreed between the parties. */
const MEANS: Readonly<Record<string, string>> = {
  card: '48',
  wallet: '48',
  'direct-debit': '49',
  cash: '10',
  cheque: '20',
  'credit-transfer': '30',
};

function paymentInstructionsOf(
  order: Order,
  settings: MerchantSettings,
  totals: Invoice['totals'],
): Pick<Invoice, 'paymentInstructions'> {
  const paidBy = order.payments.find((payment) => payment.status === 'captured');
  const account = settings.seller.bankAccount;
  if (totals.amountDueForPayment.isPositive() && account !== undefined) {
    const transfer = {
      paymentAccountIdentifier: account.iban,
      ...(account.name !== undefined && { paymentAccountName: account.name }),
      ...(account.bic !== undefined && { paymentServiceProviderIdentifier: account.bic }),
    };
    return {
      paymentInstructions: {
        paymentMeansTypeCode: '30',
        remittanceInformation: order.number,
        creditTransfers: [transfer],
      },
    };
  }
  return paidBy === undefined
    ? {}
    : {
        paymentInstructions: {
          paymentMeansTypeCode: MEANS[paidBy.method] === '30' ? '1' : (MEANS[paidBy.method] ?? 'ZZZ'),
        },
      };
}

/** A paid document is due on the day of payment (BR-FR-CO-09); a business has its terms, a consumer pays at once. */
function dueRuleOf(due: DocumentDue, order: Order, settings: MerchantSettings, totals: Invoice['totals']): DueRule {
  const paidOn = due.paidAt === undefined ? undefined : dayIn(settings.timeZone, new Date(due.paidAt));
  if (totals.amountDueForPayment.isZero() && paidOn !== undefined)
    return { on: paidOn, mayPrecede: due.kind === 'deposit' || isPaidInFull(due, totals) };
  if (due.kind === 'creditNote') return { days: 0 };
  if (order.terms?.dueDate !== undefined) return { on: order.terms.dueDate };
  if (order.terms?.days !== undefined) return { days: order.terms.days };
  return { days: order.buyer.kind === 'consumer' ? 0 : settings.terms.businessDays };
}
