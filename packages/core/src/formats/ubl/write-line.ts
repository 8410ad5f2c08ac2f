import type { InvoiceLine } from '../../model/index.ts';
import { attribute, each, group, leaf, numberText } from '../../xml/index.ts';
import { type AmountWriter, writeAllowanceCharge, writeTaxCategory } from './write-amounts.ts';
import { identified } from './write-party.ts';
import { OBJECT_IDENTIFIER_TYPE } from './write-references.ts';

/** BG-25 */
export function writeLine(amounts: AmountWriter, isCreditNote: boolean, line: InvoiceLine): string {
  return group(
    isCreditNote ? 'cac:CreditNoteLine' : 'cac:InvoiceLine',
    leaf('cbc:ID', line.identifier) +
      leaf('cbc:Note', line.note) +
      leaf(
        isCreditNote ? 'cbc:CreditedQuantity' : 'cbc:InvoicedQuantity',
        numberText(line.invoicedQuantity),
        attribute('unitCode', line.invoicedQuantityUnitCode),
      ) +
      amounts.amount('cbc:LineExtensionAmount', line.netAmount) +
      leaf('cbc:AccountingCost', line.buyerAccountingReference) +
      writePeriod(line.period) +
      group('cac:OrderLineReference', leaf('cbc:LineID', line.purchaseOrderLineReference)) +
      writeObjectIdentifier(line) +
      each(line.allowances, (item) => writeAllowanceCharge(amounts, false, item)) +
      each(line.charges, (item) => writeAllowanceCharge(amounts, true, item)) +
      writeItem(line) +
      writePrice(amounts, line.price),
  );
}

/** BG-14 and BG-26; `descriptionCode` is BT-8. */
export function writePeriod(period: InvoiceLine['period'], descriptionCode?: string): string {
  return group(
    'cac:InvoicePeriod',
    leaf('cbc:StartDate', period?.startDate) +
      leaf('cbc:EndDate', period?.endDate) +
      leaf('cbc:DescriptionCode', descriptionCode),
  );
}

function writeObjectIdentifier({ objectIdentifier }: InvoiceLine): string {
  if (objectIdentifier === undefined) return '';
  return group(
    'cac:DocumentReference',
    identified('cbc:ID', objectIdentifier) + leaf('cbc:DocumentTypeCode', OBJECT_IDENTIFIER_TYPE),
  );
}

/** BG-31 with BG-30 and BG-32 inside */
function writeItem({ item, vat }: InvoiceLine): string {
  return group(
    'cac:Item',
    leaf('cbc:Description', item.description) +
      leaf('cbc:Name', item.name) +
      group('cac:BuyersItemIdentification', leaf('cbc:ID', item.buyersIdentifier)) +
      group('cac:SellersItemIdentification', leaf('cbc:ID', item.sellersIdentifier)) +
      group('cac:StandardItemIdentification', identified('cbc:ID', item.standardIdentifier)) +
      group('cac:OriginCountry', leaf('cbc:IdentificationCode', item.countryOfOrigin)) +
      each(item.classificationIdentifiers, (code) =>
        group(
          'cac:CommodityClassification',
          leaf(
            'cbc:ItemClassificationCode',
            code.value,
            attribute('listID', code.scheme) + attribute('listVersionID', code.schemeVersion),
          ),
        ),
      ) +
      writeTaxCategory('cac:ClassifiedTaxCategory', vat.categoryCode, vat.rate) +
      each(item.attributes, ({ name, value }) =>
        group('cac:AdditionalItemProperty', leaf('cbc:Name', name) + leaf('cbc:Value', value)),
      ),
  );
}

/** BG-29. A gross price without its discount is written with the difference, which is what BT-147 means. */
function writePrice(amounts: AmountWriter, price: InvoiceLine['price']): string {
  const discount = price.discount ?? price.grossPrice?.minus(price.netPrice);
  return group(
    'cac:Price',
    amounts.amount('cbc:PriceAmount', price.netPrice) +
      leaf(
        'cbc:BaseQuantity',
        price.baseQuantity && numberText(price.baseQuantity),
        attribute('unitCode', price.baseQuantityUnitCode),
      ) +
      (discount === undefined
        ? ''
        : group(
            'cac:AllowanceCharge',
            leaf('cbc:ChargeIndicator', 'false') +
              amounts.amount('cbc:Amount', discount) +
              amounts.amount('cbc:BaseAmount', price.grossPrice),
          )),
  );
}
