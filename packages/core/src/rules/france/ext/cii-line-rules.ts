import type { XmlElement } from '../../../xml/index.ts';
import type { TreeRule } from '../../engine/index.ts';
import { ANY_LINE, ANY_SETTLEMENT } from '../../en16931/cii/paths.ts';
import { isVat } from '../../en16931/cii/read.ts';

/** A line that does not even say its number is not asked. */
const needs = (id: string, holds: (line: XmlElement) => boolean): TreeRule => ({
  id,
  at: `${ANY_LINE}/ram:AssociatedDocumentLineDocument`,
  when: ({ children }) => {
    const kinds = children.filter(({ name }) => name === 'ram:LineStatusReasonCode');
    return kinds.length === 0 || kinds.some(({ value }) => value === 'DETAIL');
  },
  holds: ({ parent }) => parent === undefined || holds(parent),
});

const says = (indicator: XmlElement, word: string): boolean =>
  indicator.all('udt:Indicator').some(({ value }) => value === word);
const hasReason: TreeRule['holds'] = ({ parent: charge }) =>
  charge === undefined || charge.has('ram:Reason') || charge.has('ram:ReasonCode');
const INDICATOR = 'ram:SpecifiedTradeAllowanceCharge/ram:ChargeIndicator';

/**
 * Lines that count have what EN 16931 asks of every line; charges may be taxes. `oneByOne`: what says it is an allowance, too, is not asked as a
 * charge.
 */
export const ciiLineRules = (
  prefix: string,
  areOfVat: (taxes: readonly XmlElement[]) => boolean,
  oneByOne: boolean,
): TreeRule[] => [
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
  needs(`${prefix}-CO-04`, (line) => {
    const taxes = line.all('ram:SpecifiedLineTradeSettlement', 'ram:ApplicableTradeTax');
    return areOfVat(taxes) && taxes.some((tax) => isVat(tax) && tax.has('ram:CategoryCode'));
  }),
  {
    id: `${prefix}-BR-38`,
    at: `${ANY_SETTLEMENT}/${INDICATOR}`,
    when: (indicator) => says(indicator, 'true') && !(oneByOne && says(indicator, 'false')),
    holds: hasReason,
  },
  {
    id: `${prefix}-BR-44`,
    at: `ram:SpecifiedLineTradeSettlement/${INDICATOR}`,
    when: (indicator) => says(indicator, 'true') && !(oneByOne && says(indicator, 'false')),
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
    holds: (attribute) => {
      if (attribute.has('ram:Value')) return !attribute.has('ram:ValueMeasure');
      return attribute.all('ram:ValueMeasure').some(({ attributes }) => (attributes['unitCode'] ?? '') !== '');
    },
  },
];
