import type { Contact, Identifier, Invoice, PostalAddress } from '../../model/index.ts';
import { agencyOfScheme } from './agencies.ts';
import type { MessageWriter, Term } from './message-writer.ts';
import { BUYER_ADDRESS, FURTHER_IDENTIFIER, SELLER_ADDRESS, TAX_REGISTRATION, VAT_NUMBER } from './qualifiers.ts';
import { writeReference, writeText } from './write-references.ts';
import { at } from './write-values.ts';

/** The parties of the document, each with its accounts, references and contact. */
export function writeParties(writer: MessageWriter, invoice: Invoice): void {
  writeSeller(writer, invoice);
  writeBuyer(writer, invoice);
  const { payee, sellerTaxRepresentative: representative, deliveryInformation: delivery } = invoice;
  if (payee !== undefined) {
    writeName(writer, 'PE', {
      name: payee.name,
      nameTerm: 'BT-59',
      field: 'payee',
      identifier: payee.identifier,
      identifierField: 'payee.identifier',
      identifierTerm: 'BT-60',
    });
    writeReference(
      writer,
      writer.directory.legalRegistration,
      payee.legalRegistrationIdentifier,
      at('BT-61', 'payee.legalRegistrationIdentifier'),
    );
  }
  if (representative !== undefined) {
    writeName(writer, writer.directory.taxRepresentative, {
      name: representative.name,
      nameTerm: 'BT-62',
      field: 'sellerTaxRepresentative',
      address: representative.postalAddress,
    });
    writeText(
      writer,
      VAT_NUMBER[0],
      representative.vatIdentifier,
      at('BT-63', 'sellerTaxRepresentative.vatIdentifier'),
    );
  }
  if (
    delivery?.deliverToPartyName !== undefined ||
    delivery?.deliverToLocationIdentifier !== undefined ||
    delivery?.deliverToAddress !== undefined
  ) {
    writeName(writer, 'DP', {
      name: delivery.deliverToPartyName,
      nameTerm: 'BT-70',
      field: 'deliveryInformation',
      nameField: 'deliverToPartyName',
      identifier: delivery.deliverToLocationIdentifier,
      identifierField: 'deliveryInformation.deliverToLocationIdentifier',
      identifierTerm: 'BT-71',
      address: delivery.deliverToAddress,
      addressField: 'deliverToAddress',
    });
  }
}

function writeSeller(writer: MessageWriter, { seller, paymentInstructions }: Invoice): void {
  const { identifiers = [] } = seller;
  writeName(writer, writer.directory.seller, {
    name: seller.name,
    nameTerm: 'BT-27',
    field: 'seller',
    tradingName: seller.tradingName,
    identifier: identifiers[0],
    identifierField: 'seller.identifiers[0]',
    identifierTerm: 'BT-29',
    address: seller.postalAddress,
  });
  paymentInstructions?.creditTransfers?.forEach((transfer, index) => {
    const field = `paymentInstructions.creditTransfers[${index}]`;
    const account = writer.fit(transfer.paymentAccountIdentifier, 35, at('BT-84', `${field}.paymentAccountIdentifier`));
    const names = writer.split(transfer.paymentAccountName, 35, 2, at('BT-85', `${field}.paymentAccountName`));
    const bank = writer.fit(
      transfer.paymentServiceProviderIdentifier,
      11,
      at('BT-86', `${field}.paymentServiceProviderIdentifier`),
    );
    writer.segment('FII', 'RB', [account, ...names], bank);
  });
  writeReference(
    writer,
    writer.directory.legalRegistration,
    seller.legalRegistrationIdentifier,
    at('BT-30', 'seller.legalRegistrationIdentifier'),
  );
  writeText(writer, VAT_NUMBER[0], seller.vatIdentifier, at('BT-31', 'seller.vatIdentifier'));
  writeText(
    writer,
    TAX_REGISTRATION[0],
    seller.taxRegistrationIdentifier,
    at('BT-32', 'seller.taxRegistrationIdentifier'),
  );
  writeReference(writer, SELLER_ADDRESS[0], seller.electronicAddress, at('BT-34', 'seller.electronicAddress'));
  identifiers
    .slice(1)
    .forEach((identifier, index) =>
      writeReference(writer, FURTHER_IDENTIFIER[0], identifier, at('BT-29', `seller.identifiers[${index + 1}]`)),
    );
  writeContact(writer, seller.contact, 'seller.contact', ['BT-41', 'BT-42', 'BT-43']);
}

