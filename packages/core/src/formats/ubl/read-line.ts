import { present, type Reading, some, type XmlElement } from '../../xml/index.ts';
import { LOOKED_AT } from '../excess.ts';
import { allowanceCharges, readAllowanceCharge, readNumber, readVat } from './read-amounts.ts';
import { readIdentifier } from './read-party.ts';

/** BG-25 */
export function readLine(reading: Reading, line: XmlElement) {
  const quantityName = line.name === 'cac:CreditNoteLine' ? 'cbc:CreditedQuantity' : 'cbc:InvoicedQuantity';
  const vat = readVat(reading, reading.element(line, 'cac:Item', 'cac:ClassifiedTaxCategory'));
  reading.text(line, 'cac:DocumentReference', 'cbc:DocumentTypeCode');
  return present({
    identifier: reading.text(line, 'cbc:ID'),
    note: reading.text(line, 'cbc:Note'),
    objectIdentifier: readIdentifier(reading, reading.element(line, 'cac:DocumentReference', 'cbc:ID')),
    invoicedQuantity: readNumber(reading, line, quantityName),
    invoicedQuantityUnitCode: reading.attribute(reading.element(line, quantityName), 'unitCode'),
    netAmount: readNumber(reading, line, 'cbc:LineExtensionAmount'),
    purchaseOrderLineReference: reading.text(line, 'cac:OrderLineReference', 'cbc:LineID'),
    buyerAccountingReference: reading.text(line, 'cbc:AccountingCost'),
    period: readPeriod(reading, line),
    allowances: readAllowances(reading, line, false),
    charges: readAllowances(reading, line, true),
    price: readPrice(reading, reading.element(line, 'cac:Price')),
    vat: present({ categoryCode: vat.code, rate: vat.rate }),
    item: readItem(reading, reading.element(line, 'cac:Item')),
  });
}

/** BG-27 or BG-28 */
function readAllowances(reading: Reading, line: XmlElement, charges: boolean) {
  return some(allowanceCharges(reading, line, charges, LOOKED_AT).map((item) => readAllowanceCharge(reading, item)));
}

/** BG-14, BG-26 */
export function readPeriod(reading: Reading, parent: XmlElement) {
  const period = reading.element(parent, 'cac:InvoicePeriod');
  return present({
    startDate: readDate(reading, period, 'cbc:StartDate'),
    endDate: readDate(reading, period, 'cbc:EndDate'),
  });
}

/** A day; xsd:date allows a time zone behind it, which says nothing about a calendar day. */
export function readDate(
  reading: Reading,
  parent: XmlElement | undefined,
  ...path: readonly string[]
): string | undefined {
  return reading
    .text(parent, ...path)
    ?.trim()
    .replace(/(Z|[+-]\d\d:\d\d)$/, '');
}

function readPrice(reading: Reading, price: XmlElement | undefined) {
  const allowance = reading.element(price, 'cac:AllowanceCharge');
  reading.text(allowance, 'cbc:ChargeIndicator');
  return present({
    netPrice: readNumber(reading, price, 'cbc:PriceAmount'),
    discount: readNumber(reading, allowance, 'cbc:Amount'),
    grossPrice: readNumber(reading, allowance, 'cbc:BaseAmount'),
    baseQuantity: readNumber(reading, price, 'cbc:BaseQuantity'),
    baseQuantityUnitCode: reading.attribute(reading.element(price, 'cbc:BaseQuantity'), 'unitCode'),
  });
}

/** BG-31 */
function readItem(reading: Reading, item: XmlElement | undefined) {
  return present({
    name: reading.text(item, 'cbc:Name'),
    description: reading.text(item, 'cbc:Description'),
    sellersIdentifier: reading.text(item, 'cac:SellersItemIdentification', 'cbc:ID'),
    buyersIdentifier: reading.text(item, 'cac:BuyersItemIdentification', 'cbc:ID'),
    standardIdentifier: readIdentifier(reading, reading.element(item, 'cac:StandardItemIdentification', 'cbc:ID')),
    classificationIdentifiers: some(
      reading.elements(item, 'cac:CommodityClassification').map((code) => readClassification(reading, code)),
    ),
    countryOfOrigin: reading.text(item, 'cac:OriginCountry', 'cbc:IdentificationCode'),
    attributes: some(
      reading
        .elements(item, 'cac:AdditionalItemProperty')
        .map((property) =>
          present({ name: reading.text(property, 'cbc:Name'), value: reading.text(property, 'cbc:Value') }),
        ),
    ),
  });
}

function readClassification(reading: Reading, classification: XmlElement) {
  const code = reading.element(classification, 'cbc:ItemClassificationCode');
  return present({
    value: reading.textOf(code),
    scheme: reading.attribute(code, 'listID'),
    schemeVersion: reading.attribute(code, 'listVersionID'),
  });
}
