import type { MedusaContainer } from '@medusajs/framework/types';
import type { MedusaResponse } from '@medusajs/framework/http';
import { FILE_FORMATS } from '@quittance/core/formats';
import type { DocumentId } from '@quittance/core/model';
import { moduleService } from '../../modules/quittance/resolve.ts';
import { notFound } from './refuse.ts';

/** Sends an issued document as a download, in one of its `files` or, `issued`, in the first of them. The caller has checked that whoever asks may have it. */
export async function sendDocument(
  container: MedusaContainer,
  res: MedusaResponse,
  id: string,
  name: string,
): Promise<void> {
  const { quittance, tenant } = await moduleService(container).open();
  const format = name === 'issued' ? name : FILE_FORMATS.find((each) => each === name);
  const file =
    isUuid(id) && format !== undefined ? await quittance.documents.bytes(tenant, id as DocumentId, format) : undefined;
  if (file === undefined) throw notFound('The invoice');
  res.setHeader('content-type', file.mediaType);
  res.setHeader('content-disposition', `attachment; filename="${file.filename.replaceAll(/[^\w.+-]/g, '_')}"`);
  res.setHeader('x-content-type-options', 'nosniff');
  res.setHeader('cache-control', 'private, no-store');
  res.send(Buffer.from(file.content));
}

export function isUuid(id: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
}
