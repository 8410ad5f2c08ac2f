import type { XmlElement } from '../../../xml/index.ts';
import { type Judged, normalized, type TreeRule, Unjudgeable } from '../../engine/index.ts';
import { isGreekTin } from '../identifiers.ts';
import { has, only, writtenAt } from '../reading.ts';
import { whereabouts } from './country.ts';
import { DOCUMENT } from './document.ts';

const SUPPLIER = 'cac:AccountingSupplierParty/cac:Party';
const CUSTOMER = 'cac:AccountingCustomerParty/cac:Party';
const SUPPLIER_COUNTRY = [
  'cac:AccountingSupplierParty',
  'cac:Party',
  'cac:PostalAddress',
  'cac:Country',
  'cbc:IdentificationCode',
] as const;
const TIN_SCHEME = '9933';
const MARK = '##M.AR.K##';
const URL = '##INVOICE|URL##';
const DOCUMENT_TYPES = ['1.1', '1.6', '2.1', '2.4', '5.1', '5.2'];

const isGreek = (country: string): boolean => country === 'GR' || country === 'EL';
const greek = (_: XmlElement, judged: Judged): boolean => isGreek(whereabouts(judged).supplier);
const domestic = (element: XmlElement, judged: Judged): boolean =>
  greek(element, judged) && isGreek(whereabouts(judged).customer);
/** The rules of the tax office's portal are for those who write GR in their address. */
const onPortal = (element: XmlElement, judged: Judged): boolean =>
  greek(element, judged) && has(judged.root, 'GR', ...SUPPLIER_COUNTRY);

/** An invoice number of six segments: TIN | date | establishment | type | series | number. */
const segment = ({ value }: XmlElement, position: number): string => value.split('|')[position - 1] ?? '';

const taxIds = (party: XmlElement): readonly XmlElement[] =>
  party
    .named('cac:PartyTaxScheme')
    .filter((scheme) => has(scheme, 'VAT', 'cac:TaxScheme', 'cbc:ID'))
    .flatMap((scheme) => scheme.named('cbc:CompanyID'));

/** The same where blanks around the tax do not count. */
const vatIds = (party: XmlElement): readonly XmlElement[] =>
  party
    .named('cac:PartyTaxScheme')
    .filter((scheme) => normalized(only(scheme, 'cac:TaxScheme', 'cbc:ID')?.value ?? '') === 'VAT')
    .flatMap((scheme) => scheme.named('cbc:CompanyID'));

const isOwnTin = (id: XmlElement, { root }: Judged): boolean => {
  const tin = segment(id, 1);
  const parties = [...root.all('cac:AccountingSupplierParty', 'cac:Party'), ...root.all('cac:TaxRepresentativeParty')];
  return isGreekTin(tin) && parties.flatMap(taxIds).some(({ value }) => value.slice(2, 11) === tin);
};

function isIssueDate(id: XmlElement, judged: Judged): boolean {
  const [, day, month, year] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(segment(id, 2)) ?? [];
  return `${year}-${month}-${day}` === writtenAt(judged.root, 'cbc:IssueDate');
}

/** A whole number; the published rule stops at another number. */
function isEstablishment(text: string): boolean {
  if (/^\s*[+-]?\d+\s*$/.test(text)) return Number(text) >= 0;
  if (text.trim() !== '' && !Number.isNaN(Number(text))) throw new Unjudgeable(text);
  return false;
}

/** A number that begins as a positive integer does; what follows is not looked at. */
const beginsPositive = ({ value }: XmlElement): boolean => /^[1-9]/.test(value);
const described = (document: XmlElement, description: string): readonly XmlElement[] =>
  document
    .named('cac:AdditionalDocumentReference')
    .filter((reference) => has(reference, description, 'cbc:DocumentDescription'));
const hasName = (party: XmlElement): boolean => (only(party, 'cac:PartyName', 'cbc:Name')?.value ?? '') !== '';
const isGreekVat = ({ value }: XmlElement): boolean => value.startsWith('EL') && isGreekTin(value.slice(2, 11));
const hasGreekVat = (party: XmlElement): boolean => {
  const ids = vatIds(party);
  return ids.length === 1 && ids.some(isGreekVat);
};
const isTinAddress = ({ attributes, value }: XmlElement): boolean =>
  attributes['schemeID'] === TIN_SCHEME && isGreekTin(value);
const NUMBER = '/ubl:Invoice|cn:CreditNote/cbc:ID';

export const GREECE: readonly TreeRule[] = [
  { id: 'GR-R-001-1', at: NUMBER, when: greek, holds: ({ value }) => value.split('|').length === 6 },
  { id: 'GR-R-001-2', at: NUMBER, when: greek, holds: isOwnTin },
  { id: 'GR-R-001-3', at: NUMBER, when: greek, holds: isIssueDate },
  { id: 'GR-R-001-4', at: NUMBER, when: greek, holds: (id) => isEstablishment(segment(id, 3)) },
  { id: 'GR-R-001-5', at: NUMBER, when: greek, holds: (id) => DOCUMENT_TYPES.includes(segment(id, 4)) },
  { id: 'GR-R-001-6', at: NUMBER, when: greek, holds: (id) => segment(id, 5) !== '' },
  { id: 'GR-R-001-7', at: NUMBER, when: greek, holds: (id) => segment(id, 6) !== '' },
  { id: 'GR-R-002', at: SUPPLIER, when: greek, holds: hasName },
  { id: 'GR-S-011', at: SUPPLIER, when: greek, holds: hasGreekVat },
  { id: 'GR-R-003', at: SUPPLIER, when: greek, holds: (party) => vatIds(party).every(isGreekVat) },
  { id: 'GR-R-004-1', at: DOCUMENT, when: onPortal, holds: (document) => described(document, MARK).length === 1 },
  {
    id: 'GR-R-004-2',
    at: 'cac:AdditionalDocumentReference/cbc:ID',
    when: (id, judged) =>
      onPortal(id, judged) && id.parent !== undefined && has(id.parent, MARK, 'cbc:DocumentDescription'),
    holds: beginsPositive,
  },
  { id: 'GR-S-008-1', at: DOCUMENT, when: onPortal, holds: (document) => described(document, URL).length === 1 },
  { id: 'GR-R-008-2', at: DOCUMENT, when: onPortal, holds: (document) => described(document, URL).length <= 1 },
  {
    id: 'GR-R-008-3',
    at: 'cac:AdditionalDocumentReference',
    when: (reference, judged) => greek(reference, judged) && has(reference, URL, 'cbc:DocumentDescription'),
    holds: (reference) =>
      normalized(only(reference, 'cac:Attachment', 'cac:ExternalReference', 'cbc:URI')?.value ?? '') !== '',
  },
  { id: 'GR-R-005', at: CUSTOMER, when: greek, holds: hasName },
  { id: 'GR-R-006', at: CUSTOMER, when: domestic, holds: hasGreekVat },
  {
    id: 'GR-R-009',
    at: `${SUPPLIER}/cbc:EndpointID`,
    when: (_, judged) => isGreek(whereabouts(judged).supplierItself),
    holds: isTinAddress,
  },
  { id: 'GR-R-010', at: `${CUSTOMER}/cbc:EndpointID`, when: domestic, holds: isTinAddress },
];
