import type { Buyer, Contact, Identifier, Invoice, PostalAddress, Seller } from '../../model/index.ts';
import { attribute, each, group, leaf } from '../../xml/index.ts';

type Payee = NonNullable<Invoice['payee']>;
type TaxRepresentative = NonNullable<Invoice['sellerTaxRepresentative']>;

/** BT-90 has no element of its own: it is a party identifier with this scheme. */
export const CREDITOR_SCHEME = 'SEPA';
/** BT-32 is the tax scheme that is not VAT. */
export const TAX_REGISTRATION_SCHEME = 'TAX';

/** BG-4; `creditorIdentifier` is BT-90. */
export function writeSeller(seller: Seller, creditorIdentifier: string | undefined): string {
  return group(
    'cac:AccountingSupplierParty',
    group(
      'cac:Party',
      identified('cbc:EndpointID', seller.electronicAddress) +
        each(seller.identifiers, writePartyIdentifier) +
        writePartyIdentifier(
          creditorIdentifier === undefined ? undefined : { value: creditorIdentifier, scheme: CREDITOR_SCHEME },
        ) +
        group('cac:PartyName', leaf('cbc:Name', seller.tradingName)) +
        writeAddress('cac:PostalAddress', seller.postalAddress) +
        writeTaxScheme(seller.vatIdentifier, 'VAT') +
        writeTaxScheme(seller.taxRegistrationIdentifier, TAX_REGISTRATION_SCHEME) +
        group(
          'cac:PartyLegalEntity',
          leaf('cbc:RegistrationName', seller.name) +
            identified('cbc:CompanyID', seller.legalRegistrationIdentifier) +
            leaf('cbc:CompanyLegalForm', seller.additionalLegalInformation),
        ) +
        writeContact(seller.contact),
    ),
  );
}

/** BG-7 */
export function writeBuyer(buyer: Buyer): string {
  return group(
    'cac:AccountingCustomerParty',
    group(
      'cac:Party',
      identified('cbc:EndpointID', buyer.electronicAddress) +
        each(buyer.identifiers, writePartyIdentifier) +
        group('cac:PartyName', leaf('cbc:Name', buyer.tradingName)) +
        writeAddress('cac:PostalAddress', buyer.postalAddress) +
        writeTaxScheme(buyer.vatIdentifier, 'VAT') +
        group(
          'cac:PartyLegalEntity',
          leaf('cbc:RegistrationName', buyer.name) + identified('cbc:CompanyID', buyer.legalRegistrationIdentifier),
        ) +
        writeContact(buyer.contact),
    ),
  );
}

/** BG-10 */
export function writePayee(payee: Payee): string {
  return group(
    'cac:PayeeParty',
    writePartyIdentifier(payee.identifier) +
      group('cac:PartyName', leaf('cbc:Name', payee.name)) +
      group('cac:PartyLegalEntity', identified('cbc:CompanyID', payee.legalRegistrationIdentifier)),
  );
}

/** BG-11 */
export function writeTaxRepresentative(representative: TaxRepresentative): string {
  return group(
    'cac:TaxRepresentativeParty',
    group('cac:PartyName', leaf('cbc:Name', representative.name)) +
      writeAddress('cac:PostalAddress', representative.postalAddress) +
      writeTaxScheme(representative.vatIdentifier, 'VAT'),
  );
}

export function writeAddress(name: string, address: PostalAddress): string {
  return group(
    name,
    leaf('cbc:StreetName', address.line1) +
      leaf('cbc:AdditionalStreetName', address.line2) +
      leaf('cbc:CityName', address.city) +
      leaf('cbc:PostalZone', address.postCode) +
      leaf('cbc:CountrySubentity', address.subdivision) +
      group('cac:AddressLine', leaf('cbc:Line', address.line3)) +
      group('cac:Country', leaf('cbc:IdentificationCode', address.countryCode)),
  );
}

/** An element with its `@schemeID`. */
export function identified(name: string, identifier: Identifier | undefined): string {
  return identifier === undefined ? '' : leaf(name, identifier.value, attribute('schemeID', identifier.scheme));
}

function writePartyIdentifier(identifier: Identifier | undefined): string {
  return group('cac:PartyIdentification', identified('cbc:ID', identifier));
}

function writeTaxScheme(companyId: string | undefined, scheme: string): string {
  if (companyId === undefined || companyId === '') return '';
  return group('cac:PartyTaxScheme', leaf('cbc:CompanyID', companyId) + group('cac:TaxScheme', leaf('cbc:ID', scheme)));
}

function writeContact(contact: Contact | undefined): string {
  if (contact === undefined) return '';
  return group(
    'cac:Contact',
    leaf('cbc:Name', contact.name) +
      leaf('cbc:Telephone', contact.telephone) +
      leaf('cbc:ElectronicMail', contact.email),
  );
}
