import type { XmlElement } from '../../xml/index.ts';
import { fact, type Judged, normalized, type TreeRule, Unjudgeable } from '../engine/index.ts';
import { AGREED, AGREEMENT, DELIVERY, ROOT, SETTLED, SETTLEMENT } from '../en16931/cii/paths.ts';
import { has, isOneOf, only, tells, textAt } from '../peppol/reading.ts';
import { CARD, DEBIT, TAXED, TRANSFER, TYPE_CODES } from './codes.ts';
import { areCashDiscountsWellFormed, isAbsoluteUrl, isEmail, isIban, isTelephone } from './values.ts';

/** What Germany asks of a CII invoice, as XRechnung publishes it. */
const SELLER = `${AGREEMENT}/ram:SellerTradeParty`;
const CONTACT = `${SELLER}/ram:DefinedTradeContact`;
const BUYER_ADDRESS = `${AGREEMENT}/ram:BuyerTradeParty/ram:PostalTradeAddress`;
const PAYMENT = `${SETTLEMENT}/ram:SpecifiedTradeSettlementPaymentMeans`;
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

/** BG-19 has no element of its own in CII: it is there when one of its terms is. */
const debitTerms = fact(({ root }) => ({
  creditor: root.has(...SETTLED, 'ram:CreditorReferenceID'),
  mandate: root.has(...SETTLED, 'ram:SpecifiedTradePaymentTerms', 'ram:DirectDebitMandateID'),
  debtor: root.has(...SETTLED, 'ram:SpecifiedTradeSettlementPaymentMeans', ...DEBTOR_ACCOUNT),
}));
function debit(means: XmlElement, judged: Judged): boolean {
  const { creditor, mandate } = debitTerms(judged);
  return creditor || mandate || means.has(...DEBTOR_ACCOUNT);
}
function withDebit(_: XmlElement, judged: Judged): boolean {
  const { creditor, mandate, debtor } = debitTerms(judged);
  return creditor || mandate || debtor;
}

/** Must be there, and say something. */
const filled = (id: string, at: string, ...path: readonly string[]): TreeRule => ({
  id,
  at,
  holds: (element) => tells(element, ...path),
});

/** Whether there is VAT in lines, and a category other than O; allowances and charges are not asked in this syntax. */
function isTaxed(root: XmlElement): boolean {
  const taxes = root.all(
    'rsm:SupplyChainTradeTransaction',
    'ram:IncludedSupplyChainTradeLineItem',
    'ram:SpecifiedLineTradeSettlement',
    'ram:ApplicableTradeTax',
  );
  return (
    taxes.some((tax) => has(tax, 'VAT', 'ram:TypeCode')) &&
    taxes.some((tax) => tax.all('ram:CategoryCode').some(({ value }) => TAXED.has(value)))
  );
}

const hasTaxIdentity = (root: XmlElement): boolean =>
  root.has(...AGREED, 'ram:SellerTaxRepresentativeTradeParty') ||
  root
    .all(...AGREED, 'ram:SellerTradeParty', 'ram:SpecifiedTaxRegistration', 'ram:ID')
    .some(
      ({ attributes, value }) =>
        ['VA', 'FC'].includes(normalized(attributes['schemeID'] ?? '')) && normalized(value) !== '',
    );

/** Wherever references stand, none has the file of one beside it. */
function haveFilesOwnNames(root: XmlElement): boolean {
  const known = new Map<number | undefined, Set<string>>();
  return root.everywhere('ram:AdditionalReferencedDocument').every((reference) => {
    const names = reference
      .named('ram:AttachmentBinaryObject')
      .flatMap(({ attributes }) => attributes['filename'] ?? []);
    const around = reference.parent?.order;
    const before = known.get(around) ?? new Set<string>();
    const areOwn = names.every((name) => !before.has(name));
    known.set(around, new Set([...before, ...names]));
    return areOwn;
  });
}

/** Of whole cash discounts in two terms of payment the artefact looks for the end of one. */
function haveCashDiscounts(root: XmlElement): boolean {
  const texts = root
    .all(...SETTLED, 'ram:SpecifiedTradePaymentTerms')
    .flatMap((terms) => terms.child('ram:Description')?.value || []);
  if (!texts.every(areCashDiscountsWellFormed)) return false;
  if (texts.length > 1 && texts.some((text) => /^\s*#/m.test(text))) throw new Unjudgeable('ram:Description');
  return true;
}

const typeCode = (root: XmlElement): string =>
  normalized(only(root, 'rsm:ExchangedDocument', 'ram:TypeCode')?.value ?? '');

export const GERMANY_CII: readonly TreeRule[] = [
  {
    id: 'BR-DE-1',
    at: ROOT,
    holds: (root) => root.has(...SETTLED, 'ram:SpecifiedTradeSettlementPaymentMeans'),
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
  filled('BR-DE-15', ROOT, ...AGREED, 'ram:BuyerReference'),
  { id: 'BR-DE-16', at: ROOT, when: isTaxed, holds: hasTaxIdentity },
  {
    id: 'BR-DE-17',
    at: ROOT,
    holds: (root) => TYPE_CODES.has(typeCode(root)),
  },
  {
    id: 'BR-DE-18',
    at: ROOT,
    holds: haveCashDiscounts,
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
  { id: 'BR-DE-22', at: ROOT, holds: haveFilesOwnNames },
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
    at: ROOT,
    when: (root) => typeCode(root) === '384',
    holds: (root) => root.has(...SETTLED, 'ram:InvoiceReferencedDocument'),
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
    at: ROOT,
    when: withDebit,
    holds: (_, judged) => debitTerms(judged).creditor && (debitTerms(judged).mandate || debitTerms(judged).debtor),
  },
  {
    id: 'BR-DE-31',
    at: ROOT,
    when: withDebit,
    holds: (_, judged) => debitTerms(judged).debtor && (debitTerms(judged).mandate || debitTerms(judged).creditor),
  },
  {
    id: 'BR-TMP-2',
    at: `${AGREEMENT}/ram:AdditionalReferencedDocument`,
    when: (reference) => has(reference, '916', 'ram:TypeCode') && reference.has('ram:URIID'),
    holds: (reference) => isAbsoluteUrl(only(reference, 'ram:URIID')?.value ?? ''),
  },
];
