import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { ok, refused, type Result } from '../model/index.ts';

/** The installation's master key: 32 random bytes that never leave this process and are never stored in the database. */
export interface MasterKey {
  /** Names the key without telling it: the first 8 hex digits of a hash. */
  readonly id: string;
  readonly bytes: Buffer;
}

/** The key that new secrets are sealed with, and the older ones that still open what they sealed. */
export interface KeyRing {
  readonly current: MasterKey;
  readonly previous: readonly MasterKey[];
}

export function newMasterKey(): MasterKey {
  return masterKey(randomBytes(32));
}

/** A ring from its keys as text, the current one first. Each is 32 bytes in base64, base64url or hex. */
export function keyRing(texts: readonly string[]): Result<KeyRing> {
  const keys: MasterKey[] = [];
  for (const text of texts) {
    const bytes = keyBytes(text.trim());
    if (bytes === undefined) return refused(MALFORMED);
    keys.push(masterKey(bytes));
  }
  const [current, ...previous] = keys;
  return current === undefined ? refused(MALFORMED) : ok({ current, previous });
}

export function keyText(key: MasterKey): string {
  return key.bytes.toString('base64');
}

/** The key of the ring with this id, whether current or previous. */
export function keyWithId(ring: KeyRing, id: string): MasterKey | undefined {
  return [ring.current, ...ring.previous].find((key) => key.id === id);
}

/** What a master key is used for: each purpose has a key of its own, so that one use tells nothing about another. */
export type KeyPurpose = 'secrets' | 'audit' | 'portal' | 'returns';

export function derivedKey(key: MasterKey, purpose: KeyPurpose): Buffer {
  return Buffer.from(hkdfSync('sha256', key.bytes, Buffer.alloc(0), `quittance/${purpose}/v1`, 32));
}

const MALFORMED = {
  code: 'KEY_MALFORMED',
  message: 'The encryption key is not 32 bytes in base64 or hex.',
  advice:
    'Make one with `openssl rand -base64 32` and set it as QUITTANCE_KEY, or leave QUITTANCE_KEY unset to use a key file.',
  retry: 'after-fix',
} as const;

function masterKey(bytes: Buffer): MasterKey {
  return { id: createHash('sha256').update('quittance-key-id').update(bytes).digest('hex').slice(0, 8), bytes };
}

function keyBytes(text: string): Buffer | undefined {
  if (/^[0-9a-fA-F]{64}$/.test(text)) return Buffer.from(text, 'hex');
  if (/^[A-Za-z0-9+/_-]{43}=?$/.test(text)) return Buffer.from(text, 'base64');
  return undefined;
}
