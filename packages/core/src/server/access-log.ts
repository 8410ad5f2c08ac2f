import type { Context, MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Logger } from 'pino';
import type { ApiEnv } from './caller.ts';
import type { HttpMetrics } from './metrics.ts';

/**
 * One line and one measurement per request. The route's pattern is logged, never the path, query or body: those may name
 * a person. Health checks and scrapes are measured and not logged.
 */
export function accessLog(log: Logger, metrics: HttpMetrics): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const started = performance.now();
    await next();
    const milliseconds = performance.now() - started;
    const route = matchedRoute(c);
    metrics.request(c.req.method, route, c.res.status, milliseconds);
    if (QUIET.has(route)) return;
    const caller = c.get('caller');
    log.info(
      {
        requestId: c.get('requestId'),
        method: c.req.method,
        route,
        status: c.res.status,
        ms: Math.round(milliseconds * 10) / 10,
        ...(caller !== undefined && { tenant: caller.tenantId, caller: caller.name }),
      },
      'request',
    );
  };
}

const QUIET: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics']);

/** The pattern of the route that answered, e.g. `/v1/orders/:id`; `none` for a path that no route knows. */
function matchedRoute(c: Context): string {
  const route = routePath(c, -1);
  return route === '' || route.endsWith('*') ? 'none' : route;
}
