import { z } from 'zod';
import type { ShopifyLibraries, ShopifyLibrary } from '../admin-api/library.ts';
import { isShopDomain } from '../admin-api/shop-domain.ts';

/**
 * What a session token proves. Both kinds are signed with the app's secret for the app's id, so what tells a buyer from the merchant is
 * what only the admin's token has: `iss`, the shop's admin. https://shopify.dev/docs/apps/build/authentication-authorization/session-tokens
 */
export interface MerchantSession {
  readonly shop: string;
  /** The staff member's id in Shopify. */
  readonly userId: string;
  /** As it came, for token exchange. */
  readonly token: string;
  /** The library whose secret it was signed with. */
  readonly library: ShopifyLibrary;
}

export interface BuyerSession {
  readonly shop: string;
  /** Numeric; absent while the buyer has not signed in, and where the app may not know customers. */
  readonly customerId?: string;
}

const times = { exp: z.number(), nbf: z.number(), iat: z.number(), jti: z.string().min(1) };

const merchantClaims = z.object({
  ...times,
  iss: z.string(),
  dest: z.string().startsWith('https://'),
  sub: z.string().regex(/^\d{1,20}$/),
});

const buyerClaims = z.object({
  ...times,
  iss: z.undefined().optional(),
  dest: z.string(),
  sub: z
    .string()
    .regex(/^gid:\/\/shopify\/Customer\/\d{1,20}$/)
    .optional(),
});

const BEARER = /^Bearer ([\w-]{1,2000}\.[\w-]{1,4000}\.[\w-]{1,200})$/;

/** The token of an `Authorization` header. */
export function bearerToken(authorization: string | undefined): string | undefined {
  return BEARER.exec(authorization ?? '')?.[1];
}

/** `undefined` when the token is no admin's: forged, for another app, too old, or a buyer's. */
export async function merchantSession(
  libraries: ShopifyLibraries,
  token: string,
): Promise<MerchantSession | undefined> {
  const verified = await verify(libraries, token);
  const read = merchantClaims.safeParse(verified?.claims);
  if (verified === undefined || !read.success) return undefined;
  const shop = read.data.dest.slice('https://'.length);
  if (!isShopDomain(shop) || read.data.iss !== `https://${shop}/admin`) return undefined;
  return { shop, userId: read.data.sub, token, library: verified.library };
}

/** `undefined` when the token is no buyer's. */
export async function buyerSession(libraries: ShopifyLibraries, token: string): Promise<BuyerSession | undefined> {
  const read = buyerClaims.safeParse((await verify(libraries, token))?.claims);
  if (!read.success) return undefined;
  const shop = read.data.dest.replace(/^https:\/\//, '');
  if (!isShopDomain(shop)) return undefined;
  const customerId = read.data.sub?.split('/').at(-1);
  return { shop, ...(customerId !== undefined && { customerId }) };
}

/** Signature (HS256 alone), `aud`, `exp` and `nbf`, by Shopify's library. */
async function verify({ all }: ShopifyLibraries, token: string) {
  for (const library of all) {
    try {
      const claims: unknown = await library.session.decodeSessionToken(token);
      return { claims, library };
    } catch {
      // The library's message holds the token: nothing of it goes on.
    }
  }
  return undefined;
}
