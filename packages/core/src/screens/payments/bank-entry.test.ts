import { describe, expect, it } from 'vitest';
import { ENGLISH } from '../testing/english-words.ts';
import {
  entryActions,
  entryReasons,
  hasSurplus,
  matchReasons,
  postedShares,
  proposalsOf,
  shareSentence,
  type ShownEntry,
  type ShownProposal,
} from './bank-entry.ts';
import { importSentences, type ShownImport } from './statement-import.ts';

const allocation = { documentNumber: 'F-1', dueDate: '2026-11-01', amount: '96.40' };
const proposal: ShownProposal = {
  rule: 'number',
  customerId: 'c',
  allocations: [allocation],
  surplus: '0.00',
  reasons: [{ code: 'NUMBER_IN_TEXT', message: 'As the bank told it.' }],
};
const entry: ShownEntry = {
  id: 'e',
  account: 'FR76',
  bookedOn: '2026-11-28',
  amount: '96.40',
  currency: 'EUR',
  remittance: [],
  state: 'proposed',
  match: { kind: 'proposals', proposals: [proposal] },
};

describe('an entry of a bank statement', () => {
  it.each([
    ['proposed', ['post', 'dismiss']],
    ['unmatched', ['post', 'dismiss']],
    ['posted', ['reverse']],
    ['returned', []],
    ['dismissed', []],
  ] as const)('that is %s lets a person do %j', (state, actions) =>
    expect(entryActions({ ...entry, state })).toEqual(actions),
  );

  it('shows proposals only while it waits', () => {
    expect(proposalsOf(entry)).toEqual([proposal]);
    expect(proposalsOf({ ...entry, state: 'dismissed' })).toEqual([]);
  });

  it('shows what it settled, and why', () => {
    const posted: ShownEntry = { ...entry, state: 'posted', match: { kind: 'post', ...proposal } };
    expect(postedShares(posted)).toMatchObject([{ documentNumber: 'F-1', amount: '96.40' }]);
    expect(entryReasons(posted, ENGLISH)).toEqual(['The payer wrote the number of the document.']);
    expect(entryReasons(entry, ENGLISH)).toEqual([]);
  });

  it('says what is let go beside it', () => {
    const waived = { kind: 'discount', amount: '3.60' };
    expect(shareSentence({ ...allocation, waived }, 'EUR', ENGLISH)).toBe(
      'F-1: €96.40, and €3.60 let go as a discount',
    );
    expect(shareSentence({ ...allocation, waived: undefined }, 'EUR', ENGLISH)).toBe('F-1: €96.40');
  });

  it('keeps the words of a reason that is new to these screens', () =>
    expect(matchReasons([{ code: 'OF_TOMORROW' as 'AMOUNT_EXACT', message: 'It is so.' }], ENGLISH)).toEqual([
      'It is so.',
    ]));

  it.each([
    ['0.00', false],
    ['-5.00', false],
    ['0.01', true],
  ])('with %s left over has a surplus: %s', (surplus, has) => expect(hasSurplus({ ...proposal, surplus })).toBe(has));
});

describe('an imported statement', () => {
  const report: ShownImport = {
    format: 'camt.053',
    repeated: false,
    statements: [{ account: 'FR76', currency: 'EUR', coversTo: '2026-11-28', entries: 3, check: 'adds-up' }],
    entries: 3,
    fresh: 2,
    outcome: { posted: 1, proposed: 1, unmatched: 0, returned: 0 },
    warnings: [],
  };

  it('says what became of it', () =>
    expect(importSentences(report, ENGLISH)).toEqual([
      '2 of 3 entries are new.',
      '1 was settled by itself.',
      '1 waits for your decision.',
      'FR76, up to Nov 28, 2026: the balances add up.',
    ]));

  it('says that it was known', () =>
    expect(importSentences({ ...report, repeated: true }, ENGLISH)).toEqual([
      'This file was imported before: nothing has changed.',
    ]));
});
