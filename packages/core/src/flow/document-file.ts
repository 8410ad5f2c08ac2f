import { createHash } from 'node:crypto';
import type { DocumentId, TenantId } from '../model/index.ts';
import { buyerLanguage, documentBytes, type StoredBytes } from '../store/index.ts';
import { unpackBytes, unpackContent } from './document-content.ts';
import type { DocumentFile } from './quittance.ts';
import { inTenant, type Road } from './road.ts';

const UUID = /^[0-9a-f-]{36}$/;

/** A document as a file: the UBL bytes as they were stored at issue, or the PDF drawn from the same invoice. */
export async function documentFile(
  road: Road,
  tenant: TenantId,
  id: DocumentId,
  format: 'ubl' | 'pdf',
): Promise<DocumentFile | undefined> {
  if (!UUID.test(id)) return undefined;
  const stored = await inTenant(road, tenant, (trx) => documentBytes(trx, id));
  if (stored === undefined) return undefined;
  return format === 'ubl'
    ? ublFile(stored)
    : pdfFile(stored, await inTenant(road, tenant, (trx) => buyerLanguage(trx, id)));
}

async function pdfFile({ number, content }: StoredBytes, language: string | undefined): Promise<DocumentFile> {
  // Loaded when somebody wants to see a page: its fonts are no burden for those who only work.
  const { languageFor, writePdf } = await import('../formats/pdf/index.ts');
  const { invoice } = unpackContent(content);
  // Where the order names no language, the buyer's country is the better guess: most country codes are those of a language.
  const pdf = await writePdf(invoice, { language: languageFor(language ?? invoice.buyer.postalAddress.countryCode) });
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  return { filename: `${fileName(number)}.pdf`, mediaType: 'application/pdf', content: pdf, sha256 };
}

function ublFile({ number, ubl, ublSha256 }: StoredBytes): DocumentFile {
  const content = unpackBytes(ubl);
  const sha256 = createHash('sha256').update(content).digest();
  if (!sha256.equals(ublSha256)) throw new Error(`The stored bytes of ${number} are not those that were issued.`);
  return { filename: `${fileName(number)}.xml`, mediaType: 'application/xml', content, sha256: sha256.toString('hex') };
}

function fileName(number: string): string {
  return number.replace(/[^A-Za-z0-9+_-]/g, '_');
}
