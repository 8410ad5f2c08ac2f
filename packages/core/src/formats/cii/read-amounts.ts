import { present, type Reading, some, type XmlElement } from '../../xml/index.ts';
import { readNumber } from './read-values.ts';

type Element = XmlElement | undefined;

/** The VAT category of a line, an allowance or a charge. */
export function readVat(reading: Reading, tax: Element) {
  reading.text(tax, 'ram:TypeCode');
  return {
    code: reading.text(tax, 'ram:CategoryCode')?.trim(),
    rate: readNumber(reading, tax, 'ram:RateApplicablePercent'),
  };
}

/** BG-20, BG-21, BG-27, BG-28: those of `parent` that are charges, or those that are not; `most` of both are looked at. */
export function allowanceCharges(
  reading: Reading,
  parent: Element,
  charges: boolean,
  most?: number,
): readonly XmlElement[] {
  return reading
    .elements(parent, 'ram:SpecifiedTradeAllowanceCharge', most)
    .filter((item) => isCharge(reading, item) === charges);
}

function isCharge(reading: Reading, item: XmlElement): boolean {
  const indicator = reading.text(item, 'ram:ChargeIndicator', 'udt:Indicator')?.trim();
  return indicator === 'true' || indicator === '1';
}

/** The terms that allowances and charges of the document and of lines share. */
export function readAllowanceCharge(reading: Reading, item: XmlElement) {
  return present({
    amount: readNumber(reading, item, 'ram:ActualAmount'),
    baseAmount: readNumber(reading, item, 'ram:BasisAmount'),
    percentage: readNumber(reading, item, 'ram:CalculationPercent'),
    reason: reading.text(item, 'ram:Reason'),
    reasonCode: reading.text(item, 'ram:ReasonCode'),
  });
}

/** BG-20 */
export function readDocumentAllowances(reading: Reading, settlement: Element) {
  return some(allowanceCharges(reading, settlement, false).map((item) => readDocumentAllowanceCharge(reading, item)));
}

/** BG-21, and the logistics charges of EXTENDED, which count among the charges of the totals. */
export function readDocumentCharges(reading: Reading, settlement: Element) {
  return some([
    ...allowanceCharges(reading, settlement, true).map((item) => readDocumentAllowanceCharge(reading, item)),
    ...reading
      .elements(settlement, 'ram:SpecifiedLogisticsServiceCharge')
      .map((item) => readLogisticsCharge(reading, item)),
  ]);
}

function readDocumentAllowanceCharge(reading: Reading, item: XmlElement) {
  const vat = readVat(reading, reading.element(item, 'ram:CategoryTradeTax'));
  return present({ ...readAllowanceCharge(reading, item), vatCategoryCode: vat.code, vatRate: vat.rate });
}

function readLogisticsCharge(reading: Reading, item: XmlElement) {
  const vat = readVat(reading, reading.element(item, 'ram:AppliedTradeTax'));
  reading.warn(item.location, 'A logistics service charge is read as a charge of the document (BG-21).');
  return present({
    amount: readNumber(reading, item, 'ram:AppliedAmount'),
    vatCategoryCode: vat.code,
    vatRate: vat.rate,
    reason: reading.text(item, 'ram:Description'),
  });
}

/** BG-22 */
export function readTotals(reading: Reading, settlement: Element) {
  const total = reading.element(settlement, 'ram:SpecifiedTradeSettlementHeaderMonetarySummation');
  const vat = readVatTotals(reading, settlement, total);
  return present({
    sumOfLineNetAmounts: readNumber(reading, total, 'ram:LineTotalAmount'),
    sumOfAllowances: readNumber(reading, total, 'ram:AllowanceTotalAmount'),
    sumOfCharges: readNumber(reading, total, 'ram:ChargeTotalAmount'),
    totalWithoutVat: readNumber(reading, total, 'ram:TaxBasisTotalAmount'),
    totalVat: readNumber(reading, vat.own),
    totalVatInAccountingCurrency: readNumber(reading, vat.accounting),
    totalWithVat: readNumber(reading, total, 'ram:GrandTotalAmount'),
    paidAmount: readNumber(reading, total, 'ram:TotalPrepaidAmount'),
    roundingAmount: readNumber(reading, total, 'ram:RoundingAmount'),
    amountDueForPayment: readNumber(reading, total, 'ram:DuePayableAmount'),
  });
}

/** BT-110 is in the currency of the invoice, which may go unsaid; BT-111 in the accounting currency; where both are one, the second. */
function readVatTotals(reading: Reading, settlement: Element, total: Element) {
  const currency = reading.text(settlement, 'ram:InvoiceCurrencyCode')?.trim();
  const accountingCurrency = reading.text(settlement, 'ram:TaxCurrencyCode')?.trim();
  const amounts = reading.elements(total, 'ram:TaxTotalAmount');
  const own = amounts.find(({ attributes: { currencyID } }) => currencyID === undefined || currencyID === currency);
  const accounting = amounts.find(
    (amount) =>
      !amount.is(own) && accountingCurrency !== undefined && amount.attributes.currencyID === accountingCurrency,
  );
  return { own, accounting };
}

/** BG-23 */
export function readVatBreakdown(reading: Reading, settlement: Element) {
  return reading.elements(settlement, 'ram:ApplicableTradeTax').map((tax) => {
    const vat = readVat(reading, tax);
    return present({
      taxableAmount: readNumber(reading, tax, 'ram:BasisAmount'),
      taxAmount: readNumber(reading, tax, 'ram:CalculatedAmount'),
      categoryCode: vat.code,
      rate: vat.rate,
      exemptionReasonText: reading.text(tax, 'ram:ExemptionReason'),
      exemptionReasonCode: reading.text(tax, 'ram:ExemptionReasonCode'),
    });
  });
}
