import type { XmlElement } from '../../../xml/index.ts';
import { normalized } from '../../engine/index.ts';
import type { NamedTerm } from '../../terms.ts';
import { ROUTING_CODE, SIREN, SIRET, VAT_GROUP_MEMBER } from '../codes.ts';
import { routingCharacters, routingTooLong, schemeMissing, schemeTwice, sirenWrong, siretWrong } from '../texts.ts';
import type { Both, Row } from './both.ts';
import { isAddress, isSiren, isSiret } from './formats.ts';
import {
  CII,
  CII_AGREEMENT,
  CII_DELIVERY,
  CII_LINE,
  CII_SETTLEMENT,
  textOf,
  UBL,
  UBL_LINE,
  withScheme,
} from './read.ts';

/** Whoever has identifiers with schemes, and where they stand. */
interface Party extends Both<string> {
  readonly term: NamedTerm;
  readonly registration?: NamedTerm;
  /** Their SIRET needs a SIREN beside it. */
  readonly needsSiren?: boolean;
  /** A place, not a party: the identifier has no SIREN beside it in UBL. */
  readonly place?: boolean;
}
const SUPPLIER = `${UBL}/cac:AccountingSupplierParty/cac:Party`;
const CUSTOMER = `${UBL}/cac:AccountingCustomerParty/cac:Party`;
export const PARTIES: readonly Party[] = [
  {
    term: 'BT-29',
    registration: 'BT-30',
    needsSiren: true,
    ubl: SUPPLIER,
    cii: `${CII_AGREEMENT}/ram:SellerTradeParty`,
  },
  {
    term: 'BT-46',
    registration: 'BT-47',
    needsSiren: true,
    ubl: CUSTOMER,
    cii: `${CII_AGREEMENT}/ram:BuyerTradeParty`,
  },
  { term: 'BT-60', registration: 'BT-61', ubl: `${UBL}/cac:PayeeParty`, cii: `${CII_SETTLEMENT}/ram:PayeeTradeParty` },
  { term: 'BT-71', place: true, ubl: `${UBL}/cac:Delivery`, cii: `${CII_DELIVERY}/ram:ShipToTradeParty` },
  { term: 'EXT-FR-FE-06', ubl: `${CUSTOMER}/cac:AgentParty`, cii: `${CII_AGREEMENT}/ram:BuyerAgentTradeParty` },
  {
    term: 'EXT-FR-FE-46',
    ubl: `${UBL}/cac:PaymentMeans/cac:PaymentMandate/cac:PayerParty`,
    cii: `${CII_SETTLEMENT}/ram:PayerTradeParty`,
  },
  { term: 'EXT-FR-FE-69', ubl: `${SUPPLIER}/cac:AgentParty`, cii: `${CII_AGREEMENT}/ram:SalesAgentTradeParty` },
  {
    term: 'EXT-FR-FE-92',
    ubl: `${CUSTOMER}/cac:ServiceProviderParty/cac:Party`,
    cii: `${CII_SETTLEMENT}/ram:InvoiceeTradeParty`,
  },
  {
    term: 'EXT-FR-FE-115',
    ubl: `${SUPPLIER}/cac:ServiceProviderParty/cac:Party`,
    cii: `${CII_SETTLEMENT}/ram:InvoicerTradeParty`,
  },
  {
    term: 'EXT-FR-FE-146',
    place: true,
    ubl: `${UBL_LINE}/cac:Delivery`,
    cii: `${CII_LINE}/ram:SpecifiedLineTradeDelivery/ram:ShipToTradeParty`,
  },
];

const CII_IDS = ['ram:GlobalID'];
const PARTY_IDS = ['cac:PartyIdentification', 'cbc:ID'];
const PLACE_IDS = ['cac:DeliveryLocation', 'cbc:ID'];

const siretHolds =
  (ids: readonly string[], registration: readonly string[], needsSiren: boolean) =>
  (party: XmlElement): boolean => {
    const sirets = withScheme(party.all(...ids), SIRET);
    if (sirets.length === 0) return true;
    const siren = textOf(withScheme(party.all(...registration), SIREN));
    return siren === ''
      ? !needsSiren && sirets.some(({ value }) => isSiret(value))
      : sirets.some(({ value }) => isSiret(value, siren));
  };
