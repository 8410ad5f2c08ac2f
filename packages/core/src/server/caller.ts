import type { ApiKeyRole } from '../access/index.ts';
import type { TenantId } from '../model/index.ts';

/** Who calls: the owner of an API key. */
export interface Caller {
  readonly tenantId: TenantId;
  readonly keyPrefix: string;
  readonly role: ApiKeyRole;
}

/** What the middlewares leave for the handlers. */
export interface ApiEnv {
  Variables: {
    /** UUID, in the answer's `X-Request-Id`, in problems and in the log. */
    requestId: string;
    caller: Caller | undefined;
  };
}
