import type { PaymentInstructions } from '../../model/index.ts';
import { mentionsOf } from './mentions.ts';
import type { Printing } from './printing.ts';
import type { Labels } from './labels/index.ts';
import type { Style } from './sheet.ts';

/** How to pay: means, accounts, reference, terms (BG-16, BT-20), in the given width. */
export function printPayment(printing: Printing, width = printing.sheet.width): void {
  const { invoice, wording } = printing;
  const instructions = invoice.paymentInstructions;
  const lines = [
    ...(instructions === undefined ? [] : paymentLines(instructions, wording)),
    ...(invoice.paymentTerms === undefined ? [] : [wording.pair(wording.labels.terms, invoice.paymentTerms)]),
  ];
  if (lines.length > 0) printSection(printing, wording.labels.payment, lines, printing.theme.text, width);
}

/** The mentions the law asks for, the notes, and what is attached. */
export function printMentions(printing: Printing): void {
  const { invoice, wording, theme } = printing;
  const mentions = mentionsOf(invoice, wording.labels);
  if (mentions.length > 0) printSection(printing, wording.labels.notes, mentions, theme.text);
  const attachments = (invoice.supportingDocuments ?? []).map(({ reference, description, externalLocation }) =>
    [reference, description, externalLocation].filter(Boolean).join(' – '),
  );
  if (attachments.length > 0) printSection(printing, wording.labels.attachments, attachments, theme.text);
}

function printSection(
  { sheet, theme }: Printing,
  title: string,
  paragraphs: readonly string[],
  style: Style,
  width = sheet.width,
): void {
  sheet.reserve(3 * sheet.lineHeight(style));
  const section = sheet.element(sheet.root, 'Sect');
  sheet.y += sheet.write(section, 'H2', title, theme.heading, { x: sheet.left, y: sheet.y, width }) + 2;
  for (const paragraph of paragraphs) {
    const element = sheet.element(section, 'P');
    for (const line of sheet.wrap(paragraph, style, width)) {
      sheet.reserve(sheet.lineHeight(style));
      const { y } = sheet;
      element.add(() => sheet.line(line, style, { x: sheet.left, y, width }));
      sheet.y += sheet.lineHeight(style);
    }
    sheet.y += 1.5;
  }
  sheet.y += 10;
}

function paymentLines(instructions: PaymentInstructions, wording: Printing['wording']): string[] {
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
    [labels.remittance, remittanceInformation],
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

/** UNTDID 4461, for the codes that shops use. */
function meansOf(code: string, { means }: Labels): string | undefined {
  if (['30', '31', '58'].includes(code)) return means.transfer;
  if (['48', '54', '55'].includes(code)) return means.card;
  if (['49', '59'].includes(code)) return means.directDebit;
  if (code === '10') return means.cash;
  if (code === '20') return means.cheque;
  return code === '68' ? means.online : undefined;
}
