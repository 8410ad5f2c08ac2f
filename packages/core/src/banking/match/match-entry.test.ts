import { describe, expect, it } from 'vitest';
import { creditorReference, Decimal, type StatementEntry } from '../../model/index.ts';
import {
  DEFAULT_MATCH_POLICY,
  type LedgerItem,
  ledgerOf,
  type Match,
  matchEntry,
  matchKeys,
  type MatchPolicy,
  type ReceivedPayment,
} from '../index.ts';

const item = (documentNumber: string, open: string, more: Partial<LedgerItem> = {}): LedgerItem => ({
  documentNumber,
  dueDate: '2026-11-30',
  customerId: 'ada',
  currency: 'EUR',
  open: Decimal.of(open),
  ...more,
});
const ADA = { id: 'ada', name: 'Ada Martin', ibans: ['DE02120300000000202051'] };
const BOB = { id: 'bob', name: 'Bäckerei Koch GmbH', ibans: ['FR1420041010050500013M02606'] };
const FROM_ADA = { name: 'MARTIN ADA', iban: 'DE02120300000000202051' };

const entry = (amount: string, text = '', more: Partial<StatementEntry> = {}): StatementEntry => ({
  id: 'e1',
  location: 'line 1',
  status: 'booked',
  bookingDate: '2026-11-16',
  amount: Decimal.of(amount),
  currency: 'EUR',
  remittance: text === '' ? [] : [text],
  counterparty: FROM_ADA,
  ...more,
});

interface Given {
  readonly items: readonly LedgerItem[];
  readonly payments?: readonly (ReceivedPayment & { readonly references: readonly string[] })[];
  readonly policy?: Partial<MatchPolicy>;
}
function match({ items, payments = [], policy = {} }: Given, given: StatementEntry): Match {
  const references = [{ reference: 'PL-7H3K9Q2M', documentNumber: 'F2026-00001' }];
  const ledger = ledgerOf({ items, customers: [ADA, BOB], references, payments });
  return matchEntry(given, ledger, { ...DEFAULT_MATCH_POLICY, ...policy });
}
const shown = (found: Match) =>
  found.kind === 'post'
    ? [found.rule, ...found.allocations.map(({ documentNumber, amount }) => `${documentNumber} ${amount.toString()}`)]
    : found.kind;
const reasonsOf = (found: Match): readonly string[] => {
  if (found.kind === 'proposals') return found.proposals[0]?.reasons.map(({ code }) => code) ?? [];
  return found.kind === 'none' ? [] : found.reasons.map(({ code }) => code);
};

const ONE = item('F2026-00001', '398.25');
const TWO = item('F2026-00002', '120.00');
const OTHERS = item('F2026-00010', '77.00', { customerId: 'bob' });
const ITEMS = [ONE, TWO, OTHERS];
const RF = creditorReference('F2026-00001') ?? '';

describe('rule 1, a structured reference', () => {
  it.each([
    ['in its field', entry('398.25', '', { creditorReference: RF })],
    ['typed', entry('398.25', `Merci ${RF.replace(/(.{4})/g, '$1 ')} bien`)],
    ['of a payment link', entry('398.25', 'order pl-7h3k9q2m')],
    ['as end-to-end id', entry('398.25', '', { endToEndId: 'PL-7H3K9Q2M' })],
    ['whoever pays', entry('398.25', '', { creditorReference: RF, counterparty: { name: 'Paul Roux' } })],
  ])('%s', (_, given) => expect(shown(match({ items: ITEMS }, given))).toEqual(['reference', 'F2026-00001 398.25']));

  it('with wrong check digits is none', () =>
    expect(
      match({ items: ITEMS }, entry('398.25', '', { creditorReference: RF.replace('RF', 'RF9'), counterparty: {} }))
        .kind,
    ).toBe('none'));

  it('of an old template does not take the money of another item', () => {
    const found = match({ items: ITEMS }, entry('120.00', '', { creditorReference: RF }));
    expect(shown(found)).toBe('proposals');
    expect(reasonsOf(found)).toContain('AMOUNT_FITS_OTHERS');
  });

  it('of nothing known lets no other rule post', () => {
    const found = match({ items: ITEMS }, entry('120.00', '', { creditorReference: 'RF18539007547034' }));
    expect(reasonsOf(found)).toContain('NUMBER_UNKNOWN');
  });
});

