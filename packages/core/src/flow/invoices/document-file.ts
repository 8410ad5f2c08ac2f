import { createHash } from 'node:crypto';
import {
  E_INVOICE_FORMATS,
  fileFormatsOf,
  type FileFormat,
  type InvoiceSyntaxId,
  invoiceSyntax,
} from '../../formats/index.ts';
import type { DocumentId, TenantId } from '../../model/index.ts';
import { buyerLanguage, documentBytes, documentsById, type StoredBytes } from '../../store/index.ts';
import { unpackBytes, unpackContent } from './document-content.ts';
import { paymentUrlOf } from './payment-url.ts';
import type { DocumentFile } from '../quittance.ts';
import { asOfOneMoment, inTenant, type Road } from '../road.ts';
import { settingsOf } from '../settings.ts';

const UUID = /^[0-9a-f-]{36}$/;

/** A document as a file: the bytes as they were stored at issue, or what is written from the same invoice. */
export async function documentFile(
  road: Road,
  tenant: TenantId,
  id: DocumentId,
  wanted: FileFormat | 'issued',
): Promise<DocumentFile | undefined> {
  if (!UUID.test(id)) return undefined;
  const stored = await inTenant(road, tenant, (trx) => documentBytes(trx, id));
  if (stored === undefined) return undefined;
  const isText = wanted === 'ubl' || wanted === 'cii';
  return storedFile(stored, wanted, isText ? {} : await pageOf(road, tenant, id));
}

/** What the page for people says besides the invoice. */
export interface PageOf {
  /** In that of the buyer's country by default. */
  readonly language?: string;
  readonly paymentUrl?: string;
}

async function pageOf(road: Road, tenant: TenantId, id: DocumentId): Promise<PageOf> {
  return asOfOneMoment(road, tenant, async (trx) => {
    const language = await buyerLanguage(trx, id);
    const [document] = await documentsById(trx, [id]);
    const paymentUrl = paymentUrlOf(await settingsOf(trx), document);
    return { ...(language !== undefined && { language }), ...(paymentUrl !== undefined && { paymentUrl }) };
  });
}

/** The same of what was read before. */
export async function storedFile(
  stored: StoredBytes,
  wanted: FileFormat | 'issued',
  page: PageOf,
): Promise<DocumentFile | undefined> {
  const files = fileFormatsOf(stored.format);
  const format = wanted === 'issued' ? files[0] : wanted;
  if (format === undefined || !files.includes(format)) return undefined;
  if (format === 'ubl' || format === 'cii') return xmlFile(stored, format);
  return format === 'pdf' ? pdfFile(stored, page) : facturXFile(stored, page);
}

async function pdfFile({ number, content }: StoredBytes, { language, ...page }: PageOf): Promise<DocumentFile> {
  // Loaded when somebody wants to see a page: its fonts are no burden for those who only work.
  const { languageFor, writePdf } = await import('../../formats/pdf/index.ts');
  const { invoice } = unpackContent(content);
  // Where the order names no language, the buyer's country is the better guess: most country codes are those of a language.
  const spoken = languageFor(language ?? invoice.buyer.postalAddress.countryCode);
  const pdf = await writePdf(invoice, { ...page, language: spoken });
  return file(`${fileName(number)}.pdf`, PDF, pdf);
}

/** Our page around the CII: that which was issued, where it was CII. None where a BT-24 of an earlier release cannot be embedded. */
async function facturXFile(stored: StoredBytes, { language, ...page }: PageOf): Promise<DocumentFile | undefined> {
  const [{ languageFor }, { writeFacturX }] = await Promise.all([
    import('../../formats/pdf/index.ts'),
    import('../../formats/facturx/index.ts'),
  ]);
  const { invoice } = unpackContent(stored.content);
  const written = await writeFacturX(invoice, {
    ...page,
    language: languageFor(language ?? invoice.buyer.postalAddress.countryCode),
    ...(E_INVOICE_FORMATS[stored.format].syntax === 'cii' && { issued: issuedBytes(stored) }),
  });
  return written.ok ? file(`${fileName(stored.number)}-facturx.pdf`, PDF, written.value.bytes) : undefined;
}

function xmlFile(stored: StoredBytes, syntax: 'ubl' | 'cii'): DocumentFile {
  const content = E_INVOICE_FORMATS[stored.format].syntax === syntax ? issuedBytes(stored) : rewritten(stored, syntax);
  return file(`${fileName(stored.number)}${syntax === 'ubl' ? '' : '-cii'}.xml`, 'application/xml', content);
}

/** What was written at issue can be written in the other syntax: neither allows a character that the other does not. */
function rewritten({ content }: StoredBytes, syntax: InvoiceSyntaxId): Uint8Array {
  const written = invoiceSyntax(syntax).write(unpackContent(content).invoice);
  if (written.ok) return written.value.bytes;
  throw new Error(written.problems[0]?.message ?? 'The document cannot be written.');
}

function issuedBytes({ number, xml, xmlSha256 }: StoredBytes): Buffer {
  const content = unpackBytes(xml);
  if (!createHash('sha256').update(content).digest().equals(xmlSha256))
    throw new Error(`The stored bytes of ${number} are not those that were issued.`);
  return content;
}

const PDF = 'application/pdf';

function file(filename: string, mediaType: string, content: Uint8Array): DocumentFile {
  return { filename, mediaType, content, sha256: createHash('sha256').update(content).digest('hex') };
}

function fileName(number: string): string {
  return number.replace(/[^A-Za-z0-9+_-]/g, '_');
}
