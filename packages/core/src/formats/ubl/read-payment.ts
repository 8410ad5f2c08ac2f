import { present, type Reading, some, type XmlElement } from '../../xml/index.ts';
import { readDate } from './read-line.ts';
import { readCreditorIdentifier } from './read-party.ts';
import { UNDEFINED_MEANS } from './write-payment.ts';

/** BG-16: UBL repeats the group for every account, the model holds the accounts in one. */
export function readPaymentInstructions(reading: Reading, root: XmlElement) {
  const means = reading.elements(root, 'cac:PaymentMeans');
  const [first] = means;
  const code = reading.text(first, 'cbc:PaymentMeansCode');
  means.forEach((other, index) => {
    if (reading.text(other, 'cbc:PaymentMeansCode') !== code)
      reading.warn(`/cac:PaymentMeans[${index + 1}]`, 'A second means of payment: only its account is read.');
    if (index === 0 || reading.text(other, 'cbc:PaymentID') === reading.text(first, 'cbc:PaymentID')) return;
    reading.warn(`/cac:PaymentMeans[${index + 1}]`, 'A second remittance information is not read.');
  });
  const instructions = present({
    paymentMeansTypeCode: code,
    paymentMeansText: reading.attribute(reading.element(first, 'cbc:PaymentMeansCode'), 'name'),
    remittanceInformation: reading.text(first, 'cbc:PaymentID'),
    creditTransfers: some(means.map((item) => readAccount(reading, item)).filter((account) => account !== undefined)),
    paymentCard: readCard(reading, means),
    directDebit: readDirectDebit(reading, root, means),
  });
  const carriesOnlyADueDate =
    code === UNDEFINED_MEANS && Object.keys(instructions ?? {}).length === 1 && dueDateOf(reading, first) !== undefined;
  return carriesOnlyADueDate ? undefined : instructions;
}

/** BT-9 of a credit note */
export function readCreditNoteDueDate(reading: Reading, root: XmlElement): string | undefined {
  const dates = reading.elements(root, 'cac:PaymentMeans').map((means) => dueDateOf(reading, means));
  return dates.find((date) => date !== undefined);
}

const dueDateOf = (reading: Reading, means: XmlElement | undefined): string | undefined =>
  readDate(reading, means, 'cbc:PaymentDueDate');

function readAccount(reading: Reading, means: XmlElement) {
  const account = reading.element(means, 'cac:PayeeFinancialAccount');
  return present({
    paymentAccountIdentifier: reading.text(account, 'cbc:ID'),
    paymentAccountName: reading.text(account, 'cbc:Name'),
    paymentServiceProviderIdentifier: reading.text(account, 'cac:FinancialInstitutionBranch', 'cbc:ID'),
  });
}

function readCard(reading: Reading, means: readonly XmlElement[]) {
  const card = means.map((item) => reading.element(item, 'cac:CardAccount')).find((item) => item !== undefined);
  reading.text(card, 'cbc:NetworkID');
  return present({
    primaryAccountNumber: reading.text(card, 'cbc:PrimaryAccountNumberID'),
    holderName: reading.text(card, 'cbc:HolderName'),
  });
}

function readDirectDebit(reading: Reading, root: XmlElement, means: readonly XmlElement[]) {
  const mandate = means.map((item) => reading.element(item, 'cac:PaymentMandate')).find((item) => item !== undefined);
  return present({
    mandateReference: reading.text(mandate, 'cbc:ID'),
    bankAssignedCreditorIdentifier: readCreditorIdentifier(reading, root),
    debitedAccountIdentifier: reading.text(mandate, 'cac:PayerFinancialAccount', 'cbc:ID'),
  });
}
