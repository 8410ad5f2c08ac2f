import { currencyDecimals, dayIn, Decimal, ok, type Invoice, type MerchantSettings, type Order, type Result, type VatBreakdown } from '../model/index.ts';
import { linesOf, type DocumentLines } from './document-lines.ts';
import type { DocumentDue, DraftDocument, DueRule, VatGroup } from './document.ts';
import { businessProcess, frenchNotes } from './mentions.ts';
import { buyerOf, sellerOf } from './parties.ts';
import type { BillingCase } from './plan-documents.ts';
import { isFrench } from './vat-area.ts';

/**
 * A due document as it will read, all but number and date. Problems are those of the parties: `BUYER_NAME_MISSING`,
 * `BUYER_ADDRESS_MISSING`, `BUYER_ADDRESS_INCOMPLETE`, `BUYER_SIREN_INVALID`, `BUYER_SIRET_INVALID`.
 */
export function draftDocument(due: DocumentDue, { order, settings }: BillingCase): Result<DraftDocument> {
  const decimals = currencyDecimals(order.currency) ?? 2;
  const outsideScope = due.vat.every((group) => group.category === 'O');
  const buyer = buyerOf(order, outsideScope);
  if (!buyer.ok) return buyer;
  const lines = linesOf(due, order, decimals);
  const totals = totalsOf(due, lines, order, decimals);
  const content: DraftDocument['content'] = {
    typeCode: due.typeCode,
    currencyCode: order.currency,
    ...accountingCurrency(order),
    ...vatPoint(order, settings),
    ...references(order),
    ...paymentTerms(due, order, totals),
    ...notesOf(due, order, settings),
    processControl: processControlOf(due, order, settings, totals),
    ...(due.precedes.length > 0 && { precedingInvoiceReferences: due.precedes.map((each) => ({ ...each })) }),
    seller: sellerOf(settings, outsideScope),
    buyer: buyer.value,
    ...deliveryOf(due, order),
    ...paymentInstructionsOf(order, settings, totals),
    ...lines,
    totals,
    vatBreakdown: due.vat.map(breakdownOf),
  };
  return ok({ kind: due.kind, part: due.part, content, dueRule: dueRuleOf(due, order, settings, totals), coverage: { entries: [...due.entries] } });
}

