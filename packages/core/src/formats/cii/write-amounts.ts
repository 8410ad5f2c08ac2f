import type {
  Decimal,
  DocumentAllowanceOrCharge,
  Invoice,
  LineAllowanceOrCharge,
  VatBreakdown,
} from '../../model/index.ts';
import { amountText, attribute, each, group, leaf, numberText } from '../../xml/index.ts';
import { taxPointToCii } from './codes.ts';
import { dateString } from './write-date.ts';

/** CII says the currency once (BT-5); only the VAT totals name theirs. */
export function amount(name: string, value: Decimal | undefined, attributes = ''): string {
  return value === undefined ? '' : leaf(name, amountText(value), attributes);
}

export function number(name: string, value: Decimal | undefined, attributes = ''): string {
  return value === undefined ? '' : leaf(name, numberText(value), attributes);
}

const VAT = leaf('ram:TypeCode', 'VAT');

/** The VAT category of a line, an allowance or a charge. */
export function writeVat(name: string, code: string, rate: Decimal | undefined): string {
  return group(name, VAT + leaf('ram:CategoryCode', code) + number('ram:RateApplicablePercent', rate));
}

/** BG-20, BG-21, BG-27, BG-28. `vat` is empty on a line, whose own category applies. */
export function writeAllowanceCharge(
  isCharge: boolean,
  item: LineAllowanceOrCharge | DocumentAllowanceOrCharge,
  vat = '',
): string {
  return group(
    'ram:SpecifiedTradeAllowanceCharge',
    writeIndicator(isCharge) +
      number('ram:CalculationPercent', item.percentage) +
      amount('ram:BasisAmount', item.baseAmount) +
      amount('ram:ActualAmount', item.amount) +
      leaf('ram:ReasonCode', item.reasonCode) +
      leaf('ram:Reason', item.reason) +
      vat,
  );
}

export function writeIndicator(isCharge: boolean): string {
  return group('ram:ChargeIndicator', leaf('udt:Indicator', isCharge ? 'true' : 'false'));
}

/** BG-20 and BG-21 */
export function writeDocumentAllowancesAndCharges(invoice: Invoice): string {
  const write = (isCharge: boolean) => (item: DocumentAllowanceOrCharge) =>
    writeAllowanceCharge(isCharge, item, writeVat('ram:CategoryTradeTax', item.vatCategoryCode, item.vatRate));
  return each(invoice.allowances, write(false)) + each(invoice.charges, write(true));
}

/** BG-23. The tax point (BT-7, BT-8) of the invoice stands in the first row: CII-SR-461 and CII-SR-462 allow it once. */
export function writeVatBreakdown(invoice: Invoice): string {
  const [first, ...others] = invoice.vatBreakdown;
  if (first === undefined) return '';
  return (
    writeTradeTax(
      first,
      group('ram:TaxPointDate', dateString('udt:DateString', invoice.vatPointDate)) +
        leaf('ram:DueDateTypeCode', taxPointToCii(invoice.vatPointDateCode)),
    ) + each(others, (row) => writeTradeTax(row))
  );
}

function writeTradeTax(row: VatBreakdown, taxPoint = ''): string {
  return group(
    'ram:ApplicableTradeTax',
    amount('ram:CalculatedAmount', row.taxAmount) +
      VAT +
      leaf('ram:ExemptionReason', row.exemptionReasonText) +
      amount('ram:BasisAmount', row.taxableAmount) +
      leaf('ram:CategoryCode', row.categoryCode) +
      leaf('ram:ExemptionReasonCode', row.exemptionReasonCode) +
      taxPoint +
      number('ram:RateApplicablePercent', row.rate),
  );
}

/** BG-22 */
export function writeTotals({ totals, currencyCode, vatAccountingCurrencyCode }: Invoice): string {
  const totalInAccountingCurrency =
    vatAccountingCurrencyCode === undefined ? undefined : totals.totalVatInAccountingCurrency;
  return group(
    'ram:SpecifiedTradeSettlementHeaderMonetarySummation',
    amount('ram:LineTotalAmount', totals.sumOfLineNetAmounts) +
      amount('ram:ChargeTotalAmount', totals.sumOfCharges) +
      amount('ram:AllowanceTotalAmount', totals.sumOfAllowances) +
      amount('ram:TaxBasisTotalAmount', totals.totalWithoutVat) +
      amount('ram:TaxTotalAmount', totals.totalVat, attribute('currencyID', currencyCode)) +
      amount('ram:TaxTotalAmount', totalInAccountingCurrency, attribute('currencyID', vatAccountingCurrencyCode)) +
      amount('ram:RoundingAmount', totals.roundingAmount) +
      amount('ram:GrandTotalAmount', totals.totalWithVat) +
      amount('ram:TotalPrepaidAmount', totals.paidAmount) +
      amount('ram:DuePayableAmount', totals.amountDueForPayment),
  );
}
