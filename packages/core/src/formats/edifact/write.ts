import { type Invoice, ok, type Problem, refused, type Result } from '../../model/index.ts';
import type { Written } from '../port.ts';
import { MessageWriter, type Term } from './message-writer.ts';
import {
  CREDITOR,
  DOCUMENT_REFERENCES,
  GENERAL,
  MANDATE,
  MARKED,
  OBJECT,
  PAYMENT_TERMS,
  PRECEDING_INVOICE,
  REMITTANCE,
  SPECIFICATION,
} from './qualifiers.ts';
import { writeAllowanceCharge, writeLine } from './write-line.ts';
import { writeParties, writeText } from './write-party.ts';
import { writeDate, writeFreeText, writeVat } from './write-values.ts';

/**
 * The invoice as INVOIC D.14B in the binding of EN 16931, alone in an interchange in UTF-8. Sender, recipient, date and reference of the
 * interchange are those of the invoice, so that the same invoice gives the same bytes. Refuses `ILLEGAL_CHARACTER`: half a character.
 */
export function writeEdifact(invoice: Invoice): Result<Written> {
  const broken = brokenTexts(invoice, '');
  if (broken.length > 0) return refused(...broken.slice(0, 100));
  const writer = new MessageWriter();
  writer.segment('UNH', '1', ['INVOIC', 'D', '14B', 'UN', undefined, '16B']);
  writeHeader(writer, invoice);
  invoice.lines.forEach((line, index) => writeLine(writer, line, index));
  writeSummary(writer, invoice);
  writer.segment('UNT', String(writer.count + 1), '1');
  const frame = interchangeOf(invoice);
  const text = `UNA:+.?*'\n${frame.head}\n${writer.toString()}\n${frame.end}\n`;
  return ok({ bytes: new TextEncoder().encode(text), dropped: writer.dropped });
}

/** UNB and UNZ: the addresses and the number are cut to what they hold, since they say nothing that the message does not. */
function interchangeOf({ number, issueDate, seller, buyer }: Invoice): { head: string; end: string } {
  const party = ({
    electronicAddress,
    vatIdentifier,
    name,
  }: Pick<Invoice['seller'], 'electronicAddress' | 'vatIdentifier' | 'name'>) => [
    short(electronicAddress?.value ?? vatIdentifier ?? name, 35),
    electronicAddress?.scheme === undefined ? undefined : short(electronicAddress.scheme, 4),
  ];
  const reference = short(number, 14);
  const head = new MessageWriter();
  head.segment('UNB', ['UNOW', '4'], party(seller), party(buyer), [issueDate.replaceAll('-', ''), '0000'], reference);
  const end = new MessageWriter();
  end.segment('UNZ', '1', reference);
  return { head: head.toString(), end: end.toString() };
}

const short = (text: string, length: number): string => Array.from(text.trim()).slice(0, length).join('');

function writeHeader(writer: MessageWriter, invoice: Invoice): void {
  writer.segment(
    'BGM',
    writer.fit(invoice.typeCode, 3, at('BT-3', 'typeCode')),
    writer.fit(invoice.number, 70, at('BT-1', 'number')),
  );
  const { invoicingPeriod: period, actualDeliveryDate } = invoice.deliveryInformation ?? {};
  writeDate(writer, '137', invoice.issueDate);
  writeDate(writer, '131', invoice.vatPointDate);
  writeDate(writer, '35', actualDeliveryDate);
  writeDate(writer, '167', period?.startDate);
  writeDate(writer, '168', period?.endDate);
  writeTexts(writer, invoice);
  writeReferences(writer, invoice);
  writeParties(writer, invoice);
  const accounting = invoice.vatAccountingCurrencyCode;
  writer.segment('CUX', ['2', invoice.currencyCode], accounting === undefined ? undefined : ['3', accounting]);
  writePaymentTerms(writer, invoice);
  invoice.allowances?.forEach((item, index) =>
    writeAllowanceCharge(writer, 'A', item, at('BG-20', `allowances[${index}]`)),
  );
  invoice.charges?.forEach((item, index) => writeAllowanceCharge(writer, 'C', item, at('BG-21', `charges[${index}]`)));
}

const at = (term: string, field: string): Term => ({ term, field });

