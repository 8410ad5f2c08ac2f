import { describe, expect, it } from 'vitest';
import { testCase } from './acceptance/test-case.ts';
import { selectCases, selectionParameters, type Candidate, type CriterionCode } from './select-cases.ts';
import type { AgencyCaseJson } from './schema/index.ts';

const TODAY = '2026-11-20';
const strict = selectionParameters.parse({ countries: ['FR', 'DE'], approvalBy: 'credit-manager' });
const debtor = JSON.parse(JSON.stringify(testCase().debtor));

function candidate(more: Partial<Candidate> = {}, inCase: Partial<AgencyCaseJson> = {}): Candidate {
  return {
    case: testCase(inCase),
    openDisputes: 0,
    openPromises: 0,
    letters: [{ id: 'L1', delivery: 'delivered' }],
    approvedBy: ['credit-manager'],
    alreadyOut: false,
    ...more,
  };
}
const failing = (each: Candidate, today = TODAY, parameters = strict) =>
  selectCases(parameters, [each], today).failed.flatMap(({ criteria }) => criteria.map(({ code }) => code));

describe('selectCases', () => {
  it('selects a case that meets every criterion', () => {
    const each = candidate();
    expect(selectCases(strict, [each], TODAY)).toEqual({ selected: [each], failed: [] });
  });

  const alone: readonly (readonly [code: CriterionCode, each: Candidate, today?: string])[] = [
    ['ALREADY_OUT', candidate({ alreadyOut: true })],
    ['CASE_BROKEN', candidate({}, { totals: { principal: '230.00', interest: '6.80', fees: '40.00', paid: '39.00' } })],
    ['LEVEL_TOO_LOW', candidate({}, { level: 2 })],
    ['NOT_OVERDUE_ENOUGH', candidate(), '2026-08-14'],
    ['OPEN_TOO_SMALL', candidate({}, { currency: 'USD' })],
    ['OPEN_DISPUTE', candidate({ openDisputes: 1 })],
    ['OPEN_DISPUTE', candidate({}, { disputed: true })],
    ['OPEN_PROMISE', candidate({ openPromises: 1 })],
    [
      'LETTER_NOT_DELIVERED',
      candidate({
        letters: [
          { id: 'L1', delivery: 'delivered' },
          { id: 'L2', delivery: 'bounced' },
        ],
      }),
    ],
    ['LETTER_NOT_DELIVERED', candidate({ letters: [] })],
    ['DEBTOR_INCOMPLETE', candidate({}, { debtor: { ...debtor, ids: {} } })],
    [
      'DEBTOR_INCOMPLETE',
      candidate({}, { debtor: { ...debtor, addresses: [{ city: 'Paris', postCode: '75007', countryCode: 'FR' }] } }),
    ],
    ['DEBTOR_INSOLVENT', candidate({}, { debtor: { ...debtor, insolvent: true } })],
    [
      'COUNTRY_NOT_SERVED',
      candidate({}, { debtor: { ...debtor, addresses: [{ ...debtor.addresses[0], countryCode: 'IT' }] } }),
    ],
    ['KIND_NOT_SERVED', candidate({}, { debtor: { ...debtor, kind: 'public' } })],
    ['OBLIGATION_OPEN', candidate({}, { obligationFulfilled: false })],
    ['LIMITATION_TOO_NEAR', candidate({}, { limitationDate: '2026-12-19' })],
    ['APPROVAL_MISSING', candidate({ approvedBy: ['clerk'] })],
  ];
  it.each(alone.map(([code, each, today = TODAY]) => ({ code, each, today })))(
    'fails by $code alone',
    ({ code, each, today }) => {
      expect(failing(each, today)).toEqual([code]);
    },
  );

  it('knows the edges', () => {
    expect(failing(candidate(), '2026-08-15')).toEqual([]);
    expect(failing(candidate({}, { limitationDate: '2026-12-20' }))).toEqual([]);
    const parameters = selectionParameters.parse({ minOpen: { EUR: '236.80' } });
    expect(failing(candidate(), TODAY, parameters)).toEqual([]);
    expect(failing(candidate(), TODAY, selectionParameters.parse({ minOpen: { EUR: '236.81' } }))).toEqual([
      'OPEN_TOO_SMALL',
    ]);
  });

  it('lists every criterion that fails, each with a sentence', () => {
    const bad = candidate({ openDisputes: 1, openPromises: 2, approvedBy: [], letters: [] }, { level: 0 });
    const { selected, failed } = selectCases(strict, [candidate(), bad], TODAY);
    expect(selected).toHaveLength(1);
    expect(failed[0]?.caseRef).toBe('C-1');
    expect(failed[0]?.criteria.map(({ code }) => code)).toEqual([
      'LEVEL_TOO_LOW',
      'OPEN_DISPUTE',
      'OPEN_PROMISE',
      'LETTER_NOT_DELIVERED',
      'APPROVAL_MISSING',
    ]);
    for (const { message } of failed[0]?.criteria ?? []) expect(message).toMatch(/^[A-Z0-9].*\.$/);
  });

  it('asks less where less is set', () => {
    const lax = selectionParameters.parse({
      minLevel: 0,
      minDaysOverdue: 0,
      lettersDelivered: false,
      kinds: ['public'],
    });
    expect(
      failing(
        candidate({ letters: [], approvedBy: [] }, { level: 0, debtor: { ...debtor, kind: 'public', ids: {} } }),
        '2026-07-01',
        lax,
      ),
    ).toEqual([]);
  });
});