describe('rule 2, the number of a document', () => {
  it.each([
    'F2026-00001',
    'f2026/00001',
    'F202600001',
    'F 2026 00001',
    'facture F2026-1, merci',
    'RE-NR.F2026-00001',
    'Rechnung F2026-00001 vom 01.11.2026 KD 4711',
    '(F2026-00001)',
    'F2026-00001EUR',
  ])('%s', (text) =>
    expect(shown(match({ items: ITEMS }, entry('398.25', text)))).toEqual(['number', 'F2026-00001 398.25']),
  );

  it.each(['XF2026-000011', '1F2026-00001', 'F2026-00001-7', '12-F2026-00001-7', 'F2026-000010000'])(
    'is not within %s',
    (text) => expect(match({ items: ITEMS }, entry('398.25', text, { counterparty: {} })).kind).not.toBe('post'),
  );

  it('of several documents pays them together', () =>
    expect(shown(match({ items: ITEMS }, entry('518.25', 'F2026-00001/F2026-00002')))).toEqual([
      'number',
      'F2026-00001 398.25',
      'F2026-00002 120.00',
    ]));

  it.each([
    ['a swapped pair of digits', 'F2026-00010', '398.25'],
    ['a letter for a digit', 'F2O26-00001', '398.25'],
  ])('with %s is proposed', (_, text, amount) => {
    const found = match({ items: [ONE] }, entry(amount, text, { counterparty: { name: 'Somebody' } }));
    expect(reasonsOf(found)).toContain('NUMBER_SIMILAR');
  });

  it('of another customer is proposed, not posted', () => {
    const found = match({ items: ITEMS }, entry('77.00', 'F2026-00010'));
    expect(shown(found)).toBe('proposals');
    expect(reasonsOf(found)).toContain('ACCOUNT_OF_OTHERS');
  });

  it('from a stranger is proposed', () =>
    expect(
      reasonsOf(match({ items: ITEMS }, entry('398.25', 'F2026-00001', { counterparty: { name: 'Jane Roe' } }))),
    ).toContain('NAME_DIFFERS'));

  it('without any name is posted, unless a slip would have named another item of that amount', () => {
    const nameless = entry('398.25', 'F2026-00001', { counterparty: {} });
    expect(shown(match({ items: ITEMS }, nameless))).toEqual(['number', 'F2026-00001 398.25']);
    const twin = item('F2026-00010', '398.25', { customerId: 'bob' });
    expect(reasonsOf(match({ items: [ONE, twin] }, nameless))).toContain('NUMBER_AMBIGUOUS');
  });

  it('that is settled already is a second payment', () =>
    expect(reasonsOf(match({ items: [item('F2026-00001', '0')] }, entry('398.25', 'F2026-00001')))).toContain(
      'ALREADY_PAID',
    ));

  it('in another currency is proposed', () =>
    expect(reasonsOf(match({ items: ITEMS }, entry('398.25', 'F2026-00001', { currency: 'USD' })))).toContain(
      'CURRENCY_DIFFERS',
    ));
});

