import type { Invoice } from '../../model/index.ts';
import type { MessageWriter } from './message-writer.ts';
import { GENERAL, PAYMENT_TERMS, SPECIFICATION } from './qualifiers.ts';
import { at, textPieces, writeFreeText } from './write-values.ts';

/** The FTX of the document. */
export function writeTexts(writer: MessageWriter, invoice: Invoice): void {
  const { marks } = writer.directory;
  writeProcessControl(writer, invoice);
  writeNotes(writer, invoice);
  writeFreeText(writer, [PAYMENT_TERMS, ''], invoice.paymentTerms, at('BT-20', 'paymentTerms'));
  writeFreeText(
    writer,
    marks.additionalLegalInformation,
    invoice.seller.additionalLegalInformation,
    at('BT-33', 'seller.additionalLegalInformation'),
  );
  writeVatPointDateCode(writer, invoice);
  writeFreeText(
    writer,
    marks.paymentMeansText,
    invoice.paymentInstructions?.paymentMeansText,
    at('BT-82', 'paymentInstructions.paymentMeansText'),
  );
  writeExemptions(writer, invoice);
  writeSupportingDocuments(writer, invoice);
}

/** BG-2. A message of an older directory is of that, whatever the invoice claims. */
function writeProcessControl(writer: MessageWriter, { processControl }: Invoice): void {
  const { businessProcessType: process, specificationIdentifier } = processControl;
  const { businessProcessType: mark } = writer.directory.marks;
  const specification = at('BT-24', 'processControl.specificationIdentifier');
  const businessProcess = at('BT-23', 'processControl.businessProcessType');
  if (mark === undefined) {
    writer.drop(specification, 'UNH says of which directory and subset the message is.');
    if (process !== undefined) writer.drop(businessProcess, 'The directory has no place for it.');
    return;
  }
  const isShort = process !== undefined && process.length <= 17 && process.trim() !== '';
  writeFreeText(writer, [SPECIFICATION, isShort ? process : ''], specificationIdentifier, specification);
  if (!isShort) writeFreeText(writer, mark, process, businessProcess);
}

/** BG-1: a subject that has another meaning here stands beside `GEN`. */
function writeNotes(writer: MessageWriter, { notes }: Invoice): void {
  notes?.forEach(({ subjectCode, text }, index) => {
    const isPlain = subjectCode !== undefined && /^[A-Z0-9]{3}$/.test(subjectCode) && !OTHER_SUBJECTS.has(subjectCode);
    const mark = isPlain ? undefined : markOf(writer, subjectCode, `notes[${index}].subjectCode`);
    writeFreeText(writer, [isPlain ? subjectCode : GENERAL, mark ?? ''], text, at('BT-22', `notes[${index}].text`));
  });
}

function markOf(writer: MessageWriter, subjectCode: string | undefined, field: string): string | undefined {
  return writer.code(subjectCode, writer.directory.isBinding ? 17 : 3, at('BT-21', field));
}

/** Subjects that hold another term than a note. */
const OTHER_SUBJECTS = new Set<string>([PAYMENT_TERMS, SPECIFICATION, GENERAL]);

function writeVatPointDateCode(writer: MessageWriter, { vatPointDateCode: code }: Invoice): void {
  const { vatPointDateCode: mark } = writer.directory.marks;
  const where = at('BT-8', 'vatPointDateCode');
  if (mark !== undefined) writeFreeText(writer, mark, code, where);
  else if (code !== undefined) writer.drop(where, 'The directory has no place for it.');
}

/** BT-120, BT-121, by the place of their group. */
function writeExemptions(writer: MessageWriter, { vatBreakdown }: Invoice): void {
  const [subject, mark] = writer.directory.marks.exemption;
  vatBreakdown.forEach(({ exemptionReasonCode: code, exemptionReasonText: text }, index) => {
    const field = `vatBreakdown[${index}]`;
    const written = [
      writer.fit(code, writer.directory.lengths.text, at('BT-121', `${field}.exemptionReasonCode`)),
      ...textPieces(writer, text, at('BT-120', `${field}.exemptionReasonText`), 4),
    ];
    if (written.some((piece) => piece !== undefined))
      writer.segment('FTX', subject, undefined, `${mark}${index + 1}`, written);
  });
}

/** BG-24 without BT-125: an interchange carries no files. */
function writeSupportingDocuments(writer: MessageWriter, { supportingDocuments = [] }: Invoice): void {
  const [subject, mark] = writer.directory.marks.supportingDocument;
  const { text: length } = writer.directory.lengths;
  supportingDocuments.forEach(({ reference, description, externalLocation, attachment }, index) => {
    const field = `supportingDocuments[${index}]`;
    writer.segment('FTX', subject, undefined, mark, [
      writer.fit(reference, length, at('BT-122', `${field}.reference`)),
      writer.fit(description, length, at('BT-123', `${field}.description`)),
      writer.code(externalLocation, length, at('BT-124', `${field}.externalLocation`)),
    ]);
    if (attachment !== undefined) writer.drop(at('BT-125', `${field}.attachment`), 'EDIFACT carries no files.');
  });
}
