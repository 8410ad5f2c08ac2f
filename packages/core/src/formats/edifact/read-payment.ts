import { present, some } from '../../xml/index.ts';
import type { MessageReading } from './message-reading.ts';
import { CREDITOR, MANDATE, REMITTANCE } from './qualifiers.ts';
import { marked, readReference } from './read-references.ts';
import type { Segment } from './segments.ts';
import { joinedPieces } from './texts.ts';

/** BT-9: the due date of the first terms of payment that have one. */
export function readDueDate(reading: MessageReading): string | undefined {
  const terms = [...reading.groups(reading.sections.header, 'PYT'), ...reading.groups(reading.sections.header, 'PAT')];
  let due: string | undefined;
  for (const { head, members } of terms) {
    const date = reading.first(members, 'DTM', '13');
    if (date !== undefined && due === undefined) {
      due = reading.date(date);
      reading.take(head);
    } else if (members.some(({ tag }) => tag === 'PAI')) reading.take(head);
  }
  return due ?? reading.date(reading.first(reading.sections.single, 'DTM', '13'));
}

/** BG-16: the means (PAI), the accounts of the parties (FII) and the references that go with them. */
export function readPaymentInstructions(reading: MessageReading) {
  const { header, single } = reading.sections;
  const terms = header.filter(({ head }) => head.tag === 'PYT' || head.tag === 'PAT').flatMap(({ members }) => members);
  const means = reading.first(terms, 'PAI') ?? reading.first(single, 'PAI');
  const accounts = header.filter(({ head }) => head.tag === 'NAD').flatMap(({ members }) => members);
  const creditTransfers = readTransfers(reading, [
    ...reading.all(accounts, 'FII', ['RB', 'RH', 'BF']),
    ...reading.all(terms, 'FII', ['RB', 'RH', 'BF']),
  ]);
  const card = reading.first(accounts, 'FII', 'PB');
  const [text] = marked(reading, reading.directory.marks.paymentMeansText);
  const written = present({
    paymentMeansTypeCode: reading.code(means, 0, 2),
    paymentMeansText: reading.freeText(text),
    remittanceInformation: readReference(reading, REMITTANCE),
    creditTransfers,
    paymentCard: present({ primaryAccountNumber: reading.text(card, 1, 0), holderName: readHolder(reading, card) }),
    directDebit: present({
      mandateReference: readReference(reading, MANDATE),
      bankAssignedCreditorIdentifier: readReference(reading, CREDITOR),
      debitedAccountIdentifier: reading.text(reading.first(accounts, 'FII', 'BI'), 1, 0),
    }),
  });
  if (written === undefined || written.paymentMeansTypeCode !== undefined) return written;
  return withoutMeans(reading, written);
}

/** An account without a means of payment: UNTDID 4461 has a code for what is not said. */
function withoutMeans(reading: MessageReading, written: object) {
  reading.warn(undefined, 'The message names no means of payment (BT-81): it is read as 1, not defined.');
  return { ...written, paymentMeansTypeCode: '1' };
}

/** BG-17. Senders repeat an account without its bank. */
function readTransfers(reading: MessageReading, accounts: readonly Segment[]) {
  const known = new Set<string>();
  return some(
    accounts.flatMap((account) => {
      const transfer = present({
        paymentAccountIdentifier: reading.text(account, 1, 0),
        paymentAccountName: readHolder(reading, account),
        paymentServiceProviderIdentifier: reading.text(account, 2, 0) ?? reading.text(account, 2, 3),
      });
      const key = transfer?.paymentAccountIdentifier ?? '';
      const adds = transfer?.paymentAccountName ?? transfer?.paymentServiceProviderIdentifier;
      if (transfer !== undefined && key === '') reading.warn(account, 'A bank without an account is not read.');
      if (transfer === undefined || key === '' || (known.has(key) && adds === undefined)) return [];
      known.add(key);
      return [transfer];
    }),
  );
}

const readHolder = (reading: MessageReading, account: Segment | undefined): string | undefined =>
  joinedPieces(reading.pieces(account, 1, 1, 3), 35, ' ');
