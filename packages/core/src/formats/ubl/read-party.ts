import { present, type Reading, some, type XmlElement } from '../../xml/index.ts';
import { CREDITOR_SCHEME } from './write-party.ts';

type Element = XmlElement | undefined;

/** BG-4 without BT-90 */
export function readSeller(reading: Reading, root: XmlElement) {
  const party = reading.element(root, 'cac:AccountingSupplierParty', 'cac:Party');
  return present({
    ...readNames(reading, party),
    identifiers: some(partyIdentifiers(reading, party).filter(({ scheme }) => scheme !== CREDITOR_SCHEME)),
    vatIdentifier: taxIdentifier(reading, party, (scheme) => scheme === 'VAT'),
    taxRegistrationIdentifier: taxIdentifier(reading, party, (scheme) => scheme !== 'VAT'),
    additionalLegalInformation: reading.text(party, 'cac:PartyLegalEntity', 'cbc:CompanyLegalForm'),
  });
}

/** BG-7 */
export function readBuyer(reading: Reading, root: XmlElement) {
  const party = reading.element(root, 'cac:AccountingCustomerParty', 'cac:Party');
  return present({
    ...readNames(reading, party),
    identifiers: some(partyIdentifiers(reading, party)),
    vatIdentifier: taxIdentifier(reading, party, (scheme) => scheme === 'VAT'),
  });
}

/** BG-10 */
export function readPayee(reading: Reading, root: XmlElement) {
  const party = reading.element(root, 'cac:PayeeParty');
  return present({
    name: reading.text(party, 'cac:PartyName', 'cbc:Name'),
    identifier: partyIdentifiers(reading, party).find(({ scheme }) => scheme !== CREDITOR_SCHEME),
    legalRegistrationIdentifier: readIdentifier(
      reading,
      reading.element(party, 'cac:PartyLegalEntity', 'cbc:CompanyID'),
    ),
  });
}

/** BG-11 */
export function readTaxRepresentative(reading: Reading, root: XmlElement) {
  const party = reading.element(root, 'cac:TaxRepresentativeParty');
  return present({
    name: reading.text(party, 'cac:PartyName', 'cbc:Name'),
    vatIdentifier: taxIdentifier(reading, party, (scheme) => scheme === 'VAT'),
    postalAddress: readAddress(reading, reading.element(party, 'cac:PostalAddress')),
  });
}

/** BT-90, which stands at the seller or at the payee. */
export function readCreditorIdentifier(reading: Reading, root: XmlElement): string | undefined {
  const parties = [
    reading.element(root, 'cac:AccountingSupplierParty', 'cac:Party'),
    reading.element(root, 'cac:PayeeParty'),
  ];
  return parties.flatMap((party) => partyIdentifiers(reading, party)).find(({ scheme }) => scheme === CREDITOR_SCHEME)
    ?.value;
}

export function readAddress(reading: Reading, address: Element) {
  return present({
    line1: reading.text(address, 'cbc:StreetName'),
    line2: reading.text(address, 'cbc:AdditionalStreetName'),
    line3: reading.text(address, 'cac:AddressLine', 'cbc:Line'),
    city: reading.text(address, 'cbc:CityName'),
    postCode: reading.text(address, 'cbc:PostalZone'),
    subdivision: reading.text(address, 'cbc:CountrySubentity'),
    countryCode: reading.text(address, 'cac:Country', 'cbc:IdentificationCode'),
  });
}

/** An element's text with its `@schemeID`. */
export function readIdentifier(reading: Reading, element: Element) {
  const value = reading.textOf(element);
  const scheme = reading.attribute(element, 'schemeID');
  return value === undefined ? undefined : { value, ...(scheme === undefined ? {} : { scheme }) };
}

function readNames(reading: Reading, party: Element) {
  const contact = reading.element(party, 'cac:Contact');
  return {
    name: reading.text(party, 'cac:PartyLegalEntity', 'cbc:RegistrationName'),
    tradingName: reading.text(party, 'cac:PartyName', 'cbc:Name'),
    legalRegistrationIdentifier: readIdentifier(
      reading,
      reading.element(party, 'cac:PartyLegalEntity', 'cbc:CompanyID'),
    ),
    electronicAddress: readIdentifier(reading, reading.element(party, 'cbc:EndpointID')),
    postalAddress: readAddress(reading, reading.element(party, 'cac:PostalAddress')),
    contact: present({
      name: reading.text(contact, 'cbc:Name'),
      telephone: reading.text(contact, 'cbc:Telephone'),
      email: reading.text(contact, 'cbc:ElectronicMail'),
    }),
  };
}

function partyIdentifiers(reading: Reading, party: Element) {
  return reading
    .elements(party, 'cac:PartyIdentification')
    .map((identification) => readIdentifier(reading, reading.element(identification, 'cbc:ID')))
    .filter((identifier) => identifier !== undefined);
}

function taxIdentifier(
  reading: Reading,
  party: Element,
  wanted: (scheme: string | undefined) => boolean,
): string | undefined {
  const schemes = reading.elements(party, 'cac:PartyTaxScheme');
  return reading.text(
    schemes.find((scheme) => wanted(reading.text(scheme, 'cac:TaxScheme', 'cbc:ID')?.trim())),
    'cbc:CompanyID',
  );
}
