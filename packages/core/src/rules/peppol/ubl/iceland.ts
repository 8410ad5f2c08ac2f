import type { XmlElement } from '../../../xml/index.ts';
import type { Judged, TreeRule } from '../../engine/index.ts';
import { has, textAt } from '../reading.ts';
import { whereabouts } from './country.ts';
import { DOCUMENT } from './document.ts';

const NATIONAL_ID = '0196';
const icelandic = (_: XmlElement, judged: Judged): boolean => whereabouts(judged).supplierWritten === 'IS';
const domestic = (element: XmlElement, judged: Judged): boolean =>
  icelandic(element, judged) && whereabouts(judged).customerWritten === 'IS';

const hasNationalId = (document: XmlElement, party: string): boolean =>
  document
    .all(party, 'cac:Party', 'cac:PartyLegalEntity', 'cbc:CompanyID')
    .some(({ attributes }) => attributes['schemeID'] === NATIONAL_ID);
const hasAddress = (document: XmlElement, party: string): boolean =>
  ['cbc:StreetName', 'cbc:PostalZone'].every((name) => document.has(party, 'cac:Party', 'cac:PostalAddress', name));

const paidBy =
  (code: string) =>
  (means: XmlElement, judged: Judged): boolean =>
    icelandic(means, judged) && textAt(means, 'cbc:PaymentMeansCode') === code;
const hasAccount = (means: XmlElement): boolean => textAt(means, 'cac:PayeeFinancialAccount', 'cbc:ID').length === 12;

const finalDate = (document: XmlElement): XmlElement | undefined =>
  document
    .named('cac:AdditionalDocumentReference')
    .find((reference) => has(reference, 'EINDAGI', 'cbc:DocumentDescription'));
const withFinalDate = (document: XmlElement, judged: Judged): boolean =>
  icelandic(document, judged) && finalDate(document) !== undefined;

export const ICELAND: readonly TreeRule[] = [
  {
    id: 'IS-R-001',
    at: DOCUMENT,
    when: icelandic,
    holds: (document) =>
      ['380', '381'].includes(textAt(document, 'cbc:InvoiceTypeCode') || textAt(document, 'cbc:CreditNoteTypeCode')),
  },
  {
    id: 'IS-R-002',
    at: DOCUMENT,
    when: icelandic,
    holds: (document) => hasNationalId(document, 'cac:AccountingSupplierParty'),
  },
  {
    id: 'IS-R-003',
    at: DOCUMENT,
    when: icelandic,
    holds: (document) => hasAddress(document, 'cac:AccountingSupplierParty'),
  },
  {
    id: 'IS-R-004',
    at: DOCUMENT,
    when: domestic,
    holds: (document) => hasNationalId(document, 'cac:AccountingCustomerParty'),
  },
  {
    id: 'IS-R-005',
    at: DOCUMENT,
    when: domestic,
    holds: (document) => hasAddress(document, 'cac:AccountingCustomerParty'),
  },
  { id: 'IS-R-006', at: 'cac:PaymentMeans', when: paidBy('9'), holds: hasAccount },
  { id: 'IS-R-007', at: 'cac:PaymentMeans', when: paidBy('42'), holds: hasAccount },
  {
    id: 'IS-R-008',
    at: DOCUMENT,
    when: withFinalDate,
    holds: (document) => /^\d{4}-\d\d-\d\d$/.test(finalDate(document)?.child('cbc:ID')?.value ?? ''),
  },
  { id: 'IS-R-009', at: DOCUMENT, when: withFinalDate, holds: (document) => document.has('cbc:DueDate') },
  {
    id: 'IS-R-010',
    at: DOCUMENT,
    when: withFinalDate,
    holds: (document) => (finalDate(document)?.child('cbc:ID')?.value ?? '') >= textAt(document, 'cbc:DueDate'),
  },
];
