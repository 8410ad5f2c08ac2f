import type { XmlElement } from '../../../xml/index.ts';
import { normalized, type TreeRule } from '../../engine/index.ts';
import { has, only, tells } from '../../peppol/reading.ts';
import { isClassification, VEHICLE_CATEGORIES, VEHICLE_KINDS } from '../clean-vehicles.ts';
import { DOCUMENT, isCleanVehicles } from './document.ts';

const LINES = ['cac:InvoiceLine', 'cac:CreditNoteLine'];
const ITEM = ['/ubl:Invoice/cac:InvoiceLine/cac:Item', '/cn:CreditNote/cac:CreditNoteLine/cac:Item'];
const inItem = (path: string): string[] => ITEM.map((item) => `${item}/${path}`);
const CLASSIFICATION = inItem('cac:CommodityClassification/cbc:ItemClassificationCode');

const codes = (item: XmlElement): readonly XmlElement[] =>
  item
    .all('cac:CommodityClassification', 'cbc:ItemClassificationCode')
    .filter(({ attributes }) => attributes['listID'] === 'CVD');
const kinds = (item: XmlElement): readonly XmlElement[] =>
  item.all('cac:AdditionalItemProperty').filter((one) => has(one, 'cva', 'cbc:Name'));
const listOf = ({ attributes }: XmlElement): string => normalized(attributes['listID'] ?? '');

const RULES: readonly TreeRule[] = [
  {
    id: 'BR-DE-CVD-01',
    at: DOCUMENT,
    holds: (document) => tells(document, 'cac:ContractDocumentReference', 'cbc:ID'),
  },
  {
    id: 'BR-DE-CVD-02',
    at: DOCUMENT,
    holds: (document) => tells(document, 'cac:OriginatorDocumentReference', 'cbc:ID'),
  },
  {
    id: 'BR-DE-CVD-03',
    at: DOCUMENT,
    holds: (document) =>
      LINES.flatMap((line) => document.all(line, 'cac:Item')).some(
        (item) => codes(item).length > 0 && kinds(item).length > 0,
      ),
  },
  {
    id: 'BR-DE-CVD-04',
    at: CLASSIFICATION,
    when: (code) => listOf(code) === 'CVD',
    holds: (code) => VEHICLE_CATEGORIES.has(normalized(code.value)),
  },
  {
    id: 'BR-DE-CVD-05',
    at: inItem('cac:AdditionalItemProperty'),
    when: (property) => has(property, 'cva', 'cbc:Name'),
    holds: (property) => VEHICLE_KINDS.has(normalized(only(property, 'cbc:Value')?.value ?? '')),
  },
  {
    id: 'BR-DE-CVD-06-a',
    at: ITEM,
    when: (item) => codes(item).length > 0,
    holds: (item) => kinds(item).length === 1,
  },
  {
    id: 'BR-DE-CVD-06-b',
    at: ITEM,
    when: (item) => kinds(item).length > 0,
    holds: (item) => codes(item).length === 1,
  },
  { id: 'BR-TMP-CVD-01', at: CLASSIFICATION, holds: (code) => isClassification(listOf(code)) },
];

/** Asked of invoices of clean vehicles alone. */
export const CLEAN_VEHICLE_RULES: readonly TreeRule[] = RULES.map((rule) => ({
  ...rule,
  when: (element, judged) => isCleanVehicles(judged) && (rule.when?.(element, judged) ?? true),
}));
