import { describe, expect, it } from 'vitest';
import { customerOf, itemOf, letterOn, PLAIN, planOn, reasonsOn, runOn } from '../../../test/dunning/cases.ts';
import type { DunningPolicyJson, DunningSettingsJson } from '../../model/index.ts';
import { planRun } from './plan-run.ts';

const late = itemOf('F-1');
const [plain] = PLAIN.procedures ?? [];
const withPolicy = (policy: DunningPolicyJson): DunningSettingsJson => ({ ...PLAIN, policy });
const charging: DunningSettingsJson = {
  procedures: [
    {
      id: 'business',
      levels: (plain?.levels ?? []).map((level) => ({ ...level, interest: true, fee: { EUR: '5.00' } })),
    },
    {
      id: 'consumer',
      levels: (plain?.levels ?? []).map((level) => ({ ...level, interest: true, fee: { EUR: '5.00' } })),
    },
  ],
};

describe('credits', () => {
  const credit = (amount: string, kind: 'creditNote' | 'payment-on-account' = 'creditNote') =>
    itemOf('A-1', { kind, amount });
  const at = (netting: 'none' | 'show' | 'net', amount: string) =>
    letterOn('2026-10-08', { items: [late, credit(amount)], settings: withPolicy({ netting }) });

  it.each([
    ['net', '70.00', 1],
    ['show', '100.00', 1],
    ['none', '100.00', 0],
  ] as const)('with netting %s ask for %s', (netting, total, shown) => {
    const letter = at(netting, '-30.00');
    expect([letter?.totals.total.toString(), letter?.credits.length]).toEqual([total, shown]);
    expect(letter?.explanation.map(({ code }) => code)).toContain('NETTING');
  });

  it('that outweigh the claims stop the letter, whatever the netting', () => {
    for (const netting of ['none', 'show', 'net'] as const) expect(at(netting, '-100.00')).toBeUndefined();
    expect(reasonsOn('2026-10-08', { items: [late, credit('-100.00', 'payment-on-account')] })).toEqual({
      'F-1|2026-10-01': 'NET_CREDIT',
      'A-1|2026-10-01': 'CREDIT',
    });
  });

  it('count within their currency alone', () => {
    const dollars = itemOf('A-1', { kind: 'creditNote', amount: '-500.00', currency: 'USD' });
    expect(letterOn('2026-10-08', { items: [late, dollars] })?.totals.total.toString()).toBe('100.00');
  });

  it('may be netted for one customer otherwise than for the rest', () => {
    const customer = customerOf({ netting: 'show' });
    expect(letterOn('2026-10-08', { items: [late, credit('-30.00')], customer })?.totals.total.toString()).toBe(
      '100.00',
    );
  });

  it('must be negative, and claims must not', () => {
    expect(() => itemOf('F-1', { open: '-1.00' })).toThrow();
    expect(() => credit('30.00')).toThrow();
  });
});

describe('interest, compensation and fees', () => {
  it('are stated to businesses and public bodies', () => {
    const letter = letterOn('2026-10-08', { items: [late], settings: charging });
    expect(JSON.parse(JSON.stringify(letter?.totals))).toEqual({
      claims: '100.00',
      credits: '0.00',
      interest: '0.24',
      compensation: '40.00',
      fee: '5.00',
      total: '145.24',
    });
    expect(letter?.items[0]?.claim?.segments.map(({ days, rate }) => `${days} ${rate.toString()}`)).toEqual([
      '7 12.40',
    ]);
  });

  it('are never asked of consumers', () => {
    const letter = letterOn('2026-10-08', {
      items: [late],
      settings: charging,
      customer: customerOf({ kind: 'consumer' }),
    });
    expect([letter?.totals.total.toString(), letter?.items[0]?.claim]).toEqual(['100.00', undefined]);
  });

  it('count the compensation once for a document in instalments, and not again once claimed', () => {
    const instalments = [late, itemOf('F-1', { dueDate: '2026-09-01' }), itemOf('F-2', { compensationClaimed: true })];
    expect(letterOn('2026-10-08', { items: instalments, settings: charging })?.totals.compensation.toString()).toBe(
      '40.00',
    );
  });

  it('start where interest was claimed before', () => {
    const item = itemOf('F-1', { interestClaimedTo: '2026-10-07' });
    expect(letterOn('2026-10-08', { items: [item], settings: charging })?.totals.interest.toString()).toBe('0.03');
  });

  it('whose rate is unknown are left out, and the run says so', () => {
    const plan = planOn('2027-01-08', { items: [late], settings: charging });
    expect(plan.letters[0]?.totals.interest.toString()).toBe('0.00');
    expect(plan.warnings.map(({ code }) => code)).toEqual(['RATE_UNKNOWN']);
  });

  it('charge no fee for a repetition', () => {
    const item = itemOf('F-1', { level: 2, lastLetterOn: '2026-10-20', amount: '30.00' });
    expect(letterOn('2026-11-02', { items: [item], settings: charging })?.totals.fee.toString()).toBe('0.00');
  });
});

