import { dayIn, type Invoice, type MerchantSettings, type Order } from '../model/index.ts';
import type { BillingCase } from './billing-case.ts';
import type { DocumentDue, DraftDocument, DueRule } from './document.ts';
import { wordingOf } from './wording.ts';

/** BT-20: needed beside or instead of a due date when something is due (BR-CO-25). */
export function paymentTerms(
  due: DocumentDue,
  { order, settings }: BillingCase,
  totals: Invoice['totals'],
): Pick<Invoice, 'paymentTerms'> {
  if (order.terms?.text !== undefined && due.kind === 'invoice') return { paymentTerms: order.terms.text };
  if (due.kind !== 'creditNote' || !totals.amountDueForPayment.isPositive()) return {};
  return { paymentTerms: wordingOf(settings).settles(due.precedes.map(({ number }) => number).join(', ')) };
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

/** BG-16: where to pay what is due, or how it was paid. */
export function paymentInstructionsOf(
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
        ...(settings.terms.paymentReference === 'order-number' && { remittanceInformation: order.number }),
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

/** What the payer is to write, where that is made of the document's number. */
export function paymentReferenceOf(
  { paymentInstructions }: Pick<Invoice, 'paymentInstructions'>,
  { terms }: MerchantSettings,
): Pick<DraftDocument, 'paymentReference'> {
  const { paymentReference } = terms;
  const isAsked = paymentInstructions?.creditTransfers !== undefined && paymentReference !== 'order-number';
  return isAsked ? { paymentReference } : {};
}

/** A paid document is due on the day of payment (BR-FR-CO-09); a business has its terms, a consumer pays at once. */
export function dueRuleOf(
  due: DocumentDue,
  order: Order,
  settings: MerchantSettings,
  totals: Invoice['totals'],
): DueRule {
  const paidOn = due.paidAt === undefined ? undefined : dayIn(settings.timeZone, new Date(due.paidAt));
  if (totals.amountDueForPayment.isZero() && paidOn !== undefined)
    return { on: paidOn, mayPrecede: due.kind === 'deposit' || isPaidInFull(due, totals) };
  if (due.kind === 'creditNote') return { days: 0 };
  if (order.terms?.dueDate !== undefined) return { on: order.terms.dueDate };
  if (order.terms?.days !== undefined) return { days: order.terms.days };
  return { days: order.buyer.kind === 'consumer' ? 0 : settings.terms.businessDays };
}

/** BR-FR-CO-09 wants BT-113 = BT-112 and BT-115 = 0: a rounding amount leaves no room for the mark "already paid". */
export function isPaidInFull(due: DocumentDue, totals: Invoice['totals']): boolean {
  return due.paid.isPositive() && totals.amountDueForPayment.isZero() && due.paid.equals(totals.totalWithVat);
}
