import { normalized, type TreeRule } from '../../engine/index.ts';
import {
  isAustralianBusiness,
  isBelgianEnterprise,
  isCodiceFiscale,
  isDanishCvr,
  isDanishP,
  isDanishSe,
  isDutchEstablishment,
  isDutchKvk,
  isDutchOin,
  isDutchVat,
  isGln,
  isIpaCode,
  isNorwegianOrganization,
  isPartitaIva,
  isSwedishOrganization,
} from '../identifiers.ts';

const ENDPOINT = 'cbc:EndpointID';
const EVERYWHERE = [ENDPOINT, 'cac:PartyIdentification/cbc:ID', 'cbc:CompanyID'];

type Row = readonly [id: string, scheme: string, wellFormed: (id: string) => boolean, at?: string | readonly string[]];

/** Identifiers by scheme: their blanks at the ends do not count. */
const TRIMMED: readonly Row[] = [
  ['PEPPOL-COMMON-R040', '0088', isGln],
  ['PEPPOL-COMMON-R041', '0192', isNorwegianOrganization],
  ['PEPPOL-COMMON-R043', '0208', isBelgianEnterprise],
  ['PEPPOL-COMMON-R044', '0201', isIpaCode],
  ['PEPPOL-COMMON-R045', '0210', isCodiceFiscale],
  ['PEPPOL-COMMON-R046', '9907', isCodiceFiscale, ENDPOINT],
  ['PEPPOL-COMMON-R047', '0211', isPartitaIva],
  ['PEPPOL-COMMON-R049', '0007', isSwedishOrganization],
  ['PEPPOL-COMMON-R050', '0151', isAustralianBusiness],
  ['PEPPOL-COMMON-R054', '0106', isDutchKvk],
  ['PEPPOL-COMMON-R055', '0190', isDutchOin],
  ['PEPPOL-COMMON-R056-1', '9944', isDutchVat],
  ['PEPPOL-COMMON-R057', '0217', isDutchEstablishment],
];

/** The Danish ones are compared as they are written. */
const WRITTEN: readonly Row[] = [
  ['PEPPOL-COMMON-R042', '0184', isDanishCvr],
  ['PEPPOL-COMMON-R052', '0096', isDanishP],
  ['PEPPOL-COMMON-R053', '0198', isDanishSe],
];

function row([id, scheme, wellFormed, at = EVERYWHERE]: Row, read: (text: string) => string): TreeRule {
  return {
    id,
    at,
    when: (element) => element.attributes['schemeID'] === scheme,
    holds: (element) => wellFormed(read(element.value)),
  };
}

/** Dutch VAT identifiers of whoever stands in the document. */
const DUTCH_VAT: TreeRule = {
  id: 'PEPPOL-COMMON-R056-2',
  at: 'cac:PartyTaxScheme/cbc:CompanyID',
  when: (id) => normalized(id.value).startsWith('NL') && (id.parent?.all('cac:TaxScheme', 'cbc:ID').some(({ value }) => normalized(value) === 'VAT') ?? false),
  holds: (id) => isDutchVat(normalized(id.value)),
};

export const IDENTIFICATION: readonly TreeRule[] = [
  ...TRIMMED.map((one) => row(one, normalized)),
  ...WRITTEN.map((one) => row(one, (text) => text)),
  DUTCH_VAT,
];