function writeTexts(writer: MessageWriter, invoice: Invoice): void {
  const { businessProcessType: process, specificationIdentifier } = invoice.processControl;
  const isShort = process !== undefined && process.length <= 17 && process.trim() !== '';
  writeFreeText(
    writer,
    SPECIFICATION,
    isShort ? process : undefined,
    specificationIdentifier,
    at('BT-24', 'processControl.specificationIdentifier'),
  );
  if (!isShort)
    writeFreeText(writer, ...MARKED.businessProcessType, process, at('BT-23', 'processControl.businessProcessType'));
  invoice.notes?.forEach(({ subjectCode, text }, index) => {
    const isPlain = subjectCode !== undefined && /^[A-Z0-9]{3}$/.test(subjectCode) && !OTHER_SUBJECTS.has(subjectCode);
    const mark = isPlain ? undefined : writer.fit(subjectCode, 17, at('BT-21', `notes[${index}].subjectCode`));
    writeFreeText(writer, isPlain ? subjectCode : GENERAL, mark, text, at('BT-22', `notes[${index}].text`));
  });
  writeFreeText(writer, PAYMENT_TERMS, undefined, invoice.paymentTerms, at('BT-20', 'paymentTerms'));
  writeFreeText(
    writer,
    ...MARKED.additionalLegalInformation,
    invoice.seller.additionalLegalInformation,
    at('BT-33', 'seller.additionalLegalInformation'),
  );
  writeFreeText(writer, ...MARKED.vatPointDateCode, invoice.vatPointDateCode, at('BT-8', 'vatPointDateCode'));
  writeFreeText(
    writer,
    ...MARKED.paymentMeansText,
    invoice.paymentInstructions?.paymentMeansText,
    at('BT-82', 'paymentInstructions.paymentMeansText'),
  );
  writeExemptions(writer, invoice);
  writeSupportingDocuments(writer, invoice);
}

/** Subjects that hold another term than a note. */
const OTHER_SUBJECTS = new Set<string>([PAYMENT_TERMS, SPECIFICATION, GENERAL]);

/** BT-120, BT-121, by the place of their group. */
function writeExemptions(writer: MessageWriter, { vatBreakdown }: Invoice): void {
  const [subject, mark] = MARKED.exemption;
  vatBreakdown.forEach(({ exemptionReasonCode: code, exemptionReasonText: text }, index) => {
    const field = `vatBreakdown[${index}]`;
    const written = [
      writer.fit(code, 512, at('BT-121', `${field}.exemptionReasonCode`)),
      ...writer.split(text, 512, 4, at('BT-120', `${field}.exemptionReasonText`)),
    ];
    if (written.some((piece) => piece !== undefined))
      writer.segment('FTX', subject, undefined, `${mark}.${index + 1}`, written);
  });
}

/** BG-24 without BT-125: an interchange carries no files. */
function writeSupportingDocuments(writer: MessageWriter, { supportingDocuments = [] }: Invoice): void {
  const [subject, mark] = MARKED.supportingDocument;
  supportingDocuments.forEach(({ reference, description, externalLocation, attachment }, index) => {
    const field = `supportingDocuments[${index}]`;
    writer.segment('FTX', subject, undefined, mark, [
      writer.fit(reference, 512, at('BT-122', `${field}.reference`)),
      writer.fit(description, 512, at('BT-123', `${field}.description`)),
      writer.fit(externalLocation, 512, at('BT-124', `${field}.externalLocation`)),
    ]);
    if (attachment !== undefined) writer.drop(at('BT-125', `${field}.attachment`), 'EDIFACT carries no files.');
  });
}

const REFERENCE_TERMS: Readonly<Record<keyof typeof DOCUMENT_REFERENCES, string>> = {
  buyerReference: 'BT-10',
  projectReference: 'BT-11',
  contractReference: 'BT-12',
  purchaseOrderReference: 'BT-13',
  salesOrderReference: 'BT-14',
  receivingAdviceReference: 'BT-15',
  despatchAdviceReference: 'BT-16',
  tenderOrLotReference: 'BT-17',
  buyerAccountingReference: 'BT-19',
};

