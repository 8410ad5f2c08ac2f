import { normalized, type TreeRule } from '../../engine/index.ts';
import { isPartitaIva } from '../identifiers.ts';
import { type Scheme, TRIMMED, WRITTEN } from '../schemes.ts';

const ADDRESS = 'ram:URIUniversalCommunication/ram:URIID';
const EVERYWHERE = [ADDRESS, 'ram:ID', 'ram:GlobalID'];

/** The former Italian scheme, which UBL does not look at any more. */
const ITALIAN_VAT: Scheme = { id: 'PEPPOL-COMMON-R048', scheme: '9906', wellFormed: isPartitaIva };

function row({ id, scheme, wellFormed, addressesOnly }: Scheme, read: (text: string) => string): TreeRule {
  return {
    id,
    at: addressesOnly ? ADDRESS : EVERYWHERE,
    when: (element) => element.attributes['schemeID'] === scheme,
    holds: (element) => wellFormed(read(element.value)),
  };
}

export const IDENTIFICATION: readonly TreeRule[] = [
  ...[...TRIMMED, ITALIAN_VAT].map((one) => row(one, normalized)),
  ...WRITTEN.map((one) => row(one, (text) => text)),
];
