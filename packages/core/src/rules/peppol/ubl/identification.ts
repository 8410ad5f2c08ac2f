import { normalized, type TreeRule } from '../../engine/index.ts';
import { isDutchVat } from '../identifiers.ts';
import { isOneOf } from '../reading.ts';
import { type Scheme, TRIMMED, TRIMMED_UBL, WRITTEN, WRITTEN_UBL } from '../schemes.ts';

const ADDRESS = 'cbc:EndpointID';
const EVERYWHERE = [ADDRESS, 'cac:PartyIdentification/cbc:ID', 'cbc:CompanyID'];

function row({ id, scheme, wellFormed, addressesOnly }: Scheme, read: (text: string) => string): TreeRule {
  return {
    id,
    at: addressesOnly ? ADDRESS : EVERYWHERE,
    when: (element) => element.attributes['schemeID'] === scheme,
    holds: (element) => wellFormed(read(element.value)),
  };
}

/** A registration number with one of these schemes is judged by that alone. */
const SCHEMES: ReadonlySet<string> = new Set(
  [...TRIMMED, ...TRIMMED_UBL, ...WRITTEN, ...WRITTEN_UBL]
    .filter(({ addressesOnly }) => addressesOnly !== true)
    .map(({ scheme }) => scheme),
);

/** Dutch VAT identifiers of whoever stands in the document. */
const DUTCH_VAT: TreeRule = {
  id: 'PEPPOL-COMMON-R056-2',
  at: 'cac:PartyTaxScheme/cbc:CompanyID',
  when: (id) =>
    normalized(id.value).startsWith('NL') &&
    !SCHEMES.has(id.attributes['schemeID'] ?? '') &&
    id.parent !== undefined &&
    isOneOf(id.parent, ['VAT'], 'cac:TaxScheme', 'cbc:ID'),
  holds: (id) => isDutchVat(normalized(id.value)),
};

export const IDENTIFICATION: readonly TreeRule[] = [
  ...[...TRIMMED, ...TRIMMED_UBL].map((one) => row(one, normalized)),
  ...[...WRITTEN, ...WRITTEN_UBL].map((one) => row(one, (text) => text)),
  DUTCH_VAT,
];