describe('fees and interest that are items', () => {
  const fee = itemOf('M-1', { kind: 'fee', amount: '60.00', principal: 'F-1', dueDate: '2026-09-15' });

  it('come along while the invoice is open, and raise nothing', () => {
    const letter = letterOn('2026-10-08', { items: [late, fee] });
    expect(letter?.items.map(({ documentNumber, step }) => [documentNumber, step])).toEqual([
      ['M-1', 0],
      ['F-1', 1],
    ]);
    expect(reasonsOn('2026-10-07', { items: [late, fee] })).toMatchObject({ 'M-1|2026-09-15': 'FOLLOWS_PRINCIPAL' });
  });

  it.each([
    ['waive', 'WAIVED', ['M-1|2026-09-15']],
    ['carry', 'FOLLOWS_PRINCIPAL', []],
  ] as const)('when it is paid: %s', (claims, code, waived) => {
    const plan = planOn('2026-10-08', { items: [fee], settings: withPolicy({ claims }) });
    expect([plan.letters, plan.skipped.map((skip) => skip.code), plan.waived]).toEqual([[], [code], waived]);
  });

  it('when it is paid: must-pay chases them like an invoice', () => {
    expect(letterOn('2026-10-08', { items: [fee], settings: withPolicy({ claims: 'must-pay' }) })?.level).toBe(1);
  });
});

describe('the policy table', () => {
  const table: DunningPolicyJson['table'] = [
    { segment: 'key-account', riskBand: 'low', tone: 'friendly', channels: ['portal'], gapDays: 21 },
    { riskBand: 'high', tone: 'firm', gapDays: 2 },
  ];
  const settings = withPolicy({ table });
  const second = itemOf('F-1', { level: 1, lastLetterOn: '2026-10-08' });

  it('sets tone, channel and gap of who fits, and says so', () => {
    const key = customerOf({ segment: 'key-account', riskBand: 'low', channels: ['email', 'portal'] });
    expect(reasonsOn('2026-10-20', { items: [second], customer: key, settings })).toEqual({
      'F-1|2026-10-01': 'CUSTOMER_GAP 2026-10-29',
    });
    const letter = letterOn('2026-10-29', { items: [second], customer: key, settings });
    expect(letter).toMatchObject({ tone: 'friendly', channels: ['portal'], template: 'level-2' });
    expect(letter?.explanation).toContainEqual({
      code: 'POLICY_ROW',
      sentence: 'Policy table, segment key-account, risk low: tone friendly, by portal.',
      figures: { segment: 'key-account', riskBand: 'low', tone: 'friendly', channels: 'portal' },
    });
  });

  it('takes the first row that fits, and none for others', () => {
    expect(
      letterOn('2026-10-20', { items: [second], customer: customerOf({ riskBand: 'high' }), settings })?.tone,
    ).toBe('firm');
    expect(letterOn('2026-10-20', { items: [second], settings })?.tone).toBe('neutral');
  });

  it('does not touch a final letter', () => {
    const third = itemOf('F-1', { level: 2, lastLetterOn: '2026-10-08' });
    expect(letterOn('2026-10-20', { items: [third], customer: customerOf({ riskBand: 'high' }), settings })?.tone).toBe(
      'final',
    );
  });
});

describe('procedures', () => {
  it('are the invoice’s, else the customer’s, else the segment’s, else that of the kind', () => {
    const level = (id: string) => ({ id, levels: [{ afterDays: 1, template: id, tone: 'neutral' as const }] });
    const settings: DunningSettingsJson = {
      procedures: ['business', 'by-segment', 'by-customer', 'by-invoice'].map(level),
      choice: { bySegment: { big: 'by-segment' } },
    };
    const template = (customer = {}, item = {}) =>
      letterOn('2026-10-08', { items: [itemOf('F-1', item)], customer: customerOf(customer), settings })?.template;
    expect(template()).toBe('business');
    expect(template({ segment: 'big' })).toBe('by-segment');
    expect(template({ segment: 'big', procedureId: 'by-customer' })).toBe('by-customer');
    expect(template({ procedureId: 'by-customer' }, { procedureId: 'by-invoice' })).toBe('by-invoice');
  });

  it('none means silence; one that nobody wrote is a warning', () => {
    expect(reasonsOn('2026-10-08', { items: [late], customer: customerOf({ procedureId: 'none' }) })).toEqual({
      'F-1|2026-10-01': 'EXCLUDED',
    });
    const plan = planOn('2026-10-08', { items: [late], customer: customerOf({ procedureId: 'gone' }) });
    expect([plan.skipped[0]?.code, plan.warnings[0]?.code]).toEqual(['NO_PROCEDURE', 'PROCEDURE_UNKNOWN']);
  });
});

describe('planRun', () => {
  it('plans every customer, and tells of items whose customer is unknown', () => {
    const { creditor } = runOn('2026-10-08');
    const customers = [customerOf(), customerOf({ id: 'c-2' })];
    const items = [late, itemOf('F-2', { customerId: 'c-2' }), itemOf('F-3', { customerId: 'c-9' })];
    const holds = [
      { id: 'h', kind: 'dispute' as const, documentNumber: 'F-2', from: '2026-10-01', reason: '', by: '' },
    ];
    const settings = {
      enabled: true,
      procedures: [],
      choice: { bySegment: {}, business: 'business', consumer: 'consumer', public: 'public' },
    };
    const { policy } = runOn('2026-10-08');
    const plan = planRun({
      now: new Date('2026-10-12T06:00:00Z'),
      creditor,
      settings: { ...settings, policy },
      customers,
      items,
      holds,
    });
    expect(plan.letters.map(({ customerId, procedureId }) => [customerId, procedureId])).toEqual([['c-1', 'business']]);
    expect(plan.skipped.map(({ itemId, code }) => [itemId, code])).toEqual([['F-2|2026-10-01', 'DISPUTED']]);
    expect(plan.warnings.map(({ code }) => code)).toEqual(['CUSTOMER_UNKNOWN']);
  });
});