function writeBuyer(writer: MessageWriter, { buyer, paymentInstructions }: Invoice): void {
  const { identifiers = [] } = buyer;
  writeName(writer, 'BY', {
    name: buyer.name,
    nameTerm: 'BT-44',
    field: 'buyer',
    tradingName: buyer.tradingName,
    identifier: identifiers[0],
    identifierField: 'buyer.identifiers[0]',
    identifierTerm: 'BT-46',
    address: buyer.postalAddress,
  });
  const { paymentCard: card, directDebit } = paymentInstructions ?? {};
  if (card !== undefined) {
    const number = writer.fit(
      card.primaryAccountNumber,
      35,
      at('BT-87', 'paymentInstructions.paymentCard.primaryAccountNumber'),
    );
    writer.segment('FII', 'PB', [
      number,
      ...writer.split(card.holderName, 35, 2, at('BT-88', 'paymentInstructions.paymentCard.holderName')),
    ]);
  }
  const debited = writer.fit(
    directDebit?.debitedAccountIdentifier,
    35,
    at('BT-91', 'paymentInstructions.directDebit.debitedAccountIdentifier'),
  );
  if (debited !== undefined) writer.segment('FII', 'BI', debited);
  writeReference(
    writer,
    writer.directory.legalRegistration,
    buyer.legalRegistrationIdentifier,
    at('BT-47', 'buyer.legalRegistrationIdentifier'),
  );
  writeText(writer, VAT_NUMBER[0], buyer.vatIdentifier, at('BT-48', 'buyer.vatIdentifier'));
  writeReference(writer, BUYER_ADDRESS[0], buyer.electronicAddress, at('BT-49', 'buyer.electronicAddress'));
  identifiers
    .slice(1)
    .forEach((identifier, index) =>
      writeReference(writer, FURTHER_IDENTIFIER[0], identifier, at('BT-46', `buyer.identifiers[${index + 1}]`)),
    );
  writeContact(writer, buyer.contact, 'buyer.contact', ['BT-56', 'BT-57', 'BT-58']);
}

interface Named {
  readonly name: string | undefined;
  readonly nameTerm: string;
  readonly field: string;
  readonly nameField?: string;
  readonly tradingName?: string | undefined;
  readonly identifier?: Identifier | undefined;
  readonly identifierTerm?: string;
  readonly identifierField?: string;
  readonly address?: PostalAddress | undefined;
  readonly addressField?: string;
}

function writeName(writer: MessageWriter, qualifier: string, party: Named): void {
  const { field, identifier, address, identifierTerm = '', identifierField = '', nameTerm } = party;
  const { lengths } = writer.directory;
  const place = (name: string) =>
    at(ADDRESS_TERMS[name]?.[field] ?? '', `${field}.${party.addressField ?? 'postalAddress'}.${name}`);
  writer.segment(
    'NAD',
    qualifier,
    identifier && identifierElement(writer, identifier, at(identifierTerm, identifierField)),
    undefined,
    namesElement(writer, party, at(nameTerm, `${field}.${party.nameField ?? 'name'}`)),
    [
      writer.fit(address?.line1, lengths.street, place('line1')),
      writer.fit(address?.line2, lengths.street, place('line2')),
      ...writer.split(address?.line3, lengths.street, 2, place('line3')),
    ],
    writer.fit(address?.city, 35, place('city')),
    subdivisionElement(writer, address?.subdivision, place('subdivision')),
    writer.code(address?.postCode, lengths.postCode, place('postCode')),
    address?.countryCode,
  );
}

/** C082: the scheme by its code, in older directories by who assigns the number. */
export function identifierElement(writer: MessageWriter, { value, scheme }: Identifier, { term, field }: Term) {
  const schemePlace = at(`${term}-1`, `${field}.scheme`);
  const number = writer.fit(value, 35, at(term, `${field}.value`));
  if (writer.directory.isBinding) return [number, writer.code(scheme, writer.directory.lengths.list, schemePlace)];
  const agency = agencyOfScheme(scheme, value);
  if (scheme !== undefined && agency === undefined)
    writer.drop(schemePlace, 'No agency of D.96A stands for this scheme.');
  return [number, undefined, agency];
}

/** C080: the trading name (BT-28, BT-45) is the second name; where the components hold the lines of one, it has no place. */
function namesElement(writer: MessageWriter, { name, tradingName, field }: Named, where: Term) {
  const { isBinding, lengths } = writer.directory;
  const trading = at(field === 'seller' ? 'BT-28' : 'BT-45', `${field}.tradingName`);
  if (isBinding) return [writer.fit(name, lengths.name, where), writer.fit(tradingName, lengths.name, trading)];
  if (tradingName !== undefined) writer.drop(trading, 'The directory has no place for it.');
  return writer.split(name, lengths.name, lengths.names, where);
}

/** C819, and before it 3229, which is a code. */
function subdivisionElement(writer: MessageWriter, subdivision: string | undefined, where: Term) {
  const { isBinding, lengths } = writer.directory;
  if (isBinding) return [undefined, undefined, undefined, writer.fit(subdivision, lengths.subdivision, where)];
  return writer.code(subdivision, lengths.subdivision, where);
}

const FIELDS = ['seller', 'buyer', 'sellerTaxRepresentative', 'deliveryInformation'];
const terms = (...numbers: number[]) =>
  Object.fromEntries(FIELDS.map((field, index) => [field, `BT-${numbers[index]}`]));
const ADDRESS_TERMS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  line1: terms(35, 50, 64, 75),
  line2: terms(36, 51, 65, 76),
  line3: terms(162, 163, 164, 165),
  city: terms(37, 52, 66, 77),
  postCode: terms(38, 53, 67, 78),
  subdivision: terms(39, 54, 68, 79),
};

function writeContact(
  writer: MessageWriter,
  contact: Contact | undefined,
  field: string,
  [name, telephone, email]: readonly [string, string, string],
): void {
  if (contact === undefined) return;
  const { contact: person, lengths } = writer.directory;
  writer.segment('CTA', person, [undefined, writer.fit(contact.name, lengths.contact, at(name, `${field}.name`))]);
  const channel = (text: string | undefined, kind: string, where: Term) => {
    const value = writer.fit(text, 512, where);
    if (value !== undefined) writer.segment('COM', [value, kind]);
  };
  channel(contact.telephone, 'TE', at(telephone, `${field}.telephone`));
  channel(contact.email, 'EM', at(email, `${field}.email`));
}
