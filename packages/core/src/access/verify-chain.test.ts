import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TenantId } from '../model/index.ts';
import type { AuditEvent } from './audit-event.ts';
import { checkHead, emptyChain, sealBatch, signHead } from './chain.ts';
import { keyRing } from './key-ring.ts';
import { verifyChain, type BrokenAt, type ChainEntry } from './verify-chain.ts';

const tenantId = '019a9d5e-0000-7000-8000-000000000001' as TenantId;

function event(n: number): AuditEvent {
  return {
    tenantId,
    eventId: `e${n}`,
    orderId: `o${n % 3}`,
    sequence: n,
    at: '2026-11-21T22:19:45.123Z',
    kind: 'order.accepted',
    detail: { n },
  };
}

function sealed(count: number) {
  const events = Array.from({ length: count }, (_, n) => event(n + 1));
  const { links, head } = sealBatch(emptyChain(tenantId), events);
  return { head, entries: links.map((link, n) => ({ link, event: events[n] }) satisfies ChainEntry) };
}

async function* stream(entries: readonly ChainEntry[]): AsyncGenerator<ChainEntry> {
  yield* entries;
}

async function breakOf(
  entries: readonly ChainEntry[],
  head: { length: number; hash: string },
): Promise<BrokenAt | 'whole'> {
  const verdict = await verifyChain(tenantId, stream(entries), head);
  return verdict.ok ? 'whole' : verdict.brokenAt;
}

const size = fc.integer({ min: 2, max: 40 });
const sizeAndPlace = size.chain((count) => fc.tuple(fc.constant(count), fc.integer({ min: 0, max: count - 1 })));
const sizeAndInnerPlace = size.chain((count) => fc.tuple(fc.constant(count), fc.integer({ min: 0, max: count - 2 })));

