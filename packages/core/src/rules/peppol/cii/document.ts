import type { XmlElement } from '../../../xml/index.ts';
import { doubleOf, type Judged, normalized, type TreeRule } from '../../engine/index.ts';
import { has, isOneOf, textAt } from '../reading.ts';
import { SETTLEMENT } from './parts.ts';

const SUMMATION = 'ram:SpecifiedTradeSettlementHeaderMonetarySummation';

const totalsIn = (part: XmlElement, name: string): readonly XmlElement[] =>
  part.all(SUMMATION, 'ram:TaxTotalAmount').filter(({ attributes }) => has(part, attributes['currencyID'] ?? '', name));

/** How many VAT totals are in another currency than the invoice, wherever the totals stand. */
function foreignTotals(part: XmlElement, { root }: Judged): number {
  const currencies = root.all('rsm:SupplyChainTradeTransaction', SETTLEMENT, 'ram:InvoiceCurrencyCode');
  const isForeign = ({ attributes }: XmlElement): boolean =>
    attributes['currencyID'] !== undefined && currencies.some(({ value }) => value !== attributes['currencyID']);
  return part.all(SUMMATION, 'ram:TaxTotalAmount').filter(isForeign).length;
}

/** The VAT totals in the accounting currency and in that of the invoice have one sign. */
function oneSign(part: XmlElement): boolean {
  const [accounting, invoiced] = [totalsIn(part, 'ram:TaxCurrencyCode'), totalsIn(part, 'ram:InvoiceCurrencyCode')];
  if (!part.has('ram:TaxCurrencyCode') || invoiced.length === 0) return true;
  const both = (test: (amount: number) => boolean): boolean =>
    accounting.some((total) => test(doubleOf(total))) && invoiced.some((total) => test(doubleOf(total)));
  return both((amount) => amount < 0) || both((amount) => amount >= 0);
}

/** The schema wants it there even of an invoice that says nothing about delivery. */
const MAY_BE_EMPTY = 'ram:ApplicableHeaderTradeDelivery';

const isDirectDebit = (means: XmlElement): boolean => isOneOf(means, ['49', '59'], 'ram:TypeCode');

/** R053 where XRechnung takes it over, and where it is Peppol's own. */
export const AT_MOST_ONE_TOTAL: TreeRule = {
  id: 'PEPPOL-EN16931-R053',
  at: SETTLEMENT,
  holds: (part) => totalsIn(part, 'ram:InvoiceCurrencyCode').length <= 1,
};
export const ONE_TOTAL: TreeRule = {
  ...AT_MOST_ONE_TOTAL,
  holds: (part) => totalsIn(part, 'ram:InvoiceCurrencyCode').length === 1,
};

/** The rules of the whole document that XRechnung takes over. */
export const DOCUMENT_RULES: readonly TreeRule[] = [
  {
    id: 'PEPPOL-EN16931-R001',
    at: 'rsm:ExchangedDocumentContext',
    holds: (context) => context.has('ram:BusinessProcessSpecifiedDocumentContextParameter', 'ram:ID'),
  },
  {
    id: 'PEPPOL-EN16931-R054',
    at: SETTLEMENT,
    holds: (part, judged) => foreignTotals(part, judged) === (part.has('ram:TaxCurrencyCode') ? 1 : 0),
  },
  { id: 'PEPPOL-EN16931-R055', at: SETTLEMENT, holds: oneSign },
  {
    id: 'PEPPOL-EN16931-R005',
    at: SETTLEMENT,
    when: (part) => part.has('ram:TaxCurrencyCode'),
    holds: (part) => textAt(part, 'ram:TaxCurrencyCode') !== textAt(part, 'ram:InvoiceCurrencyCode'),
  },
  {
    id: 'PEPPOL-EN16931-R008',
    at: '//*',
    when: ({ isLeaf, path }) => isLeaf && path.name !== MAY_BE_EMPTY,
    holds: (element) => normalized(element.text) !== '',
  },
  {
    id: 'PEPPOL-EN16931-R010',
    at: 'ram:BuyerTradeParty',
    holds: (party) => party.has('ram:URIUniversalCommunication', 'ram:URIID'),
  },
  {
    id: 'PEPPOL-EN16931-R020',
    at: 'ram:SellerTradeParty',
    holds: (party) => party.has('ram:URIUniversalCommunication', 'ram:URIID'),
  },
  {
    id: 'PEPPOL-EN16931-R061',
    at: 'ram:SpecifiedTradeSettlementPaymentMeans',
    when: isDirectDebit,
    holds: ({ parent }) => parent?.has('ram:SpecifiedTradePaymentTerms', 'ram:DirectDebitMandateID') ?? false,
  },
];
