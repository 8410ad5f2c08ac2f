import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from './decimal.ts';
import { applyEvents, invoiceStatus, type InvoiceEvent } from './invoice-status.ts';
import {
  FRENCH_STATUSES,
  frenchCodeOf,
  frenchStatus,
  PEPPOL_RESPONSES,
  peppolResponseOf,
  peppolSignal,
  type StatusSignal,
} from './status-codes.ts';

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 21, 8, minute)).toISOString();
const issued: InvoiceEvent = { id: 'i', at: at(0), kind: 'issued', total: Decimal.of('100.00') };
const signal = (minute: number, said: StatusSignal, reasonCode?: string): InvoiceEvent => ({
  id: `s${minute}`,
  at: at(minute),
  kind: 'signal',
  signal: said,
  ...(reasonCode !== undefined && { reasonCode }),
});
const payment = (minute: number, amount: string): InvoiceEvent => ({
  id: `p${minute}`,
  at: at(minute),
  kind: 'payment',
  amount: Decimal.of(amount),
});
const credit = (minute: number, amount: string): InvoiceEvent => ({
  id: `c${minute}`,
  at: at(minute),
  kind: 'credit',
  amount: Decimal.of(amount),
});

describe('applyEvents', () => {
  it.each<[string, InvoiceEvent[], string]>([
    ['nothing', [], 'draft'],
    ['issued', [issued], 'issued'],
    ['sent, then delivered', [issued, signal(1, 'sent'), signal(2, 'delivered')], 'delivered'],
    ['a late "sent" after "delivered"', [issued, signal(2, 'delivered'), signal(3, 'sent')], 'delivered'],
    ['in process after approval', [issued, signal(2, 'accepted'), signal(3, 'in-process')], 'accepted'],
    ['dispute after approval', [issued, signal(2, 'accepted'), signal(3, 'disputed', 'PU_ERR')], 'disputed'],
    ['approval ends a dispute', [issued, signal(2, 'disputed'), signal(3, 'accepted')], 'accepted'],
    [
      'completion ends a suspension, not a dispute',
      [issued, signal(2, 'disputed'), signal(3, 'completed')],
      'disputed',
    ],
    [
      'completion ends a suspension',
      [issued, signal(1, 'delivered'), signal(2, 'suspended'), signal(3, 'completed')],
      'delivered',
    ],
    ['refusal is final', [issued, signal(2, 'refused'), signal(3, 'accepted'), payment(4, '100.00')], 'refused'],
    ['rejection is final', [issued, signal(2, 'rejected', 'DOUBLON'), signal(3, 'delivered')], 'rejected'],
    ['the name "paid" pays nothing', [issued, signal(2, 'payment-reported')], 'issued'],
    ['part payment', [issued, payment(2, '40.00')], 'partially-paid'],
    ['payment in two parts', [issued, payment(2, '40.00'), payment(3, '60.00')], 'paid'],
    ['a payment that bounced', [issued, payment(2, '100.00'), payment(3, '-100.00')], 'issued'],
    ['too much', [issued, payment(2, '100.01')], 'overpaid'],
    ['credited in full', [issued, credit(2, '100.00')], 'credited'],
    ['credited and paid', [issued, credit(2, '30.00'), payment(3, '70.00')], 'paid'],
    ['an invoice of nothing', [{ ...issued, total: Decimal.ZERO }], 'paid'],
    ['routing error before delivery', [issued, signal(2, 'undeliverable', 'ROUTAGE_ERR')], 'undeliverable'],
    ['delivery after a routing error', [issued, signal(2, 'undeliverable'), signal(3, 'delivered')], 'delivered'],
    ['a part paid and disputed invoice is disputed', [issued, payment(2, '10.00'), signal(3, 'disputed')], 'disputed'],
  ])('%s', (_, events, status) => {
    expect(applyEvents(events).status).toBe(status);
  });

  it('keeps the reason of the obstacle, and drops it with the obstacle', () => {
    const disputed = [issued, signal(2, 'disputed', 'PU_ERR')];
    expect(applyEvents(disputed).reasonCode).toBe('PU_ERR');
    expect(applyEvents([...disputed, signal(3, 'accepted')]).reasonCode).toBeUndefined();
  });
});