function writeReferences(writer: MessageWriter, invoice: Invoice): void {
  for (const [field, term] of Object.entries(REFERENCE_TERMS) as [keyof typeof DOCUMENT_REFERENCES, string][])
    writeText(writer, DOCUMENT_REFERENCES[field][0], invoice[field], at(term, field));
  const object = invoice.invoicedObjectIdentifier;
  if (object !== undefined) {
    const scheme = writer.fit(object.scheme, 9, at('BT-18-1', 'invoicedObjectIdentifier.scheme'));
    writer.segment('RFF', [OBJECT, undefined, undefined, scheme]);
    writer.segment('GIR', '14', ...writer.split(object.value, 35, 5, at('BT-18', 'invoicedObjectIdentifier.value')));
  }
  const { remittanceInformation, directDebit } = invoice.paymentInstructions ?? {};
  const instructions = (term: string, field: string) => at(term, `paymentInstructions.${field}`);
  writeText(writer, REMITTANCE, remittanceInformation, instructions('BT-83', 'remittanceInformation'));
  writeText(writer, MANDATE, directDebit?.mandateReference, instructions('BT-89', 'directDebit.mandateReference'));
  writeText(
    writer,
    CREDITOR,
    directDebit?.bankAssignedCreditorIdentifier,
    instructions('BT-90', 'directDebit.bankAssignedCreditorIdentifier'),
  );
  invoice.precedingInvoiceReferences?.forEach(({ number, issueDate }, index) => {
    writeText(writer, PRECEDING_INVOICE[0], number, at('BT-25', `precedingInvoiceReferences[${index}].number`));
    writeDate(writer, '171', issueDate);
  });
}

/** BT-9 and BT-81 stand in terms of their own, as the published examples have it. */
function writePaymentTerms(writer: MessageWriter, { paymentDueDate, paymentInstructions }: Invoice): void {
  if (paymentDueDate !== undefined) {
    writer.segment('PYT', '1');
    writeDate(writer, '13', paymentDueDate);
  }
  if (paymentInstructions === undefined) return;
  writer.segment('PYT', '1');
  writer.segment('PAI', [
    undefined,
    undefined,
    writer.fit(paymentInstructions.paymentMeansTypeCode, 3, at('BT-81', 'paymentInstructions.paymentMeansTypeCode')),
  ]);
}

function writeSummary(
  writer: MessageWriter,
  { lines, totals, vatBreakdown, vatAccountingCurrencyCode: accounting }: Invoice,
): void {
  writer.segment('UNS', 'S');
  writer.segment('CNT', ['2', String(lines.length)]);
  const amounts = [
    ['79', totals.sumOfLineNetAmounts],
    ['260', totals.sumOfAllowances],
    ['259', totals.sumOfCharges],
    ['389', totals.totalWithoutVat],
    ['176', totals.totalVat],
    ['388', totals.totalWithVat],
    ['113', totals.paidAmount],
    ['366', totals.roundingAmount],
    ['9', totals.amountDueForPayment],
  ] as const;
  for (const [qualifier, amount] of amounts) if (amount !== undefined) writer.segment('MOA', [qualifier, amount]);
  const inAccounting = totals.totalVatInAccountingCurrency;
  if (inAccounting !== undefined && accounting !== undefined) writer.segment('MOA', ['176', inAccounting, accounting]);
  else if (inAccounting !== undefined)
    writer.drop(
      at('BT-111', 'totals.totalVatInAccountingCurrency'),
      'The amount needs the accounting currency (BT-6).',
    );
  for (const { categoryCode, rate, taxableAmount, taxAmount } of vatBreakdown) {
    writeVat(writer, categoryCode, rate);
    writer.segment('MOA', ['125', taxableAmount]);
    writer.segment('MOA', ['124', taxAmount]);
  }
}

/** Texts with half of a surrogate pair, which no encoding can hold. */
function brokenTexts(value: unknown, field: string): Problem[] {
  if (typeof value === 'string') return HALF_CHARACTER.test(value) ? [illegal(field)] : [];
  if (Array.isArray(value)) return value.flatMap((item, index) => brokenTexts(item, `${field}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => brokenTexts(inner, field === '' ? key : `${field}.${key}`));
}

const HALF_CHARACTER = /[\ud800-\udfff]/u;

const illegal = (field: string): Problem => ({
  code: 'ILLEGAL_CHARACTER',
  message: `${field} holds half a character, which no file can hold.`,
  advice: 'Type the text again in the shop or the ERP; it was cut in the middle of a character.',
  retry: 'after-fix',
  field,
});
