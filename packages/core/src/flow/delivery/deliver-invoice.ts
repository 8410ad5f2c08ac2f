import { payable } from '../../billing/index.ts';
import {
  defaultTemplate,
  letterModel,
  LETTER_LANGUAGES,
  writeLetter,
  type Attachment,
  type LetterId,
  type LetterInput,
  type LetterLanguage,
} from '../../channels/index.ts';
import { E_INVOICE_FORMATS, type FileFormat } from '../../formats/index.ts';
import {
  contactFormat,
  dayIn,
  ok,
  present,
  refused,
  type ContactFormat,
  type MerchantSettings,
  type Problem,
  type Result,
} from '../../model/index.ts';
import {
  bytesOfDocuments,
  contactsById,
  documentsById,
  letterTemplatesOf,
  type DocumentSummary,
  type MessageRow,
  type StoredBytes,
  type TenantTransaction,
} from '../../store/index.ts';
import { unpackContent } from '../invoices/document-content.ts';
import { storedFile, type PageOf } from '../invoices/document-file.ts';
import { paymentUrlOf } from '../invoices/payment-url.ts';
import type { Letter, LetterWriter } from './message-letter.ts';
import { inTenant, type Road } from '../road.ts';
import { settingsOf } from '../settings.ts';

/** The letter that carries an issued document to its buyer, by mail or as the cover letter on paper. */
export const documentLetters: LetterWriter = {
  async writer(road, tenant, messages) {
    const known = await inTenant(road, tenant, (trx) => factsOf(trx, messages));
    return (message, link) => writeOne(road, known.get(message.id), message, link);
  },
};

async function writeOne(
  road: Road,
  facts: Facts | undefined,
  message: MessageRow,
  link: string | undefined,
): Promise<Result<Letter>> {
  if (facts === undefined) return refused(DOCUMENT_GONE);
  const { id, language, template, settings, document } = facts;
  const paymentUrl = paymentUrlOf(settings, document);
  const page = { language: message.language, ...(paymentUrl !== undefined && { paymentUrl }) };
  const attachments = await attachmentsOf(facts.stored, message.attachments, page);
  const model = letterModel.safeParse(inputOf(road, facts, { portal: link, pay: paymentUrl }, attachments));
  if (!model.success) return refused(letterUnfit(model.error.issues[0]?.path.map(String).join('.') ?? ''));
  const letter = writeLetter(template ?? defaultTemplate(id, language), model.data, language);
  return letter.ok ? ok({ ...letter.value, attachments }) : letter;
}

interface Facts {
  readonly id: LetterId;
  readonly language: LetterLanguage;
  readonly template?: { readonly subject: string; readonly body: string };
  readonly settings: MerchantSettings;
  readonly document: DocumentSummary;
  readonly stored: StoredBytes;
  readonly contactName?: string;
}

/** What the letters of these messages say, by the messages' ids. */
async function factsOf(trx: TenantTransaction, messages: readonly MessageRow[]): Promise<ReadonlyMap<string, Facts>> {
  const settings = await settingsOf(trx);
  if (settings === undefined) return new Map();
  const ids = messages.flatMap(({ documentId }) => documentId ?? []);
  const documents = new Map((await documentsById(trx, ids)).map((document) => [document.id, document]));
  const bytes = await bytesOfDocuments(trx, ids);
  const contactIds = messages.flatMap(({ contactId }) => contactId ?? []);
  const contacts = new Map((await contactsById(trx, contactIds)).map((contact) => [contact.id, contact]));
  const templates = await letterTemplatesOf(trx);
  const facts = messages.flatMap((message): readonly (readonly [string, Facts])[] => {
    const [document, stored] = [documents.get(message.documentId ?? ''), bytes.get(message.documentId ?? '')];
    if (document === undefined || stored === undefined) return [];
    const id = letterOf(message, document);
    const language = letterLanguageOf(message.language);
    const template = templates.find((own) => own.id === id && own.language === language);
    const contactName = contacts.get(message.contactId ?? '')?.name ?? undefined;
    const optional = { ...(template && { template }), ...(contactName !== undefined && { contactName }) };
    return [[message.id, { id, language, settings, document, stored, ...optional }]];
  });
  return new Map(facts);
}

function letterOf({ channel }: MessageRow, { kind }: DocumentSummary): LetterId {
  if (channel === 'print') return 'cover-letter';
  return kind === 'creditNote' ? 'credit-note' : 'invoice';
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
  { settings, document, stored, contactName }: Facts,
  links: { readonly portal: string | undefined; readonly pay: string | undefined },
  attachments: readonly Attachment[],
): LetterInput {
  const { seller } = settings;
  const { invoice } = unpackContent(stored.content);
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
    links: present(links),
    attachments: attachments.map(({ filename }) => filename),
  };
}

function kindOf(kind: string): 'invoice' | 'creditNote' | 'deposit' | 'corrective' {
  return (['creditNote', 'deposit', 'corrective'] as const).find((known) => known === kind) ?? 'invoice';
}

/** The files by what the contact wants; what this document cannot be had as is replaced by what it was issued as. */
async function attachmentsOf(
  stored: StoredBytes,
  attachments: MessageRow['attachments'],
  page: PageOf,
): Promise<readonly Attachment[]> {
  const wanted = attachments.flatMap((format) => filesFor(contactFormat.parse(format)));
  const files = await filesOf(stored, wanted, page);
  return files.length > 0 || wanted.length === 0 ? files : filesOf(stored, filesFor('issued'), page);
}

/** Each once: what a document was issued as may be its page to read, too. */
async function filesOf(
  stored: StoredBytes,
  formats: readonly (FileFormat | 'issued')[],
  page: PageOf,
): Promise<readonly Attachment[]> {
  const files = new Map<string, Attachment>();
  for (const format of formats) {
    const file = await storedFile(stored, format, page);
    if (file === undefined) continue;
    const { filename, mediaType, content } = file;
    files.set(filename, { filename, mediaType, content });
  }
  return [...files.values()];
}

/** XML goes with a page to read; a Factur-X is one itself. */
function filesFor(format: ContactFormat): readonly (FileFormat | 'issued')[] {
  if (format === 'link') return [];
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
