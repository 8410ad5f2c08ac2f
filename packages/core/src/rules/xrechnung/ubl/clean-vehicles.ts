import type { XmlElement } from '../../../xml/index.ts';
import { normalized, type TreeRule } from '../../engine/index.ts';
import { ITEM_CLASSIFICATIONS } from '../../en16931/code-lists/lists/untdid.ts';
import { tells, textAt } from '../../peppol/reading.ts';
import { VEHICLE_CATEGORIES, VEHICLE_KINDS } from '../clean-vehicles.ts';
import { DOCUMENT, isCleanVehicles } from './document.ts';

const LINE = ['cac:InvoiceLine', 'cac:CreditNoteLine'];
const CLASSIFICATION = ['cac:InvoiceLine', 'cac:CreditNoteLine'].map(
  (line) => `${line}/cac:Item/cac:CommodityClassification/cbc:ItemClassificationCode`,
);
const PROPERTY = ['cac:InvoiceLine', 'cac:CreditNoteLine'].map((line) => `${line}/cac:Item/cac:AdditionalItemProperty`);

const codes = (line: XmlElement): readonly XmlElement[] =>
  line
    .all('cac:Item', 'cac:CommodityClassification', 'cbc:ItemClassificationCode')
    .filter(({ attributes }) => attributes['listID'] === 'CVD');
const kinds = (line: XmlElement): readonly XmlElement[] =>
  line.all('cac:Item', 'cac:AdditionalItemProperty', 'cbc:Name').filter(({ value }) => value === 'cva');

export const CLEAN_VEHICLE_RULES: readonly TreeRule[] = [
  {
    id: 'BR-DE-CVD-01',
    at: DOCUMENT,
    when: (_, judged) => isCleanVehicles(judged),
    holds: (document) => tells(document, 'cac:ContractDocumentReference', 'cbc:ID'),
  },
  {
    id: 'BR-DE-CVD-02',
    at: DOCUMENT,
    when: (_, judged) => isCleanVehicles(judged),
    holds: (document) => tells(document, 'cac:OriginatorDocumentReference', 'cbc:ID'),
  },
  {
    id: 'BR-DE-CVD-03',
    at: DOCUMENT,
    when: (_, judged) => isCleanVehicles(judged),
    holds: (document) =>
      document.children.some(
        (line) => LINE.includes(line.path.name) && codes(line).length > 0 && kinds(line).length > 0,
      ),
  },
  {
    id: 'BR-DE-CVD-04',
    at: CLASSIFICATION,
    when: ({ attributes }, judged) => isCleanVehicles(judged) && attributes['listID'] === 'CVD',
    holds: (code) => VEHICLE_CATEGORIES.has(normalized(code.value)),
  },
  {
    id: 'BR-DE-CVD-05',
    at: PROPERTY,
    when: (property, judged) => isCleanVehicles(judged) && property.child('cbc:Name')?.value === 'cva',
    holds: (property) => VEHICLE_KINDS.has(textAt(property, 'cbc:Value')),
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
    at: CLASSIFICATION,
    when: ({ attributes }, judged) => isCleanVehicles(judged) && attributes['listID'] !== undefined,
    holds: ({ attributes }) => attributes['listID'] === 'CVD' || ITEM_CLASSIFICATIONS(attributes['listID'] ?? ''),
  },
];
