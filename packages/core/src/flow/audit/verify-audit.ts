import {
  checkHead,
  emptyChain,
  verifyChain,
  type BrokenAt,
  type ChainBreak,
  type ChainEntry,
  type KeyRing,
} from '../../access/index.ts';
import type { TenantId } from '../../model/index.ts';
import {
  countEventsAfter,
  eventsBetween,
  eventsWithIds,
  readSealHead,
  sealsAfter,
  type Database,
  type EventRow,
  type SealRow,
  type TenantTransaction,
} from '../../store/index.ts';
import type { AuditReport } from '../quittance.ts';
import { auditEventOf, chainHeadOf, sealEvents } from './seal-events.ts';

/**
 * Seals what can be sealed, then recomputes the tenant's whole chain and names the first break. Reads one seal at a
 * time: millions of events need no more memory than one batch.
 */
export async function verifyAudit(database: Database, ring: KeyRing, tenant: TenantId): Promise<AuditReport> {
  // Refused when the head is forged; then the verdict below says so, and names the first broken link if there is one.
  await sealEvents(database, ring, tenant);
  return database.inTenant(tenant, async (trx) => {
    const stored = await readSealHead(trx);
    const head = stored === undefined ? { ...emptyChain(tenant), signature: '' } : chainHeadOf(stored);
    const unsealed = await countEventsAfter(trx, stored?.lastEventId ?? 0n);
    const verdict = await verifyChain(tenant, entries(trx, head.length), head);
    const figures = { sealedEvents: head.length, links: head.length, unsealed, head: head.hash };
    if (!verdict.ok) return { ...figures, ok: false, brokenAt: breakReport(verdict.brokenAt) };
    // Without a head nothing was ever sealed; seals without one were found above, as an insertion or a cut.
    const signature = stored === undefined ? 'signed' : checkHead(ring, tenant, head);
    if (signature !== 'signed')
      return { ...figures, ok: false, brokenAt: { link: head.length, reason: UNSIGNED[signature] } };
    return { ...figures, ok: true };
  });
}

/** Links with their events in order; the first event that stands among the sealed ones without a link comes last. */
async function* entries(trx: TenantTransaction, length: number): AsyncGenerator<ChainEntry> {
  let stray: EventRow | undefined;
  let lastId = 0n;
  for await (const seal of sealsUpTo(trx, length)) {
    const upTo = seal.eventIds.reduce((newest, id) => (id > newest ? id : newest), lastId);
    const around = await eventsBetween(trx, lastId, upTo, seal.eventIds.length + STRAYS_READ);
    const named = new Set(seal.eventIds);
    stray ??= around.find(({ id }) => !named.has(id));
    yield* linksOf(trx, seal, around);
    lastId = upTo;
  }
  if (stray !== undefined) yield { link: undefined, event: auditEventOf(trx.tenant, stray) };
}

/** What a sealer adds in the meantime lies beyond the head that was read, and is left for the next time. */
async function* sealsUpTo(trx: TenantTransaction, length: number): AsyncGenerator<SealRow> {
  let position = 0;
  for (;;) {
    const [seal] = await sealsAfter(trx, position, 1);
    if (seal === undefined || seal.firstPosition > length) return;
    yield seal;
    position = seal.firstPosition;
  }
}

/** So many events without a link are read along with a batch; one is enough to break the chain. */
const STRAYS_READ = 100;
const HASH_BYTES = 32;

async function* linksOf(
  trx: TenantTransaction,
  { firstPosition, eventIds, hashes }: SealRow,
  around: readonly EventRow[],
): AsyncGenerator<ChainEntry> {
  const events = new Map(around.map((event) => [event.id, event]));
  const elsewhere = eventIds.filter((id) => !events.has(id));
  for (const event of await eventsWithIds(trx, elsewhere)) events.set(event.id, event);
  for (const [index, id] of eventIds.entries()) {
    const hash = hashes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES).toString('hex');
    const event = events.get(id);
    yield {
      link: { position: firstPosition + index, eventId: id.toString(), hash },
      event: event && auditEventOf(trx.tenant, event),
    };
  }
}

const BREAKS: Readonly<Record<ChainBreak, string>> = {
  altered: 'altered: the event is not the one that was sealed',
  missing: 'missing: the sealed event or its link is gone',
  inserted: 'inserted: an event that was never sealed stands among the sealed ones',
  reordered: 'reordered: events changed places',
  truncated: 'truncated: the end of the chain is gone',
};

const UNSIGNED = {
  forged: 'truncated: the head of the chain is not signed by this installation, so its end may be gone',
  'unknown-key': 'unsigned: the head of the chain was signed with a key that this process does not have',
} as const;

function breakReport({ position, eventId, what }: BrokenAt): NonNullable<AuditReport['brokenAt']> {
  return { link: position, reason: BREAKS[what], ...(eventId !== undefined && { eventId }) };
}