describe('an amount that is not what is open', () => {
  it('is a part payment of who is known', () =>
    expect(shown(match({ items: ITEMS }, entry('100.00', 'F2026-00001')))).toEqual(['number', 'F2026-00001 100.00']));

  it('is proposed of who is not', () =>
    expect(shown(match({ items: ITEMS }, entry('100.00', 'F2026-00001', { counterparty: {} })))).toBe('proposals'));

  it('beyond it is proposed, with what is left over', () => {
    const found = match({ items: ITEMS }, entry('400.00', 'F2026-00001'));
    expect(reasonsOf(found)).toContain('AMOUNT_MORE');
    expect(found.kind === 'proposals' && found.proposals[0]?.surplus.toString()).toBe('1.75');
  });

  it('is one due date of several', () => {
    const items = ['2026-12-31', '2026-11-30', '2027-01-31'].map((dueDate, index) =>
      item('F2026-00005', ['100.00', '200.00', '300.00'][index] ?? '', { dueDate }),
    );
    const found = match({ items }, entry('300.00', 'F2026-00005'));
    expect(found.kind === 'post' && found.allocations.map(({ dueDate }) => dueDate)).toEqual([
      '2026-11-30',
      '2026-12-31',
    ]);
  });

  const discounted = item('F2026-00006', '100.00', { discount: { until: '2026-11-16', amount: Decimal.of('2.00') } });
  it('has a discount taken off in time', () => {
    const found = match({ items: [discounted] }, entry('98.00', 'F2026-00006'));
    expect(found).toMatchObject({ kind: 'post', allocations: [{ waived: { kind: 'discount' } }] });
    const late = match({ items: [discounted] }, entry('98.00', 'F2026-00006', { bookingDate: '2026-11-17' }));
    expect(reasonsOf(late)).toContain('PART_PAYMENT');
    const gracious = { items: [discounted], policy: { discountGraceDays: 1 } };
    expect(reasonsOf(match(gracious, entry('98.00', 'F2026-00006', { bookingDate: '2026-11-17' })))).toContain(
      'DISCOUNT_TAKEN',
    );
  });

  it('is within what the merchant lets go', () => {
    const found = match(
      { items: ITEMS, policy: { tolerance: { EUR: Decimal.of('0.05') } } },
      entry('398.20', 'F2026-00001'),
    );
    expect(found).toMatchObject({ kind: 'post', allocations: [{ waived: { kind: 'tolerance' } }] });
    expect(found.kind === 'post' && found.allocations[0]?.amount.toString()).toBe('398.20');
  });

  it('lacks what a bank kept', () => {
    const found = match({ items: ITEMS }, entry('388.25', 'F2026-00001', { charges: Decimal.of('10.00') }));
    expect(reasonsOf(found)).toContain('CHARGES_DEDUCTED');
  });

  it('is less by a credit note that is named', () => {
    const items = [...ITEMS, item('G2026-00001', '-20.00')];
    expect(shown(match({ items }, entry('100.00', 'F2026-00002 - G2026-00001')))).toEqual([
      'number',
      'F2026-00002 120.00',
      'G2026-00001 -20.00',
    ]);
  });
});

describe('rule 3, a known account and one item of the amount', () => {
  it('posts', () =>
    expect(shown(match({ items: ITEMS }, entry('120.00', 'Danke')))).toEqual(['account', 'F2026-00002 120.00']));

  it('does not choose between two', () =>
    expect(shown(match({ items: [...ITEMS, item('F2026-00003', '120.00')] }, entry('120.00')))).toBe('proposals'));

  it('does not choose between one and the sum of others', () =>
    expect(
      shown(match({ items: [...ITEMS, item('F2026-00003', '100.00'), item('F2026-00004', '20.00')] }, entry('120.00'))),
    ).toBe('proposals'));

  it('is overruled by a number that is not known', () =>
    expect(reasonsOf(match({ items: ITEMS }, entry('120.00', 'F2026-00099')))).toContain('NUMBER_UNKNOWN'));

  it('is not for the account of two customers', () => {
    const ledger = ledgerOf({ items: ITEMS, customers: [ADA, { ...BOB, ibans: ADA.ibans }] });
    expect(matchEntry(entry('120.00'), ledger).kind).toBe('proposals');
  });
});

