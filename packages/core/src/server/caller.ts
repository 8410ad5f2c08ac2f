import type { Context } from 'hono';
import type { ApiKeyRole } from '../access/index.ts';
import type { Problem, TenantId } from '../model/index.ts';

/** Who calls, and what they may do. */
export interface Caller {
  readonly tenantId: TenantId;
  readonly role: ApiKeyRole;
  /** Under which the rate limit counts and the log names them, e.g. an API key's prefix: no secret, no person. */
  readonly name: string;
}

/**
 * Says from the `Authorization` header who calls. API keys are one way ({@link apiKeyCallers}); a host's server brings its own.
 * Rejects only when it cannot find out (the database is away).
 */
export type Identify = (authorization: string | undefined) => Promise<Caller | Unidentified>;

/** What a caller is answered whom nobody knows (401), or of whom nobody can tell just now (503). */
export interface Unidentified {
  readonly status: 401 | 503;
  readonly problem: Problem;
  /** E.g. `www-authenticate`. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What the middlewares leave for the handlers. */
export interface ApiEnv {
  Variables: {
    /** UUID, in the answer's `X-Request-Id`, in problems and in the log. */
    requestId: string;
    caller: Caller | undefined;
  };
}

/** Who asks, for histories. */
export function callerName(c: Context<ApiEnv>): string {
  return c.get('caller')?.name ?? 'api';
}
