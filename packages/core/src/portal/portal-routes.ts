import { randomBytes } from 'node:crypto';
import { Hono, type Context, type Env } from 'hono';
import type { Quittance } from '../flow/index.ts';
import { FILE_FORMATS, type FileFormat } from '../formats/index.ts';
import { closedPage, contentSecurityPolicy, portalPage } from './page.ts';

export interface PortalOptions {
  readonly quittance: Quittance;
}

const TOKEN = /^[A-Za-z0-9_-]{64}$/;
/** A form of ours is one short field. */
const FORM_LIMIT = 1_000;

/**
 * The portal, to be mounted at `/p`: `GET /p/<token>` shows the document, `GET /p/<token>?file=pdf` gives a file. Only a `POST` with the mark of a page
 * that was really opened counts as proof: `HEAD`, prefetching and what follows links to look for harm do not.
 */
export function portalRoutes<E extends Env>({ quittance: { delivery } }: PortalOptions): Hono<E> {
  const routes = new Hono<E>();
  routes.use('/:token', async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(HEADERS)) c.res.headers.set(name, value);
  });
  routes.get('/:token', async (c) => {
    const token = tokenOf(c);
    const file = fileOf(c);
    if (file !== undefined) return answerFile(c, await delivery.portal.file(token, file));
    const document = TOKEN.test(token) ? await delivery.portal.open(token) : undefined;
    if (document === undefined) return closed(c);
    const nonce = randomBytes(16).toString('base64');
    c.header('content-security-policy', contentSecurityPolicy(nonce));
    return c.html(portalPage(document, nonce));
  });
  routes.post('/:token', async (c) => {
    const token = tokenOf(c);
    if (!TOKEN.test(token)) return closed(c);
    const visit = isSameOrigin(c) ? await visitOf(c) : '';
    const file = fileOf(c);
    if (file !== undefined) return answerFile(c, await delivery.portal.file(token, file, visit));
    await delivery.portal.seen(token, visit);
    return c.body(null, 204);
  });
  return routes;
}

/** Nothing of a document is kept by what stands between, found by search engines, or told to others. */
const HEADERS = {
  'cache-control': 'private, no-store',
  'x-robots-tag': 'noindex, nofollow',
  'referrer-policy': 'no-referrer',
} as const;

function tokenOf(c: Context): string {
  return c.req.param('token') ?? '';
}

function fileOf(c: Context): FileFormat | undefined {
  const wanted = c.req.query('file');
  return FILE_FORMATS.find((format) => format === wanted);
}

function answerFile(
  c: Context,
  file: { readonly filename: string; readonly mediaType: string; readonly content: Uint8Array } | undefined,
): Response | Promise<Response> {
  if (file === undefined) return closed(c);
  return c.body(new Uint8Array(file.content), 200, {
    'content-type': file.mediaType,
    'content-disposition': `attachment; filename="${file.filename.replace(/[^A-Za-z0-9._-]/g, '_')}"`,
  });
}

function closed(c: Context): Response | Promise<Response> {
  c.header(
    'content-security-policy',
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
  );
  return c.html(closedPage(c.req.header('accept-language') ?? ''), 404);
}

/** Browsers say where a request comes from; who says nothing is an old one. */
function isSameOrigin(c: Context): boolean {
  const site = c.req.header('sec-fetch-site');
  const purpose = `${c.req.header('sec-purpose') ?? ''} ${c.req.header('purpose') ?? ''}`;
  return (site === undefined || site === 'same-origin') && !/prefetch|preview/i.test(purpose);
}

async function visitOf(c: Context): Promise<string> {
  const announced = Number(c.req.header('content-length') ?? '0');
  if (!(announced > 0 && announced <= FORM_LIMIT)) return '';
  return new URLSearchParams(await c.req.text()).get('visit') ?? '';
}