/** Of a place nothing but the form of its SIRET is known. */
const placeHolds =
  (ids: readonly string[]) =>
  (place: XmlElement): boolean => {
    const sirets = withScheme(place.all(...ids), SIRET);
    return sirets.length === 0 || sirets.some(({ value }) => isSiret(value));
  };
const schemesHold =
  (ids: readonly string[]) =>
  (party: XmlElement): boolean =>
    party.all(...ids).every(({ attributes }) => attributes['schemeID'] !== undefined);
const schemesDiffer =
  (ids: readonly string[]) =>
  (party: XmlElement): boolean => {
    const schemes = party.all(...ids).flatMap(({ attributes }) => attributes['schemeID'] ?? []);
    return new Set(schemes).size === schemes.length;
  };

/** Who a party is, is asked of every party of that kind, wherever it stands; of a place only where it belongs. */
const anywhere = ({ ubl, cii, place = false }: Party): Both<string> => ({
  ubl: place ? `${ubl}/cac:DeliveryLocation` : ubl.replace(`${UBL}/`, ''),
  cii: cii.replace(`${CII}/`, ''),
});

const partyRows = (party: Party): Row[] => {
  const { term, registration, needsSiren = false, ubl, cii } = party;
  const isPlace = party.place === true;
  const ids = isPlace ? ['cbc:ID'] : PARTY_IDS;
  return [
    {
      id: `BR-FR-09_${term}`,
      at: { ...(term !== 'EXT-FR-FE-146' && { ubl }), cii },
      text: siretWrong(term, registration),
      holds: {
        ubl: isPlace ? placeHolds(PLACE_IDS) : siretHolds(ids, ['cac:PartyLegalEntity', 'cbc:CompanyID'], needsSiren),
        cii: siretHolds(CII_IDS, ['ram:SpecifiedLegalOrganization', 'ram:ID'], needsSiren),
      },
    },
    {
      id: `BR-FR-CO-10_${term}-1`,
      at: anywhere(party),
      text: schemeMissing(term),
      holds: { ubl: schemesHold(ids), cii: schemesHold(CII_IDS) },
    },
    {
      id: `BR-FR-CO-10_${term}-2`,
      at: anywhere(party),
      text: schemeTwice(term),
      holds: { ubl: schemesDiffer(ids), cii: schemesDiffer(CII_IDS) },
    },
  ];
};

const hasScheme =
  (...schemes: readonly string[]) =>
  ({ attributes }: XmlElement): boolean =>
    schemes.includes(attributes['schemeID'] ?? '');
const sirenHolds = ({ value }: XmlElement): boolean => isSiren(normalized(value));

const routingRows = (term: 'BT-29' | 'BT-46', party: Party): Row[] => {
  const at = { ubl: `${party.ubl}/cac:PartyIdentification/cbc:ID`, cii: `${party.cii}/ram:GlobalID` };
  const when = hasScheme(ROUTING_CODE);
  return [
    { id: `BR-FR-24_${term}`, at, text: routingCharacters(term), when, holds: ({ value }) => isAddress(value) },
    { id: `BR-FR-26_${term}`, at, text: routingTooLong(term), when, holds: ({ value }) => value.length <= 100 },
  ];
};

/** BR-FR-09, -24, -26, -32 and -CO-10. */
export const IDENTIFIERS: readonly Row[] = [
  ...PARTIES.flatMap(partyRows),
  ...PARTIES.flatMap((party) =>
    party.term === 'BT-29' || party.term === 'BT-46' ? routingRows(party.term, party) : [],
  ),
  {
    id: 'BR-FR-32-ID',
    at: { ubl: 'cac:PartyIdentification/cbc:ID' },
    text: sirenWrong(),
    when: hasScheme(SIREN, VAT_GROUP_MEMBER),
    holds: sirenHolds,
  },
  {
    id: 'BR-FR-32-GLOBALID',
    at: { cii: 'ram:GlobalID' },
    text: sirenWrong(),
    when: hasScheme(SIREN, VAT_GROUP_MEMBER),
    holds: sirenHolds,
  },
  {
    id: 'BR-FR-32-LEGALID',
    at: { ubl: 'cac:PartyLegalEntity/cbc:CompanyID', cii: 'ram:SpecifiedLegalOrganization/ram:ID' },
    text: sirenWrong(),
    when: hasScheme(SIREN),
    holds: sirenHolds,
  },
];
