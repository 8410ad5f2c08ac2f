import type { XmlElement } from '../../../xml/index.ts';
import { type Judged, normalized, type TreeRule, Unjudgeable } from '../../engine/index.ts';
import { isNorwegianVat } from '../identifiers.ts';
import { textAt } from '../reading.ts';
import { whereabouts } from './country.ts';

const SUPPLIER = 'cac:AccountingSupplierParty/cac:Party';
const norwegian = (_: XmlElement, judged: Judged): boolean => whereabouts(judged).supplier === 'NO';

/** The one identifier of a tax scheme. Throws `Unjudgeable` of two. */
function taxId(party: XmlElement, id: string): string {
  const schemes = party
    .named('cac:PartyTaxScheme')
    .filter((scheme) => textAt(scheme, 'cac:TaxScheme', 'cbc:ID') === id);
  const [first, ...more] = schemes.flatMap((scheme) => scheme.named('cbc:CompanyID'));
  if (more.length > 0) throw new Unjudgeable('cac:PartyTaxScheme/cbc:CompanyID');
  return normalized(first?.value ?? '');
}

export const NORWAY: readonly TreeRule[] = [
  {
    id: 'NO-R-001',
    at: SUPPLIER,
    when: norwegian,
    holds: (party) => {
      const id = taxId(party, 'VAT');
      return !id.startsWith('NO') || isNorwegianVat(id);
    },
  },
  {
    id: 'NO-R-002',
    at: SUPPLIER,
    when: norwegian,
    holds: (party) => taxId(party, 'TAX') === 'Foretaksregisteret',
  },
];
