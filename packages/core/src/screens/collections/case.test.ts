import { describe, expect, it } from 'vitest';
import { COMMAND_TYPES, EVENT_TYPES } from '../../agencies/index.ts';
import { receivableTimeline } from '../receivables/receivable-timeline.ts';
import { ENGLISH } from '../testing/english-words.ts';
import { en } from '../texts/en.ts';
import { caseFigures } from './case-figures.ts';
import { caseActions, caseColour, caseStateText, shownCaseState, type ShownCaseStatus } from './case-state.ts';
import { caseTimeline } from './case-timeline.ts';
import { criterionText } from './criterion-text.ts';

const working: ShownCaseStatus = {
  state: 'working',
  stage: 'judicial',
  rejected: false,
  paused: false,
  disputed: false,
  insolvent: false,
  needsAnswer: [],
};

describe('the badge of a case', () => {
  it.each([
    ['working', 'At court', working],
    ['needs_answer', 'Waits for your answer', { ...working, disputed: true, needsAnswer: ['R1'] }],
    ['disputed', 'Disputed', { ...working, disputed: true, paused: true }],
    ['paused', 'Paused', { ...working, paused: true }],
    ['rejected', 'Not taken on', { ...working, state: 'submitted', rejected: true }],
    ['paid', 'Paid', { ...working, state: 'closed', outcome: 'paid', disputed: true }],
    ['blocked_by_check', 'Not ready', { ...working, state: 'blocked_by_check' }],
  ] as const)('is %s', (shown, text, status) => {
    expect(shownCaseState(status)).toBe(shown);
    expect(caseStateText(status, ENGLISH)).toBe(text);
  });

  it('has a colour for every text there is, and no other is red than what failed', () => {
    const red = Object.keys(en.collections.state).filter((state) => caseColour(state) === 'red');
    expect(red).toEqual(['rejected', 'insolvent', 'uncollectible', 'insolvency']);
  });
});

it('offers what can be done, and of what is over nothing', () => {
  expect(caseActions({ ...working, needsAnswer: ['R1'] })).toEqual(['answer', 'pause', 'withdraw']);
  expect(caseActions({ ...working, state: 'ready' })).toEqual(['hand-over', 'discard']);
  expect(caseActions({ ...working, state: 'closed' })).toEqual([]);
});

it('does not call owed what the book of an agency came to at the close: it may be written off', () => {
  const balance = { paid: '0.00', costs: '90.00', remitted: '0.00' };
  const view = { claimed: '763.10', open: '853.10', balance };
  expect(caseFigures(view).at(-1)).toEqual(['owed', '853.10']);
  expect(caseFigures({ ...view, undecided: {} }).at(-1)).toEqual(['atClose', '853.10']);
  expect(caseFigures({ ...view, decision: {} }).at(-1)).toEqual(['atClose', '853.10']);
});

it('has words for every event and command of the schema', () => {
  expect(Object.keys(en.collections.event)).toEqual(expect.arrayContaining([...EVENT_TYPES]));
  expect(Object.keys(en.collections.command)).toEqual(expect.arrayContaining([...COMMAND_TYPES]));
});

it('says a criterion in words, and one it does not know as it came', () => {
  expect(criterionText({ code: 'OPEN_DISPUTE', message: '' }, ENGLISH)).toBe(
    'It is disputed: settle the dispute first.',
  );
  expect(criterionText({ code: 'OF_TOMORROW', message: 'No.' }, ENGLISH)).toBe('No.');
});

it('has words for what cases add to the histories of customers and documents', () => {
  const event = (kind: string, details: object, documentNumber?: string) => ({
    id: kind,
    at: '2026-11-01T08:00:00Z',
    kind,
    details: { ...details },
    ...(documentNumber !== undefined && { documentNumber }),
  });
  const entries = receivableTimeline(
    [
      event('case.event', { kind: 'payment', amount: '40.00', currency: 'EUR' }),
      event('case.told', { kind: 'direct_payment', amount: '20.00', currency: 'EUR' }, 'F-1'),
      event('item.handed-over', {}, 'F-1'),
      event('agency.stopped', { by: 'eva' }),
    ],
    ENGLISH,
  );
  expect(entries.map(({ title }) => title)).toEqual([
    'The agency: payment of €40.00',
    'F-1: told the agency of €20.00 paid to us',
    'F-1: with the agency',
    'Agency stopped',
  ]);
});

it.each([
  ['approve_cost', true, 'Cost approved'],
  ['approve_cost', false, 'Cost refused'],
  ['approve_settlement', true, 'Offer accepted'],
  ['approve_settlement', false, 'Offer declined'],
])('says what was decided: %s, %s', (type, approved, title) => {
  const command = { id: 'c1', type, at: '2026-11-03T08:00:00Z', by: 'eva', state: 'done', payload: { approved } };
  expect(caseTimeline({ events: [], commands: [command], currency: 'EUR' }, ENGLISH)).toMatchObject([{ title }]);
});

it('tells what both sides said, the newest first', () => {
  const events = [
    {
      id: 'e1',
      type: 'payment',
      occurredAt: '2026-11-02T09:00:00Z',
      receivedAt: '2026-11-02T10:00:00Z',
      payload: { amount: '40.00', to: 'agency' },
      flags: ['OUT_OF_ORDER'],
    },
    { id: 'e2', type: 'unknown', receivedAt: '2026-11-01T10:00:00Z', payload: {}, flags: [] },
  ];
  const command = { type: 'direct_payment', at: '2026-11-03T08:00:00Z', by: 'eva', state: 'done' };
  const commands = [{ ...command, id: 'c1', payload: { amount: '20.00' } }];
  expect(caseTimeline({ events, commands, currency: 'EUR' }, ENGLISH)).toEqual([
    { id: 'c1', at: command.at, from: 'us', title: '€20.00 paid to us', detail: 'arrived · eva', flags: [] },
    {
      id: 'e1',
      at: '2026-11-02T09:00:00Z',
      from: 'agency',
      title: '€40.00 paid to the agency',
      detail: undefined,
      flags: ['Came later than what followed it.'],
    },
    {
      id: 'e2',
      at: '2026-11-01T10:00:00Z',
      from: 'agency',
      title: 'Something that could not be read',
      detail: undefined,
      flags: [],
    },
  ]);
});
