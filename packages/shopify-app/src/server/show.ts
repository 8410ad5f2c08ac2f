import type { FileFormat } from '@quittance/core/formats';
import type { DocumentId } from '@quittance/core/model';
import type { FileLink } from './parts.ts';
import type { SignedLinks } from './signed-link.ts';

/** Links to the files of one shop's documents. */
export function fileLinks(links: SignedLinks, shop: string): FileLink {
  return (documentId: string, format: FileFormat) => links.link({ shop, documentId: documentId as DocumentId, format });
}

/** `YYYY-MM-DD`, UTC. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
