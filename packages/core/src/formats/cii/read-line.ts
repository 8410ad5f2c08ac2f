import { present, type Reading, some, type XmlElement } from '../../xml/index.ts';
import { OBJECT_IDENTIFIER_TYPE } from './codes.ts';
import { LOOKED_AT } from '../excess.ts';
import { allowanceCharges, readAllowanceCharge, readVat } from './read-amounts.ts';
import { readIdentifier, readNumber, readObjectIdentifier, readPeriod } from './read-values.ts';

type Element = XmlElement | undefined;

/** BG-25. Of the lines of EXTENDED, those that only group or inform count in no total and are left out, which is told. */
export function* readLines(reading: Reading, transaction: Element): Generator<unknown> {
  for (const line of reading.elements(transaction, 'ram:IncludedSupplyChainTradeLineItem')) {
    const document = reading.element(line, 'ram:AssociatedDocumentLineDocument');
    const status = reading.element(document, 'ram:LineStatusReasonCode')?.text.trim();
    if (status !== 'GROUP' && status !== 'INFORMATION') yield readLine(reading, line, document);
  }
}

function readLine(reading: Reading, line: XmlElement, document: Element) {
  const agreement = reading.element(line, 'ram:SpecifiedLineTradeAgreement');
  const settlement = reading.element(line, 'ram:SpecifiedLineTradeSettlement');
  const quantity = reading.element(line, 'ram:SpecifiedLineTradeDelivery', 'ram:BilledQuantity');
  const vat = readVat(reading, reading.element(settlement, 'ram:ApplicableTradeTax'));
  const charged = (charges: boolean) =>
    some(allowanceCharges(reading, settlement, charges, LOOKED_AT).map((item) => readAllowanceCharge(reading, item)));
  return present({
    identifier: reading.text(document, 'ram:LineID'),
    note: reading.text(document, 'ram:IncludedNote', 'ram:Content'),
    objectIdentifier: readLineObject(reading, settlement),
    invoicedQuantity: readNumber(reading, quantity),
    invoicedQuantityUnitCode: reading.attribute(quantity, 'unitCode'),
    netAmount: readNumber(
      reading,
      settlement,
      'ram:SpecifiedTradeSettlementLineMonetarySummation',
      'ram:LineTotalAmount',
    ),
    purchaseOrderLineReference: reading.text(agreement, 'ram:BuyerOrderReferencedDocument', 'ram:LineID'),
    buyerAccountingReference: reading.text(settlement, 'ram:ReceivableSpecifiedTradeAccountingAccount', 'ram:ID'),
    period: readPeriod(reading, settlement),
    allowances: charged(false),
    charges: charged(true),
    price: readPrice(reading, agreement),
    vat: present({ categoryCode: vat.code, rate: vat.rate }),
    item: readItem(reading, reading.element(line, 'ram:SpecifiedTradeProduct')),
  });
}

/** BT-128 */
function readLineObject(reading: Reading, settlement: Element) {
  const object = reading
    .elements(settlement, 'ram:AdditionalReferencedDocument')
    .find((document) => reading.element(document, 'ram:TypeCode')?.text.trim() === OBJECT_IDENTIFIER_TYPE);
  reading.text(object, 'ram:TypeCode');
  return readObjectIdentifier(reading, object);
}

/** BG-29. The base quantity of either price is that of both. */
function readPrice(reading: Reading, agreement: Element) {
  const gross = reading.element(agreement, 'ram:GrossPriceProductTradePrice');
  const net = reading.element(agreement, 'ram:NetPriceProductTradePrice');
  const discounts = reading.elements(gross, 'ram:AppliedTradeAllowanceCharge');
  const discount = discounts.find((item) => reading.text(item, 'ram:ChargeIndicator', 'udt:Indicator') !== 'true');
  const quantities = [net, gross].map((price) => reading.element(price, 'ram:BasisQuantity'));
  const quantity = quantities.find((element) => reading.textOf(element) !== undefined);
  quantities.forEach((element) => reading.textOf(element));
  return present({
    netPrice: readNumber(reading, net, 'ram:ChargeAmount'),
    discount: readNumber(reading, discount, 'ram:ActualAmount'),
    grossPrice: readNumber(reading, gross, 'ram:ChargeAmount'),
    baseQuantity: readNumber(reading, quantity),
    baseQuantityUnitCode: reading.attribute(quantity, 'unitCode'),
  });
}

/** BG-31 */
function readItem(reading: Reading, item: Element) {
  return present({
    name: reading.text(item, 'ram:Name'),
    description: reading.text(item, 'ram:Description'),
    sellersIdentifier: reading.text(item, 'ram:SellerAssignedID'),
    buyersIdentifier: reading.text(item, 'ram:BuyerAssignedID'),
    standardIdentifier: readIdentifier(reading, reading.element(item, 'ram:GlobalID')),
    classificationIdentifiers: some(
      reading
        .elements(item, 'ram:DesignatedProductClassification')
        .map((classification) => readClassification(reading, reading.element(classification, 'ram:ClassCode'))),
    ),
    countryOfOrigin: reading.text(item, 'ram:OriginTradeCountry', 'ram:ID'),
    attributes: some(
      reading
        .elements(item, 'ram:ApplicableProductCharacteristic')
        .map((property) =>
          present({ name: reading.text(property, 'ram:Description'), value: reading.text(property, 'ram:Value') }),
        ),
    ),
  });
}

function readClassification(reading: Reading, code: Element) {
  return present({
    value: reading.textOf(code),
    scheme: reading.attribute(code, 'listID'),
    schemeVersion: reading.attribute(code, 'listVersionID'),
  });
}
