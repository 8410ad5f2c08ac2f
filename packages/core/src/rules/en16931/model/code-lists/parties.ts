import type { Identifier, Invoice } from '../../../../model/index.ts';
import type { Rule } from '../../../rule.ts';
import { type Code, coded, schemesOf } from './coded.ts';
import { ADDRESS_SCHEMES } from '../../code-lists/lists/eu.ts';
import { COUNTRIES, IDENTIFIER_SCHEMES } from '../../code-lists/lists/iso.ts';

const countriesOf = ({ seller, buyer, sellerTaxRepresentative, deliveryInformation }: Invoice): readonly Code[] => [
  seller.postalAddress.countryCode,
  buyer.postalAddress.countryCode,
  sellerTaxRepresentative?.postalAddress.countryCode,
  deliveryInformation?.deliverToAddress?.countryCode,
];

const partyIdentifiersOf = ({ seller, buyer, payee }: Invoice): readonly (Identifier | undefined)[] => [
  ...(seller.identifiers ?? []),
  ...(buyer.identifiers ?? []),
  payee?.identifier,
];

const registrationsOf = ({ seller, buyer, payee }: Invoice): readonly (Identifier | undefined)[] => [
  seller.legalRegistrationIdentifier,
  buyer.legalRegistrationIdentifier,
  payee?.legalRegistrationIdentifier,
];

/** Codes of the parties and of where they are. */
export const PARTY_CODES: readonly Rule[] = [
  coded({
    id: 'BR-CL-10',
    scope: 'invoice',
    at: 'seller.identifiers',
    list: IDENTIFIER_SCHEMES,
    codes: (invoice) => schemesOf(partyIdentifiersOf(invoice)),
    breaks: (draft) => void (draft.buyer.identifiers = [{ value: '12345678200002', scheme: 'SIRET' }]),
  }),
  coded({
    id: 'BR-CL-11',
    scope: 'invoice',
    at: 'seller.legalRegistrationIdentifier.scheme',
    list: IDENTIFIER_SCHEMES,
    codes: (invoice) => schemesOf(registrationsOf(invoice)),
    breaks: (draft) => void (draft.seller.legalRegistrationIdentifier = { value: '732829320', scheme: 'SIREN' }),
  }),
  coded({
    id: 'BR-CL-14',
    scope: 'invoice',
    at: 'buyer.postalAddress.countryCode',
    list: COUNTRIES,
    codes: countriesOf,
    breaks: (draft) => void (draft.buyer.postalAddress.countryCode = 'UK'),
  }),
  coded({
    id: 'BR-CL-25',
    scope: 'invoice',
    at: 'buyer.electronicAddress.scheme',
    list: ADDRESS_SCHEMES,
    codes: ({ seller, buyer }) => schemesOf([seller.electronicAddress, buyer.electronicAddress]),
    breaks: (draft) => void (draft.buyer.electronicAddress = { value: '356000000', scheme: 'EMAIL' }),
  }),
  coded({
    id: 'BR-CL-26',
    scope: 'invoice',
    at: 'deliveryInformation.deliverToLocationIdentifier.scheme',
    list: IDENTIFIER_SCHEMES,
    codes: (invoice) => invoice.deliveryInformation?.deliverToLocationIdentifier?.scheme,
    breaks: (draft) =>
      void (draft.deliveryInformation = {
        ...draft.deliveryInformation,
        deliverToLocationIdentifier: { value: 'QUAI-3', scheme: 'DEPOT' },
      }),
  }),
];
