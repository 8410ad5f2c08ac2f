import type { Identifier, Invoice } from '../../../model/index.ts';
import type { Rule } from '../../rule.ts';
import * as advise from './advice.ts';
import { type Code, coded, schemesOf } from './coded.ts';
import { ADDRESS_SCHEMES } from './lists/eu.ts';
import { COUNTRIES, IDENTIFIER_SCHEMES } from './lists/iso.ts';

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
    terms: ['BT-29', 'BT-46', 'BT-60'],
    list: IDENTIFIER_SCHEMES,
    advice: advise.identifierScheme,
    codes: (invoice) => schemesOf(partyIdentifiersOf(invoice)),
    breaks: (draft) => void (draft.buyer.identifiers = [{ value: '12345678200002', scheme: 'SIRET' }]),
  }),
  coded({
    id: 'BR-CL-11',
    scope: 'invoice',
    at: 'seller.legalRegistrationIdentifier.scheme',
    terms: ['BT-30', 'BT-47', 'BT-61'],
    list: IDENTIFIER_SCHEMES,
    advice: advise.identifierScheme,
    codes: (invoice) => schemesOf(registrationsOf(invoice)),
    breaks: (draft) => void (draft.seller.legalRegistrationIdentifier = { value: '732829320', scheme: 'SIREN' }),
  }),
  coded({
    id: 'BR-CL-14',
    scope: 'invoice',
    at: 'buyer.postalAddress.countryCode',
    terms: ['BT-55', 'BT-40', 'BT-69', 'BT-80'],
    list: COUNTRIES,
    advice: advise.country,
    codes: countriesOf,
    breaks: (draft) => void (draft.buyer.postalAddress.countryCode = 'UK'),
  }),
  coded({
    id: 'BR-CL-25',
    scope: 'invoice',
    at: 'buyer.electronicAddress.scheme',
    terms: ['BT-49', 'BT-34'],
    list: ADDRESS_SCHEMES,
    advice: advise.addressScheme,
    codes: ({ seller, buyer }) => schemesOf([seller.electronicAddress, buyer.electronicAddress]),
    breaks: (draft) => void (draft.buyer.electronicAddress = { value: '356000000', scheme: 'EMAIL' }),
  }),
  coded({
    id: 'BR-CL-26',
    scope: 'invoice',
    at: 'deliveryInformation.deliverToLocationIdentifier.scheme',
    terms: ['BT-71'],
    list: IDENTIFIER_SCHEMES,
    advice: advise.identifierScheme,
    codes: (invoice) => invoice.deliveryInformation?.deliverToLocationIdentifier?.scheme,
    breaks: (draft) =>
      void (draft.deliveryInformation = {
        ...draft.deliveryInformation,
        deliverToLocationIdentifier: { value: 'QUAI-3', scheme: 'DEPOT' },
      }),
  }),
];
