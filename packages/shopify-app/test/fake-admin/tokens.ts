import { randomBytes } from 'node:crypto';

/** What the token endpoint answers for an offline token. */
export interface TokenAnswer {
  readonly access_token: string;
  readonly scope: string;
  readonly expires_in?: number;
  readonly refresh_token?: string;
  readonly refresh_token_expires_in?: number;
}

export interface TokenPair {
  readonly answer: TokenAnswer;
  readonly expiresAt: number;
  readonly refreshUntil: number;
  /** The pair that a refresh of this one gave out. */
  replacement: TokenPair | undefined;
  used: boolean;
}

export const ACCESS_SECONDS = 3600;
export const REFRESH_SECONDS = 90 * 86_400;

/**
 * The tokens of one shop. A refresh gives a new pair; the old refresh token may be sent again, and gives that same pair,
 * until the new one was used: an answer that got lost is not the end.
 */
export class Tokens {
  readonly #now: () => number;
  #pairs: TokenPair[] = [];

  constructor(now: () => number) {
    this.#now = now;
  }

  get pairs(): readonly TokenPair[] {
    return this.#pairs;
  }
  restore(pairs: readonly TokenPair[]): void {
    this.#pairs = [...pairs];
  }

  issue(scopes: readonly string[], expiring: boolean): TokenAnswer {
    return this.#issue(scopes, expiring).answer;
  }

  refresh(token: string, scopes: readonly string[]): TokenAnswer | undefined {
    const pair = this.#pairs.find(({ answer }) => answer.refresh_token === token);
    if (pair === undefined || pair.refreshUntil <= this.#now()) return undefined;
    if (pair.replacement?.used === true) return undefined;
    pair.used = true;
    pair.replacement ??= this.#issue(scopes, true);
    return pair.replacement.answer;
  }

  /** Whether a call with this access token is let in. */
  accepts(token: string): boolean {
    const pair = this.#pairs.find(({ answer }) => answer.access_token === token);
    if (pair === undefined || pair.expiresAt <= this.#now()) return false;
    pair.used = true;
    return true;
  }

  revokeAll(): void {
    this.#pairs = [];
  }

  #issue(scopes: readonly string[], expiring: boolean): TokenPair {
    const secret = (prefix: string): string => `${prefix}_${randomBytes(16).toString('hex')}`;
    const basic = { access_token: secret('shpat'), scope: scopes.join(',') };
    const pair: TokenPair = {
      answer: expiring
        ? {
            ...basic,
            expires_in: ACCESS_SECONDS,
            refresh_token: secret('shprt'),
            refresh_token_expires_in: REFRESH_SECONDS,
          }
        : basic,
      expiresAt: expiring ? this.#now() + ACCESS_SECONDS * 1000 : Number.MAX_SAFE_INTEGER,
      refreshUntil: expiring ? this.#now() + REFRESH_SECONDS * 1000 : 0,
      replacement: undefined,
      used: false,
    };
    this.#pairs.push(pair);
    return pair;
  }
}
