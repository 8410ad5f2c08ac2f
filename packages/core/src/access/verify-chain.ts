import type { TenantId } from '../model/index.ts';
import type { AuditEvent } from './audit-event.ts';
import { emptyChain, linkHash, type ChainHead, type ChainLink } from './chain.ts';

/** A link with its event, as a full outer join gives them: links in order of position, then events that no link names. */
export type ChainEntry =
  | { readonly link: ChainLink; readonly event: AuditEvent | undefined }
  | { readonly link: undefined; readonly event: AuditEvent };

/**
 * - `altered`: the event is not the one that was sealed.
 * - `missing`: the event or its link is gone.
 * - `inserted`: an event that was never sealed stands among the sealed ones.
 * - `reordered`: events or links changed places.
 * - `truncated`: the tail is gone: the chain is shorter than its signed head.
 */
export type ChainBreak = 'altered' | 'missing' | 'inserted' | 'reordered' | 'truncated';

/** The first place where the chain does not hold. `eventId` is what stands there, or stood there as far as is known. */
export interface BrokenAt {
  readonly position: number;
  readonly eventId: string | undefined;
  readonly what: ChainBreak;
}

export type ChainVerdict =
  | { readonly ok: true; readonly length: number; readonly head: string }
  | { readonly ok: false; readonly brokenAt: BrokenAt };

/**
 * Proves a tenant's chain from its first event to `head` (whose signature the caller has checked), or names the first
 * break. Reads `entries` once and holds a few of them at a time, however many there are.
 */
export async function verifyChain(
  tenantId: TenantId,
  entries: AsyncIterable<ChainEntry>,
  head: ChainHead,
): Promise<ChainVerdict> {
  let { length, hash } = emptyChain(tenantId);
  const iterator = entries[Symbol.asyncIterator]();
  try {
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
      const entry = next.value;
      const expected = length + 1;
      const what = plainBreak(entry, expected, head) ?? (await hashBreak(entry, hash, iterator));
      if (what !== undefined) return broken(expected, standsAt(entry, expected), what);
      length = expected;
      hash = entry.link?.hash ?? hash;
    }
  } finally {
    await iterator.return?.();
  }
  if (length < head.length) return broken(length + 1, undefined, 'truncated');
  // Consistent in itself, yet not what was signed: rewritten from some place on, links and all.
  if (hash !== head.hash) return broken(length, undefined, 'altered');
  return { ok: true, length, head: hash };
}

function standsAt({ link, event }: ChainEntry, position: number): string | undefined {
  if (link === undefined) return event.eventId;
  return link.position > position ? undefined : link.eventId;
}

/** What can be told without hashing. */
function plainBreak({ link, event }: ChainEntry, expected: number, head: ChainHead): ChainBreak | undefined {
  if (link === undefined) return expected <= head.length ? 'truncated' : 'inserted';
  if (link.position > expected) return 'missing';
  if (link.position < expected || expected > head.length) return 'inserted';
  return event === undefined ? 'missing' : undefined;
}

async function hashBreak(
  entry: ChainEntry,
  previous: string,
  rest: AsyncIterator<ChainEntry>,
): Promise<ChainBreak | undefined> {
  const { link, event } = entry;
  if (link === undefined || event === undefined) return undefined;
  if (event.eventId === link.eventId && linkHash(previous, event) === link.hash) return undefined;
  return (await continuesLater(previous, link.hash, rest)) ? 'reordered' : 'altered';
}

const LOOK_AHEAD = 64;

/** Whether the event that belongs here stands a little further on: a move, not an alteration. */
async function continuesLater(previous: string, hash: string, rest: AsyncIterator<ChainEntry>): Promise<boolean> {
  for (let read = 0; read < LOOK_AHEAD; read += 1) {
    const next = await rest.next();
    if (next.done === true) return false;
    const { link, event } = next.value;
    if (event === undefined) continue;
    const found = linkHash(previous, event);
    if (found === hash || found === link?.hash) return true;
  }
  return false;
}

function broken(position: number, eventId: string | undefined, what: ChainBreak): ChainVerdict {
  return { ok: false, brokenAt: { position, eventId, what } };
}
