import type { XmlElement } from '../../xml/index.ts';
import type { TreeRule } from '../engine/index.ts';
import { AGREED, ANY_LINE, DELIVERY, ROOT, SETTLEMENT, SETTLEMENT_OF_TRADE } from '../en16931/cii/paths.ts';

const TRADE = 'rsm:SupplyChainTradeTransaction';
const COUNTRY = ['ram:PostalTradeAddress', 'ram:CountryID'] as const;

/** Here blanks are a text, and one of several is enough. */
const isThere = ({ value }: XmlElement): boolean => value !== '';

const given = (id: string, at: string, ...path: readonly string[]): TreeRule => ({
  id,
  at,
  holds: (element) => element.all(...path).some(isThere),
});

/** A party wherever the document names one. */
const anyParty = (id: string, party: string, test: (party: XmlElement) => boolean): TreeRule => ({
  id,
  at: ROOT,
  holds: (root) => root.everywhere(party).some(test),
});

const hasAddress = (party: XmlElement): boolean => party.has('ram:PostalTradeAddress');
const hasCountry = (party: XmlElement): boolean => party.all(...COUNTRY).some(isThere);

/** Rules of EN 16931 that something is there, as the artefacts of Factur-X ask them, under the same ids. */
export const PRESENCE_RULES: readonly TreeRule[] = [
  given('BR-01', ROOT, 'rsm:ExchangedDocumentContext', 'ram:GuidelineSpecifiedDocumentContextParameter', 'ram:ID'),
  given('BR-02', ROOT, 'rsm:ExchangedDocument', 'ram:ID'),
  {
    id: 'BR-03',
    at: ROOT,
    holds: (root) =>
      root
        .all('rsm:ExchangedDocument', 'ram:IssueDateTime', 'udt:DateTimeString')
        .some((date) => date.attributes['format'] === '102' && isThere(date)),
  },
  given('BR-04', ROOT, 'rsm:ExchangedDocument', 'ram:TypeCode'),
  given('BR-05', ROOT, TRADE, 'ram:ApplicableHeaderTradeSettlement', 'ram:InvoiceCurrencyCode'),
  given('BR-06', ROOT, ...AGREED, 'ram:SellerTradeParty', 'ram:Name'),
  given('BR-07', ROOT, ...AGREED, 'ram:BuyerTradeParty', 'ram:Name'),
  anyParty('BR-08', 'ram:SellerTradeParty', hasAddress),
  anyParty('BR-09', 'ram:SellerTradeParty', hasCountry),
  anyParty('BR-10', 'ram:BuyerTradeParty', hasAddress),
  anyParty('BR-11', 'ram:BuyerTradeParty', hasCountry),
  given('BR-21', ANY_LINE, 'ram:AssociatedDocumentLineDocument', 'ram:LineID'),
  given('BR-25', ANY_LINE, 'ram:SpecifiedTradeProduct', 'ram:Name'),
  given('BR-52', 'ram:AdditionalReferencedDocument', 'ram:IssuerAssignedID'),
  given('BR-55', `${SETTLEMENT}/ram:InvoiceReferencedDocument`, 'ram:IssuerAssignedID'),
  {
    id: 'BR-56',
    at: 'ram:SellerTaxRepresentativeTradeParty',
    holds: (party) =>
      party
        .all('ram:SpecifiedTaxRegistration', 'ram:ID')
        .some((number) => number.attributes['schemeID'] === 'VA' && isThere(number)),
  },
  {
    id: 'BR-57',
    at: DELIVERY,
    when: (delivery) => delivery.has('ram:ShipToTradeParty', 'ram:PostalTradeAddress'),
    holds: (delivery) => delivery.all('ram:ShipToTradeParty', ...COUNTRY).some(isThere),
  },
  {
    id: 'BR-64',
    at: ANY_LINE,
    holds: (line) => {
      const ids = line.all('ram:SpecifiedTradeProduct', 'ram:GlobalID');
      return ids.length === 0 || ids.some(({ attributes }) => (attributes['schemeID'] ?? '') !== '');
    },
  },
  { id: 'BR-CO-18', at: SETTLEMENT_OF_TRADE, holds: (settlement) => settlement.has('ram:ApplicableTradeTax') },
];
