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
 * The bytes that are hashed: UTF-8 of the RFC 8785 JSON of the event with a member `"v":1`. They never change for a given
 * event: another form of events would get another `v`, and links are checked with the version they were made with.
 */
export function canonicalEvent({ tenantId, eventId, orderId, sequence, at, kind, detail }: AuditEvent): Buffer {
  // Written out in the canonical order: a million events are sealed and verified with this.
  const text =
    `{"at":${JSON.stringify(at)},"detail":${canonicalJson(detail)},"eventId":${JSON.stringify(eventId)},"kind":${JSON.stringify(kind)},` +
    `"orderId":${JSON.stringify(orderId)},"sequence":${sequence},"tenantId":${JSON.stringify(tenantId)},"v":1}`;
  return Buffer.from(text, 'utf8');
}
