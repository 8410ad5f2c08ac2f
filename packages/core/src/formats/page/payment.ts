import { type PaymentInstructions, readCreditorReference, spacedReference } from '../../model/index.ts';
import type { Labels } from './labels/index.ts';
import type { Page } from './page.ts';
import type { Wording } from './wording.ts';

/** How to pay: means, accounts, reference, terms (BG-16, BT-20). */
export function paymentLines({ invoice, wording }: Page): readonly string[] {
  const { paymentInstructions, paymentTerms } = invoice;
  return [
    ...(paymentInstructions === undefined ? [] : instructionLines(paymentInstructions, wording)),
    ...(paymentTerms === undefined ? [] : [wording.pair(wording.labels.terms, paymentTerms)]),
  ];
}

/** BG-24: what is attached. */
export function attachmentLines({ invoice }: Page): readonly string[] {
  return (invoice.supportingDocuments ?? []).map(({ reference, description, externalLocation }) =>
    [reference, description, externalLocation].filter(Boolean).join(' – '),
  );
}

function instructionLines(instructions: PaymentInstructions, wording: Wording): string[] {
  const { labels } = wording;
  const { creditTransfers = [], directDebit, paymentCard, remittanceInformation } = instructions;
  const pairs: [string, string | undefined][] = [
    [
      labels.paymentMeans,
      meansOf(instructions.paymentMeansTypeCode, labels) ?? instructions.paymentMeansText ?? labels.means.other,
    ],
    ...creditTransfers.flatMap((transfer): [string, string | undefined][] => [
      [
        isIban(transfer.paymentAccountIdentifier) ? 'IBAN' : labels.debitedAccount,
        inGroups(transfer.paymentAccountIdentifier),
      ],
      ['BIC', transfer.paymentServiceProviderIdentifier],
      [labels.accountName, transfer.paymentAccountName],
    ]),
    [labels.remittance, remittanceInformation === undefined ? undefined : asPrinted(remittanceInformation)],
    [
      labels.card,
      paymentCard === undefined
        ? undefined
        : [paymentCard.primaryAccountNumber, paymentCard.holderName].filter(Boolean).join(' – '),
    ],
    [labels.mandate, directDebit?.mandateReference],
    [labels.creditor, directDebit?.bankAssignedCreditorIdentifier],
    [labels.debitedAccount, directDebit?.debitedAccountIdentifier],
  ];
  return pairs.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [wording.pair(label, value)]));
}

const isIban = (account: string): boolean => /^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(account.replace(/\s/g, ''));

/** An IBAN in groups of four, as people copy it. */
const inGroups = (account: string): string =>
  isIban(account) ? account.replace(/\s/g, '').replace(/(.{4})(?=.)/g, '$1\u00a0') : account;

/** A creditor reference in groups of four too. */
function asPrinted(remittance: string): string {
  const reference = readCreditorReference(remittance);
  return reference === undefined ? remittance : spacedReference(reference).replaceAll(' ', '\u00a0');
}

/** UNTDID 4461, for the codes that shops use. */
function meansOf(code: string, { means }: Labels): string | undefined {
  if (['30', '31', '58'].includes(code)) return means.transfer;
  if (['48', '54', '55'].includes(code)) return means.card;
  if (['49', '59'].includes(code)) return means.directDebit;
  if (code === '10') return means.cash;
  if (code === '20') return means.cheque;
  return code === '68' ? means.online : undefined;
}
