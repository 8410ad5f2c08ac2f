import type { XmlElement } from '../../../xml/index.ts';
import { normalized, type TreeRule, Unjudgeable } from '../../engine/index.ts';
import { AGREED, ANY_SUMMATION, DELIVERY, ROOT, SETTLED, SETTLEMENT } from './paths.ts';
import { isGiven, soleAttribute } from './read.ts';

/** Of the whole document: the one text at a path says something. */
const given = (id: string, ...path: readonly string[]): TreeRule => ({
  id,
  at: ROOT,
  holds: (root) => isGiven(root, ...path),
});

/** Of an element: it holds such a one. */
const present = (id: string, at: string, ...path: readonly string[]): TreeRule => ({
  id,
  at,
  holds: (element) => element.has(...path),
});

/** An electronic address has a scheme; of several of a party the first is asked. */
const addressed = (id: string, party: string): TreeRule => ({
  id,
  at: ROOT,
  holds: (root) => {
    const addresses = root.all(...AGREED, party).flatMap((one) => one.child('ram:URIUniversalCommunication') ?? []);
    return addresses.length === 0 || soleAttribute(addresses, 'schemeID', 'ram:URIID') !== '';
  },
});

/** The issue date is written as year, month and day (format 102). */
function isDated(root: XmlElement): boolean {
  const dates = root
    .all('rsm:ExchangedDocument', 'ram:IssueDateTime', 'udt:DateTimeString')
    .filter(({ attributes }) => attributes['format'] === '102');
  if (dates.length > 1) throw new Unjudgeable('IssueDateTime');
  return normalized(dates[0]?.value ?? '') !== '';
}

/** BR-01 to -16 and others: what every invoice must hold. */
export const DOCUMENT_RULES: readonly TreeRule[] = [
  given('BR-01', 'rsm:ExchangedDocumentContext', 'ram:GuidelineSpecifiedDocumentContextParameter', 'ram:ID'),
  given('BR-02', 'rsm:ExchangedDocument', 'ram:ID'),
  { id: 'BR-03', at: ROOT, holds: isDated },
  given('BR-04', 'rsm:ExchangedDocument', 'ram:TypeCode'),
  given('BR-05', ...SETTLED, 'ram:InvoiceCurrencyCode'),
  given('BR-06', ...AGREED, 'ram:SellerTradeParty', 'ram:Name'),
  given('BR-07', ...AGREED, 'ram:BuyerTradeParty', 'ram:Name'),
  present('BR-08', ROOT, ...AGREED, 'ram:SellerTradeParty', 'ram:PostalTradeAddress'),
  given('BR-09', ...AGREED, 'ram:SellerTradeParty', 'ram:PostalTradeAddress', 'ram:CountryID'),
  present('BR-10', ROOT, ...AGREED, 'ram:BuyerTradeParty', 'ram:PostalTradeAddress'),
  given('BR-11', ...AGREED, 'ram:BuyerTradeParty', 'ram:PostalTradeAddress', 'ram:CountryID'),
  present('BR-12', ANY_SUMMATION, 'ram:LineTotalAmount'),
  present('BR-13', ANY_SUMMATION, 'ram:TaxBasisTotalAmount'),
  present('BR-14', ANY_SUMMATION, 'ram:GrandTotalAmount'),
  present('BR-15', ANY_SUMMATION, 'ram:DuePayableAmount'),
  {
    id: 'BR-16',
    at: ROOT,
    holds: (root) => root.anywhere('ram:IncludedSupplyChainTradeLineItem') !== undefined,
  },
  addressed('BR-62', 'ram:SellerTradeParty'),
  addressed('BR-63', 'ram:BuyerTradeParty'),
  {
    id: 'BR-57',
    at: DELIVERY,
    when: (delivery) => delivery.has('ram:ShipToTradeParty', 'ram:PostalTradeAddress'),
    holds: (delivery) => isGiven(delivery, 'ram:ShipToTradeParty', 'ram:PostalTradeAddress', 'ram:CountryID'),
  },
  {
    id: 'BR-52',
    at: 'ram:AdditionalReferencedDocument',
    holds: (document) => isGiven(document, 'ram:IssuerAssignedID'),
  },
  {
    id: 'BR-55',
    at: `${SETTLEMENT}/ram:InvoiceReferencedDocument`,
    holds: (document) => isGiven(document, 'ram:IssuerAssignedID'),
  },
];
