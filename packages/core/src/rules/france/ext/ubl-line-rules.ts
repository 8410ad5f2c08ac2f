import type { XmlElement } from '../../../xml/index.ts';
import { doubleOf, fact, type Judged, type TreeRule, trimmed } from '../../engine/index.ts';
import { DOCUMENT, LINE } from '../../en16931/ubl/paths.ts';
import { isVat, onlyChild } from '../../en16931/ubl/reading.ts';
import { ATTRIBUTE_CODES } from './lists.ts';
import { counts, placeOf } from './ubl-lines.ts';

const QUANTITIES = ['cbc:InvoicedQuantity', 'cbc:CreditedQuantity'];

/** Lines that count have what EN 16931 asks of every line. */
const needs = (id: string, holds: (line: XmlElement, judged: Judged) => boolean): TreeRule => ({
  id,
  at: LINE,
  when: counts,
  holds,
});

/** Delivery terms are the Incoterm and its place. */
const onlyIncoterm = (terms: XmlElement): boolean =>
  terms.children.every(
    ({ name, children }) =>
      name === 'cbc:ID' || (name === 'cac:DeliveryLocation' && children.every((child) => child.name === 'cbc:Name')),
  );

/** BT-9 or BT-20, wherever they stand. */
const saysWhenDue = fact(
  ({ root }) =>
    root.everywhere('cbc:DueDate').length > 0 ||
    root.everywhere('cac:PaymentTerms').some((terms) => terms.has('cbc:Note')),
);

const RATE = new Set(['cbc:SourceCurrencyCode', 'cbc:TargetCurrencyCode', 'cbc:CalculationRate', 'cbc:Date']);

export const UBL_LINE_RULES: readonly TreeRule[] = [
  needs('BR-FREXT-22', (line) => QUANTITIES.some((name) => line.has(name))),
  needs('BR-FREXT-23', (line) =>
    QUANTITIES.some((name) => line.all(name).some(({ attributes }) => attributes['unitCode'] !== undefined)),
  ),
  needs('BR-FREXT-24', (line) => line.has('cbc:LineExtensionAmount')),
  needs('BR-FREXT-26', (line) => line.has('cac:Price', 'cbc:PriceAmount')),
  needs('BR-FREXT-CO-04', (line) =>
    line.all('cac:Item', 'cac:ClassifiedTaxCategory').some((category) => {
      onlyChild(category, 'cac:TaxScheme');
      return isVat(category) && category.has('cbc:ID');
    }),
  ),
  {
    id: 'UBL-FREXT-SR-48',
    at: LINE,
    holds: (line, judged) => {
      const count = line.count('cac:Item', 'cac:ClassifiedTaxCategory');
      const isReferring = line.has('cac:BillingReference', 'cac:InvoiceDocumentReference', 'cbc:ID');
      const mustHaveOne = !isReferring || placeOf(line, judged).kinds.includes('DETAIL');
      return mustHaveOne ? count === 1 : count <= 1;
    },
  },
  {
    id: 'BR-FREXT-54-1',
    at: 'cac:AdditionalItemProperty',
    holds: (property) => property.has('cbc:Name') || property.has('cbc:NameCode'),
  },
  {
    id: 'BR-FREXT-54-2',
    at: 'cac:AdditionalItemProperty',
    holds: (property) => {
      if (property.has('cbc:Value')) return !property.has('cbc:ValueQuantity');
      return property.all('cbc:ValueQuantity').some(({ attributes }) => (attributes['unitCode'] ?? '') !== '');
    },
  },
  { id: 'UBL-FREXT-CR-410', at: `${DOCUMENT}/cac:DeliveryTerms`, holds: onlyIncoterm },
  { id: 'UBL-FREXT-CR-645', at: `${DOCUMENT}/${LINE}/cac:DeliveryTerms`, holds: onlyIncoterm },
  {
    id: 'CII-FREXT-CR-490',
    at: `${DOCUMENT}/cac:TaxExchangeRate`,
    holds: (rate) => rate.children.every(({ name }) => RATE.has(name)),
  },
  {
    id: 'BR-FREXT-04',
    at: `${LINE}/cac:Item/cac:AdditionalItemProperty/cbc:NameCode`,
    holds: ({ value }) => ATTRIBUTE_CODES(trimmed(value)),
  },
  {
    id: 'BR-CO-25',
    at: '/ubl:Invoice/cac:LegalMonetaryTotal/cbc:PayableAmount',
    holds: (due, judged) => {
      const amount = doubleOf(due);
      if (!(amount > 0)) return amount <= 0;
      return saysWhenDue(judged);
    },
  },
];
