import { describe, expect, it } from 'vitest';
import { testCase } from './acceptance/test-case.ts';
import { caseStatus } from './case-status.ts';
import { checkCase } from './check-case.ts';
import { dryRunFirstBatch } from './first-batch.ts';
import { onKeyDate } from './key-date.ts';
import { selectionParameters, type Candidate } from './select-cases.ts';
import { stopAgency } from './stop-agency.ts';
import { agencyCase, agencyCommand, type AgencyCase, type AgencyCommand } from './schema/index.ts';
import { AT } from './testing/told-events.ts';

/** Two invoices, an old and a new one, each with a fee. */
const mixed: AgencyCase = agencyCase.parse({
  ...JSON.parse(JSON.stringify(testCase())),
  items: [
    {
      itemId: 'old',
      invoiceNo: 'F1',
      issued: '2026-05-01',
      due: '2026-06-01',
      original: '100.00',
      open: '100.00',
      kind: 'principal',
    },
    {
      itemId: 'old-fee',
      invoiceNo: 'F1',
      issued: '2026-09-01',
      due: '2026-09-01',
      original: '40.00',
      open: '40.00',
      kind: 'fee',
    },
    {
      itemId: 'new',
      invoiceNo: 'F2',
      issued: '2026-06-01',
      due: '2026-07-01',
      original: '200.00',
      open: '150.00',
      kind: 'principal',
    },
    {
      itemId: 'new-i',
      invoiceNo: 'F2',
      issued: '2026-09-01',
      due: '2026-09-01',
      original: '2.00',
      open: '2.00',
      kind: 'interest',
    },
  ],
  totals: { principal: '300.00', interest: '2.00', fees: '40.00', paid: '50.00' },
});
const candidate = (each: AgencyCase): Candidate => ({
  case: each,
  openDisputes: 0,
  openPromises: 0,
  letters: [{ id: 'L', delivery: 'delivered' }],
  approvedBy: [],
  alreadyOut: false,
});

describe('onKeyDate', () => {
  it('lets nothing out before the day', () => {
    expect(onKeyDate(mixed, { liveFrom: '2026-12-01', dueBefore: 'migrate' }, '2026-11-30')).toMatchObject({
      goes: false,
      code: 'NOT_LIVE_YET',
    });
    expect(onKeyDate(mixed, { liveFrom: '2026-12-01', dueBefore: 'migrate' }, '2026-12-01')).toMatchObject({
      goes: true,
      staying: [],
    });
  });

  it('keeps what was due before, with its fees, and adds the rest up anew', () => {
    const decided = onKeyDate(mixed, { liveFrom: '2026-06-15', dueBefore: 'stay' }, '2026-11-20');
    expect(decided).toMatchObject({ goes: true, staying: ['old', 'old-fee'] });
    if (!decided.goes) return;
    expect(decided.case.items.map(({ itemId }) => itemId)).toEqual(['new', 'new-i']);
    expect(JSON.parse(JSON.stringify(decided.case.totals))).toEqual({
      principal: '200.00',
      interest: '2.00',
      fees: '0',
      paid: '50.00',
    });
    expect(checkCase(decided.case)).toEqual([]);
  });

  it('keeps a case of which nothing is left', () => {
    expect(onKeyDate(mixed, { liveFrom: '2026-11-01', dueBefore: 'stay' }, '2026-11-20')).toMatchObject({
      goes: false,
      code: 'DUE_BEFORE_KEY_DATE',
    });
  });
});

describe('dryRunFirstBatch', () => {
  it('shows what would go, what stays and why, and the sums', () => {
    const low = { ...mixed, caseId: 'C-2', level: 0 };
    const old = { ...testCase({ caseId: 'C-3' }), items: mixed.items.slice(0, 2) };
    const batch = dryRunFirstBatch(
      [candidate(mixed), candidate(low), candidate(old)],
      selectionParameters.parse({}),
      { liveFrom: '2026-06-15', dueBefore: 'stay' },
      '2026-11-20',
    );
    expect(batch.wouldSend.map(({ case: { caseId }, staying }) => [caseId, staying])).toEqual([
      ['C-1', ['old', 'old-fee']],
    ]);
    expect(batch.leftOut.map(({ caseRef, criteria }) => [caseRef, criteria.map(({ code }) => code)])).toEqual([
      ['C-3', ['DUE_BEFORE_KEY_DATE']],
      ['C-2', ['LEVEL_TOO_LOW']],
    ]);
    expect(batch.totals['EUR']?.toString()).toBe('152.00');
  });
});

describe('stopAgency', () => {
  const command = (caseId: string, type: string, payload: object): AgencyCommand =>
    agencyCommand.parse({ commandId: `${caseId}:${type}`, caseId, seq: 2, at: AT, type, payload });
  const payment = {
    paymentId: 'P',
    amount: '1',
    valueDate: '2026-11-20',
    allocation: { principal: '1', interest: '0', fees: '0', costs: '0' },
  };
  const waiting = [
    command('N', 'submit', { case: testCase({ caseId: 'N' }) }),
    command('N', 'direct_payment', payment),
    command('A', 'direct_payment', payment),
    command('A', 'resume', {}),
    command('B', 'pause', { reason: 'before' }),
  ];
  const accepted = {
    type: 'accepted' as const,
    payload: { reference: 'X' },
    schemaVersion: '1.0',
    source: 'agency' as const,
    occurredAt: AT,
  };
  const out = (caseId: string, paused = false) => ({
    caseId,
    nextSeq: 3,
    status: caseStatus([
      { ...accepted, eventId: 'e1', caseId, seq: 1 },
      ...(paused ? [{ ...accepted, eventId: 'e2', caseId, seq: 2, type: 'paused' as const, payload: {} }] : []),
    ]),
  });

  it('sends no case any more, yet still tells of payments of cases that are out', () => {
    const plan = stopAgency(waiting, [out('A'), out('B'), out('C', true)], { at: AT, reason: 'stop', running: 'hold' });
    expect(plan).toEqual({
      cancelled: ['N:submit', 'N:direct_payment', 'A:resume'],
      kept: ['A:direct_payment', 'B:pause'],
      pauses: [],
    });
  });

  it('pauses every case that is worked, once', () => {
    const plan = stopAgency(waiting, [out('A'), out('B'), out('C', true), out('N')], {
      at: AT,
      reason: 'stop',
      running: 'pause',
    });
    expect(plan.pauses.map(({ commandId, caseId, type }) => [commandId, caseId, type])).toEqual([
      ['A:stop:3', 'A', 'pause'],
    ]);
    expect(() => plan.pauses.map((pause) => agencyCommand.parse(JSON.parse(JSON.stringify(pause))))).not.toThrow();
  });
});
