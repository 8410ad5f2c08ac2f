import type { XmlElement } from '../../../xml/index.ts';
import type { Judged, TreeRule } from '../../engine/index.ts';
import { has, textAt } from '../reading.ts';
import { whereabouts } from './country.ts';

const SUPPLIER = 'cac:AccountingSupplierParty/cac:Party';
const italian = (_: XmlElement, judged: Judged): boolean => whereabouts(judged).supplier === 'IT';

export const ITALY: readonly TreeRule[] = [
  {
    id: 'IT-R-001',
    at: `${SUPPLIER}/cac:PartyTaxScheme`,
    when: (scheme, judged) => italian(scheme, judged) && !has(scheme, 'VAT', 'cac:TaxScheme', 'cbc:ID'),
    holds: (scheme) => /^[A-Z0-9]{11,16}$/.test(textAt(scheme, 'cbc:CompanyID')),
  },
  { id: 'IT-R-002', at: SUPPLIER, when: italian, holds: (party) => party.has('cac:PostalAddress', 'cbc:StreetName') },
  { id: 'IT-R-003', at: SUPPLIER, when: italian, holds: (party) => party.has('cac:PostalAddress', 'cbc:CityName') },
  { id: 'IT-R-004', at: SUPPLIER, when: italian, holds: (party) => party.has('cac:PostalAddress', 'cbc:PostalZone') },
];
