import { Hono, type MiddlewareHandler } from 'hono';
import { systemClock } from '../model/index.ts';
import { accessLog } from './access-log.ts';
import type { ApiOptions, Door } from './api.ts';
import type { ApiEnv } from './caller.ts';
import { failure } from './failure.ts';
import { answerProblems, NOT_FOUND } from './problem.ts';
import { RateLimiter, type Rate } from './rate-limit.ts';
import { RATE_LIMITED } from './refusal.ts';
import { identified } from './request-id.ts';

export type PagesOptions = Pick<ApiOptions, 'log' | 'metrics' | 'clock'> & {
  readonly pages: readonly Door[];
  /** Doors that guard themselves, such as webhooks. */
  readonly doors?: readonly Door[];
  /** Requests per page: one a second and 60 at once by default. */
  readonly pageRate?: Rate;
};

const PAGE_RATE: Rate = { perSecond: 1, burst: 60 };

/**
 * What is reached without a login, alone: for a host's server that answers core's API behind its own login, where nothing of the API may
 * be reached beside it.
 */
export function createPages(options: PagesOptions): Hono<ApiEnv> {
  const pages = new Hono<ApiEnv>();
  pages.use(identified(), accessLog(options.log, options.metrics));
  addPages(pages, options);
  for (const { path, routes } of options.doors ?? []) pages.route(path, routes);
  pages.notFound((c) => answerProblems(c, 404, [NOT_FOUND]));
  pages.onError((error, c) => failure(error, c, options.log));
  return pages;
}

/** Mounts the pages. Nobody says who they are here, and addresses are shared behind proxies: what is limited is how often one page is asked for. */
export function addPages(
  api: Hono<ApiEnv>,
  { pages, pageRate = PAGE_RATE, clock = systemClock }: Omit<PagesOptions, 'log' | 'metrics'>,
): void {
  const limiter = new RateLimiter(pageRate, clock);
  for (const { path, routes } of pages) {
    api.use(`${path}/*`, limited(limiter));
    api.route(path, routes);
  }
}

function limited(limiter: RateLimiter): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const turn = limiter.take(c.req.path);
    if (turn.allowed) return next();
    c.header('retry-after', String(turn.retryAfterSeconds));
    return answerProblems(c, 429, [RATE_LIMITED]);
  };
}
