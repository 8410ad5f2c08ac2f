import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEvents } from './invoice-status.ts';
import { Decimal } from './decimal.ts';
import {
  deliveryOf,
  DELIVERY_STATES,
  invoiceEventOf,
  signalOf,
  type MessageEvent,
  type MessageEventKind,
} from './delivery.ts';

const KINDS: readonly MessageEventKind[] = [
  'planned',
  'queued',
  'sending',
  'accepted',
  'refused',
  'withdrawn',
  'delivered',
  'delayed',
  'bounced',
  'complained',
  'auto_replied',
  'replied',
  'opened_portal',
  'downloaded',
  'read_receipt',
];
const DAY = 86_400_000;
const NOW = new Date('2026-11-30T12:00:00Z');
const when = { now: NOW, silentDays: 3 };

const event = fc.record({
  key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  message: fc.constantFrom('m1', 'm2'),
  recipient: fc.nat(2),
  attempt: fc.integer({ min: 1, max: 3 }),
  channel: fc.constantFrom('email' as const, 'print' as const),
  kind: fc.constantFrom(...KINDS),
  at: fc.integer({ min: 0, max: 240 }).map((hours) => new Date(NOW.getTime() - hours * 3_600_000).toISOString()),
});
const history = fc.array(event, { minLength: 1, maxLength: 12 });
const told = (kind: MessageEventKind, more: Partial<MessageEvent> = {}): MessageEvent => ({
  key: kind,
  message: 'm1',
  recipient: 0,
  attempt: 1,
  channel: 'email',
  kind,
  at: new Date(NOW.getTime() - 3_600_000).toISOString(),
  ...more,
});
const rank = (state: string) => DELIVERY_STATES.findIndex((known) => known === state);

describe('how a document stands', () => {
  it('is the same whatever the order of its events, and however often they are told', () => {
    fc.assert(
      fc.property(history, fc.infiniteStream(fc.nat(1_000)), (events, chance) => {
        const shuffled = [...events, ...events.slice(0, 3)].map((each) => [chance.next().value ?? 0, each] as const);
        const again = shuffled.toSorted(([a], [b]) => a - b).map(([, each]) => each);
        expect(deliveryOf(again, when)).toEqual(deliveryOf(events, when));
      }),
      { numRuns: 2_000 },
    );
  });

  it('never sinks when another recipient or another message is told of', () => {
    fc.assert(
      fc.property(history, history, (events, others) => {
        const elsewhere = others.map((each) => ({ ...each, message: 'm3' }));
        const [before, after] = [deliveryOf(events, when), deliveryOf([...events, ...elsewhere], when)];
        expect(rank(after?.state ?? '')).toBeGreaterThanOrEqual(rank(before?.state ?? ''));
      }),
      { numRuns: 1_000 },
    );
  });

  it('keeps what is proven, whatever comes later', () => {
    fc.assert(
      fc.property(history, (events) => {
        expect(deliveryOf([...events, told('downloaded', { key: 'proof' })], when)?.state).toBe('downloaded');
      }),
      { numRuns: 500 },
    );
  });

  it('counts the last try of each recipient', () => {
    expect(deliveryOf([told('accepted'), told('bounced')], when)?.state).toBe('bounced');
    expect(
      deliveryOf([told('accepted'), told('bounced'), told('accepted', { key: '2', attempt: 2 })], when)?.state,
    ).toBe('accepted');
    // The control: a report that comes late speaks of its own try.
    expect(deliveryOf([told('accepted', { key: '2', attempt: 2 }), told('bounced')], when)?.state).toBe('accepted');
  });

  it('takes silence for delivery after some days, and not before', () => {
    const accepted = (ago: number) => told('accepted', { at: new Date(NOW.getTime() - ago).toISOString() });
    expect(deliveryOf([accepted(3 * DAY)], when)?.state).toBe('settled');
    expect(deliveryOf([accepted(3 * DAY - 1)], when)?.state).toBe('accepted');
    expect(deliveryOf([accepted(9 * DAY), told('bounced')], when)?.state).toBe('bounced');
  });

  it('takes the best of its recipients', () => {
    expect(deliveryOf([told('bounced'), told('accepted', { recipient: 1 })], when)).toMatchObject({
      state: 'accepted',
    });
    expect(deliveryOf([], when)).toBeUndefined();
  });

  it('becomes a status of the invoice', () => {
    const issued = { id: 'issued', at: '2026-11-01T00:00:00Z', kind: 'issued' as const, total: Decimal.of('10') };
    const status = (...events: MessageEvent[]) => {
      const standing = deliveryOf(events, when);
      const signal = standing && invoiceEventOf(standing);
      return applyEvents([issued, ...(signal ? [signal] : [])]).status;
    };
    expect(status(told('planned'))).toBe('issued');
    expect(status(told('accepted'))).toBe('sent');
    expect(status(told('accepted'), told('bounced', { group: 'address' }))).toBe('undeliverable');
    expect(status(told('accepted'), told('opened_portal'))).toBe('delivered');
    for (const state of DELIVERY_STATES)
      expect(['sent', 'delivered', 'undeliverable', undefined]).toContain(signalOf({ ...told('accepted'), state }));
  });
});