describe('rule 4, a sum', () => {
  it('is left to a person, or posted by policy', () => {
    expect(shown(match({ items: ITEMS }, entry('518.25')))).toBe('proposals');
    expect(shown(match({ items: ITEMS, policy: { postSums: true } }, entry('518.25')))).toEqual([
      'sum',
      'F2026-00001 398.25',
      'F2026-00002 120.00',
    ]);
  });

  it('that comes about in two ways is never posted', () => {
    const items = ['10', '20', '30', '40'].map((open, index) => item(`F2026-0010${index}`, open));
    const found = match({ items, policy: { postSums: true } }, entry('50'));
    expect(reasonsOf(found)).toContain('SUM_AMBIGUOUS');
  });
});

describe('rule 5, a name', () => {
  it.each(['KOCH BAECKEREI', 'Bäckerei Koch', 'BACKEREI KOCH GMBH'])('%s is only proposed', (name) => {
    const found = match({ items: ITEMS }, entry('77.00', '', { counterparty: { name } }));
    if (name === 'KOCH BAECKEREI') return expect(['proposals', 'none']).toContain(found.kind);
    return expect(found).toMatchObject({ kind: 'proposals', proposals: [{ rule: 'name', customerId: 'bob' }] });
  });
});

describe('a return', () => {
  const payment = {
    id: 'p1',
    amount: Decimal.of('398.25'),
    currency: 'EUR',
    date: '2026-11-02',
    customerId: 'ada',
    allocations: [{ documentNumber: 'F2026-00001', dueDate: '2026-11-30', amount: Decimal.of('398.25') }],
    references: ['E2E-17'],
  };
  const returned = { reason: 'AM04' };

  it.each([
    ['its reference', entry('-398.25', '', { endToEndId: 'E2E-17', returned, counterparty: {} })],
    [
      'its reference, less charges',
      entry('-401.25', '', { endToEndId: 'E2E-17', returned, charges: Decimal.of('3.00') }),
    ],
    ['the document', entry('-398.25', 'RETOURE F2026-00001', { returned, counterparty: {} })],
    ['the account', entry('-398.25', '', { returned })],
  ])('is known by %s', (_, given) =>
    expect(match({ items: ITEMS, payments: [payment] }, given)).toMatchObject({ kind: 'return', of: { id: 'p1' } }),
  );

  it('of nothing known is a return all the same', () =>
    expect(match({ items: ITEMS }, entry('-1.00', '', { returned }))).toMatchObject({
      kind: 'return',
      of: undefined,
      candidates: [],
    }));

  it('is not guessed between two', () => {
    const payments = [payment, { ...payment, id: 'p2', references: [] }];
    expect(match({ items: ITEMS, payments }, entry('-398.25', '', { returned }))).toMatchObject({
      kind: 'return',
      of: undefined,
    });
  });
});

it('what the bank has not booked is proposed', () =>
  expect(reasonsOf(match({ items: ITEMS }, entry('398.25', 'F2026-00001', { status: 'pending' })))).toContain(
    'NOT_BOOKED',
  ));

it('money paid out is nothing received', () =>
  expect(match({ items: ITEMS }, entry('-398.25', 'Miete')).kind).toBe('none'));

it('every reason is a sentence', () => {
  const found = match({ items: ITEMS }, entry('400.00', 'F2026-00001'));
  const reasons = found.kind === 'proposals' ? (found.proposals[0]?.reasons ?? []) : [];
  expect(reasons.every(({ message }) => /^[A-Z].*\.$/.test(message))).toBe(true);
});

it('what a database is asked is all that the rules look up', () => {
  const given = entry('398.25', `facture F2026-1 ${RF}`, { endToEndId: 'PL-7H3K9Q2M' });
  const { references, numbers, iban, names } = matchKeys(given);
  expect(references).toEqual(expect.arrayContaining([RF, 'PL7H3K9Q2M']));
  expect(numbers).toContain('s:F.2026.1');
  expect([iban, names]).toEqual(['DE02120300000000202051', ['MARTIN', 'ADA']]);
});
