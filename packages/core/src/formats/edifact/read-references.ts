import { present, some } from '../../xml/index.ts';
import type { Mark } from './directories.ts';
import type { MessageReading } from './message-reading.ts';
import { DOCUMENT_REFERENCES, GENERAL, OBJECT, PAYMENT_TERMS, PRECEDING_INVOICE, SPECIFICATION } from './qualifiers.ts';
import { component, type Segment } from './segments.ts';
import { joinedPieces } from './texts.ts';

/** BT-10 to BT-17, BT-19 */
export function readReferences(reading: MessageReading) {
  return Object.fromEntries(
    Object.entries(DOCUMENT_REFERENCES).map(([term, qualifiers]) => {
      const [found] = qualifiers.flatMap((qualifier) => reading.groups(reading.sections.header, 'RFF', qualifier));
      reading.all(found?.members ?? [], 'DTM').forEach((date) => reading.take(date));
      return [term, reading.text(found?.head, 0, 1)];
    }),
  );
}

/** The value of the first RFF of the document with that qualifier. */
export function readReference(reading: MessageReading, qualifier: string): string | undefined {
  return reading.text(reading.groups(reading.sections.header, 'RFF', qualifier)[0]?.head, 0, 1);
}

/** BT-18: the value stands in RFF or in the GIR behind it. */
export function readInvoicedObject(reading: MessageReading) {
  const [object] = reading.groups(reading.sections.header, 'RFF', OBJECT);
  const related = reading.first(object?.members ?? [], 'GIR');
  const value =
    reading.text(object?.head, 0, 1) ??
    joinedPieces(
      (related?.elements ?? []).slice(1).map(([piece]) => piece ?? ''),
      35,
      ' ',
    );
  if (value === undefined) return undefined;
  reading.take(related);
  return present({ value, scheme: reading.text(object?.head, 0, 3) });
}

/** BG-3 */
export function readPrecedingInvoices(reading: MessageReading) {
  const found = reading.groups(reading.sections.header, 'RFF', ...PRECEDING_INVOICE);
  return some(
    found.map(({ head, members }) =>
      present({
        number: reading.text(head, 0, 1),
        issueDate: reading.date(reading.first(members, 'DTM', '171', '137', '3')),
      }),
    ),
  );
}

/** The FTX of the document that is marked as that term; none where the directory has no mark for it. */
export function marked(reading: MessageReading, mark: Mark | undefined): readonly Segment[] {
  return reading.all(reading.sections.single, 'FTX').filter((text) => isMarked(text, mark));
}

/** What has several of a kind is numbered behind its mark: `BT-120.2`. */
function isMarked(text: Segment, mark: Mark | undefined): boolean {
  if (mark === undefined || component(text, 0) !== mark[0] || !component(text, 2).startsWith(mark[1])) return false;
  return /^\d*$/.test(component(text, 2).slice(mark[1].length));
}

/** BG-2. A message that names no specification is of the one that UNH names. */
export function readProcessControl(reading: MessageReading) {
  const specification = specificationOf(reading);
  const { businessProcessType } = reading.directory.marks;
  const { type, version, release, agency, association } = reading.message;
  const own = [type, version, release, agency, association].filter((part) => part !== '').join(':');
  return present({
    businessProcessType: reading.text(specification, 2) ?? reading.freeText(marked(reading, businessProcessType)[0]),
    specificationIdentifier: reading.freeText(specification) ?? own,
  });
}

function specificationOf(reading: MessageReading): Segment | undefined {
  const { supportingDocument, businessProcessType } = reading.directory.marks;
  return reading
    .all(reading.sections.single, 'FTX', [SPECIFICATION])
    .find((text) => !isMarked(text, supportingDocument) && !isMarked(text, businessProcessType));
}

/** BT-20 */
export function readPaymentTerms(reading: MessageReading): string | undefined {
  const terms = reading.all(reading.sections.single, 'FTX', [PAYMENT_TERMS]);
  return joinedPieces(
    terms.map((text) => reading.freeText(text) ?? ''),
    Infinity,
    '\n',
  );
}

/** BG-1: the texts that are no other term. */
export function readNotes(reading: MessageReading) {
  const marks: readonly Mark[] = Object.values(reading.directory.marks);
  const specification = specificationOf(reading);
  const notes = reading.all(reading.sections.single, 'FTX').filter((text) => {
    const isOther = marks.some((mark) => isMarked(text, mark));
    return component(text, 0) !== PAYMENT_TERMS && !isOther && text !== specification;
  });
  return some(notes.map((text) => readNote(reading, text)).filter((note) => note !== undefined));
}

function readNote(reading: MessageReading, segment: Segment) {
  const text = reading.freeText(segment);
  if (text === undefined) return undefined;
  const subject = reading.text(segment, 0);
  return present({ subjectCode: subject === GENERAL ? reading.text(segment, 2) : subject, text });
}

/** BG-24 */
export function readSupportingDocuments(reading: MessageReading) {
  return some(
    marked(reading, reading.directory.marks.supportingDocument).map((document) =>
      present({
        reference: reading.text(document, 3, 0),
        description: reading.text(document, 3, 1),
        externalLocation: reading.text(document, 3, 2),
      }),
    ),
  );
}
