import { createHash } from 'node:crypto';
import type { DocumentId, TenantId } from '../model/index.ts';
import { documentBytes, type StoredBytes } from '../store/index.ts';
import { unpackBytes } from './document-content.ts';
import type { DocumentFile } from './quittance.ts';
import { inTenant, type Road } from './road.ts';

const UUID = /^[0-9a-f-]{36}$/;

/** A document as a file: the UBL bytes as they were stored at issue, or the PDF drawn from the same invoice. */
export async function documentFile(road: Road, tenant: TenantId, id: DocumentId, format: 'ubl' | 'pdf'): Promise<DocumentFile | undefined> {
  if (!UUID.test(id)) return undefined;
  const stored = await inTenant(road, tenant, (trx) => documentBytes(trx, id));
  if (stored === undefined) return undefined;
  return format === 'ubl' ? ublFile(stored) : undefined;
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
