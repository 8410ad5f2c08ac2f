import {
  Decimal,
  type DocumentAllowanceOrCharge,
  type Invoice,
  type LineAllowanceOrCharge,
  type VatBreakdown,
} from '../../model/index.ts';
import { amountText, attribute, each, group, leaf, numberText } from '../../xml/index.ts';

/** Writes amounts in one currency. */
export class AmountWriter {
  readonly #attributes: string;

  constructor(currency: string) {
    this.#attributes = attribute('currencyID', currency);
  }

  amount(name: string, amount: Decimal | undefined): string {
    return amount === undefined ? '' : leaf(name, amountText(amount), this.#attributes);
  }
}

/** The tax category of a line, an allowance, a charge or a subtotal. */
export function writeTaxCategory(name: string, code: string, rate: Decimal | undefined, exemption = ''): string {
  return group(
    name,
    leaf('cbc:ID', code) +
      leaf('cbc:Percent', rate && numberText(rate)) +
      exemption +
      group('cac:TaxScheme', leaf('cbc:ID', 'VAT')),
  );
}

/** BG-20, BG-21, BG-27, BG-28. `taxCategory` is empty on a line, whose own category applies. */
export function writeAllowanceCharge(
  amounts: AmountWriter,
  isCharge: boolean,
  item: LineAllowanceOrCharge | DocumentAllowanceOrCharge,
  taxCategory = '',
): string {
  return group(
    'cac:AllowanceCharge',
    leaf('cbc:ChargeIndicator', isCharge ? 'true' : 'false') +
      leaf('cbc:AllowanceChargeReasonCode', item.reasonCode) +
      leaf('cbc:AllowanceChargeReason', item.reason) +
      leaf('cbc:MultiplierFactorNumeric', item.percentage && numberText(item.percentage)) +
      amounts.amount('cbc:Amount', item.amount) +
      amounts.amount('cbc:BaseAmount', item.baseAmount) +
      taxCategory,
  );
}

/** BG-20 and BG-21 */
export function writeDocumentAllowancesAndCharges(amounts: AmountWriter, invoice: Invoice): string {
  const write = (isCharge: boolean) => (item: DocumentAllowanceOrCharge) =>
    writeAllowanceCharge(
      amounts,
      isCharge,
      item,
      writeTaxCategory('cac:TaxCategory', item.vatCategoryCode, item.vatRate),
    );
  return each(invoice.allowances, write(false)) + each(invoice.charges, write(true));
}

/** BT-110 with BG-23, and BT-111 as a second total in the accounting currency. */
export function writeTaxTotals(amounts: AmountWriter, invoice: Invoice): string {
  const { totals, vatBreakdown, vatAccountingCurrencyCode } = invoice;
  // The schema wants a total wherever subtotals stand; BR-CO-14 leaves only this value for it.
  const totalVat =
    totals.totalVat ?? (vatBreakdown.length > 0 ? Decimal.sum(vatBreakdown.map((row) => row.taxAmount)) : undefined);
  const accounting = vatAccountingCurrencyCode === undefined ? undefined : new AmountWriter(vatAccountingCurrencyCode);
  return (
    group(
      'cac:TaxTotal',
      amounts.amount('cbc:TaxAmount', totalVat) + each(vatBreakdown, (row) => writeSubtotal(amounts, row)),
    ) + group('cac:TaxTotal', accounting?.amount('cbc:TaxAmount', totals.totalVatInAccountingCurrency) ?? '')
  );
}

function writeSubtotal(amounts: AmountWriter, row: VatBreakdown): string {
  const exemption =
    leaf('cbc:TaxExemptionReasonCode', row.exemptionReasonCode) +
    leaf('cbc:TaxExemptionReason', row.exemptionReasonText);
  return group(
    'cac:TaxSubtotal',
    amounts.amount('cbc:TaxableAmount', row.taxableAmount) +
      amounts.amount('cbc:TaxAmount', row.taxAmount) +
      writeTaxCategory('cac:TaxCategory', row.categoryCode, row.rate, exemption),
  );
}

/** BG-22 without the VAT totals */
export function writeMonetaryTotal(amounts: AmountWriter, { totals }: Invoice): string {
  return group(
    'cac:LegalMonetaryTotal',
    amounts.amount('cbc:LineExtensionAmount', totals.sumOfLineNetAmounts) +
      amounts.amount('cbc:TaxExclusiveAmount', totals.totalWithoutVat) +
      amounts.amount('cbc:TaxInclusiveAmount', totals.totalWithVat) +
      amounts.amount('cbc:AllowanceTotalAmount', totals.sumOfAllowances) +
      amounts.amount('cbc:ChargeTotalAmount', totals.sumOfCharges) +
      amounts.amount('cbc:PrepaidAmount', totals.paidAmount) +
      amounts.amount('cbc:PayableRoundingAmount', totals.roundingAmount) +
      amounts.amount('cbc:PayableAmount', totals.amountDueForPayment),
  );
}