describe('a chain of sealed events', () => {
  it('verifies when nothing was touched, in whatever batches it was sealed (control)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 6 }), async (batches) => {
        let head = emptyChain(tenantId);
        const entries: ChainEntry[] = [];
        for (const count of batches) {
          const events = Array.from({ length: count }, (_, n) => event(entries.length + n + 1));
          const batch = sealBatch(head, events);
          entries.push(...batch.links.map((link, n) => ({ link, event: events[n] })));
          head = batch.head;
        }
        const total = batches.reduce((sum, count) => sum + count, 0);
        expect(await verifyChain(tenantId, stream(entries), head)).toEqual({
          ok: true,
          length: total,
          head: sealed(total).head.hash,
        });
      }),
    );
  });

  it('names an altered event', async () => {
    await fc.assert(
      fc.asyncProperty(sizeAndPlace, async ([count, at]) => {
        const { entries, head } = sealed(count);
        const forged = entries.with(at, { ...entries[at]!, event: { ...event(at + 1), detail: { n: -1 } } });
        expect(await breakOf(forged, head)).toEqual({ position: at + 1, eventId: `e${at + 1}`, what: 'altered' });
      }),
    );
  });

  it('names a missing event, and a missing link', async () => {
    await fc.assert(
      fc.asyncProperty(sizeAndInnerPlace, async ([count, at]) => {
        const { entries, head } = sealed(count);
        expect(await breakOf(entries.with(at, { ...entries[at]!, event: undefined }), head)).toEqual({
          position: at + 1,
          eventId: `e${at + 1}`,
          what: 'missing',
        });
        expect(await breakOf(entries.toSpliced(at, 1), head)).toEqual({
          position: at + 1,
          eventId: undefined,
          what: 'missing',
        });
      }),
    );
  });

  it('names an inserted event, with and without a link of its own', async () => {
    await fc.assert(
      fc.asyncProperty(sizeAndPlace, async ([count, at]) => {
        const { entries, head } = sealed(count);
        const stray = { ...event(99), eventId: 'stray' };
        expect(await breakOf([...entries, { link: undefined, event: stray }], head)).toEqual({
          position: count + 1,
          eventId: 'stray',
          what: 'inserted',
        });
        const duplicate = entries.toSpliced(at + 1, 0, {
          link: { ...entries[at]!.link, eventId: 'stray' },
          event: stray,
        });
        expect(await breakOf(duplicate, head)).toEqual({ position: at + 2, eventId: 'stray', what: 'inserted' });
      }),
    );
  });

  it('names the first of two that changed places, event by event or link by link', async () => {
    await fc.assert(
      fc.asyncProperty(sizeAndInnerPlace, async ([count, at]) => {
        const { entries, head } = sealed(count);
        const [a, b] = [entries[at]!, entries[at + 1]!];
        const eventsSwapped = entries
          .with(at, { link: { ...a.link, eventId: b.link.eventId }, event: b.event })
          .with(at + 1, { link: { ...b.link, eventId: a.link.eventId }, event: a.event });
        expect(await breakOf(eventsSwapped, head)).toMatchObject({ position: at + 1, what: 'reordered' });
        const rowsSwapped = entries
          .with(at, { ...b, link: { ...b.link, position: at + 1 } })
          .with(at + 1, { ...a, link: { ...a.link, position: at + 2 } });
        expect(await breakOf(rowsSwapped, head)).toMatchObject({ position: at + 1, what: 'reordered' });
      }),
    );
  });

  it('notices a cut tail, whether or not the events were left behind', async () => {
    await fc.assert(
      fc.asyncProperty(sizeAndPlace, async ([count, at]) => {
        const { entries, head } = sealed(count);
        expect(await breakOf(entries.slice(0, at), head)).toEqual({
          position: at + 1,
          eventId: undefined,
          what: 'truncated',
        });
        const unlinked = entries.slice(at).map(({ event: left }) => ({ link: undefined, event: left! }));
        expect(await breakOf([...entries.slice(0, at), ...unlinked], head)).toMatchObject({
          position: at + 1,
          what: 'truncated',
        });
      }),
    );
  });

  it('notices a chain that was rewritten from one place to its end', async () => {
    const { head } = sealed(5);
    const events = [1, 2, 7, 4, 5].map(event);
    const { links } = sealBatch(emptyChain(tenantId), events);
    expect(
      await breakOf(
        links.map((link, n) => ({ link, event: events[n] })),
        head,
      ),
    ).toEqual({ position: 5, eventId: undefined, what: 'altered' });
  });

  it('is bound to its tenant', async () => {
    const { entries, head } = sealed(3);
    const verdict = await verifyChain('another' as TenantId, stream(entries), head);
    expect(verdict).toMatchObject({ ok: false, brokenAt: { position: 1 } });
  });

  it('holds only a few links at a time, however long the chain', async () => {
    const count = 200_000;
    let drawn = 0;
    let peak = 0;
    const before = process.memoryUsage().heapUsed;
    async function* links(): AsyncGenerator<ChainEntry> {
      let head = emptyChain(tenantId);
      for (drawn = 1; drawn <= count; drawn += 1) {
        const one = sealBatch(head, [event(drawn)]);
        head = one.head;
        if (drawn % 10_000 === 0) peak = Math.max(peak, process.memoryUsage().heapUsed - before);
        yield { link: one.links[0]!, event: event(drawn) };
      }
    }
    const verdict = await verifyChain(tenantId, links(), { length: count, hash: '00' });
    // Every link held: what fails, at the very end, is only the head, which nobody could know beforehand.
    expect(verdict).toEqual({ ok: false, brokenAt: { position: count, eventId: undefined, what: 'altered' } });
    expect(peak).toBeLessThan(150_000_000);
  }, 120_000);
});

describe('a signed head', () => {
  const [one, two] = [keyRing(['11'.repeat(32)]), keyRing(['22'.repeat(32)])];
  if (!one.ok || !two.ok) throw new Error('The keys of this test are well-formed.');
  const head = sealed(3).head;
  const signed = signHead(one.value, tenantId, head);

  it('is recognised, also after a rotation', () => {
    expect(checkHead(one.value, tenantId, signed)).toBe('signed');
    expect(checkHead({ current: two.value.current, previous: [one.value.current] }, tenantId, signed)).toBe('signed');
  });

  it('is refused when its length, hash or tenant was changed, or it was signed by another installation', () => {
    expect(checkHead(one.value, tenantId, { ...signed, length: 2 })).toBe('forged');
    expect(checkHead(one.value, tenantId, { ...signed, hash: emptyChain(tenantId).hash })).toBe('forged');
    expect(checkHead(one.value, 'another' as TenantId, signed)).toBe('forged');
    expect(checkHead(one.value, tenantId, { ...signed, signature: signed.signature.slice(0, -2) })).toBe('forged');
    expect(checkHead(two.value, tenantId, signed)).toBe('unknown-key');
  });
});
