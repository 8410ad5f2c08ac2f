import type { XmlElement } from '../../../xml/index.ts';
import { decimalOf, type Judged, type TreeRule } from '../../engine/index.ts';
import { has, only, textAt } from '../reading.ts';
import { whereabouts } from './country.ts';

const PAYMENT_MEANS = ['30', '48', '49', '57', '58', '59'];
const REPRESENTATIVE = ['cac:TaxRepresentativeParty', 'cac:PostalAddress', 'cac:Country', 'cbc:IdentificationCode'];
const KVK_OR_OIN = ['0106', '0190'];

const dutch = (_: XmlElement, judged: Judged): boolean => whereabouts(judged).supplierAddress === 'NL';
const domestic = (element: XmlElement, judged: Judged): boolean =>
  dutch(element, judged) && whereabouts(judged).customerAddress === 'NL';

const isComplete = (address: XmlElement): boolean =>
  ['cbc:StreetName', 'cbc:CityName', 'cbc:PostalZone'].every((name) => address.has(name));
const isRegistered = ({ attributes, value }: XmlElement): boolean =>
  KVK_OR_OIN.includes(attributes['schemeID'] ?? '') && value !== '';

/** Whether the buyer pays the seller: more than nothing is due by an invoice, less than nothing by a credit note; or no amount says otherwise. */
function isPaidToSeller(totals: XmlElement, document: XmlElement): boolean {
  const due = decimalOf(only(totals, 'cbc:PayableAmount'));
  if (due === undefined) return true;
  return document.path.name === 'cn:CreditNote' ? due.isNegative() : due.isPositive();
}

export const NETHERLANDS: readonly TreeRule[] = [
  {
    id: 'NL-R-001',
    at: '/cn:CreditNote/cbc:CreditNoteTypeCode',
    when: dutch,
    holds: (_, { root }) => root.has('cac:BillingReference', 'cac:InvoiceDocumentReference', 'cbc:ID'),
  },
  { id: 'NL-R-002', at: 'cac:AccountingSupplierParty/cac:Party/cac:PostalAddress', when: dutch, holds: isComplete },
  {
    id: 'NL-R-003',
    at: 'cac:AccountingSupplierParty/cac:Party/cac:PartyLegalEntity/cbc:CompanyID',
    when: dutch,
    holds: isRegistered,
  },
  { id: 'NL-R-004', at: 'cac:AccountingCustomerParty/cac:Party/cac:PostalAddress', when: domestic, holds: isComplete },
  {
    id: 'NL-R-005',
    at: 'cac:AccountingCustomerParty/cac:Party/cac:PartyLegalEntity/cbc:CompanyID',
    when: domestic,
    holds: isRegistered,
  },
  {
    id: 'NL-R-006',
    at: 'cac:TaxRepresentativeParty/cac:PostalAddress',
    when: (address, judged) => dutch(address, judged) && has(judged.root, 'NL', ...REPRESENTATIVE),
    holds: isComplete,
  },
  {
    id: 'NL-R-007',
    at: 'cac:LegalMonetaryTotal',
    when: (totals, judged) => dutch(totals, judged) && isPaidToSeller(totals, judged.root),
    holds: (_, { root }) => root.has('cac:PaymentMeans'),
  },
  {
    id: 'NL-R-008',
    at: 'cac:PaymentMeans',
    when: domestic,
    holds: (means) => PAYMENT_MEANS.includes(textAt(means, 'cbc:PaymentMeansCode')),
  },
  {
    id: 'NL-R-009',
    at: 'cac:OrderLineReference/cbc:LineID',
    when: dutch,
    holds: (_, { root }) => root.has('cac:OrderReference', 'cbc:ID'),
  },
];
