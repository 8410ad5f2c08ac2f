import type { XmlElement } from '../../../xml/index.ts';
import type { TreeRule, Judged } from '../../engine/index.ts';
import { isNorwegianOrganization } from '../identifiers.ts';
import { has, named, textAt } from '../reading.ts';
import { whereabouts } from './country.ts';

const SUPPLIER = 'cac:AccountingSupplierParty/cac:Party';
const norwegian = (_: XmlElement, judged: Judged): boolean => whereabouts(judged).supplier === 'NO';

const schemes = (party: XmlElement, id: string): readonly XmlElement[] =>
  named(party, 'cac:PartyTaxScheme').filter((scheme) => has(scheme, id, 'cac:TaxScheme', 'cbc:ID'));

function isNorwegianVat(id: string): boolean {
  const [, organization] = /^NO(\d{9})MVA$/.exec(id) ?? [];
  return organization !== undefined && isNorwegianOrganization(organization);
}

export const NORWAY: readonly TreeRule[] = [
  {
    id: 'NO-R-001',
    at: SUPPLIER,
    when: norwegian,
    holds: (party) => {
      const [vat] = schemes(party, 'VAT');
      const id = vat === undefined ? '' : textAt(vat, 'cbc:CompanyID');
      return !id.startsWith('NO') || isNorwegianVat(id);
    },
  },
  {
    id: 'NO-R-002',
    at: SUPPLIER,
    when: norwegian,
    holds: (party) => schemes(party, 'TAX').some((scheme) => textAt(scheme, 'cbc:CompanyID') === 'Foretaksregisteret'),
  },
];

