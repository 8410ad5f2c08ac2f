import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { TenantId } from '../model/index.ts';
import { canonicalEvent, type AuditEvent } from './audit-event.ts';
import { derivedKey, keyWithId, type KeyRing } from './key-ring.ts';

/** One sealed event: its place in the tenant's chain, from 1, and `sha256(previous hash ‖ canonical event)` in hex. */
export interface ChainLink {
  readonly position: number;
  readonly eventId: string;
  readonly hash: string;
}

/** Where a tenant's chain ends. */
export interface ChainHead {
  /** The number of sealed events, 0 for an empty chain. */
  readonly length: number;
  readonly hash: string;
}

/** A head with the installation's signature: without the key nobody can cut the tail and sign a shorter one. */
export interface SignedHead extends ChainHead {
  /** `<key id>.<HMAC-SHA-256 in hex>` */
  readonly signature: string;
}

/** The head of a chain without events. It holds the tenant, so that no chain passes for another's. */
export function emptyChain(tenantId: TenantId): ChainHead {
  return { length: 0, hash: createHash('sha256').update(`quittance/chain/v1/${tenantId}`).digest('hex') };
}

export function linkHash(previousHash: string, event: AuditEvent): string {
  return createHash('sha256').update(Buffer.from(previousHash, 'hex')).update(canonicalEvent(event)).digest('hex');
}

/** The links that continue the chain with `events`, in their order, and the head they lead to. */
export function sealBatch(
  head: ChainHead,
  events: readonly AuditEvent[],
): { readonly links: readonly ChainLink[]; readonly head: ChainHead } {
  const links: ChainLink[] = [];
  let { length, hash } = head;
  for (const event of events) {
    length += 1;
    hash = linkHash(hash, event);
    links.push({ position: length, eventId: event.eventId, hash });
  }
  return { links, head: { length, hash } };
}

export function signHead(ring: KeyRing, tenantId: TenantId, head: ChainHead): SignedHead {
  return { ...head, signature: `${ring.current.id}.${mac(derivedKey(ring.current, 'audit'), tenantId, head)}` };
}

/** Whether this installation signed the head; `unknown-key` when it was signed with a key that the ring does not hold. */
export function checkHead(ring: KeyRing, tenantId: TenantId, head: SignedHead): 'signed' | 'forged' | 'unknown-key' {
  const [keyId = '', given = ''] = head.signature.split('.');
  const key = keyWithId(ring, keyId);
  if (key === undefined) return 'unknown-key';
  const expected = Buffer.from(mac(derivedKey(key, 'audit'), tenantId, head), 'hex');
  const actual = Buffer.from(given, 'hex');
  return actual.length === expected.length && timingSafeEqual(actual, expected) ? 'signed' : 'forged';
}

function mac(key: Buffer, tenantId: TenantId, { length, hash }: ChainHead): string {
  return createHmac('sha256', key).update(`quittance/head/v1/${tenantId}/${length}/${hash}`).digest('hex');
}
