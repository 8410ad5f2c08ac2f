import type { XmlElement } from '../../../xml/index.ts';
import { normalized, numberOf, type Judged, type TreeRule } from '../../engine/index.ts';
import { isLuhn } from '../identifiers.ts';
import { has, textAt } from '../reading.ts';
import { whereabouts } from './country.ts';

const SUPPLIER = 'cac:AccountingSupplierParty/cac:Party';
const ACCOUNT = 'cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID';

const swedish = (_: XmlElement, judged: Judged): boolean => whereabouts(judged).supplierWritten === 'SE';
const isNumber = (text: string): boolean => text !== '' && Number.isFinite(Number(text));

const vatId = (party: XmlElement): string =>
  normalized(party.all('cac:PartyTaxScheme').find((scheme) => has(scheme, 'VAT', 'cac:TaxScheme', 'cbc:ID'))?.child('cbc:CompanyID')?.value ?? '');
const withSwedishVatId = (party: XmlElement, judged: Judged): boolean => swedish(party, judged) && vatId(party).startsWith('SE');
const isSwedishOrganization = (id: XmlElement, judged: Judged): boolean => swedish(id, judged);

const giro = (name: string) => (account: XmlElement, judged: Judged): boolean => {
  const to = account.parent;
  const means = to?.parent;
  return (
    swedish(account, judged) &&
    to !== undefined &&
    means !== undefined &&
    textAt(means, 'cbc:PaymentMeansCode') === '30' &&
    has(to, name, 'cac:FinancialInstitutionBranch', 'cbc:ID')
  );
};
const isOtherThanVat = (scheme: XmlElement | undefined): boolean =>
  scheme !== undefined &&
  scheme.all('cac:TaxScheme', 'cbc:ID').some(({ value }) => normalized(value).toUpperCase() !== 'VAT') && (scheme.parent?.has('cac:PartyLegalEntity', 'cbc:CompanyID') ?? false);
const length = (element: XmlElement): number => normalized(element.value).length;

export const SWEDEN: readonly TreeRule[] = [
  { id: 'SE-R-001', at: SUPPLIER, when: withSwedishVatId, holds: (party) => vatId(party).length === 14 },
  { id: 'SE-R-002', at: SUPPLIER, when: withSwedishVatId, holds: (party) => isNumber(vatId(party).slice(2, 14)) },
  { id: 'SE-R-003', at: `${SUPPLIER}/cac:PartyLegalEntity/cbc:CompanyID`, when: isSwedishOrganization, holds: (id) => !Number.isNaN(numberOf(id)) },
  { id: 'SE-R-004', at: `${SUPPLIER}/cac:PartyLegalEntity/cbc:CompanyID`, when: isSwedishOrganization, holds: (id) => length(id) === 10 },
  { id: 'SE-R-013', at: `${SUPPLIER}/cac:PartyLegalEntity/cbc:CompanyID`, when: isSwedishOrganization, holds: (id) => /^\d+$/.test(normalized(id.value)) && isLuhn(normalized(id.value)) },
  {
    id: 'SE-R-005',
    at: `${SUPPLIER}/cac:PartyTaxScheme/cbc:CompanyID`,
    when: (id, judged) => swedish(id, judged) && isOtherThanVat(id.parent),
    holds: (id) => normalized(id.value).toUpperCase() === 'GODKÄND FÖR F-SKATT',
  },
  {
    id: 'SE-R-006',
    at: ['cac:TaxCategory', 'cac:ClassifiedTaxCategory'],
    when: (vat, judged) => swedish(vat, judged) && has(vat, 'S', 'cbc:ID'),
    holds: (vat) => [6, 12, 25].includes(numberOf(vat.child('cbc:Percent'))),
  },
  { id: 'SE-R-007', at: ACCOUNT, when: giro('SE:PLUSGIRO'), holds: (id) => isNumber(normalized(id.value)) },
  { id: 'SE-R-010', at: ACCOUNT, when: giro('SE:PLUSGIRO'), holds: (id) => length(id) >= 2 && length(id) <= 8 },
  { id: 'SE-R-008', at: ACCOUNT, when: giro('SE:BANKGIRO'), holds: (id) => isNumber(normalized(id.value)) },
  { id: 'SE-R-009', at: ACCOUNT, when: giro('SE:BANKGIRO'), holds: (id) => length(id) >= 7 && length(id) <= 8 },
  { id: 'SE-R-011', at: 'cac:PaymentMeans', when: swedish, holds: (means) => !['50', '56'].includes(textAt(means, 'cbc:PaymentMeansCode')) },
  {
    id: 'SE-R-012',
    at: 'cac:PaymentMeans',
    when: (means, judged) => swedish(means, judged) && whereabouts(judged).customerWritten === 'SE',
    holds: (means) => textAt(means, 'cbc:PaymentMeansCode') !== '31',
  },
];
