import { E_INVOICE_FORMATS, isCreditNote, languageFor, LANGUAGES, type FileFormat } from '../formats/index.ts';
import type { Attachment } from '../channels/index.ts';
import {
  contactFormat,
  ok,
  refused,
  type ContactFormat,
  type DocumentId,
  type Problem,
  type TenantId,
} from '../model/index.ts';
import { documentBytes, type MessageRow } from '../store/index.ts';
import { unpackContent } from './document-content.ts';
import { documentFile } from './document-file.ts';
import type { LetterWriter } from './message-letter.ts';
import { inTenant, type Road } from './road.ts';

/** The letter that carries an issued document to its buyer. */
export const documentLetters: LetterWriter = {
  async write(road, tenant, message, link) {
    const stored = await inTenant(road, tenant, (trx) => documentBytes(trx, message.documentId ?? ''));
    if (stored === undefined) return refused(DOCUMENT_GONE);
    const { invoice } = unpackContent(stored.content);
    const { titles } = LANGUAGES[languageFor(message.language)];
    const title = isCreditNote(invoice.typeCode) ? titles.creditNote : titles.invoice;
    const attachments = await attachmentsOf(road, tenant, message);
    const text = [`${title} ${invoice.number}`, invoice.seller.name, ...(link === undefined ? [] : [link])].join(
      '\n\n',
    );
    return ok({ subject: `${title} ${invoice.number} – ${invoice.seller.name}`, text, attachments });
  },
};

/** The files by what the contact wants; what this document cannot be had as is replaced by what it was issued as. */
async function attachmentsOf(
  road: Road,
  tenant: TenantId,
  { documentId, attachments }: MessageRow,
): Promise<readonly Attachment[]> {
  const id = documentId as DocumentId;
  const wanted = attachments.flatMap((format) => filesFor(contactFormat.parse(format)));
  const files = await filesOf(road, tenant, id, wanted);
  return files.length > 0 || wanted.length === 0 ? files : filesOf(road, tenant, id, filesFor('issued'));
}

/** Each once: what a document was issued as may be its page to read, too. */
async function filesOf(
  road: Road,
  tenant: TenantId,
  id: DocumentId,
  formats: readonly (FileFormat | 'issued')[],
): Promise<readonly Attachment[]> {
  const files = new Map<string, Attachment>();
  for (const format of formats) {
    const file = await documentFile(road, tenant, id, format);
    if (file === undefined) continue;
    const { filename, mediaType, content } = file;
    files.set(filename, { filename, mediaType, content });
  }
  return [...files.values()];
}

function filesFor(format: ContactFormat): readonly (FileFormat | 'issued')[] {
  if (format === 'pdf') return ['pdf'];
  if (format === 'issued') return ['issued', 'pdf'];
  const { syntax, inPdf } = E_INVOICE_FORMATS[format];
  return inPdf === true ? ['facturx'] : [syntax, 'pdf'];
}

const DOCUMENT_GONE: Problem = {
  code: 'DOCUMENT_UNKNOWN',
  message: 'The document of this message is not there.',
  advice: 'Nothing has to be done: the message is not sent.',
  retry: 'never',
};
