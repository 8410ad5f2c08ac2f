import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryHistory, type History } from '../../test/dunning/arbitrary-history.ts';
import { OWN, playHistory, type Planner } from '../../test/dunning/play-history.ts';
import type { DunningItem, Hold } from '../model/index.ts';
import type { CustomerCase, Letter } from './index.ts';

const HISTORIES = Number(process.env['HISTORIES'] ?? 100_000);

describe('whatever happens', () => {
  it(
    `no letter goes out that must not, in ${HISTORIES} histories`,
    () => {
      const counts = { sent: 0, dropped: 0 };
      fc.assert(
        fc.property(arbitraryHistory, (history) => {
          const { breaches, sent, dropped } = playHistory(history);
          counts.sent += sent;
          counts.dropped += dropped;
          if (breaches.size > 0) throw new Error([...breaches].join(', '));
        }),
        { numRuns: HISTORIES },
      );
      // Silence would pass as well.
      expect(counts.sent).toBeGreaterThan(HISTORIES / 4);
      expect(counts.dropped).toBeGreaterThan(HISTORIES / 20);
    },
    Math.max(300_000, HISTORIES * 3),
  );
});

/** The planner that sees another case, when it plans and when it reads again. */
const seeing = (change: (each: CustomerCase) => CustomerCase): Planner => ({
  plan: (each, run) => OWN.plan(change(each), run),
  send: (letter, now, run) => OWN.send(letter, change(now), run),
});
const writing = (change: (letter: Letter) => Letter): Planner => ({
  ...OWN,
  plan: (each, run) => {
    const plan = OWN.plan(each, run);
    return { ...plan, letters: plan.letters.map(change) };
  },
});
const withoutHolds = (kind: Hold['kind']): Planner =>
  seeing((each) => ({ ...each, holds: each.holds.filter((hold) => hold.kind !== kind) }));
const withItems = (change: (item: DunningItem) => DunningItem): Planner =>
  seeing((each) => ({ ...each, items: each.items.map(change) }));
const atHand = seeing(({ customer: { absentUntil: _away, ...customer }, ...each }) => ({ ...each, customer }));
const trusting: Planner = {
  plan: (each, run) => OWN.plan(each, { ...run, bankDataStale: false }),
  send: (letter, now, run) => OWN.send(letter, now, { ...run, bankDataStale: false }),
};
const firstInstalment = seeing(({ holds, items, ...each }) => ({
  ...each,
  items,
  holds: holds.map((hold) => {
    const dueDate = items.find(({ documentNumber }) => documentNumber === hold.documentNumber)?.dueDate;
    return dueDate === undefined ? hold : { ...hold, dueDate };
  }),
}));
const feesAsInvoices = withItems(({ principal: _principal, ...item }) => ({
  ...item,
  ...(item.kind === 'fee' && { kind: 'invoice' }),
}));
const hardest = (letter: Letter | undefined): Letter | undefined => letter && { ...letter, level: 3 };
const forgetful = (item: DunningItem): DunningItem => {
  const { lastLetterOn: _letter, lastMessageOn: _message, ...rest } = item;
  return rest;
};

describe('a planner that is broken is caught', () => {
  it.each<[breach: string, how: string, Planner]>([
    ['paid', 'does not read again before sending', { ...OWN, send: (letter) => letter }],
    [
      'too much',
      'takes the amount of the invoice for what is open',
      withItems((item) => (item.open.isPositive() ? { ...item, open: item.amount } : item)),
    ],
    ['dispute', 'knows no disputes', withoutHolds('dispute')],
    ['dispute', 'holds the first instalment alone', firstInstalment],
    ['promise', 'knows no promises', withoutHolds('promise')],
    ['manual', 'knows no blocks', withoutHolds('manual')],
    ['insolvency', 'knows no insolvency', withoutHolds('insolvency')],
    [
      'net credit',
      'knows no credits',
      seeing((each) => ({ ...each, items: each.items.filter(({ open }) => open.isPositive()) })),
    ],
    ['two letters a day', 'forgets its letters', withItems(forgetful)],
    ['second run', 'forgets its letters', withItems(forgetful)],
    [
      'level jumps',
      'raises by two',
      writing((letter) => ({
        ...letter,
        items: letter.items.map((item) => ({ ...item, levelAfter: item.levelAfter + 1 })),
      })),
    ],
    ['below minimum', 'sends the hardest letter', { ...OWN, send: (...args) => hardest(OWN.send(...args)) }],
    ['absent', 'does not know who is away', atHand],
    ['stale', 'takes old bank data for new', trusting],
    ['fee of what is held', 'takes fees for invoices', feesAsInvoices],
    ['fee that was waived', 'takes fees for invoices', feesAsInvoices],
    [
      'wrong day',
      'counts days by UTC',
      writing((letter) => ({
        ...letter,
        key: `${letter.customerId}|${letter.currency}|${letter.sendAt.slice(0, 10)}`,
      })),
    ],
  ])('%s: it %s', (breach, _, planner) => {
    const caught = fc.check(
      fc.property(arbitraryHistory, (history: History) => !playHistory(history, planner).breaches.has(breach)),
      { numRuns: 20_000, endOnFailure: true },
    );
    expect(caught.failed).toBe(true);
  });

  it('control: the histories themselves reach every level, and end', () => {
    const levels = new Set<number>();
    const watching: Planner = {
      ...OWN,
      send: (letter, now, run) => {
        const sent = OWN.send(letter, now, run);
        if (sent !== undefined) levels.add(sent.level);
        return sent;
      },
    };
    fc.assert(
      fc.property(arbitraryHistory, (history) => {
        playHistory(history, watching);
      }),
      { numRuns: 3_000 },
    );
    expect([...levels].toSorted()).toEqual([0, 1, 2, 3]);
  });
});
