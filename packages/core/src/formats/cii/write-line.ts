import type { InvoiceLine } from '../../model/index.ts';
import { attribute, each, group, leaf } from '../../xml/index.ts';
import { OBJECT_IDENTIFIER_TYPE } from './codes.ts';
import { amount, number, writeAllowanceCharge, writeIndicator, writeVat } from './write-amounts.ts';
import { writePeriod } from './write-date.ts';
import { identified } from './write-party.ts';
import { typedReference } from './write-references.ts';

/** BG-25 */
export function writeLine(line: InvoiceLine): string {
  return group(
    'ram:IncludedSupplyChainTradeLineItem',
    group(
      'ram:AssociatedDocumentLineDocument',
      leaf('ram:LineID', line.identifier) + group('ram:IncludedNote', leaf('ram:Content', line.note)),
    ) +
      writeItem(line.item) +
      group(
        'ram:SpecifiedLineTradeAgreement',
        group('ram:BuyerOrderReferencedDocument', leaf('ram:LineID', line.purchaseOrderLineReference)) +
          writePrice(line.price),
      ) +
      group(
        'ram:SpecifiedLineTradeDelivery',
        number('ram:BilledQuantity', line.invoicedQuantity, attribute('unitCode', line.invoicedQuantityUnitCode)),
      ) +
      writeSettlement(line),
  );
}

/** BG-31 and BG-32 */
function writeItem(item: InvoiceLine['item']): string {
  return group(
    'ram:SpecifiedTradeProduct',
    identified('ram:GlobalID', item.standardIdentifier) +
      leaf('ram:SellerAssignedID', item.sellersIdentifier) +
      leaf('ram:BuyerAssignedID', item.buyersIdentifier) +
      leaf('ram:Name', item.name) +
      leaf('ram:Description', item.description) +
      each(item.attributes, ({ name, value }) =>
        group('ram:ApplicableProductCharacteristic', leaf('ram:Description', name) + leaf('ram:Value', value)),
      ) +
      each(item.classificationIdentifiers, (code) =>
        group(
          'ram:DesignatedProductClassification',
          leaf(
            'ram:ClassCode',
            code.value,
            attribute('listID', code.scheme) + attribute('listVersionID', code.schemeVersion),
          ),
        ),
      ) +
      group('ram:OriginTradeCountry', leaf('ram:ID', item.countryOfOrigin)),
  );
}

/** BG-29. A discount without its gross price is written with their sum, which is what BT-148 means. */
function writePrice(price: InvoiceLine['price']): string {
  const gross = price.grossPrice ?? price.discount?.plus(price.netPrice);
  const basis = number('ram:BasisQuantity', price.baseQuantity, attribute('unitCode', price.baseQuantityUnitCode));
  return (
    (gross === undefined
      ? ''
      : group(
          'ram:GrossPriceProductTradePrice',
          amount('ram:ChargeAmount', gross) + basis + writeDiscount(price.discount),
        )) + group('ram:NetPriceProductTradePrice', amount('ram:ChargeAmount', price.netPrice) + basis)
  );
}

function writeDiscount(discount: InvoiceLine['price']['discount']): string {
  if (discount === undefined) return '';
  return group('ram:AppliedTradeAllowanceCharge', writeIndicator(false) + amount('ram:ActualAmount', discount));
}

/** BG-26, BG-27, BG-28, BG-30 */
function writeSettlement(line: InvoiceLine): string {
  return group(
    'ram:SpecifiedLineTradeSettlement',
    writeVat('ram:ApplicableTradeTax', line.vat.categoryCode, line.vat.rate) +
      writePeriod(line.period) +
      each(line.allowances, (item) => writeAllowanceCharge(false, item)) +
      each(line.charges, (item) => writeAllowanceCharge(true, item)) +
      group('ram:SpecifiedTradeSettlementLineMonetarySummation', amount('ram:LineTotalAmount', line.netAmount)) +
      typedReference(line.objectIdentifier?.value, OBJECT_IDENTIFIER_TYPE, line.objectIdentifier?.scheme) +
      group('ram:ReceivableSpecifiedTradeAccountingAccount', leaf('ram:ID', line.buyerAccountingReference)),
  );
}
