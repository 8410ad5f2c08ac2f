import { present, type Reading, some, type XmlElement } from '../../xml/index.ts';
import { TAX_SCHEME, VAT_SCHEME } from './codes.ts';
import { readIdentifier } from './read-values.ts';

type Element = XmlElement | undefined;

/** BG-4 */
export function readSeller(reading: Reading, agreement: Element) {
  const party = reading.element(agreement, 'ram:SellerTradeParty');
  return present({
    ...readTradeParty(reading, party),
    taxRegistrationIdentifier: taxRegistration(reading, party, TAX_SCHEME),
    additionalLegalInformation: reading.text(party, 'ram:Description'),
  });
}

/** BG-7 */
export function readBuyer(reading: Reading, agreement: Element) {
  return present(readTradeParty(reading, reading.element(agreement, 'ram:BuyerTradeParty')));
}

/** BG-10 */
export function readPayee(reading: Reading, settlement: Element) {
  const party = reading.element(settlement, 'ram:PayeeTradeParty');
  return present({
    name: reading.text(party, 'ram:Name'),
    identifier: readPartyIdentifier(reading, party),
    legalRegistrationIdentifier: readRegistration(reading, party),
  });
}

/** BG-11 */
export function readTaxRepresentative(reading: Reading, agreement: Element) {
  const party = reading.element(agreement, 'ram:SellerTaxRepresentativeTradeParty');
  return present({
    name: reading.text(party, 'ram:Name'),
    vatIdentifier: taxRegistration(reading, party, VAT_SCHEME),
    postalAddress: readAddress(reading, party),
  });
}

/** BT-70, BT-71, BG-15 */
export function readShipTo(reading: Reading, delivery: Element) {
  const party = reading.element(delivery, 'ram:ShipToTradeParty');
  return {
    deliverToPartyName: reading.text(party, 'ram:Name'),
    deliverToLocationIdentifier: readPartyIdentifier(reading, party),
    deliverToAddress: readAddress(reading, party),
  };
}

function readTradeParty(reading: Reading, party: Element) {
  return {
    name: reading.text(party, 'ram:Name'),
    tradingName: reading.text(party, 'ram:SpecifiedLegalOrganization', 'ram:TradingBusinessName'),
    identifiers: some(readPartyIdentifiers(reading, party)),
    legalRegistrationIdentifier: readRegistration(reading, party),
    vatIdentifier: taxRegistration(reading, party, VAT_SCHEME),
    electronicAddress: readIdentifier(reading, reading.element(party, 'ram:URIUniversalCommunication', 'ram:URIID')),
    postalAddress: readAddress(reading, party),
    contact: readContact(reading, party),
  };
}

/** One that allows a single identifier (BT-60, BT-71): the first, whichever element it stands in. */
function readPartyIdentifier(reading: Reading, party: Element) {
  return (
    readIdentifier(reading, reading.element(party, 'ram:ID')) ??
    readIdentifier(reading, reading.element(party, 'ram:GlobalID'))
  );
}

function readPartyIdentifiers(reading: Reading, party: Element) {
  return [...reading.elements(party, 'ram:ID'), ...reading.elements(party, 'ram:GlobalID')]
    .map((element) => readIdentifier(reading, element))
    .filter((identifier) => identifier !== undefined);
}

const readRegistration = (reading: Reading, party: Element) =>
  readIdentifier(reading, reading.element(party, 'ram:SpecifiedLegalOrganization', 'ram:ID'));

function taxRegistration(reading: Reading, party: Element, scheme: string): string | undefined {
  const registrations = reading.elements(party, 'ram:SpecifiedTaxRegistration');
  const ids = registrations.map((registration) => reading.element(registration, 'ram:ID'));
  return reading.textOf(ids.find((id) => id?.attributes.schemeID === scheme));
}

function readAddress(reading: Reading, party: Element) {
  const address = reading.element(party, 'ram:PostalTradeAddress');
  return present({
    line1: reading.text(address, 'ram:LineOne'),
    line2: reading.text(address, 'ram:LineTwo'),
    line3: reading.text(address, 'ram:LineThree'),
    city: reading.text(address, 'ram:CityName'),
    postCode: reading.text(address, 'ram:PostcodeCode'),
    subdivision: reading.text(address, 'ram:CountrySubDivisionName'),
    countryCode: reading.text(address, 'ram:CountryID')?.trim(),
  });
}

/** BG-6, BG-9. The name is a person's or else a department's (BT-41, BT-56). */
function readContact(reading: Reading, party: Element) {
  const contact = reading.element(party, 'ram:DefinedTradeContact');
  return present({
    name: reading.text(contact, 'ram:PersonName') ?? reading.text(contact, 'ram:DepartmentName'),
    telephone: reading.text(contact, 'ram:TelephoneUniversalCommunication', 'ram:CompleteNumber'),
    email: reading.text(contact, 'ram:EmailURIUniversalCommunication', 'ram:URIID'),
  });
}
