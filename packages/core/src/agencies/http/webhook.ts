import { z } from 'zod';
import { ok, refused, type Result } from '../../model/index.ts';
import { readEvent, type ReadEvent } from '../read-event.ts';
import { verifySignature } from './signature.ts';

/** What an agency pushes: events as in `GET /v1/events`. Members that are not known are passed over. */
export const webhookBody = z.object({
  /** The same on every attempt of this delivery. */
  deliveryId: z.string().min(1).max(200),
  events: z.array(z.unknown()).min(1).max(1_000),
});

export interface Webhook {
  readonly deliveryId: string;
  readonly events: readonly ReadEvent[];
}

/** A body longer than this is no webhook; it is not read to the end. */
export const LARGEST_WEBHOOK = 5_000_000;

/**
 * Reads a webhook from its raw bytes, after its signature held. A repeat is no failure: each event counts once by its id, so the answer to it is
 * the same 2xx.
 */
export function readWebhook(
  body: Uint8Array,
  signature: string | null | undefined,
  secrets: readonly string[],
  now: Date,
): Result<Webhook> {
  const verified = verifySignature(body, signature, secrets, now);
  if (!verified.ok) return verified;
  const parsed = webhookBody.safeParse(jsonOf(body));
  if (!parsed.success)
    return refused({
      code: 'WEBHOOK_MALFORMED',
      message: `The webhook is not as the description has it: ${parsed.error.issues[0]?.path.join('.') ?? ''}.`,
      advice: 'Send a deliveryId and a list of events, as JSON in UTF-8.',
      retry: 'after-fix',
    });
  const { deliveryId, events } = parsed.data;
  return ok({ deliveryId, events: events.map(readEvent) });
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}
