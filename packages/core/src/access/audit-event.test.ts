import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TenantId } from '../model/index.ts';
import { canonicalEvent, type AuditEvent } from './audit-event.ts';
import { canonicalJson, type Json } from './canonical-json.ts';
import { emptyChain, linkHash, sealBatch } from './chain.ts';

const golden: AuditEvent = {
  tenantId: '019a9d5e-0000-7000-8000-000000000001' as TenantId,
  eventId: '42',
  orderId: '019a9d5e-0000-7000-8000-000000000002',
  sequence: 3,
  at: '2026-11-21T22:19:45.123Z',
  kind: 'invoice.issued',
  detail: { number: 'F2026-00001', total: '120.00', é: ['ﬁ', '\n', 1.5, null, true], a: {} },
};

describe('canonical bytes of an event', () => {
  it('never change (golden): links that were stored years ago must still verify', () => {
    expect(canonicalEvent(golden).toString('utf8')).toBe(
      '{"at":"2026-11-21T22:19:45.123Z","detail":{"a":{},"number":"F2026-00001","total":"120.00","é":["ﬁ","\\n",1.5,null,true]},' +
        '"eventId":"42","kind":"invoice.issued","orderId":"019a9d5e-0000-7000-8000-000000000002","sequence":3,"tenantId":"019a9d5e-0000-7000-8000-000000000001","v":1}',
    );
  });

  it('hash to the same link as any other implementation of the written-down rule (golden)', () => {
    const genesis = createHash('sha256').update(`quittance/chain/v1/${golden.tenantId}`).digest();
    const byHand = createHash('sha256').update(genesis).update(canonicalEvent(golden)).digest('hex');
    expect(linkHash(emptyChain(golden.tenantId).hash, golden)).toBe(byHand);
    expect(sealBatch(emptyChain(golden.tenantId), [golden]).links).toEqual([
      { position: 1, eventId: '42', hash: byHand },
    ]);
    expect(byHand).toBe('df925505bbd0e76412a633e4501d1203a18ae558719c52eff2ec0e4cdb9951fe');
  });

  it('depend on every field', () => {
    const other: AuditEvent = {
      ...golden,
      tenantId: 'x' as TenantId,
      eventId: '43',
      orderId: 'o',
      sequence: 4,
      at: '2026-11-21T22:19:45.124Z',
      kind: 'k',
      detail: {},
    };
    for (const field of Object.keys(golden) as (keyof AuditEvent)[]) {
      expect(canonicalEvent({ ...golden, [field]: other[field] }).equals(canonicalEvent(golden))).toBe(false);
    }
  });
});

describe('canonical JSON', () => {
  it('is the same text whatever the order of the members, and parses back to the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value as Json);
        expect(canonicalJson(shuffled(value) as Json)).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('sorts by UTF-16 code units, as RFC 8785 asks (its own example)', () => {
    const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 };
    expect(canonicalJson(value)).toBe('{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}');
  });

  it('refuses what JSON cannot say', () => {
    expect(() => canonicalJson(Number.NaN)).toThrow(RangeError);
  });
});

function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([name, member]) => [name, shuffled(member)]),
  );
}
