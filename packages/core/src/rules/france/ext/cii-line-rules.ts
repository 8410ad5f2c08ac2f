import type { XmlElement } from '../../../xml/index.ts';
import type { TreeRule } from '../../engine/index.ts';
import { ANY_LINE, ANY_SETTLEMENT } from '../../en16931/cii/paths.ts';
import { counts } from './cii-items.ts';

/** A line that does not even say its number is not asked. */
const needs = (id: string, holds: (line: XmlElement) => boolean): TreeRule => ({
  id,
  at: ANY_LINE,
  when: (line) => line.has('ram:AssociatedDocumentLineDocument') && counts(line),
  holds,
});

const isChargeGroup = (reduction: XmlElement): boolean =>
  reduction.all('ram:ChargeIndicator', 'udt:Indicator').some(({ value }) => ['true', '1'].includes(value.trim()));
const hasReason = (charge: XmlElement): boolean => charge.has('ram:Reason') || charge.has('ram:ReasonCode');

/** Lines that count have what EN 16931 asks of every line; charges may be taxes. */
export const ciiLineRules = (prefix: string, isTax: (tax: XmlElement) => boolean): TreeRule[] => [
  needs(`${prefix}-BR-22`, (line) => line.has('ram:SpecifiedLineTradeDelivery', 'ram:BilledQuantity')),
  needs(`${prefix}-BR-23`, (line) =>
    line
      .all('ram:SpecifiedLineTradeDelivery', 'ram:BilledQuantity')
      .some(({ attributes }) => attributes['unitCode'] !== undefined),
  ),
  needs(`${prefix}-BR-24`, (line) =>
    line.has(
      'ram:SpecifiedLineTradeSettlement',
      'ram:SpecifiedTradeSettlementLineMonetarySummation',
      'ram:LineTotalAmount',
    ),
  ),
  needs(`${prefix}-BR-26`, (line) =>
    line.has('ram:SpecifiedLineTradeAgreement', 'ram:NetPriceProductTradePrice', 'ram:ChargeAmount'),
  ),
  needs(`${prefix}-CO-04`, (line) =>
    line
      .all('ram:SpecifiedLineTradeSettlement', 'ram:ApplicableTradeTax')
      .some((tax) => isTax(tax) && tax.has('ram:CategoryCode')),
  ),
  {
    id: `${prefix}-BR-38`,
    at: `${ANY_SETTLEMENT}/ram:SpecifiedTradeAllowanceCharge`,
    when: isChargeGroup,
    holds: hasReason,
  },
  {
    id: `${prefix}-BR-44`,
    at: `${ANY_LINE}/ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeAllowanceCharge`,
    when: isChargeGroup,
    holds: hasReason,
  },
];

/** What an item attribute says, by the ids of the layer. */
export const ciiAttributeRules = (prefix: string): TreeRule[] => [
  {
    id: `${prefix}-54-1`,
    at: 'ram:ApplicableProductCharacteristic',
    holds: (attribute) => attribute.has('ram:Description') || attribute.has('ram:TypeCode'),
  },
  {
    id: `${prefix}-54-2`,
    at: 'ram:ApplicableProductCharacteristic',
    holds: (attribute) => attribute.has('ram:Value') !== attribute.has('ram:ValueMeasure'),
  },
];
