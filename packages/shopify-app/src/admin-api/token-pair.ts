import type { InstallationData } from '@quittance/core/flow';
import type { Session } from '@shopify/shopify-api';
import { z } from 'zod';

/** An expiring offline token with what renews it; moments in milliseconds since 1970. */
export interface TokenPair {
  readonly accessToken: string;
  readonly expiresAt: number;
  readonly refreshToken: string;
  readonly refreshExpiresAt: number;
}

const stored = z.object({
  accessToken: z.string().min(1),
  accessTokenExpiresAt: z.coerce.number(),
  refreshToken: z.string().min(1),
  refreshTokenExpiresAt: z.coerce.number(),
});

/** `undefined` when the shop is signed out. */
export function pairOf({ secrets }: InstallationData): TokenPair | undefined {
  const read = stored.safeParse(secrets);
  if (!read.success) return undefined;
  const { accessToken, accessTokenExpiresAt, refreshToken, refreshTokenExpiresAt } = read.data;
  return { accessToken, expiresAt: accessTokenExpiresAt, refreshToken, refreshExpiresAt: refreshTokenExpiresAt };
}

/** `undefined` for a token that does not expire: Shopify gives those to apps made before April 2026, and takes none from January 2027 on. */
export function pairOfSession(session: Session): TokenPair | undefined {
  const { accessToken, expires, refreshToken, refreshTokenExpires } = session;
  if (accessToken === undefined || expires === undefined) return undefined;
  if (refreshToken === undefined || refreshTokenExpires === undefined) return undefined;
  return {
    accessToken,
    expiresAt: expires.getTime(),
    refreshToken,
    refreshExpiresAt: refreshTokenExpires.getTime(),
  };
}

type Secrets = InstallationData['secrets'];

export function withPair(secrets: Secrets, pair: TokenPair): Secrets {
  return {
    ...secrets,
    accessToken: pair.accessToken,
    accessTokenExpiresAt: String(pair.expiresAt),
    refreshToken: pair.refreshToken,
    refreshTokenExpiresAt: String(pair.refreshExpiresAt),
  };
}

export function withoutPair(secrets: Secrets): Secrets {
  return Object.fromEntries(Object.entries(secrets).filter(([name]) => !(name in stored.shape)));
}
