import { Hono, type MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { Logger } from 'pino';
import { roleAllows } from '../access/index.ts';
import type { Quittance } from '../flow/index.ts';
import { systemClock, type Clock } from '../model/index.ts';
import { accessLog } from './access-log.ts';
import { agencyOperations } from './agency-operations.ts';
import type { ApiEnv, Identify } from './caller.ts';
import { caseOperations } from './case-operations.ts';
import { channelOperations } from './channel-operations.ts';
import { customerOperations } from './customer-operations.ts';
import { deliveryOperations } from './delivery-operations.ts';
import { documentOperations } from './document-operations.ts';
import { dunningOperations } from './dunning-operations.ts';
import { failure } from './failure.ts';
import { healthRoutes, type ReadinessCheck } from './health.ts';
import { merchantOperations } from './merchant-operations.ts';
import type { Metrics } from './metrics.ts';
import { metricsRoute } from './metrics-route.ts';
import { SLUG } from './parameter.ts';
import { openApi } from './openapi.ts';
import type { MountedOperation } from './operation.ts';
import { orderOperations } from './order-operations.ts';
import { receivableOperations } from './receivable-operations.ts';
import { setUpOperations } from './set-up-operations.ts';
import { paymentOperations } from './payment-operations.ts';
import { addPages } from './pages.ts';
import { answerProblems, NOT_FOUND } from './problem.ts';
import { RateLimiter, type Rate } from './rate-limit.ts';
import { FORBIDDEN, RATE_LIMITED } from './refusal.ts';
import { identified } from './request-id.ts';
import { webhookDoors } from './webhook-doors.ts';

export interface ApiOptions {
  readonly quittance: Quittance;
  /** Who calls `/v1`: by API key, or as a host's users prove it. */
  readonly identify: Identify;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** What must hold for `/readyz` besides the database, its schema and the queue. */
  readonly readiness?: readonly ReadinessCheck[];
  /** Says that the process is shutting down. */
  readonly draining?: () => boolean;
  /** Bytes a body may have, compressed or not; 16 MiB by default. */
  readonly bodyLimit?: number;
  /** Requests per caller; 1,000 a second and 2,000 at once by default. */
  readonly rate?: Rate;
  /** The bearer token that `/metrics` asks for; open without. */
  readonly metricsToken?: string;
  /** Doors of host platforms: mounted at their path, and guarded by themselves (a webhook's signature). */
  readonly doors?: readonly Door[];
  /** Doors that show pages to people: they say themselves what a page may do. */
  readonly pages?: readonly Door[];
  readonly clock?: Clock;
}

/** Routes that a plugin brings, e.g. its webhooks. */
export interface Door {
  /** Starts with `/`, e.g. `/hosts/my-shop`. */
  readonly path: string;
  readonly routes: Hono<ApiEnv>;
}

/** Every operation there is, in the order in which paths are tried. */
export const OPERATIONS = [
  ...orderOperations,
  ...documentOperations,
  ...receivableOperations,
  ...paymentOperations,
  ...dunningOperations,
  ...agencyOperations,
  ...caseOperations,
  ...deliveryOperations,
  ...customerOperations,
  ...channelOperations,
  ...setUpOperations,
  ...merchantOperations,
];
const READINESS = ['database', 'schema', 'queue'] as const;
const BODY_LIMIT = 16 * 1024 * 1024;
const RATE: Rate = { perSecond: 1_000, burst: 2_000 };

/** The whole HTTP door as one Hono application: `api.fetch(request)` answers, `api.route(path, …)` adds to it. */
export function createApi(options: ApiOptions): Hono<ApiEnv> {
  const api = new Hono<ApiEnv>();
  const draining = options.draining ?? (() => false);
  const checks: readonly ReadinessCheck[] = [
    ...READINESS.map((name) => ({ name, holds: () => options.quittance.readiness[name]() })),
    ...(options.readiness ?? []),
  ];
  api.use(identified(draining), accessLog(options.log, options.metrics));
  addPages(api, { ...options, pages: options.pages ?? [] });
  api.use(HEADERS);
  api.route('/', healthRoutes(checks, draining));
  api.route('/', metricsRoute(options.metrics, options.metricsToken));
  for (const { path, routes } of [...webhookDoors(options.quittance), ...(options.doors ?? [])])
    api.route(path, routes);
  const document = JSON.stringify(openApi(OPERATIONS));
  api.get('/v1/openapi.json', (c) => c.body(document, 200, { 'content-type': 'application/json' }));
  api.use('/v1/*', identification(options));
  for (const operation of OPERATIONS) mount(api, operation, options);
  api.notFound((c) => answerProblems(c, 404, [NOT_FOUND]));
  api.onError((error, c) => failure(error, c, options.log));
  return api;
}

/** An API serves no pages: nothing may be framed, sniffed, scripted or cached by what stands between. */
const HEADERS = secureHeaders({
  contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  referrerPolicy: 'no-referrer',
  xFrameOptions: 'DENY',
  strictTransportSecurity: 'max-age=31536000; includeSubDomains',
});

function identification({ identify, clock = systemClock, rate = RATE }: ApiOptions): MiddlewareHandler<ApiEnv> {
  const limiter = new RateLimiter(rate, clock);
  return async (c, next) => {
    const caller = await identify(c.req.header('authorization'));
    if ('problem' in caller) {
      for (const [name, value] of Object.entries(caller.headers)) c.header(name, value);
      return answerProblems(c, caller.status, [caller.problem]);
    }
    c.set('caller', caller);
    const turn = limiter.take(caller.name);
    if (!turn.allowed) {
      c.header('retry-after', String(turn.retryAfterSeconds));
      return answerProblems(c, 429, [RATE_LIMITED]);
    }
    c.header('cache-control', 'no-store');
    return next();
  };
}

const ID: Readonly<Record<'uuid' | 'slug', RegExp>> = {
  uuid: /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
  slug: SLUG,
};

function mount(
  api: Hono<ApiEnv>,
  operation: MountedOperation,
  { quittance, bodyLimit = BODY_LIMIT }: ApiOptions,
): void {
  const { method, path, role, idIs = 'uuid' } = operation;
  api.on(method.toUpperCase(), path.replace('{id}', ':id'), async (c) => {
    const caller = c.get('caller');
    if (caller === undefined || !roleAllows(caller.role, role)) return answerProblems(c, 403, [FORBIDDEN]);
    const id = c.req.param('id') ?? '';
    if (path.includes('{id}') && !ID[idIs].test(id)) return answerProblems(c, 404, [NOT_FOUND]);
    return operation.answer({ c, quittance, tenantId: caller.tenantId, id, bodyLimit });
  });
}
