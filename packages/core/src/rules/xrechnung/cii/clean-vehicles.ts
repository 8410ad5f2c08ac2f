import type { XmlElement } from '../../../xml/index.ts';
import { normalized, type TreeRule } from '../../engine/index.ts';
import { AGREEMENT, LINE, TRADE } from '../../en16931/cii/paths.ts';
import { has, isOneOf, only, tells } from '../../peppol/reading.ts';
import { isClassification, VEHICLE_CATEGORIES, VEHICLE_KINDS } from '../clean-vehicles.ts';
import { isCleanVehicles } from './document.ts';

const PRODUCT = `${LINE}/ram:SpecifiedTradeProduct`;
const CLASS_CODE = `${PRODUCT}/ram:DesignatedProductClassification/ram:ClassCode`;
const CHARACTERISTIC = 'ram:ApplicableProductCharacteristic';

const codes = (product: XmlElement): readonly XmlElement[] =>
  product
    .all('ram:DesignatedProductClassification', 'ram:ClassCode')
    .filter(({ attributes }) => attributes['listID'] === 'CVD');
const kinds = (product: XmlElement): readonly XmlElement[] =>
  product.all(CHARACTERISTIC).filter((one) => has(one, 'cva', 'ram:Description'));
const listOf = ({ attributes }: XmlElement): string => normalized(attributes['listID'] ?? '');

const RULES: readonly TreeRule[] = [
  {
    id: 'BR-DE-CVD-01',
    at: AGREEMENT,
    holds: (agreement) => tells(agreement, 'ram:ContractReferencedDocument', 'ram:IssuerAssignedID'),
  },
  {
    id: 'BR-DE-CVD-02',
    at: AGREEMENT,
    holds: (agreement) =>
      agreement
        .all('ram:AdditionalReferencedDocument')
        .some((one) => isOneOf(one, ['50'], 'ram:TypeCode') && tells(one, 'ram:IssuerAssignedID')),
  },
  {
    id: 'BR-DE-CVD-03',
    at: TRADE,
    holds: (trade) =>
      trade
        .all('ram:IncludedSupplyChainTradeLineItem', 'ram:SpecifiedTradeProduct')
        .some((product) => codes(product).length > 0 && kinds(product).length > 0),
  },
  {
    id: 'BR-DE-CVD-04',
    at: CLASS_CODE,
    when: (code) => listOf(code) === 'CVD',
    holds: (code) => VEHICLE_CATEGORIES.has(normalized(code.value)),
  },
  {
    id: 'BR-DE-CVD-05',
    at: `${PRODUCT}/${CHARACTERISTIC}`,
    when: (one) => has(one, 'cva', 'ram:Description'),
    holds: (one) => VEHICLE_KINDS.has(normalized(only(one, 'ram:Value')?.value ?? '')),
  },
  {
    id: 'BR-DE-CVD-06-a',
    at: PRODUCT,
    when: (product) => codes(product).length > 0,
    holds: (product) => kinds(product).length === 1,
  },
  {
    id: 'BR-DE-CVD-06-b',
    at: PRODUCT,
    when: (product) => kinds(product).length > 0,
    holds: (product) => codes(product).length === 1,
  },
  { id: 'BR-TMP-CVD-01', at: CLASS_CODE, holds: (code) => isClassification(listOf(code)) },
];

/** Asked of invoices of clean vehicles alone. */
export const CLEAN_VEHICLE_RULES: readonly TreeRule[] = RULES.map((rule) => ({
  ...rule,
  when: (element, judged) => isCleanVehicles(judged) && (rule.when?.(element, judged) ?? true),
}));
