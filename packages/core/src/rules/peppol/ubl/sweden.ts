import type { XmlElement } from '../../../xml/index.ts';
import { fact, normalized, numberOf, type Judged, type TreeRule, Unjudgeable } from '../../engine/index.ts';
import { isLuhn } from '../identifiers.ts';
import { has, only } from '../reading.ts';

const SUPPLIER = 'cac:AccountingSupplierParty/cac:Party';
const ENTITY = `${SUPPLIER}/cac:PartyLegalEntity`;
const ACCOUNT = 'cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID';

const inSweden = (party: string): ((judged: Judged) => boolean) =>
  fact(({ root }) => has(root, 'SE', party, 'cac:Party', 'cac:PostalAddress', 'cac:Country', 'cbc:IdentificationCode'));
const supplierInSweden = inSweden('cac:AccountingSupplierParty');
const customerInSweden = inSweden('cac:AccountingCustomerParty');
const swedish = (_: XmlElement, judged: Judged): boolean => supplierInSweden(judged);
/** Whether the address of the party that an element is of is in Sweden. */
function isOfSwede(element: XmlElement): boolean {
  for (let at: XmlElement | undefined = element; at !== undefined; at = at.parent)
    if (at.path.name === 'cac:Party')
      return has(at, 'SE', 'cac:PostalAddress', 'cac:Country', 'cbc:IdentificationCode');
  return false;
}
const isNumber = (text: string): boolean => text !== '' && Number.isFinite(Number(text));

const vatIds = (party: XmlElement): readonly XmlElement[] =>
  party
    .named('cac:PartyTaxScheme')
    .filter((scheme) => has(scheme, 'VAT', 'cac:TaxScheme', 'cbc:ID'))
    .flatMap((scheme) => scheme.child('cbc:CompanyID') ?? []);
const withSwedishVatId = (party: XmlElement): boolean =>
  isOfSwede(party) && vatIds(party).some(({ value }) => value.startsWith('SE'));
const vatId = (party: XmlElement): string => {
  const [id, ...more] = vatIds(party);
  if (more.length > 0) throw new Unjudgeable('cac:PartyTaxScheme/cbc:CompanyID');
  return normalized(id?.value ?? '');
};
const supplierIsSwedish = (judged: Judged): boolean =>
  judged.root.all('cac:AccountingSupplierParty', 'cac:Party').some(withSwedishVatId);

const withOrganization = (entity: XmlElement): boolean => isOfSwede(entity) && entity.has('cbc:CompanyID');
const organization = (entity: XmlElement): string => normalized(only(entity, 'cbc:CompanyID')?.value ?? '');

const giro =
  (name: string) =>
  (account: XmlElement, judged: Judged): boolean => {
    const to = account.parent;
    const means = to?.parent;
    return (
      swedish(account, judged) &&
      to !== undefined &&
      means !== undefined &&
      has(means, '30', 'cbc:PaymentMeansCode') &&
      has(to, name, 'cac:FinancialInstitutionBranch', 'cbc:ID')
    );
  };
const isOtherThanVat = (scheme: XmlElement | undefined): boolean =>
  scheme !== undefined &&
  scheme.all('cac:TaxScheme', 'cbc:ID').every(({ value }) => normalized(value).toUpperCase() !== 'VAT') &&
  (scheme.parent?.has('cac:PartyLegalEntity', 'cbc:CompanyID') ?? false);
const length = (element: XmlElement): number => normalized(element.value).length;

export const SWEDEN: readonly TreeRule[] = [
  { id: 'SE-R-001', at: SUPPLIER, when: withSwedishVatId, holds: (party) => vatId(party).length === 14 },
  { id: 'SE-R-002', at: SUPPLIER, when: withSwedishVatId, holds: (party) => isNumber(vatId(party).slice(2, 14)) },
  {
    id: 'SE-R-003',
    at: ENTITY,
    when: withOrganization,
    holds: (entity) => !Number.isNaN(numberOf(only(entity, 'cbc:CompanyID'))),
  },
  { id: 'SE-R-004', at: ENTITY, when: withOrganization, holds: (entity) => organization(entity).length === 10 },
  // What follows the ten digits is SE-R-004's matter.
  {
    id: 'SE-R-013',
    at: ENTITY,
    when: withOrganization,
    holds: (entity) => /^\d{10,}$/.test(organization(entity)) && isLuhn(organization(entity).slice(0, 10)),
  },
  {
    id: 'SE-R-005',
    at: `${SUPPLIER}/cac:PartyTaxScheme/cbc:CompanyID`,
    when: (id, judged) => swedish(id, judged) && isOtherThanVat(id.parent),
    holds: (id) => normalized(id.value).toUpperCase() === 'GODKÄND FÖR F-SKATT',
  },
  {
    id: 'SE-R-006',
    at: ['cac:TaxCategory', 'cac:ClassifiedTaxCategory'],
    when: (vat, judged) => has(vat, 'S', 'cbc:ID') && supplierIsSwedish(judged),
    holds: (vat) => [6, 12, 25].includes(numberOf(only(vat, 'cbc:Percent'))),
  },
  { id: 'SE-R-007', at: ACCOUNT, when: giro('SE:PLUSGIRO'), holds: (id) => isNumber(normalized(id.value)) },
  { id: 'SE-R-010', at: ACCOUNT, when: giro('SE:PLUSGIRO'), holds: (id) => length(id) >= 2 && length(id) <= 8 },
  { id: 'SE-R-008', at: ACCOUNT, when: giro('SE:BANKGIRO'), holds: (id) => isNumber(normalized(id.value)) },
  { id: 'SE-R-009', at: ACCOUNT, when: giro('SE:BANKGIRO'), holds: (id) => length(id) >= 7 && length(id) <= 8 },
  {
    id: 'SE-R-011',
    at: 'cac:PaymentMeans',
    when: swedish,
    holds: (means) => !has(means, '50', 'cbc:PaymentMeansCode') && !has(means, '56', 'cbc:PaymentMeansCode'),
  },
  {
    id: 'SE-R-012',
    at: 'cac:PaymentMeans',
    when: (means, judged) => swedish(means, judged) && customerInSweden(judged),
    holds: (means) => !has(means, '31', 'cbc:PaymentMeansCode'),
  },
];
