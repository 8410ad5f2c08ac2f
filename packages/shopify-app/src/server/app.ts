import { randomUUID } from 'node:crypto';
import { portalRoutes } from '@quittance/core/portal';
import { createApi, DATABASE_UNAVAILABLE, databaseIsAway, requestListener, UNEXPECTED } from '@quittance/core/server';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { ASSETS_PATH } from './assets.ts';
import { Callers } from './callers.ts';
import { documentRoute } from './document.ts';
import type { ServerParts } from './parts.ts';
import { NOT_FOUND, refuse, REQUEST_INVALID } from './refusal.ts';
import { buyerRoutes } from './routes/buyers.ts';
import { fileRoutes } from './routes/files.ts';
import { orderRoutes } from './routes/orders.ts';
import { shopRoutes } from './routes/shop.ts';
import { signedLinks } from './signed-link.ts';

/** The whole app over HTTP: what Shopify calls, what its pages and extensions call, core's API, and the embedded page. */
export function createApp(parts: ServerParts): Express {
  const { options, quittance, assets, metrics, log, draining } = parts;
  const callers = new Callers({ ...parts, installations: quittance.installations });
  const links = signedLinks(options.appUrl, options.apiSecret);
  const api = createApi({
    quittance,
    identify: callers.identify,
    log,
    metrics,
    draining,
    // What buyers reach without an account, by the links in their messages.
    pages: [{ path: '/p', routes: portalRoutes({ quittance }) }],
    ...(options.metricsToken !== undefined && { metricsToken: options.metricsToken }),
  });
  const app = express().disable('x-powered-by').use(headed, measured(metrics, log));
  // Before anything that parses a body: signatures are over the raw bytes.
  for (const routes of parts.signedRoutes) app.use(routes);
  app.use(['/v1', '/app', '/buyer', '/print'], fromExtensions);
  for (const path of CORE) app.all(path, requestListener(api));
  app.use('/app', JSON_BODY, shopRoutes(parts, callers), orderRoutes(parts, callers, links));
  app.use('/buyer', JSON_BODY, buyerRoutes(parts, callers, links));
  app.use(fileRoutes(parts, callers, links));
  app.use(
    ASSETS_PATH,
    express.static(assets.directory, { immutable: true, maxAge: '1y', index: false, fallthrough: false }),
  );
  app.get(PAGES, documentRoute({ options, assets, arrive: (token, shop) => callers.arrive(token, shop) }));
  app.use((_, response) => refuse(response, 404, [NOT_FOUND]));
  app.use(failed(log));
  return app;
}

/** What core answers. */
const CORE: ReadonlySet<string> = new Set([
  '/v1/*path',
  '/p/*path',
  '/agencies/*path',
  '/sms/*path',
  '/healthz',
  '/readyz',
  '/metrics',
]);
const JSON_BODY = express.json({ limit: '100kb' });
/** The embedded page routes by itself; a path with a dot asks for a file. */
const PAGES = /^\/(?!(?:v1|p|agencies|sms|app|buyer|print|files|webhooks)(?:\/|$))[^.]*$/;

const headed: RequestHandler = (_, response, next) => {
  response.set({
    'x-request-id': randomUUID(),
    'x-content-type-options': 'nosniff',
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
  });
  next();
};

/** As core's own log: the pattern of the route, never what it was called with. Core measures what it answers itself. */
function measured(metrics: ServerParts['metrics'], log: ServerParts['log']): RequestHandler {
  return (request, response, next) => {
    const started = performance.now();
    response.once('finish', () => {
      const path: unknown = Reflect.get(Object(request.route), 'path');
      const route = typeof path === 'string' ? `${request.baseUrl}${path}` : 'page';
      if (CORE.has(route)) return;
      const milliseconds = performance.now() - started;
      metrics.request(request.method, route, response.statusCode, milliseconds);
      const requestId = response.get('x-request-id');
      log.info(
        { requestId, method: request.method, route, status: response.statusCode, ms: Math.round(milliseconds) },
        'request',
      );
    });
    next();
  };
}

/** Extensions run on Shopify's origins. Who calls is said by a token and never by a cookie, so any origin may ask. */
const fromExtensions: RequestHandler = (request, response, next) => {
  response.set({ 'access-control-allow-origin': '*', 'access-control-expose-headers': EXPOSED });
  if (request.method !== 'OPTIONS') return next();
  response
    .set({
      'access-control-allow-methods': 'GET, POST, PUT',
      'access-control-allow-headers': 'authorization, content-type, if-none-match',
      'access-control-max-age': '7200',
    })
    .sendStatus(204);
};

const EXPOSED = 'content-disposition, etag, retry-after, x-request-id, x-shopify-retry-invalid-session-request';

/** A body that cannot be read is the caller's; anything else is a bug or the database, of which no word goes out. */
function failed(log: ServerParts['log']): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const status = statusOf(error);
    if (status < 500) return refuse(response, status, [status === 404 ? NOT_FOUND : REQUEST_INVALID]);
    if (error instanceof Error && databaseIsAway(error)) {
      response.set('retry-after', '5');
      return refuse(response, 503, [DATABASE_UNAVAILABLE]);
    }
    const requestId = response.get('x-request-id');
    log.error(
      { requestId, error: error instanceof Error ? error.name : 'unknown', method: request.method },
      'request failed',
    );
    refuse(response, 500, [UNEXPECTED]);
  };
}

function statusOf(error: unknown): number {
  const status: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'status') : undefined;
  return typeof status === 'number' && status >= 400 ? status : 500;
}
