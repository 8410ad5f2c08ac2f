import type { XmlElement } from '../../xml/index.ts';
import { type Judged, normalized, type TreeRule } from '../engine/index.ts';
import {
  agreement,
  AGREEMENT,
  DELIVERY,
  DOCUMENT,
  lines,
  partAll,
  partHas,
  PAYMENT,
  settlement,
  SETTLEMENT,
} from '../peppol/cii/parts.ts';
import { has, isOneOf, tells, textAt } from '../peppol/reading.ts';
import { CARD, DEBIT, TAXED, TRANSFER, TYPE_CODES } from './codes.ts';
import { areCashDiscountsWellFormed, isAbsoluteUrl, isEmail, isIban, isTelephone } from './values.ts';

/** What Germany asks of a CII invoice, as XRechnung publishes it. */
const SELLER = `${AGREEMENT}/ram:SellerTradeParty`;
const CONTACT = `${SELLER}/ram:DefinedTradeContact`;
const BUYER_ADDRESS = `${AGREEMENT}/ram:BuyerTradeParty/ram:PostalTradeAddress`;
const DELIVERY_ADDRESS = `${DELIVERY}/ram:ShipToTradeParty/ram:PostalTradeAddress`;

const paidBy =
  (codes: readonly string[]) =>
  (means: XmlElement): boolean =>
    isOneOf(means, codes, 'ram:TypeCode');
const transfer = (means: XmlElement): boolean => means.has('ram:PayeePartyCreditorFinancialAccount');
const transferOfDebtor = (means: XmlElement): boolean =>
  transfer(means) ||
  means.has('ram:PayerSpecifiedDebtorFinancialInstitution') ||
  means.has('ram:PayeeSpecifiedCreditorFinancialInstitution');
const card = (means: XmlElement): boolean => means.has('ram:ApplicableTradeSettlementFinancialCard');

const DEBTOR_ACCOUNT = ['ram:PayerPartyDebtorFinancialAccount', 'ram:IBANID'];

const creditor = (part: XmlElement | undefined): boolean => partHas(part, 'ram:CreditorReferenceID');
const mandate = (part: XmlElement | undefined): boolean =>
  partHas(part, 'ram:SpecifiedTradePaymentTerms', 'ram:DirectDebitMandateID');
const debtor = (part: XmlElement): boolean => part.has('ram:SpecifiedTradeSettlementPaymentMeans', ...DEBTOR_ACCOUNT);

/** BG-19 has no element of its own in CII: it is there when one of its terms is. */
function debit(means: XmlElement, judged: Judged): boolean {
  const part = settlement(judged);
  return creditor(part) || mandate(part) || means.has(...DEBTOR_ACCOUNT);
}
const withDebit = (part: XmlElement): boolean => creditor(part) || mandate(part) || debtor(part);

/** Must be there, and say something. */
const filled = (id: string, at: string, ...path: readonly string[]): TreeRule => ({
  id,
  at,
  holds: (element) => tells(element, ...path),
});

/** Whether a line has VAT of a category other than O; allowances and charges are not asked in this syntax. */
function isTaxed(_: XmlElement, judged: Judged): boolean {
  return lines(judged)
    .flatMap((line) => line.all('ram:SpecifiedLineTradeSettlement', 'ram:ApplicableTradeTax'))
    .filter((tax) => has(tax, 'VAT', 'ram:TypeCode'))
    .some((tax) => tax.all('ram:CategoryCode').some(({ value }) => TAXED.has(value)));
}

function hasTaxIdentity(_: XmlElement, judged: Judged): boolean {
  const part = agreement(judged);
  return (
    partHas(part, 'ram:SellerTaxRepresentativeTradeParty') ||
    partAll(part, 'ram:SellerTradeParty', 'ram:SpecifiedTaxRegistration', 'ram:ID').some(
      ({ attributes, value }) => ['VA', 'FC'].includes(attributes['schemeID'] ?? '') && normalized(value) !== '',
    )
  );
}

function haveFilesOwnNames(_: XmlElement, judged: Judged): boolean {
  const names = partAll(agreement(judged), 'ram:AdditionalReferencedDocument', 'ram:AttachmentBinaryObject').flatMap(
    ({ attributes }) => attributes['filename'] ?? [],
  );
  return new Set(names).size === names.length;
}

