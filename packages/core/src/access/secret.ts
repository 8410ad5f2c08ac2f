import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { ok, refused, type Result, type TenantId } from '../model/index.ts';
import { derivedKey, keyWithId, type KeyRing } from './key-ring.ts';

/** Whose secret it is and what it is called; sealed text opens under no other owner or name. */
export interface SecretName {
  readonly tenantId: TenantId;
  /** E.g. `erp/tryton/password`. */
  readonly name: string;
}

/** `v1.<key id>.<nonce, ciphertext and tag in base64url>` */
export type SealedSecret = string;

const NONCE = 12;
const TAG = 16;
const SEALED = /^v1\.([0-9a-f]{8})\.([A-Za-z0-9_-]+)$/;

/** AES-256-GCM under the ring's current key with a random 96-bit nonce; tenant and name are authenticated with it. */
export function sealSecret(ring: KeyRing, owner: SecretName, secret: string): SealedSecret {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', derivedKey(ring.current, 'secrets'), nonce).setAAD(
    associatedData(owner),
  );
  const sealed = Buffer.concat([nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `v1.${ring.current.id}.${sealed.toString('base64url')}`;
}

/** Refuses with `SECRET_KEY_UNKNOWN` (another installation's key) or `SECRET_UNREADABLE` (altered, or moved to another owner). */
export function openSecret(ring: KeyRing, owner: SecretName, sealed: SealedSecret): Result<string> {
  const [, keyId, body] = SEALED.exec(sealed) ?? [];
  if (keyId === undefined || body === undefined) return refused(unreadable(owner));
  const key = keyWithId(ring, keyId);
  if (key === undefined) return refused(keyUnknown(owner, keyId));
  const bytes = Buffer.from(body, 'base64url');
  if (bytes.length < NONCE + TAG) return refused(unreadable(owner));
  const decipher = createDecipheriv('aes-256-gcm', derivedKey(key, 'secrets'), bytes.subarray(0, NONCE), {
    authTagLength: TAG,
  })
    .setAAD(associatedData(owner))
    .setAuthTag(bytes.subarray(-TAG));
  try {
    return ok(decipher.update(bytes.subarray(NONCE, -TAG), undefined, 'utf8') + decipher.final('utf8'));
  } catch {
    return refused(unreadable(owner));
  }
}

/** The id of the key that sealed it, to find what a rotation has not reached yet. */
export function sealingKeyId(sealed: SealedSecret): string | undefined {
  return SEALED.exec(sealed)?.[1];
}

/** Lengths go in front, so that no tenant and name can be cut differently into another pair. */
function associatedData({ tenantId, name }: SecretName): Buffer {
  return Buffer.from(`${tenantId.length}:${tenantId}${name.length}:${name}`, 'utf8');
}

function keyUnknown({ name }: SecretName, keyId: string) {
  return {
    code: 'SECRET_KEY_UNKNOWN',
    message: `The secret ${name} was sealed with the key ${keyId}, which this process does not have.`,
    advice:
      'Start it with the QUITTANCE_KEY or key file of the installation that stored the secret, or enter the secret again.',
    retry: 'after-fix',
  } as const;
}

function unreadable({ name }: SecretName) {
  return {
    code: 'SECRET_UNREADABLE',
    message: `The stored secret ${name} was altered and does not open.`,
    advice: 'Enter the secret again.',
    retry: 'after-fix',
  } as const;
}
