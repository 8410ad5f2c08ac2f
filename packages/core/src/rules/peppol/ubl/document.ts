import type { XmlElement } from '../../../xml/index.ts';
import { doubleOf, fact, type Judged, normalized, type TreeRule } from '../../engine/index.ts';
import { BILLING, BILLING_PROCESSES } from '../profile.ts';
import { has, isOneOf, textAt } from '../reading.ts';
import { whereabouts } from './country.ts';

export const DOCUMENT = ['/ubl:Invoice', '/cn:CreditNote'];

/** Whether seller and buyer are both in Germany, by their addresses. */
export function withinGermany(_: XmlElement, judged: Judged): boolean {
  const { supplierAddress, customerAddress } = whereabouts(judged);
  return supplierAddress === 'DE' && customerAddress === 'DE';
}

const taxTotals = fact(({ root }) => {
  const totals = root.named('cac:TaxTotal');
  const plain = totals.filter((total) => !total.has('cac:TaxSubtotal'));
  return { plain: plain.length, withSubtotals: totals.length - plain.length };
});

/** The VAT totals in the accounting currency and in that of the invoice have one sign. */
function oneSign(document: XmlElement): boolean {
  if (!document.has('cbc:TaxCurrencyCode')) return true;
  const amounts = document.all('cac:TaxTotal', 'cbc:TaxAmount');
  const some = (name: string, test: (amount: number) => boolean): boolean =>
    amounts.some((amount) => amount.attributes['currencyID'] === textAt(document, name) && test(doubleOf(amount)));
  const both = (test: (amount: number) => boolean): boolean =>
    some('cbc:TaxCurrencyCode', test) && some('cbc:DocumentCurrencyCode', test);
  return both((amount) => amount <= 0) || both((amount) => amount >= 0);
}

/** The rules of the whole document that XRechnung takes over. */
export const DOCUMENT_RULES: readonly TreeRule[] = [
  { id: 'PEPPOL-EN16931-R001', at: DOCUMENT, holds: (document) => document.has('cbc:ProfileID') },
  { id: 'PEPPOL-EN16931-R053', at: DOCUMENT, holds: (_, judged) => taxTotals(judged).withSubtotals === 1 },
  {
    id: 'PEPPOL-EN16931-R054',
    at: DOCUMENT,
    holds: (document, judged) => taxTotals(judged).plain === (document.has('cbc:TaxCurrencyCode') ? 1 : 0),
  },
  { id: 'PEPPOL-EN16931-R055', at: DOCUMENT, holds: oneSign },
  {
    id: 'PEPPOL-EN16931-R005',
    at: 'cbc:TaxCurrencyCode',
    holds: (code) => normalized(code.value) !== textAt(code.parent ?? code, 'cbc:DocumentCurrencyCode'),
  },
  {
    id: 'PEPPOL-EN16931-R008',
    at: '//*',
    when: ({ isLeaf }) => isLeaf,
    holds: (element) => normalized(element.text) !== '',
  },
  {
    id: 'PEPPOL-EN16931-R010',
    at: 'cac:AccountingCustomerParty/cac:Party',
    holds: (party) => party.has('cbc:EndpointID'),
  },
  {
    id: 'PEPPOL-EN16931-R020',
    at: 'cac:AccountingSupplierParty/cac:Party',
    holds: (party) => party.has('cbc:EndpointID'),
  },
  {
    id: 'PEPPOL-EN16931-R061',
    at: 'cac:PaymentMeans',
    when: (means) => isOneOf(means, ['49', '59'], 'cbc:PaymentMeansCode'),
    holds: (means) => means.has('cac:PaymentMandate', 'cbc:ID'),
  },
];

/** Those that only Peppol has. */
export const BILLING_RULES: readonly TreeRule[] = [
  {
    id: 'PEPPOL-EN16931-R002',
    at: DOCUMENT,
    holds: (document, judged) => document.named('cbc:Note').length <= 1 || withinGermany(document, judged),
  },
  {
    id: 'PEPPOL-EN16931-R003',
    at: DOCUMENT,
    holds: (document) => document.has('cbc:BuyerReference') || document.has('cac:OrderReference', 'cbc:ID'),
  },
  {
    id: 'PEPPOL-EN16931-R004',
    at: DOCUMENT,
    holds: (document) => {
      const profile = textAt(document, 'cbc:CustomizationID');
      return profile.startsWith(BILLING) && !profile.includes('::');
    },
  },
  { id: 'PEPPOL-EN16931-R007', at: DOCUMENT, holds: (document) => inBillingProcess(document) },
  {
    id: 'PEPPOL-EN16931-R080',
    at: '/cn:CreditNote',
    holds: (note) =>
      note.all('cac:AdditionalDocumentReference').filter((one) => has(one, '50', 'cbc:DocumentTypeCode')).length <= 1,
  },
];

export function inBillingProcess(document: XmlElement): boolean {
  return BILLING_PROCESSES.has(textAt(document, 'cbc:ProfileID'));
}
