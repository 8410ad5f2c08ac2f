import { apiKeyPrefix, matchesApiKey, type ApiKeyRole } from '../access/index.ts';
import { systemClock, type Clock, type TenantId } from '../model/index.ts';
import type { Caller, Identify } from './caller.ts';
import { UNAUTHENTICATED } from './refusal.ts';

/** A stored API key, as far as a login needs it. */
export interface StoredApiKey {
  readonly tenantId: TenantId;
  readonly role: ApiKeyRole;
  /** SHA-256 of the token, hex. */
  readonly hash: string;
}

/** Finds an API key that is not revoked by its prefix. */
export type FindApiKey = (prefix: string) => Promise<StoredApiKey | undefined>;

const REMEMBERED_FOR = 5_000;
const REMEMBERED_KEYS = 10_000;

/** Callers known by the API keys of the installation. */
export function apiKeyCallers(find: FindApiKey, clock: Clock = systemClock): Identify {
  const authenticator = new Authenticator(find, clock);
  return async (authorization) =>
    (await authenticator.caller(authorization)) ?? {
      status: 401,
      problem: UNAUTHENTICATED,
      headers: { 'www-authenticate': 'Bearer' },
    };
}

/**
 * Tells who a bearer token belongs to. Answers are remembered for 5 s, so that 500 requests a second ask the database
 * every 5 s; a revoked key works that much longer at most.
 */
class Authenticator {
  readonly #find: FindApiKey;
  readonly #clock: Clock;
  readonly #remembered = new Map<string, { readonly key: StoredApiKey | undefined; readonly until: number }>();

  constructor(find: FindApiKey, clock: Clock) {
    this.#find = find;
    this.#clock = clock;
  }

  async caller(authorization: string | undefined): Promise<Caller | undefined> {
    const token = BEARER.exec(authorization ?? '')?.[1];
    const keyPrefix = token === undefined ? undefined : apiKeyPrefix(token);
    if (token === undefined || keyPrefix === undefined) return undefined;
    const key = await this.#keyOf(keyPrefix);
    if (key === undefined || !matchesApiKey(token, key.hash)) return undefined;
    return { tenantId: key.tenantId, role: key.role, name: keyPrefix };
  }

  async #keyOf(prefix: string): Promise<StoredApiKey | undefined> {
    const now = this.#clock.now().getTime();
    const known = this.#remembered.get(prefix);
    if (known !== undefined && known.until > now) return known.key;
    const key = await this.#find(prefix);
    // Invented prefixes must not fill the memory: forgetting everything costs one query per key in use.
    if (this.#remembered.size >= REMEMBERED_KEYS) this.#remembered.clear();
    this.#remembered.set(prefix, { key, until: now + REMEMBERED_FOR });
    return key;
  }
}

const BEARER = /^Bearer ([A-Za-z0-9_-]{1,200})$/i;
