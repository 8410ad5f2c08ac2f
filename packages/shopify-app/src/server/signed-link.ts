import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { FILE_FORMATS, type FileFormat } from '@quittance/core/formats';
import type { DocumentId } from '@quittance/core/model';
import { z } from 'zod';
import { isShopDomain } from '../admin-api/shop-domain.ts';

/** One file of one document of one shop. */
export interface LinkedFile {
  readonly shop: string;
  readonly documentId: DocumentId;
  readonly format: FileFormat;
}

export interface SignedLinks {
  /** An absolute URL that opens the file for the next minutes, without a token: for a new tab, or a printer. */
  link(file: LinkedFile): string;
  /** `undefined` when the link is not ours, was altered, or is too old. */
  open(path: unknown, query: unknown): LinkedFile | undefined;
}

/** Where links point; `:documentId` and `:format` stand in the path, the rest in the query. */
export const LINK_PATH = '/files/:documentId/:format';

const MINUTES = 10;

const linkPath = z.object({ documentId: z.uuid(), format: z.enum(FILE_FORMATS) });
const linkQuery = z.strictObject({
  shop: z.string().refine(isShopDomain),
  until: z.string().regex(/^\d{10}$/),
  sig: z.string().regex(/^[\w-]{43}$/),
});

export function signedLinks(appUrl: string, secret: string, now: () => number = Date.now): SignedLinks {
  // A key of its own: what signs a link must not sign a session token.
  const key = Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), 'quittance/link/v1', 32));
  const sign = ({ shop, documentId, format }: LinkedFile, until: string) =>
    createHmac('sha256', key).update([shop, documentId, format, until].join('\n')).digest('base64url');
  return {
    link(file) {
      const until = String(Math.floor(now() / 1000) + MINUTES * 60);
      const query = new URLSearchParams({ shop: file.shop, until, sig: sign(file, until) });
      return `${appUrl}/files/${file.documentId}/${file.format}?${query.toString()}`;
    },
    open(path, query) {
      const [where, how] = [linkPath.safeParse(path), linkQuery.safeParse(query)];
      if (!where.success || !how.success || Number(how.data.until) * 1000 < now()) return undefined;
      const file = {
        shop: how.data.shop,
        documentId: where.data.documentId as DocumentId,
        format: where.data.format,
      };
      return sameText(sign(file, how.data.until), how.data.sig) ? file : undefined;
    },
  };
}

function sameText(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
