import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson, type Json } from '../access/index.ts';
import { agencyEvent, EVENT_TYPES, type AgencyEvent } from './schema/index.ts';

/** Why an event is not one of ours to read. */
export interface UnknownEvent {
  /** Its own id, or one made of its content: the same content has the same id. */
  readonly eventId: string;
  readonly caseId?: string;
  readonly code: 'EVENT_TYPE_UNKNOWN' | 'EVENT_MALFORMED';
  /** What is wrong, without the values. */
  readonly reason: string;
  /** Kept as it came: a later version may read it, or a person does. */
  readonly raw: Json;
}

export type ReadEvent =
  /** `raw` holds what this version passes over, too. */
  | { readonly known: true; readonly event: AgencyEvent; readonly raw: Json }
  | { readonly known: false; readonly event: UnknownEvent };

/** Reads one event. What cannot be read is kept and flagged, never dropped. */
export function readEvent(raw: unknown): ReadEvent {
  const parsed = agencyEvent.safeParse(raw);
  const json = asJson(raw);
  if (parsed.success) return { known: true, event: parsed.data, raw: json };
  const { eventId, caseId, type } = hints.parse(json);
  const code = type !== undefined && !isEventType(type) ? 'EVENT_TYPE_UNKNOWN' : 'EVENT_MALFORMED';
  const [issue] = parsed.error.issues;
  return {
    known: false,
    event: {
      eventId: eventId ?? `unknown:${createHash('sha256').update(canonicalJson(json)).digest('hex').slice(0, 32)}`,
      ...(caseId !== undefined && { caseId }),
      code,
      reason:
        code === 'EVENT_TYPE_UNKNOWN'
          ? 'its type is unknown'
          : `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not readable'}`,
      raw: json,
    },
  };
}

const hint = z.string().min(1).max(120).optional().catch(undefined);
const hints = z.object({ eventId: hint, caseId: hint, type: hint }).catch({});

function isEventType(type: string): boolean {
  return EVENT_TYPES.some((known) => known === type);
}

function asJson(raw: unknown): Json {
  return JSON.parse(JSON.stringify(raw ?? null));
}
