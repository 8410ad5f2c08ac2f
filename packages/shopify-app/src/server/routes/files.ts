import type { OrderView, Quittance } from '@quittance/core/flow';
import type { TenantId } from '@quittance/core/model';
import { Router, type RequestHandler, type Response } from 'express';
import { HOST } from '../../index.ts';
import type { Callers } from '../callers.ts';
import type { ServerParts } from '../parts.ts';
import { NOT_FOUND, refuse } from '../refusal.ts';
import { fileLinks } from '../show.ts';
import { LINK_PATH, type SignedLinks } from '../signed-link.ts';
import { valid } from '../valid.ts';

/** Files by signed link: whoever opens one in a new tab, or prints it, has no token. */
export function fileRoutes(parts: ServerParts, callers: Callers, links: SignedLinks): Router {
  return Router()
    .get(LINK_PATH, openLink(parts, links))
    .get(
      '/print/orders',
      callers.staff(async ({ shop, installation }, { query }, response) => {
        const wanted = valid(response, parts.contract.printQuery, query);
        if (wanted === undefined) return;
        const documents = await printed(parts.quittance, installation.tenant, shop, wanted);
        const [only, ...others] = documents;
        if (only === undefined) return refuse(response, 404, [NOTHING_TO_PRINT]);
        if (others.length === 0)
          return sendFile(parts, installation.tenant, { documentId: only, format: 'pdf' }, response);
        const link = fileLinks(links, shop);
        response
          .type('html')
          .set('content-security-policy', PRINT_POLICY)
          .send(printPage(documents.map((id) => link(id, 'pdf'))));
      }),
    );
}

function openLink(parts: ServerParts, links: SignedLinks): RequestHandler {
  return async ({ params, query }, response) => {
    const file = links.open(params, query);
    const installation = file && (await parts.quittance.installations.find(HOST, file.shop));
    if (file === undefined || installation === undefined || installation.uninstalledAt !== undefined)
      return refuse(response, 404, [LINK_OVER]);
    await sendFile(parts, installation.tenant, file, response);
  };
}

type Wanted = Pick<NonNullable<ReturnType<SignedLinks['open']>>, 'documentId' | 'format'>;

async function sendFile(
  { quittance }: ServerParts,
  tenant: TenantId,
  wanted: Wanted,
  response: Response,
): Promise<void> {
  const file = await quittance.documents.bytes(tenant, wanted.documentId, wanted.format);
  if (file === undefined) return refuse(response, 404, [NOT_FOUND]);
  // A page is looked at or printed; what machines read is for keeping, and no browser is to render it under our origin.
  const shown = file.mediaType === 'application/pdf' ? 'inline' : 'attachment';
  response
    .status(200)
    .set({
      'content-type': file.mediaType,
      'content-disposition': `${shown}; filename="${file.filename.replaceAll(/[^A-Za-z0-9._-]/g, '_')}"`,
      'cache-control': 'private, no-store',
      'referrer-policy': 'no-referrer',
    })
    .send(Buffer.from(file.content));
}

/** Of each order its documents, the oldest first: invoices are all that is no credit note. */
async function printed(
  { orders }: Pick<Quittance, 'orders'>,
  tenant: TenantId,
  shop: string,
  wanted: { readonly orders: readonly string[]; readonly kinds: readonly string[] },
) {
  const found: (OrderView | undefined)[] = [];
  for (const orderId of wanted.orders) found.push(await orders.findBySource(tenant, { host: HOST, shop, orderId }));
  return found.flatMap((order) =>
    (order?.documents ?? [])
      .filter(
        ({ kind, files }) => files.includes('pdf') && wanted.kinds.includes(kind === 'creditNote' ? kind : 'invoice'),
      )
      .map(({ id }) => id),
  );
}

const PRINT_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; object-src 'self'; frame-ancestors https://admin.shopify.com https://*.myshopify.com";

/** Every document in the browser's own viewer, one below the other. */
function printPage(urls: readonly string[]): string {
  const frames = urls.map((url) => `<iframe src="${url.replaceAll('&', '&amp;')}"></iframe>`).join('\n');
  return `<!doctype html><meta charset="utf-8"><title>Quittance</title><style>body{margin:0}iframe{border:0;width:100%;height:100vh;display:block;break-after:page}</style>\n${frames}\n`;
}

const NOTHING_TO_PRINT = {
  ...NOT_FOUND,
  code: 'NOTHING_TO_PRINT',
  message: 'None of these orders has an issued document of this kind.',
  advice: 'Issue the invoice first, from the order.',
};

const LINK_OVER = {
  ...NOT_FOUND,
  code: 'LINK_OVER',
  message: 'This link is over, or was never one of ours.',
  advice: 'Go back to the order and open the file again: its links are good for ten minutes.',
};
