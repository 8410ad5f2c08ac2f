import type { XmlElement } from '../../../xml/index.ts';
import type { TreeRule } from '../../engine/index.ts';
import { isNotNegative } from './numbers.ts';
import { ANY_LINE, LINE } from './paths.ts';
import { attributeAt, isGiven, isVat } from './read.ts';

const QUANTITY = ['ram:SpecifiedLineTradeDelivery', 'ram:BilledQuantity'] as const;
const NET_PRICE = ['ram:SpecifiedLineTradeAgreement', 'ram:NetPriceProductTradePrice', 'ram:ChargeAmount'] as const;
const GROSS_PRICE = ['ram:SpecifiedLineTradeAgreement', 'ram:GrossPriceProductTradePrice', 'ram:ChargeAmount'] as const;
const NET_AMOUNT = [
  'ram:SpecifiedLineTradeSettlement',
  'ram:SpecifiedTradeSettlementLineMonetarySummation',
  'ram:LineTotalAmount',
] as const;
const TAX = ['ram:SpecifiedLineTradeSettlement', 'ram:ApplicableTradeTax'] as const;
const STANDARD_ID = ['ram:SpecifiedTradeProduct', 'ram:GlobalID'] as const;

const hasUnit = ({ attributes }: XmlElement): boolean => attributes['unitCode'] !== undefined;
const isCategorized = (tax: XmlElement): boolean => isVat(tax) && tax.has('ram:CategoryCode');

/** BR-21 to -28 and others: what every line must hold. */
export const LINE_RULES: readonly TreeRule[] = [
  { id: 'BR-21', at: ANY_LINE, holds: (line) => isGiven(line, 'ram:AssociatedDocumentLineDocument', 'ram:LineID') },
  { id: 'BR-22', at: ANY_LINE, holds: (line) => line.has(...QUANTITY) },
  {
    id: 'BR-23',
    at: ANY_LINE,
    holds: (line) => line.all(...QUANTITY).some(hasUnit),
  },
  { id: 'BR-24', at: ANY_LINE, holds: (line) => line.has(...NET_AMOUNT) },
  { id: 'BR-25', at: ANY_LINE, holds: (line) => isGiven(line, 'ram:SpecifiedTradeProduct', 'ram:Name') },
  { id: 'BR-26', at: ANY_LINE, holds: (line) => line.has(...NET_PRICE) },
  { id: 'BR-27', at: ANY_LINE, holds: (line) => line.all(...NET_PRICE).some(isNotNegative) },
  {
    id: 'BR-28',
    at: ANY_LINE,
    holds: (line) => !line.has(...GROSS_PRICE) || line.all(...GROSS_PRICE).some(isNotNegative),
  },
  {
    id: 'BR-CO-04',
    at: ANY_LINE,
    holds: (line) => line.all(...TAX).some(isCategorized),
  },
  {
    id: 'BR-64',
    at: ANY_LINE,
    holds: (line) => !line.has(...STANDARD_ID) || attributeAt(line, 'schemeID', ...STANDARD_ID) !== '',
  },
  {
    id: 'CII-SR-046',
    at: `${LINE}/ram:SpecifiedTradeProduct`,
    holds: (product) => {
      const ids = product.all('ram:GlobalID');
      return ids.length === 0 || ids.some(({ attributes }) => attributes['schemeID'] !== undefined);
    },
  },
  {
    id: 'BR-65',
    at: 'ram:DesignatedProductClassification',
    when: (classification) => classification.has('ram:ClassCode'),
    holds: (classification) => attributeAt(classification, 'listID', 'ram:ClassCode') !== '',
  },
  {
    id: 'BR-54',
    at: 'ram:ApplicableProductCharacteristic',
    holds: (attribute) => attribute.has('ram:Description') && attribute.has('ram:Value'),
  },
];