const signals: readonly StatusSignal[] = [
  'sent',
  'delivered',
  'undeliverable',
  'in-process',
  'accepted',
  'partially-accepted',
  'disputed',
  'suspended',
  'completed',
  'refused',
  'rejected',
  'payment-announced',
  'payment-reported',
  'cancelled',
  'noted',
];
const amount = fc.integer({ min: -20_000, max: 20_000 }).map((cents) => Decimal.fromUnits(BigInt(cents), 2));
const identity = { id: fc.nat(12).map(String), at: fc.nat(30).map(at) };
const anyEvent: fc.Arbitrary<InvoiceEvent> = fc.oneof(
  fc.record({
    ...identity,
    kind: fc.constant('signal' as const),
    signal: fc.constantFrom(...signals),
    reasonCode: fc.constantFrom('AUTRE', 'DOUBLON'),
  }),
  fc.record({ ...identity, kind: fc.constant('payment' as const), amount }),
  fc.record({ ...identity, kind: fc.constant('credit' as const), amount: amount.map((value) => value.abs()) }),
  fc.record({ ...identity, kind: fc.constant('issued' as const), total: fc.constant(Decimal.of('100.00')) }),
);
const shuffled = fc
  .array(anyEvent, { maxLength: 12 })
  .chain((events) =>
    fc.tuple(fc.constant(events), fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 })),
  );

describe('applyEvents, whatever the order of arrival', () => {
  const sameState = (fold: typeof applyEvents): void =>
    fc.assert(
      fc.property(shuffled, ([events, late]) => {
        expect(JSON.stringify(fold(late))).toBe(JSON.stringify(fold(events)));
      }),
      { numRuns: 5_000 },
    );

  it('ends in the same state, events shuffled and told twice', () => sameState(applyEvents));

  it('control: a fold that trusts the order of arrival fails', () => {
    expect(() =>
      sameState((events) => ({
        ...applyEvents(events),
        status: events.at(-1)?.kind === 'payment' ? 'paid' : 'issued',
      })),
    ).toThrow();
  });

  it('never leaves a final state, and knows its own words', () => {
    fc.assert(
      fc.property(fc.array(anyEvent), (events) => {
        const state = applyEvents([
          ...events,
          { id: 'last', at: at(59), kind: 'signal', signal: 'refused' },
          { id: 'later', at: at(60), kind: 'signal', signal: 'accepted' },
        ]);
        expect(['refused', 'rejected', 'cancelled']).toContain(state.status);
        expect(invoiceStatus.options).toContain(applyEvents(events).status);
      }),
    );
  });
});

describe('code lists', () => {
  it('map French codes to signals and back', () => {
    expect(FRENCH_STATUSES).toHaveLength(31);
    for (const code of [
      '200',
      '202',
      '204',
      '205',
      '206',
      '207',
      '208',
      '209',
      '210',
      '211',
      '212',
      '213',
      '220',
      '221',
    ]) {
      expect(frenchCodeOf(frenchStatus(code)?.signal ?? 'noted')).toBe(code);
    }
    expect(frenchStatus('999')).toBeUndefined();
    expect(frenchCodeOf('noted')).toBeUndefined();
  });

  it('map Peppol responses to signals and back', () => {
    for (const code of Object.keys(PEPPOL_RESPONSES))
      expect(peppolResponseOf(peppolSignal(code) ?? 'noted')).toEqual({ code });
    expect(peppolResponseOf(peppolSignal('UQ', 'PIN') ?? 'noted')).toEqual({ code: 'UQ', action: 'PIN' });
    expect(peppolSignal('XX')).toBeUndefined();
  });
});
