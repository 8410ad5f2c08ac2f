import {
  Decimal,
  documentDecimals,
  type Invoice,
  type MerchantSettings,
  type Order,
  type Problem,
} from '../model/index.ts';
import type { BillingCase } from './billing-case.ts';
import type { DocumentLines } from './document-lines.ts';
import type { DocumentDue } from './document.ts';
import { isFrench } from './vat-area.ts';

/** BG-22, each total from the ones before it (BR-CO-10 to BR-CO-16). */
export function totalsOf(
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
export function accountingCurrency(
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
export function needsEuro(order: Order, settings: MerchantSettings): boolean {
  return order.currency !== 'EUR' && isFrench(settings.seller.postalAddress);
}

/** The order lacks what BT-111 would be worked out from. */
export function exchangeRateMissing(order: Order): Problem {
  return {
    code: 'EXCHANGE_RATE_MISSING',
    message: `The order is in ${order.currency} and carries no rate to the euro, in which a French invoice must show its VAT.`,
    advice: 'Send the order with the rate of the day of the sale (accountingCurrency).',
    retry: 'after-fix',
    field: 'accountingCurrency',
    rule: 'BR-FR-CO-12',
  };
}
