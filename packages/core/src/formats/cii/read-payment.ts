import { present, type Reading, some, type XmlElement } from '../../xml/index.ts';
import { readDate } from './read-values.ts';

type Element = XmlElement | undefined;

/** BG-16: CII repeats the group for every account, the model holds the accounts in one. */
export function readPaymentInstructions(reading: Reading, settlement: Element) {
  const means = reading.elements(settlement, 'ram:SpecifiedTradeSettlementPaymentMeans');
  const [first] = means;
  // BG-16 stands with its code (BR-49); without one the other terms of payment stay unread and are told as warnings.
  if (first === undefined) return undefined;
  const code = reading.text(first, 'ram:TypeCode');
  for (const other of means.slice(1)) {
    if (reading.text(other, 'ram:TypeCode') !== code)
      reading.warn(other.location, 'A second means of payment: only its account is read.');
    if (reading.text(other, 'ram:Information') !== reading.text(first, 'ram:Information'))
      reading.warn(other.location, 'A second payment means text is not read.');
  }
  return present({
    paymentMeansTypeCode: code,
    paymentMeansText: reading.text(first, 'ram:Information'),
    remittanceInformation: reading.text(settlement, 'ram:PaymentReference'),
    creditTransfers: some(means.map((item) => readAccount(reading, item)).filter((account) => account !== undefined)),
    paymentCard: readCard(reading, means),
    directDebit: readDirectDebit(reading, settlement, means),
  });
}

/** BT-9, BT-20: of the first terms that say them. */
export function readPaymentTerms(reading: Reading, settlement: Element) {
  const terms = reading.elements(settlement, 'ram:SpecifiedTradePaymentTerms');
  const dated = terms.find((item) => reading.element(item, 'ram:DueDateDateTime') !== undefined);
  const described = terms.find((item) => reading.element(item, 'ram:Description') !== undefined);
  return {
    paymentDueDate: readDate(reading, dated, 'ram:DueDateDateTime'),
    paymentTerms: reading.text(described, 'ram:Description'),
  };
}

/** BG-17. A bank without an account (a direct debit may name one) is no credit transfer. */
function readAccount(reading: Reading, means: XmlElement) {
  const account = reading.element(means, 'ram:PayeePartyCreditorFinancialAccount');
  const identifier = reading.text(account, 'ram:IBANID') ?? reading.text(account, 'ram:ProprietaryID');
  if (identifier === undefined) return undefined;
  return present({
    paymentAccountIdentifier: identifier,
    paymentAccountName: reading.text(account, 'ram:AccountName'),
    paymentServiceProviderIdentifier: reading.text(
      means,
      'ram:PayeeSpecifiedCreditorFinancialInstitution',
      'ram:BICID',
    ),
  });
}

function readCard(reading: Reading, means: readonly XmlElement[]) {
  const card = firstOf(reading, means, 'ram:ApplicableTradeSettlementFinancialCard');
  return present({
    primaryAccountNumber: reading.text(card, 'ram:ID'),
    holderName: reading.text(card, 'ram:CardholderName'),
  });
}

/** BG-19: its three terms stand in three places. */
function readDirectDebit(reading: Reading, settlement: Element, means: readonly XmlElement[]) {
  const terms = reading.elements(settlement, 'ram:SpecifiedTradePaymentTerms');
  const account = firstOf(reading, means, 'ram:PayerPartyDebtorFinancialAccount');
  return present({
    mandateReference: reading.textOf(firstOf(reading, terms, 'ram:DirectDebitMandateID')),
    bankAssignedCreditorIdentifier: reading.text(settlement, 'ram:CreditorReferenceID'),
    debitedAccountIdentifier: reading.text(account, 'ram:IBANID') ?? reading.text(account, 'ram:ProprietaryID'),
  });
}

function firstOf(reading: Reading, parents: readonly XmlElement[], name: string): Element {
  return parents.map((parent) => reading.element(parent, name)).find((found) => found !== undefined);
}
