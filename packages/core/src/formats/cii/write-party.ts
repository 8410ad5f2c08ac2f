import type { Buyer, Contact, Identifier, Invoice, PostalAddress, Seller } from '../../model/index.ts';
import { attribute, each, group, leaf } from '../../xml/index.ts';
import { TAX_SCHEME, VAT_SCHEME } from './codes.ts';

type Payee = NonNullable<Invoice['payee']>;
type TaxRepresentative = NonNullable<Invoice['sellerTaxRepresentative']>;
type Delivery = NonNullable<Invoice['deliveryInformation']>;

/** BG-4 */
export function writeSeller(seller: Seller): string {
  return group(
    'ram:SellerTradeParty',
    writeIdentifiers(seller.identifiers) +
      leaf('ram:Name', seller.name) +
      leaf('ram:Description', seller.additionalLegalInformation) +
      writeOrganization(seller.legalRegistrationIdentifier, seller.tradingName) +
      writeContact(seller.contact) +
      writeAddress(seller.postalAddress) +
      writeElectronicAddress(seller.electronicAddress) +
      writeTaxRegistration(seller.vatIdentifier, VAT_SCHEME) +
      writeTaxRegistration(seller.taxRegistrationIdentifier, TAX_SCHEME),
  );
}

/** BG-7 */
export function writeBuyer(buyer: Buyer): string {
  return group(
    'ram:BuyerTradeParty',
    writeIdentifiers(buyer.identifiers) +
      leaf('ram:Name', buyer.name) +
      writeOrganization(buyer.legalRegistrationIdentifier, buyer.tradingName) +
      writeContact(buyer.contact) +
      writeAddress(buyer.postalAddress) +
      writeElectronicAddress(buyer.electronicAddress) +
      writeTaxRegistration(buyer.vatIdentifier, VAT_SCHEME),
  );
}

/** BG-10 */
export function writePayee(payee: Payee): string {
  return group(
    'ram:PayeeTradeParty',
    writeIdentifier(payee.identifier) +
      leaf('ram:Name', payee.name) +
      writeOrganization(payee.legalRegistrationIdentifier, undefined),
  );
}

/** BG-11 */
export function writeTaxRepresentative(representative: TaxRepresentative): string {
  return group(
    'ram:SellerTaxRepresentativeTradeParty',
    leaf('ram:Name', representative.name) +
      writeAddress(representative.postalAddress) +
      writeTaxRegistration(representative.vatIdentifier, VAT_SCHEME),
  );
}

/** BG-13 without its dates */
export function writeShipTo(delivery: Delivery): string {
  return group(
    'ram:ShipToTradeParty',
    writeIdentifier(delivery.deliverToLocationIdentifier) +
      leaf('ram:Name', delivery.deliverToPartyName) +
      writeAddress(delivery.deliverToAddress),
  );
}

/** The schema wants the identifiers without a scheme first. */
function writeIdentifiers(identifiers: readonly Identifier[] | undefined): string {
  return (
    each(identifiers, (identifier) => (identifier.scheme === undefined ? writeIdentifier(identifier) : '')) +
    each(identifiers, (identifier) => (identifier.scheme === undefined ? '' : writeIdentifier(identifier)))
  );
}

function writeIdentifier(identifier: Identifier | undefined): string {
  if (identifier === undefined) return '';
  return identifier.scheme === undefined ? leaf('ram:ID', identifier.value) : identified('ram:GlobalID', identifier);
}

/** An element with its `@schemeID`. */
export function identified(name: string, identifier: Identifier | undefined): string {
  return identifier === undefined ? '' : leaf(name, identifier.value, attribute('schemeID', identifier.scheme));
}

function writeOrganization(registration: Identifier | undefined, tradingName: string | undefined): string {
  return group(
    'ram:SpecifiedLegalOrganization',
    identified('ram:ID', registration) + leaf('ram:TradingBusinessName', tradingName),
  );
}

function writeContact(contact: Contact | undefined): string {
  if (contact === undefined) return '';
  return group(
    'ram:DefinedTradeContact',
    leaf('ram:PersonName', contact.name) +
      group('ram:TelephoneUniversalCommunication', leaf('ram:CompleteNumber', contact.telephone)) +
      group('ram:EmailURIUniversalCommunication', leaf('ram:URIID', contact.email)),
  );
}

/** A buyer of the profile MINIMUM has none. */
function writeAddress(address: PostalAddress | undefined): string {
  if (address === undefined) return '';
  return group(
    'ram:PostalTradeAddress',
    leaf('ram:PostcodeCode', address.postCode) +
      leaf('ram:LineOne', address.line1) +
      leaf('ram:LineTwo', address.line2) +
      leaf('ram:LineThree', address.line3) +
      leaf('ram:CityName', address.city) +
      leaf('ram:CountryID', address.countryCode) +
      leaf('ram:CountrySubDivisionName', address.subdivision),
  );
}

function writeElectronicAddress(address: Identifier | undefined): string {
  return group('ram:URIUniversalCommunication', identified('ram:URIID', address));
}

function writeTaxRegistration(value: string | undefined, scheme: string): string {
  return group('ram:SpecifiedTaxRegistration', leaf('ram:ID', value, ` schemeID="${scheme}"`));
}
