import { present, type Reading, type XmlElement } from '../../xml/index.ts';
import { plainNumber } from '../values.ts';

/** A number as xsd:decimal allows it, in the one spelling the model takes: no blanks, no plus sign, a digit on both sides of the point. */
export function readNumber(
  reading: Reading,
  parent: XmlElement | undefined,
  ...path: readonly string[]
): string | undefined {
  return plainNumber(reading.text(parent, ...path));
}

export function readVat(reading: Reading, category: XmlElement | undefined) {
  reading.text(category, 'cac:TaxScheme', 'cbc:ID');
  return { code: reading.text(category, 'cbc:ID')?.trim(), rate: readNumber(reading, category, 'cbc:Percent') };
}

/** BG-20, BG-21, BG-27, BG-28: those of `parent` that are charges, or those that are not; `most` of both are looked at. */
export function allowanceCharges(
  reading: Reading,
  parent: XmlElement,
  charges: boolean,
  most?: number,
): readonly XmlElement[] {
  return reading
    .elements(parent, 'cac:AllowanceCharge', most)
    .filter((item) => (reading.text(item, 'cbc:ChargeIndicator')?.trim() === 'true') === charges);
}

/** The terms that allowances and charges of the document and of lines share. */
export function readAllowanceCharge(reading: Reading, item: XmlElement) {
  return present({
    amount: readNumber(reading, item, 'cbc:Amount'),
    baseAmount: readNumber(reading, item, 'cbc:BaseAmount'),
    percentage: readNumber(reading, item, 'cbc:MultiplierFactorNumeric'),
    reason: reading.text(item, 'cbc:AllowanceChargeReason'),
    reasonCode: reading.text(item, 'cbc:AllowanceChargeReasonCode'),
  });
}

export function readDocumentAllowanceCharge(reading: Reading, item: XmlElement) {
  const vat = readVat(reading, reading.element(item, 'cac:TaxCategory'));
  return present({ ...readAllowanceCharge(reading, item), vatCategoryCode: vat.code, vatRate: vat.rate });
}

/** BG-22 */
export function readTotals(reading: Reading, root: XmlElement) {
  const total = reading.element(root, 'cac:LegalMonetaryTotal');
  return present({
    sumOfLineNetAmounts: readNumber(reading, total, 'cbc:LineExtensionAmount'),
    sumOfAllowances: readNumber(reading, total, 'cbc:AllowanceTotalAmount'),
    sumOfCharges: readNumber(reading, total, 'cbc:ChargeTotalAmount'),
    totalWithoutVat: readNumber(reading, total, 'cbc:TaxExclusiveAmount'),
    totalVat: readNumber(reading, taxTotal(reading, root), 'cbc:TaxAmount'),
    totalVatInAccountingCurrency: readNumber(reading, accountingTaxTotal(reading, root), 'cbc:TaxAmount'),
    totalWithVat: readNumber(reading, total, 'cbc:TaxInclusiveAmount'),
    paidAmount: readNumber(reading, total, 'cbc:PrepaidAmount'),
    roundingAmount: readNumber(reading, total, 'cbc:PayableRoundingAmount'),
    amountDueForPayment: readNumber(reading, total, 'cbc:PayableAmount'),
  });
}

/** BG-23 */
export function readVatBreakdown(reading: Reading, root: XmlElement) {
  return reading.elements(taxTotal(reading, root), 'cac:TaxSubtotal').map((subtotal) => {
    const category = reading.element(subtotal, 'cac:TaxCategory');
    const vat = readVat(reading, category);
    return present({
      taxableAmount: readNumber(reading, subtotal, 'cbc:TaxableAmount'),
      taxAmount: readNumber(reading, subtotal, 'cbc:TaxAmount'),
      categoryCode: vat.code,
      rate: vat.rate,
      exemptionReasonText: reading.text(category, 'cbc:TaxExemptionReason'),
      exemptionReasonCode: reading.text(category, 'cbc:TaxExemptionReasonCode'),
    });
  });
}

/** BT-111 is the total in the accounting currency; where that is the invoice's own, the second one. */
function accountingTaxTotal(reading: Reading, root: XmlElement): XmlElement | undefined {
  const currency = reading.text(root, 'cbc:TaxCurrencyCode');
  const own = taxTotal(reading, root);
  return reading
    .elements(root, 'cac:TaxTotal')
    .find((total) => !total.is(own) && currencyOf(reading, total) === currency);
}

function taxTotal(reading: Reading, root: XmlElement): XmlElement | undefined {
  const currency = reading.text(root, 'cbc:DocumentCurrencyCode');
  return reading.elements(root, 'cac:TaxTotal').find((total) => currencyOf(reading, total) === currency);
}

const currencyOf = (reading: Reading, total: XmlElement): string | undefined =>
  reading.element(total, 'cbc:TaxAmount')?.attributes.currencyID;
