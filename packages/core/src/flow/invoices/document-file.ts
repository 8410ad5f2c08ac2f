import { createHash } from 'node:crypto';
import {
  E_INVOICE_FORMATS,
  fileFormatsOf,
  type FileFormat,
  type InvoiceSyntaxId,
  invoiceSyntax,
} from '../../formats/index.ts';
import type { DocumentId, TenantId } from '../../model/index.ts';
import { buyerLanguage, documentBytes, type StoredBytes } from '../../store/index.ts';
import { unpackBytes, unpackContent } from './document-content.ts';
import type { DocumentFile } from '../quittance.ts';
import { inTenant, type Road } from '../road.ts';

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
  const language = isText ? undefined : await inTenant(road, tenant, (trx) => buyerLanguage(trx, id));
  return storedFile(stored, wanted, language);
}

/** The same of what was read before; a page is in `language`, or in that of the buyer's country. */
export async function storedFile(
  stored: StoredBytes,
  wanted: FileFormat | 'issued',
  language: string | undefined,
): Promise<DocumentFile | undefined> {
  const files = fileFormatsOf(stored.format);
  const format = wanted === 'issued' ? files[0] : wanted;
  if (format === undefined || !files.includes(format)) return undefined;
  if (format === 'ubl' || format === 'cii') return xmlFile(stored, format);
  return format === 'pdf' ? pdfFile(stored, language) : facturXFile(stored, language);
}

async function pdfFile({ number, content }: StoredBytes, language: string | undefined): Promise<DocumentFile> {
  // Loaded when somebody wants to see a page: its fonts are no burden for those who only work.
  const { languageFor, writePdf } = await import('../../formats/pdf/index.ts');
  const { invoice } = unpackContent(content);
  // Where the order names no language, the buyer's country is the better guess: most country codes are those of a language.
  const pdf = await writePdf(invoice, { language: languageFor(language ?? invoice.buyer.postalAddress.countryCode) });
  return file(`${fileName(number)}.pdf`, PDF, pdf);
}

/** Our page around the CII: that which was issued, where it was CII. None where a BT-24 of an earlier release cannot be embedded. */
async function facturXFile(stored: StoredBytes, language: string | undefined): Promise<DocumentFile | undefined> {
  const [{ languageFor }, { writeFacturX }] = await Promise.all([
    import('../../formats/pdf/index.ts'),
    import('../../formats/facturx/index.ts'),
  ]);
  const { invoice } = unpackContent(stored.content);
  const written = await writeFacturX(invoice, {
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