export const GERMANY_CII: readonly TreeRule[] = [
  {
    id: 'BR-DE-1',
    at: DOCUMENT,
    holds: (document) =>
      document.has('rsm:SupplyChainTradeTransaction', SETTLEMENT, 'ram:SpecifiedTradeSettlementPaymentMeans'),
  },
  { id: 'BR-DE-2', at: SELLER, holds: (seller) => seller.has('ram:DefinedTradeContact') },
  filled('BR-DE-3', `${SELLER}/ram:PostalTradeAddress`, 'ram:CityName'),
  filled('BR-DE-4', `${SELLER}/ram:PostalTradeAddress`, 'ram:PostcodeCode'),
  {
    id: 'BR-DE-5',
    at: CONTACT,
    holds: (contact) => tells(contact, 'ram:PersonName') || tells(contact, 'ram:DepartmentName'),
  },
  filled('BR-DE-6', CONTACT, 'ram:TelephoneUniversalCommunication', 'ram:CompleteNumber'),
  filled('BR-DE-7', CONTACT, 'ram:EmailURIUniversalCommunication', 'ram:URIID'),
  filled('BR-DE-8', BUYER_ADDRESS, 'ram:CityName'),
  filled('BR-DE-9', BUYER_ADDRESS, 'ram:PostcodeCode'),
  filled('BR-DE-10', DELIVERY_ADDRESS, 'ram:CityName'),
  filled('BR-DE-11', DELIVERY_ADDRESS, 'ram:PostcodeCode'),
  filled('BR-DE-14', `${SETTLEMENT}/ram:ApplicableTradeTax`, 'ram:RateApplicablePercent'),
  filled('BR-DE-15', DOCUMENT, 'rsm:SupplyChainTradeTransaction', AGREEMENT, 'ram:BuyerReference'),
  { id: 'BR-DE-16', at: DOCUMENT, when: isTaxed, holds: hasTaxIdentity },
  {
    id: 'BR-DE-17',
    at: DOCUMENT,
    holds: (document) => TYPE_CODES.has(textAt(document, 'rsm:ExchangedDocument', 'ram:TypeCode')),
  },
  {
    id: 'BR-DE-18',
    at: SETTLEMENT,
    holds: (part) =>
      part
        .all('ram:SpecifiedTradePaymentTerms')
        .flatMap((terms) => terms.child('ram:Description') ?? [])
        .every(({ value }) => areCashDiscountsWellFormed(value)),
  },
  {
    id: 'BR-DE-19',
    at: PAYMENT,
    when: paidBy(['58']),
    holds: (means) => isIban(textAt(means, 'ram:PayeePartyCreditorFinancialAccount', 'ram:IBANID')),
  },
  {
    id: 'BR-DE-20',
    at: PAYMENT,
    when: paidBy(['59']),
    holds: (means) => isIban(textAt(means, 'ram:PayerPartyDebtorFinancialAccount', 'ram:IBANID')),
  },
  { id: 'BR-DE-22', at: DOCUMENT, holds: haveFilesOwnNames },
  { id: 'BR-DE-23-a', at: PAYMENT, when: paidBy(TRANSFER), holds: transfer },
  {
    id: 'BR-DE-23-b',
    at: PAYMENT,
    when: paidBy(TRANSFER),
    holds: (means, judged) => !card(means) && !debit(means, judged),
  },
  { id: 'BR-DE-24-a', at: PAYMENT, when: paidBy(CARD), holds: card },
  {
    id: 'BR-DE-24-b',
    at: PAYMENT,
    when: paidBy(CARD),
    holds: (means, judged) => !transfer(means) && !debit(means, judged),
  },
  { id: 'BR-DE-25-a', at: PAYMENT, when: paidBy(DEBIT), holds: debit },
  { id: 'BR-DE-25-b', at: PAYMENT, when: paidBy(DEBIT), holds: (means) => !transferOfDebtor(means) && !card(means) },
  {
    id: 'BR-DE-26',
    at: DOCUMENT,
    when: (document) => has(document, '384', 'rsm:ExchangedDocument', 'ram:TypeCode'),
    holds: (_, judged) => partHas(settlement(judged), 'ram:InvoiceReferencedDocument'),
  },
  {
    id: 'BR-DE-27',
    at: CONTACT,
    holds: (contact) => isTelephone(textAt(contact, 'ram:TelephoneUniversalCommunication', 'ram:CompleteNumber')),
  },
  {
    id: 'BR-DE-28',
    at: CONTACT,
    holds: (contact) => isEmail(textAt(contact, 'ram:EmailURIUniversalCommunication', 'ram:URIID')),
  },
  {
    id: 'BR-DE-30',
    at: SETTLEMENT,
    when: withDebit,
    holds: (part) => creditor(part) && (mandate(part) || debtor(part)),
  },
  {
    id: 'BR-DE-31',
    at: SETTLEMENT,
    when: withDebit,
    holds: (part) => debtor(part) && (mandate(part) || creditor(part)),
  },
  {
    id: 'BR-TMP-2',
    at: `${AGREEMENT}/ram:AdditionalReferencedDocument/ram:URIID`,
    holds: (uri) => isAbsoluteUrl(uri.value),
  },
];