/** BG-22, each total from the ones before it (BR-CO-10 to BR-CO-16). */
function totalsOf(due: DocumentDue, { lines, allowances, charges }: DocumentLines, order: Order, decimals: number): Invoice['totals'] {
  const sumOfLineNetAmounts = Decimal.sum(lines.map((line) => line.netAmount)).round(decimals);
  const sumOfAllowances = Decimal.sum((allowances ?? []).map(({ amount }) => amount)).round(decimals);
  const sumOfCharges = Decimal.sum((charges ?? []).map(({ amount }) => amount)).round(decimals);
  const totalWithoutVat = sumOfLineNetAmounts.minus(sumOfAllowances).plus(sumOfCharges);
  const totalVat = Decimal.sum(due.vat.map((group) => group.vat)).round(decimals);
  const totalWithVat = totalWithoutVat.plus(totalVat);
  const rate = order.accountingCurrency;
  return {
    sumOfLineNetAmounts,
    ...(allowances !== undefined && { sumOfAllowances }),
    ...(charges !== undefined && { sumOfCharges }),
    totalWithoutVat,
    totalVat,
    ...(rate !== undefined && { totalVatInAccountingCurrency: totalVat.times(rate.rate).round(currencyDecimals(rate.code) ?? 2) }),
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

function accountingCurrency(order: Order): Pick<Invoice, 'vatAccountingCurrencyCode'> {
  return order.accountingCurrency === undefined ? {} : { vatAccountingCurrencyCode: order.accountingCurrency.code };
}

/** BT-8 `3` (delivery, debits) where the seller opted for VAT on debits and sells services. */
function vatPoint(order: Order, settings: MerchantSettings): Pick<Invoice, 'vatPointDateCode'> {
  return settings.tax.vatOnDebits && order.lines.some((line) => line.kind === 'service') ? { vatPointDateCode: '3' } : {};
}

function references(order: Order): Pick<Invoice, 'buyerReference' | 'purchaseOrderReference' | 'salesOrderReference'> {
  return {
    ...(order.buyerReference !== undefined && { buyerReference: order.buyerReference }),
    ...(order.purchaseOrderReference !== undefined && { purchaseOrderReference: order.purchaseOrderReference }),
    salesOrderReference: order.number,
  };
}

/** BT-20: needed beside or instead of a due date when something is due (BR-CO-25). */
function paymentTerms(due: DocumentDue, order: Order, totals: Invoice['totals']): Pick<Invoice, 'paymentTerms'> {
  if (order.terms?.text !== undefined && due.kind === 'invoice') return { paymentTerms: order.terms.text };
  if (due.kind !== 'creditNote' || !totals.amountDueForPayment.isPositive()) return {};
  return { paymentTerms: `À imputer ou à rembourser : facture ${due.precedes.map(({ number }) => number).join(', ')}` };
}

function notesOf(due: DocumentDue, order: Order, settings: MerchantSettings): Pick<Invoice, 'notes'> {
  const notes = [
    ...(isFrench(settings.seller.postalAddress) ? frenchNotes(due, order, settings) : []),
    ...(order.accountingCurrency === undefined ? [] : [{ text: `1 ${order.currency} = ${order.accountingCurrency.rate.toString()} ${order.accountingCurrency.code} (${order.accountingCurrency.rateDate})` }]),
    ...(due.reason === undefined ? [] : [{ subjectCode: 'AAI', text: due.reason }]),
    ...(order.note === undefined || due.kind === 'creditNote' ? [] : [{ subjectCode: 'AAI', text: order.note }]),
  ];
  return notes.length > 0 ? { notes } : {};
}

function processControlOf(due: DocumentDue, order: Order, settings: MerchantSettings, totals: Invoice['totals']): Invoice['processControl'] {
  const specificationIdentifier = settings.specificationIdentifier;
  if (!isFrench(settings.seller.postalAddress)) return { specificationIdentifier };
  return { businessProcessType: businessProcess(due, order, due.precedes.length > 0, isPaidInFull(due, totals)), specificationIdentifier };
}

/** BR-FR-CO-09 wants BT-113 = BT-112 and BT-115 = 0: a rounding amount leaves no room for the mark "already paid". */
function isPaidInFull(due: DocumentDue, totals: Invoice['totals']): boolean {
  return totals.amountDueForPayment.isZero() && due.paid.equals(totals.totalWithVat);
}

/** BG-13, BG-15: where and when it was delivered. */
function deliveryOf(due: DocumentDue, order: Order): Pick<Invoice, 'deliveryInformation'> {
  const { deliverTo } = order;
  const date = due.deliveredOn ?? deliverTo?.date;
  if (deliverTo === undefined && date === undefined) return {};
  return {
    deliveryInformation: {
      ...(deliverTo?.name !== undefined && { deliverToPartyName: deliverTo.name }),
      ...(date !== undefined && { actualDeliveryDate: date }),
      ...(deliverTo !== undefined && { deliverToAddress: deliverTo.address }),
    },
  };
}

/** UNTDID 4461: 30 credit transfer, 48 bank card, 49 direct debit, 10 cash, 20 cheque, ZZZ agreed between the parties. */
const MEANS: Readonly<Record<string, string>> = { card: '48', wallet: '48', 'direct-debit': '49', cash: '10', cheque: '20', 'credit-transfer': '30' };

function paymentInstructionsOf(order: Order, settings: MerchantSettings, totals: Invoice['totals']): Pick<Invoice, 'paymentInstructions'> {
  const paidBy = order.payments.find((payment) => payment.status === 'captured');
  const account = settings.seller.bankAccount;
  if (totals.amountDueForPayment.isPositive() && account !== undefined) {
    const transfer = { paymentAccountIdentifier: account.iban, ...(account.name !== undefined && { paymentAccountName: account.name }), ...(account.bic !== undefined && { paymentServiceProviderIdentifier: account.bic }) };
    return { paymentInstructions: { paymentMeansTypeCode: '30', remittanceInformation: order.number, creditTransfers: [transfer] } };
  }
  return paidBy === undefined ? {} : { paymentInstructions: { paymentMeansTypeCode: MEANS[paidBy.method] === '30' ? '1' : (MEANS[paidBy.method] ?? 'ZZZ') } };
}

/** A paid document is due on the day of payment (BR-FR-CO-09); a business has its terms, a consumer pays at once. */
function dueRuleOf(due: DocumentDue, order: Order, settings: MerchantSettings, totals: Invoice['totals']): DueRule {
  const paidOn = due.paidAt === undefined ? undefined : dayIn(settings.timeZone, new Date(due.paidAt));
  if (totals.amountDueForPayment.isZero() && paidOn !== undefined) return { on: paidOn, mayPrecede: due.kind === 'deposit' || isPaidInFull(due, totals) };
  if (due.kind === 'creditNote') return { days: 0 };
  if (order.terms?.dueDate !== undefined) return { on: order.terms.dueDate };
  if (order.terms?.days !== undefined) return { days: order.terms.days };
  return { days: order.buyer.kind === 'consumer' ? 0 : settings.terms.businessDays };
}
