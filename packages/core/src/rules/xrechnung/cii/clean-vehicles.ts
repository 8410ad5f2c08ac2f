import type { XmlElement } from '../../../xml/index.ts';
import { normalized, type TreeRule } from '../../engine/index.ts';
import { ITEM_CLASSIFICATIONS } from '../../en16931/code-lists/lists/untdid.ts';
import { agreement, DOCUMENT, LINE, lines, partAll } from '../../peppol/cii/parts.ts';
import { isOneOf, textAt, tells } from '../../peppol/reading.ts';
import { VEHICLE_CATEGORIES, VEHICLE_KINDS } from '../clean-vehicles.ts';
import { isCleanVehicles } from './document.ts';

const CLASS_CODE = 'ram:DesignatedProductClassification/ram:ClassCode';
const CHARACTERISTIC = 'ram:ApplicableProductCharacteristic';

const codes = (line: XmlElement): readonly XmlElement[] =>
  line
    .all('ram:SpecifiedTradeProduct', 'ram:DesignatedProductClassification', 'ram:ClassCode')
    .filter(({ attributes }) => attributes['listID'] === 'CVD');
const kinds = (line: XmlElement): readonly XmlElement[] =>
  line.all('ram:SpecifiedTradeProduct', CHARACTERISTIC, 'ram:Description').filter(({ value }) => value === 'cva');

export const CLEAN_VEHICLE_RULES: readonly TreeRule[] = [
  {
    id: 'BR-DE-CVD-01',
    at: DOCUMENT,
    when: (_, judged) => isCleanVehicles(judged),
    holds: (_, judged) =>
      partAll(agreement(judged), 'ram:ContractReferencedDocument').some((one) => tells(one, 'ram:IssuerAssignedID')),
  },
  {
    id: 'BR-DE-CVD-02',
    at: DOCUMENT,
    when: (_, judged) => isCleanVehicles(judged),
    holds: (_, judged) =>
      partAll(agreement(judged), 'ram:AdditionalReferencedDocument').some(
        (one) => isOneOf(one, ['50'], 'ram:TypeCode') && tells(one, 'ram:IssuerAssignedID'),
      ),
  },
  {
    id: 'BR-DE-CVD-03',
    at: DOCUMENT,
    when: (_, judged) => isCleanVehicles(judged),
    holds: (_, judged) => lines(judged).some((line) => codes(line).length > 0 && kinds(line).length > 0),
  },
  {
    id: 'BR-DE-CVD-04',
    at: CLASS_CODE,
    when: ({ attributes }, judged) => isCleanVehicles(judged) && attributes['listID'] === 'CVD',
    holds: (code) => VEHICLE_CATEGORIES.has(normalized(code.value)),
  },
  {
    id: 'BR-DE-CVD-05',
    at: CHARACTERISTIC,
    when: (one, judged) => isCleanVehicles(judged) && one.child('ram:Description')?.value === 'cva',
    holds: (one) => VEHICLE_KINDS.has(textAt(one, 'ram:Value')),
  },
  {
    id: 'BR-DE-CVD-06-a',
    at: LINE,
    when: (line, judged) => isCleanVehicles(judged) && codes(line).length > 0,
    holds: (line) => kinds(line).length === 1,
  },
  {
    id: 'BR-DE-CVD-06-b',
    at: LINE,
    when: (line, judged) => isCleanVehicles(judged) && kinds(line).length > 0,
    holds: (line) => codes(line).length === 1,
  },
  {
    id: 'BR-TMP-CVD-01',
    at: CLASS_CODE,
    when: ({ attributes }, judged) => isCleanVehicles(judged) && attributes['listID'] !== undefined,
    holds: ({ attributes }) => attributes['listID'] === 'CVD' || ITEM_CLASSIFICATIONS(attributes['listID'] ?? ''),
  },
];
