import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/**
 * - `read`: orders, documents and settings can be looked at.
 * - `orders:write`: orders can be sent and retried as well.
 * - `admin`: settings, connections and keys as well.
 */
export const apiKeyRole = z.enum(['read', 'orders:write', 'admin']);
export type ApiKeyRole = z.output<typeof apiKeyRole>;

/** A key as its owner sees it, once: `token` is never stored. */
export interface NewApiKey {
  /** `qk_<prefix>_<256 random bits in base64url>`, for the `Authorization: Bearer` header. */
  readonly token: string;
  /** 12 hex digits to find and recognise the key by; unique in practice, and no part of the secret. */
  readonly prefix: string;
  /** SHA-256 of the whole token, hex: a random 256-bit token needs no slow hash. */
  readonly hash: string;
}

const TOKEN = /^qk_([0-9a-f]{12})_[A-Za-z0-9_-]{43}$/;

export function newApiKey(): NewApiKey {
  const prefix = randomBytes(6).toString('hex');
  const token = `qk_${prefix}_${randomBytes(32).toString('base64url')}`;
  return { token, prefix, hash: hashOf(token).toString('hex') };
}

/** The prefix of a token by which its stored hash is found; `undefined` when it cannot be one of our tokens. */
export function apiKeyPrefix(token: string): string | undefined {
  return TOKEN.exec(token)?.[1];
}

/** Whether `token` is the one whose hash was stored; takes the same time wherever they differ. */
export function matchesApiKey(token: string, storedHash: string): boolean {
  const stored = Buffer.from(storedHash, 'hex');
  const given = hashOf(token);
  return stored.length === given.length && timingSafeEqual(stored, given);
}

const RANK: Readonly<Record<ApiKeyRole, number>> = { read: 0, 'orders:write': 1, admin: 2 };

/** Whether a key with the role `held` may do what needs `needed`: each role includes those below it. */
export function roleAllows(held: ApiKeyRole, needed: ApiKeyRole): boolean {
  return RANK[held] >= RANK[needed];
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
