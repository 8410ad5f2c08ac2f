import type { XmlElement } from '../../../xml/index.ts';
import { fact, normalized, numberOf, type Judged, type TreeRule, Unjudgeable } from '../../engine/index.ts';
import { isLuhn } from '../identifiers.ts';
import { has, isOneOf, only } from '../reading.ts';

const SUPPLIER = 'cac:AccountingSupplierParty/cac:Party';
const ENTITY = `${SUPPLIER}/cac:PartyLegalEntity`;
const ACCOUNT = 'cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID';

const isInSweden = (party: XmlElement): boolean =>
  has(party, 'SE', 'cac:PostalAddress', 'cac:Country', 'cbc:IdentificationCode');
const partiesOf = (role: string): ((judged: Judged) => readonly XmlElement[]) =>
  fact(({ root }) => root.everywhere(role).flatMap((one) => one.named('cac:Party')));
const suppliers = partiesOf('cac:AccountingSupplierParty');
const customers = partiesOf('cac:AccountingCustomerParty');
const swedish = (_: XmlElement, judged: Judged): boolean => suppliers(judged).some(isInSweden);
const toSweden = (judged: Judged): boolean => customers(judged).some(isInSweden);

/** Whether the address of the party that an element is of is in Sweden. */
const isOfSwede = ({ parent }: XmlElement): boolean => parent !== undefined && isInSweden(parent);
const isNumber = (id: XmlElement): boolean => !Number.isNaN(numberOf(id));

const vatSchemes = (party: XmlElement): readonly XmlElement[] =>
  party.named('cac:PartyTaxScheme').filter((scheme) => has(scheme, 'VAT', 'cac:TaxScheme', 'cbc:ID'));

/** A registration with two numbers before the Swedish one leaves the question open. */
function withSwedishVatId(party: XmlElement): boolean {
  if (!isInSweden(party)) return false;
  for (const scheme of vatSchemes(party)) {
    const [id, ...more] = scheme.named('cbc:CompanyID');
    if (more.length > 0) return false;
    if (id?.value.startsWith('SE')) return true;
  }
  return false;
}
function vatId(party: XmlElement): string {
  const [id, ...more] = vatSchemes(party).flatMap((scheme) => scheme.named('cbc:CompanyID'));
  if (more.length > 0) throw new Unjudgeable('cac:PartyTaxScheme/cbc:CompanyID');
  return id?.value ?? '';
}

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
      isOneOf(means, ['30'], 'cbc:PaymentMeansCode') &&
      isOneOf(means, [name], 'cac:PayeeFinancialAccount', 'cac:FinancialInstitutionBranch', 'cbc:ID')
    );
  };
/** Of a registration that names two taxes nothing is asked. */
function isOtherThanVat(scheme: XmlElement | undefined): boolean {
  const [tax, ...more] = scheme?.all('cac:TaxScheme', 'cbc:ID') ?? [];
  return (
    scheme?.parent !== undefined &&
    isInSweden(scheme.parent) &&
    more.length === 0 &&
    normalized(tax?.value.toUpperCase() ?? '') !== 'VAT' &&
    scheme.parent.has('cac:PartyLegalEntity', 'cbc:CompanyID')
  );
}
const isNumeric = (text: string): boolean => text.trim() !== '' && !Number.isNaN(Number(text));
const length = (element: XmlElement): number => normalized(element.value).length;

export const SWEDEN: readonly TreeRule[] = [
  { id: 'SE-R-001', at: SUPPLIER, when: withSwedishVatId, holds: (party) => normalized(vatId(party)).length === 14 },
  { id: 'SE-R-002', at: SUPPLIER, when: withSwedishVatId, holds: (party) => isNumeric(vatId(party).slice(2, 14)) },
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
    when: (id) => isOtherThanVat(id.parent),
    holds: (id) => normalized(id.value).toUpperCase() === 'GODKÄND FÖR F-SKATT',
  },
  {
    id: 'SE-R-006',
    at: ['cac:TaxCategory', 'cac:ClassifiedTaxCategory'],
    when: (vat, judged) => has(vat, 'S', 'cbc:ID') && suppliers(judged).some(withSwedishVatId),
    holds: (vat) => [6, 12, 25].includes(numberOf(only(vat, 'cbc:Percent'))),
  },
  { id: 'SE-R-007', at: ACCOUNT, when: giro('SE:PLUSGIRO'), holds: isNumber },
  { id: 'SE-R-010', at: ACCOUNT, when: giro('SE:PLUSGIRO'), holds: (id) => length(id) >= 2 && length(id) <= 8 },
  { id: 'SE-R-008', at: ACCOUNT, when: giro('SE:BANKGIRO'), holds: isNumber },
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
    when: (means, judged) => swedish(means, judged) && toSweden(judged),
    holds: (means) => !has(means, '31', 'cbc:PaymentMeansCode'),
  },
];
