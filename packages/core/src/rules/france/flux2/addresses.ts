import type { XmlElement } from '../../../xml/index.ts';
import { type Judged, normalized } from '../../engine/index.ts';
import type { NamedTerm } from '../../terms.ts';
import { FRENCH_ADDRESS, SELF_BILLED, SIREN } from '../codes.ts';
import {
  addressCharacters,
  addressMissing,
  addressOfReceiver,
  addressTooLong,
  BUYER_SIREN_MISSING,
  SELLER_SIREN_MISSING,
} from '../texts.ts';
import type { Row } from './both.ts';
import { isAddress, isSiren } from './formats.ts';
import { PARTIES } from './identifiers.ts';
import {
  BUYER,
  CII,
  isCii,
  isBetweenFrenchBusinesses,
  only,
  SELLER,
  type Side,
  textOf,
  typeIn,
  UBL,
  withScheme,
} from './read.ts';

/** The electronic address of a party, by the identifier that the party has. */
const ADDRESS_OF: Readonly<Partial<Record<NamedTerm, NamedTerm>>> = {
  'BT-29': 'BT-34',
  'BT-46': 'BT-49',
  'BT-60': 'EXT-FR-FE-29',
  'EXT-FR-FE-06': 'EXT-FR-FE-12',
  'EXT-FR-FE-46': 'EXT-FR-FE-52',
  'EXT-FR-FE-69': 'EXT-FR-FE-75',
  'EXT-FR-FE-92': 'EXT-FR-FE-98',
  'EXT-FR-FE-115': 'EXT-FR-FE-121',
};
const isFrench = ({ attributes }: XmlElement): boolean => attributes['schemeID'] === FRENCH_ADDRESS;

const formatRows = PARTIES.flatMap(({ term: identifier, ubl, cii }): Row[] => {
  const term = ADDRESS_OF[identifier];
  if (term === undefined) return [];
  const at = { ubl: `${ubl}/cbc:EndpointID`, cii: `${cii}/ram:URIUniversalCommunication/ram:URIID` };
  return [
    {
      id: `BR-FR-23_${term}`,
      at,
      text: addressCharacters(term),
      when: isFrench,
      holds: ({ value }) => isAddress(value),
    },
    { id: `BR-FR-25_${term}`, at, text: addressTooLong(term), holds: ({ value }) => value.length <= 125 },
  ];
});

/** Who receives the invoice: the buyer, or the seller when the buyer bills himself. */
const receives =
  (selfBilled: boolean) =>
  (_: XmlElement, judged: Judged): boolean =>
    isBetweenFrenchBusinesses(judged) && typeIn(SELF_BILLED)(judged) === selfBilled;
const beginsWithSiren =
  (side: Side) =>
  (_: XmlElement, judged: Judged): boolean => {
    const address = only(side.addresses(judged));
    return address !== undefined && isFrench(address) && address.value.startsWith(textOf(side.sirens(judged)));
  };
/** A blank address is none in UBL. */
const hasAddress =
  (side: Side) =>
  (_: XmlElement, judged: Judged): boolean => {
    const address = textOf(side.addresses(judged));
    return (isCii(judged) ? address : normalized(address)) !== '';
  };

/** BR-FR-10 to -13, -21 to -23 and -25: who the parties are, and where the invoice is sent. */
export const ADDRESSES: readonly Row[] = [
  {
    id: 'BR-FR-10_BT-30',
    at: { ubl: 'cac:AccountingSupplierParty/cac:Party/cac:PartyLegalEntity', cii: CII },
    text: SELLER_SIREN_MISSING,
    holds: {
      ubl: (entity) => isSiren(normalized(textOf(withScheme(entity.all('cbc:CompanyID'), SIREN)))),
      cii: (_, judged) => isSiren(normalized(textOf(SELLER.sirens(judged)))),
    },
  },
  {
    id: 'BR-FR-11_BT-47',
    at: { ubl: UBL, cii: CII },
    text: BUYER_SIREN_MISSING,
    when: (_, judged) => isBetweenFrenchBusinesses(judged),
    holds: (_, judged) => {
      const siren = textOf(BUYER.sirens(judged));
      return isSiren(isCii(judged) ? siren : normalized(siren));
    },
  },
  { id: 'BR-FR-12_BT-49', at: { ubl: UBL, cii: CII }, text: addressMissing('BT-49'), holds: hasAddress(BUYER) },
  { id: 'BR-FR-13_BT-34', at: { ubl: UBL, cii: CII }, text: addressMissing('BT-34'), holds: hasAddress(SELLER) },
  {
    id: 'BR-FR-21_BT-49',
    at: { ubl: UBL, cii: CII },
    text: addressOfReceiver('BT-49', 'BT-47'),
    when: receives(false),
    holds: beginsWithSiren(BUYER),
  },
  {
    id: 'BR-FR-22_BT-34',
    at: { ubl: UBL, cii: CII },
    text: addressOfReceiver('BT-34', 'BT-30'),
    when: receives(true),
    holds: beginsWithSiren(SELLER),
  },
  ...formatRows,
];
