import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '../model/index.ts';
import { caseStatus, type CaseStatus } from './case-status.ts';
import { agencyCommand, agencyEvent, EVENT_TYPES, type AgencyEvent } from './schema/index.ts';
import { AT, played } from './testing/told-events.ts';

const event = (seq: number, type: string, payload: object = {}, eventId = `e${seq}`): AgencyEvent =>
  agencyEvent.parse({ eventId, caseId: 'C-1', seq, occurredAt: AT, type, payload });
const payment = {
  paymentId: 'P1',
  amount: '10.00',
  valueDate: '2026-11-20',
  to: 'agency',
  allocation: { principal: '10.00', interest: '0', fees: '0', costs: '0' },
};
const codes = ({ flags }: CaseStatus) => flags.map(({ code }) => code);

describe('caseStatus', () => {
  it('goes from draft over ready to submitted by our own side alone', () => {
    for (const state of ['draft', 'blocked_by_check', 'ready', 'submitted'] as const)
      expect(caseStatus([], { state })).toMatchObject({ state, acknowledged: false, flags: [], missing: [] });
  });

  it('goes the whole way', () => {
    const steps = [
      [event(1, 'acknowledged', { commandId: 'c' }), { state: 'submitted', acknowledged: true }],
      [event(2, 'accepted', { reference: 'A' }), { state: 'accepted' }],
      [event(3, 'contacted', { channel: 'letter' }), { state: 'working', stage: 'extrajudicial' }],
      [event(4, 'court_filed', { court: 'TJ', date: '2026-11-20' }), { stage: 'judicial' }],
      [event(5, 'title_obtained', { kind: 'order', date: '2026-11-20' }), { stage: 'enforcement' }],
      [event(6, 'stage_changed', { stage: 'monitoring' }), { stage: 'monitoring' }],
      [event(7, 'uncollectible', { reason: 'x' }), { state: 'working', announced: 'uncollectible' }],
      [event(8, 'closed', { outcome: 'uncollectible', collected: '0' }), { state: 'closed', outcome: 'uncollectible' }],
    ] as const;
    steps.forEach(([, expected], index) =>
      expect(caseStatus(steps.slice(0, index + 1).map(([each]) => each))).toMatchObject(expected),
    );
  });

  it('knows the side states', () => {
    expect(caseStatus([event(1, 'rejected', { reason: 'country' })])).toMatchObject({
      rejected: true,
      state: 'submitted',
    });
    expect(
      caseStatus([event(1, 'rejected', { reason: 'country' }), event(2, 'accepted', { reference: 'A' })]).rejected,
    ).toBe(false);
    expect(caseStatus([event(1, 'paused')]).paused).toBe(true);
    expect(caseStatus([event(1, 'paused'), event(2, 'resumed')]).paused).toBe(false);
    expect(caseStatus([event(1, 'insolvency', { date: '2026-11-20' })]).insolvent).toBe(true);
  });

  it('waits for answers to requests and costs until a command of ours gives them', () => {
    const events = [
      event(1, 'request_to_creditor', { requestId: 'R', form: 'text', question: '?' }),
      event(2, 'cost_added', { costId: 'K', amount: '90', kind: 'court', chargedTo: 'debtor', approvalNeeded: true }),
      event(3, 'cost_added', { costId: 'L', amount: '9', kind: 'fee', chargedTo: 'debtor', approvalNeeded: false }),
    ];
    expect(caseStatus(events).needsAnswer).toEqual(['R', 'K']);
    const command = (type: string, payload: object) =>
      agencyCommand.parse({ commandId: type, caseId: 'C-1', seq: 2, at: AT, type, payload });
    const commands = [command('approve_cost', { costId: 'K', approved: false })];
    expect(caseStatus(events, { commands }).needsAnswer).toEqual(['R']);
    expect(caseStatus([...events, event(4, 'closed', { outcome: 'withdrawn', collected: '0' })]).needsAnswer).toEqual(
      [],
    );
  });

  it.each([
    ['DUPLICATE', [event(1, 'paused'), event(1, 'paused')]],
    ['CONFLICT', [event(1, 'paused'), event(1, 'resumed')]],
    ['OUT_OF_ORDER', [event(2, 'resumed'), event(1, 'paused')]],
    ['SAME_SEQ', [event(1, 'paused'), event(1, 'resumed', {}, 'other')]],
    ['AFTER_CLOSE', [event(1, 'closed', { outcome: 'paid', collected: '0' }), event(2, 'payment', payment)]],
    ['MONEY_TOLD_TWICE', [event(1, 'payment', payment), event(2, 'payment', payment)]],
    ['ALLOCATION_DIFFERS', [event(1, 'payment', { ...payment, amount: '9.99' })]],
    [
      'REMITTANCE_DIFFERS',
      [
        event(1, 'remittance', {
          remittanceId: 'T',
          gross: '10',
          commission: '1',
          net: '8',
          valueDate: '2026-11-20',
          reference: 'x',
        }),
      ],
    ],
  ] as const)('flags %s', (code, events) => {
    expect(codes(caseStatus(events))).toEqual([code]);
  });

  it('flags nothing on a story that is told as it happened (the control)', () => {
    for (const scenario of ['paid', 'uncollectible', 'remittance', 'every-event'])
      expect(caseStatus(played(scenario).events)).toMatchObject({
        flags: [],
        missing: [],
        state: scenario === 'remittance' ? 'accepted' : 'closed',
      });
  });

  it('names what has not arrived, and a wild place does not fill the memory', () => {
    expect(caseStatus([event(1, 'paused'), event(4, 'resumed')]).missing).toEqual([2, 3]);
    expect(caseStatus([event(900_000_000, 'paused')]).missing).toHaveLength(100);
  });

  it('lets nothing reopen a closed case', () => {
    const closed = [event(1, 'accepted', { reference: 'A' }), event(2, 'closed', { outcome: 'paid', collected: '0' })];
    const status = caseStatus([
      ...closed,
      event(3, 'contacted', { channel: 'letter' }),
      event(4, 'closed', { outcome: 'withdrawn', collected: '0' }),
    ]);
    expect(status).toMatchObject({ state: 'closed', outcome: 'paid' });
    expect(codes(status)).toEqual(['AFTER_CLOSE', 'AFTER_CLOSE']);
    const remitted = {
      remittanceId: 'T',
      gross: '10',
      commission: '1',
      net: '9',
      valueDate: '2026-11-20',
      reference: 'x',
    };
    expect(codes(caseStatus([...closed, event(3, 'remittance', remitted)]))).toEqual([]);
  });

  it('depends on what happened, not on how it arrived', () => {
    const { events } = played('every-event');
    expect(new Set(events.map(({ type }) => type)).size).toBe(EVENT_TYPES.length - 1);
    const arrivals = fc
      .subarray([...events], { minLength: 1 })
      .chain((some) => fc.tuple(fc.constant(some), fc.shuffledSubarray([...some, ...some], { minLength: some.length })))
      .map(([some, shuffled]) => ({ some, arrived: [...shuffled, ...some] }));
    const told = ({ flags: _flags, ...status }: CaseStatus) => status;
    fc.assert(
      fc.property(arrivals, ({ some, arrived }) => {
        expect(told(caseStatus(arrived))).toEqual(told(caseStatus(some)));
      }),
      { numRuns: 2_000 },
    );
  });

  it('reads amounts as exact decimals', () => {
    const [first] = [
      agencyEvent.parse({
        eventId: 'e',
        caseId: 'C',
        seq: 1,
        occurredAt: AT,
        type: 'payment',
        payload: { ...payment, amount: '0.10' },
      }),
    ];
    expect(first?.type === 'payment' && first.payload.amount.equals(Decimal.of('0.1'))).toBe(true);
  });
});
