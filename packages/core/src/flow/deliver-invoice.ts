import { payable } from '../billing/index.ts';
import {
  defaultTemplate,
  letterModel,
  LETTER_LANGUAGES,
  writeLetter,
  type Attachment,
  type LetterId,
  type LetterInput,
  type LetterLanguage,
} from '../channels/index.ts';
import { E_INVOICE_FORMATS, type FileFormat } from '../formats/index.ts';
import {
  contactFormat,
  dayIn,
  ok,
  refused,
  type ContactFormat,
  type DocumentId,
  type Invoice,
  type MerchantSettings,
  type Problem,
  type TenantId,
} from '../model/index.ts';
import {
  contactsById,
  documentById,
  documentBytes,
  letterTemplateOf,
  type DocumentSummary,
  type MessageRow,
  type TenantTransaction,
} from '../store/index.ts';
import { unpackContent } from './document-content.ts';
import { documentFile } from './document-file.ts';
import type { LetterWriter } from './message-letter.ts';
import { inTenant, type Road } from './road.ts';
import { settingsOf } from './settings.ts';

/** The letter that carries an issued document to its buyer, by mail or as the cover letter on paper. */
export const documentLetters: LetterWriter = {
  async write(road, tenant, message, link) {
    const known = await inTenant(road, tenant, (trx) => factsOf(trx, message));
    if (known === undefined) return refused(DOCUMENT_GONE);
    const attachments = await attachmentsOf(road, tenant, message);
    const { id, language, template } = known;
    const model = letterModel.safeParse(inputOf(road, known, link, attachments));
    if (!model.success) return refused(letterUnfit(model.error.issues[0]?.path.map(String).join('.') ?? ''));
    const letter = writeLetter(template ?? defaultTemplate(id, language), model.data, language);
    return letter.ok ? ok({ ...letter.value, attachments }) : letter;
  },
};

interface Facts {
  readonly id: LetterId;
  readonly language: LetterLanguage;
  readonly template?: { readonly subject: string; readonly body: string };
  readonly settings: MerchantSettings;
  readonly document: DocumentSummary;
  readonly invoice: Invoice;
  readonly contactName?: string;
}

async function factsOf(trx: TenantTransaction, message: MessageRow): Promise<Facts | undefined> {
  const documentId = message.documentId ?? '';
  const settings = await settingsOf(trx);
  const [document, stored] = [await documentById(trx, documentId), await documentBytes(trx, documentId)];
  if (document === undefined || stored === undefined || settings === undefined) return undefined;
  const [contact] = await contactsById(trx, message.contactId === null ? [] : [message.contactId]);
  const id = message.channel === 'print' ? 'cover-letter' : document.kind === 'creditNote' ? 'credit-note' : 'invoice';
  const language = letterLanguageOf(message.language);
  const template = await letterTemplateOf(trx, id, language);
  return {
    id,
    language,
    ...(template && { template }),
    settings,
    document,
    invoice: unpackContent(stored.content).invoice,
    ...(contact?.name != null && { contactName: contact.name }),
  };
}

/** The language of letters nearest to a tag or a country: that of its beginning, English for the others. */
export function letterLanguageOf(tag: string): LetterLanguage {
  const start = tag.slice(0, 2).toLowerCase();
  return LETTER_LANGUAGES.find((known) => known === start || BY_COUNTRY[known].includes(start)) ?? 'en';
}

const BY_COUNTRY: Readonly<Record<LetterLanguage, readonly string[]>> = {
  en: [],
  fr: ['mc', 'gp', 'mq', 're'],
  de: ['at', 'li'],
};

function inputOf(
  road: Road,
  { settings, document, invoice, contactName }: Facts,
  link: string | undefined,
  attachments: readonly Attachment[],
): LetterInput {
  const { seller } = settings;
  const [precedes] = invoice.precedingInvoiceReferences ?? [];
  return {
    date: dayIn(settings.timeZone, road.clock.now()),
    sender: {
      name: seller.tradingName ?? seller.name,
      address: seller.postalAddress,
      ...(seller.contact?.telephone !== undefined && { telephone: seller.contact.telephone }),
      legalLines: [seller.legalInformation, seller.vatIdentifier].filter((line) => line !== undefined),
    },
    recipient: { name: invoice.buyer.name, ...(contactName !== undefined && { contact: contactName }) },
    document: {
      kind: kindOf(document.kind),
      number: document.number,
      issueDate: document.issueDate,
      ...(document.dueDate !== null && { dueDate: document.dueDate }),
      total: payable({ invoice }).toString(),
      open: document.open,
      currency: document.currency,
      orderNumber: document.orderNumber,
      ...(invoice.purchaseOrderReference !== undefined && { purchaseOrder: invoice.purchaseOrderReference }),
      ...(precedes !== undefined && { precedes: precedes.number }),
    },
    ...(seller.bankAccount && {
      bank: {
        holder: seller.bankAccount.name ?? seller.name,
        iban: seller.bankAccount.iban,
        ...(seller.bankAccount.bic !== undefined && { bic: seller.bankAccount.bic }),
        reference: document.number,
      },
    }),
    ...(link !== undefined && { links: { portal: link } }),
    attachments: attachments.map(({ filename }) => filename),
  };
}

function kindOf(kind: string): 'invoice' | 'creditNote' | 'deposit' | 'corrective' {
  return (['creditNote', 'deposit', 'corrective'] as const).find((known) => known === kind) ?? 'invoice';
}

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

/** XML goes with a page to read; a Factur-X is one itself. */
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

function letterUnfit(field: string): Problem {
  return {
    code: 'LETTER_UNFIT',
    message: `The letter cannot be written: ${field} does not fit.`,
    advice: 'Correct this in the settings or in the contact, then release the message.',
    retry: 'after-fix',
    field,
  };
}
