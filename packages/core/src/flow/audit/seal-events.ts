import { checkHead, emptyChain, sealBatch, signHead, type AuditEvent, type KeyRing } from '../../access/index.ts';
import { ok, refused, type Result, type TenantId } from '../../model/index.ts';
import {
  countEventsAfter,
  eventsBetween,
  horizonPassed,
  lockSealHead,
  markHorizon,
  openSeal,
  readSealHead,
  writeSeal,
  type Database,
  type EventRow,
  type NewSeal,
  type SealHead,
  type TenantTransaction,
} from '../../store/index.ts';

const BATCH = 2_000;

/**
 * Continues the tenant's chain with the events that nothing older can precede any more, batch by batch; answers how many
 * were sealed. Any number of processes may seal: one does, the others find the head locked and leave. A head that this
 * installation did not sign is refused, never continued: to seal it would be to bless the forgery.
 *
 * An event's number is drawn before its transaction commits, so a smaller number may become visible later. Each pass
 * therefore leaves a mark (the newest number drawn, and its own transaction), and a later pass seals up to that mark once
 * every older transaction has ended. This relies on a transaction having its own number before it draws one for an event:
 * it has, since it writes or locks the order's row first.
 */
export async function sealEvents(
  database: Database,
  ring: KeyRing,
  tenant: TenantId,
): Promise<Result<{ readonly sealed: number }>> {
  let sealed = 0;
  if (!(await database.inTenant(tenant, hasUnsealed))) return ok({ sealed });
  for (;;) {
    const pass = await database.inTenant(tenant, (trx) => sealOnce(trx, ring));
    if (!pass.ok) return pass;
    sealed += pass.value.sealed;
    if (!pass.value.more) return ok({ sealed });
  }
}

/** Whether there is anything to do: an idle tenant must not cost a transaction number at every pass. */
async function hasUnsealed(trx: TenantTransaction): Promise<boolean> {
  const head = await readSealHead(trx);
  return (await countEventsAfter(trx, head?.lastEventId ?? 0n, 1)) > 0;
}

async function sealOnce(
  trx: TenantTransaction,
  ring: KeyRing,
): Promise<Result<{ readonly sealed: number; readonly more: boolean }>> {
  // The very first statement: who drew an event's number up to this mark has an older transaction than ours.
  const mark = await markHorizon(trx);
  const head = (await lockSealHead(trx)) ?? (await firstHead(trx, ring));
  if (head === undefined) return ok({ sealed: 0, more: false });
  if (checkHead(ring, trx.tenant, chainHeadOf(head)) !== 'signed') return refused(headForged(trx.tenant));
  // A mark of a later transaction than ours comes from another cluster, by dump and restore: it means nothing here.
  const foreign = BigInt(head.horizon.xid) > BigInt(mark.xid);
  const passed = !foreign && (await horizonPassed(trx, head.horizon));
  const events = passed ? await eventsBetween(trx, head.lastEventId, head.horizon.eventId, BATCH) : [];
  const more = events.length === BATCH;
  const { seal, head: next } = continued(trx.tenant, ring, head, events);
  // A mark that has not passed is kept: moved on at every pass, it would never pass in a busy shop.
  const horizon = (passed && !more) || foreign ? mark : head.horizon;
  await writeSeal(trx, seal, { ...next, horizon });
  return ok({ sealed: events.length, more });
}

function continued(
  tenant: TenantId,
  ring: KeyRing,
  head: SealHead,
  events: readonly EventRow[],
): { readonly seal: NewSeal | undefined; readonly head: SealHead } {
  const last = events.at(-1);
  if (last === undefined) return { seal: undefined, head };
  const batch = sealBatch(
    chainHeadOf(head),
    events.map((event) => auditEventOf(tenant, event)),
  );
  const { hash, signature } = signHead(ring, tenant, batch.head);
  return {
    seal: {
      firstPosition: Number(head.length) + 1,
      eventIds: events.map(({ id }) => id),
      hashes: Buffer.from(batch.links.map((link) => link.hash).join(''), 'hex'),
    },
    head: { length: BigInt(batch.head.length), hash, signature, lastEventId: last.id },
  };
}

async function firstHead(trx: TenantTransaction, ring: KeyRing) {
  const { hash, signature } = signHead(ring, trx.tenant, emptyChain(trx.tenant));
  await openSeal(trx, hash, signature);
  return lockSealHead(trx);
}

/** A stored head as the chain's arithmetic wants it. */
export function chainHeadOf({ length, hash, signature }: SealHead) {
  return { length: Number(length), hash, signature };
}

/** A stored event as it is sealed. */
export function auditEventOf(tenantId: TenantId, { id, orderId, sequence, at, kind, details }: EventRow): AuditEvent {
  return {
    tenantId,
    eventId: id.toString(),
    orderId,
    sequence,
    at: at.toISOString(),
    kind,
    detail: details as AuditEvent['detail'],
  };
}

function headForged(tenant: TenantId) {
  return {
    code: 'AUDIT_HEAD_FORGED',
    message: `The head of the audit chain of tenant ${tenant} is not signed by this installation.`,
    advice:
      'Check that this process has the installation’s key; if it has, run `quittance audit verify` and restore the database from a backup.',
    retry: 'after-fix',
  } as const;
}
