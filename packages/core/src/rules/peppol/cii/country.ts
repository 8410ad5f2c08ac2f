import type { XmlElement } from '../../../xml/index.ts';
import { fact, type Judged, normalized } from '../../engine/index.ts';
import { agreement } from './parts.ts';

export const SELLER = 'ram:ApplicableHeaderTradeAgreement/ram:SellerTradeParty';
export const BUYER = 'ram:ApplicableHeaderTradeAgreement/ram:BuyerTradeParty';

export const seller = (judged: Judged): XmlElement | undefined => agreement(judged)?.child('ram:SellerTradeParty');
export const buyer = (judged: Judged): XmlElement | undefined => agreement(judged)?.child('ram:BuyerTradeParty');

/** Tax registrations of a party: `VA` is a VAT identifier, `FC` another tax number. */
export const registrations = (party: XmlElement | undefined, ...schemes: readonly string[]): readonly XmlElement[] =>
  party
    ?.all('ram:SpecifiedTaxRegistration', 'ram:ID')
    .filter(({ attributes }) => schemes.includes(attributes['schemeID'] ?? '')) ?? [];
export const VAT_SCHEMES = ['VA', 'VAT'];

const vatCountry = (party: XmlElement | undefined): string =>
  normalized(registrations(party, ...VAT_SCHEMES)[0]?.value.slice(0, 2) ?? '').toUpperCase();
const addressCountry = (party: XmlElement | undefined): string =>
  normalized(party?.find('ram:PostalTradeAddress', 'ram:CountryID')?.value ?? '').toUpperCase();

/** Where the seller is: by VAT identifier, else the tax representative's, else address. */
export const sellerCountry = fact(
  (judged) =>
    vatCountry(seller(judged)) ||
    vatCountry(agreement(judged)?.child('ram:SellerTaxRepresentativeTradeParty')) ||
    addressCountry(seller(judged)),
);
/** By address alone. */
export const sellerAddress = fact((judged) => addressCountry(seller(judged)));
export const buyerAddress = fact((judged) => addressCountry(buyer(judged)));
