import type { TenantId } from '../model/index.ts';
import { canonicalJson, type Json } from './canonical-json.ts';

/** A status event as the chain seals it: what happened to which order, and when. */
export interface AuditEvent {
  readonly tenantId: TenantId;
  readonly eventId: string;
  readonly orderId: string;
  /** Rises with every event of the order. */
  readonly sequence: number;
  /** ISO 8601 in UTC with milliseconds: `2026-11-21T22:19:45.123Z`. */
  readonly at: string;
  /** E.g. `order.accepted`. */
  readonly kind: string;
  readonly detail: Json;
}

/**
 * The bytes that are hashed: UTF-8 of the RFC 8785 JSON of the event with `"v":1` in front. They never change for a given event: a later
 * version of the format gets another `v`, and a stored link is always checked with the version it was made with.
 */
export function canonicalEvent(event: AuditEvent): Buffer {
  const { tenantId, eventId, orderId, sequence, at, kind, detail } = event;
  return Buffer.from(canonicalJson({ v: 1, tenantId, eventId, orderId, sequence, at, kind, detail }), 'utf8');
}
