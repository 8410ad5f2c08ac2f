import { describe, expect, it } from 'vitest';
import { Chance } from '../../../test/banking/chance.ts';
import { BOLD, judge, ledgerOfWorld } from '../../../test/banking/judge.ts';
import { makeWorld, type World } from '../../../test/banking/ledger-world.ts';
import { makePayments, type TrueEntry } from '../../../test/banking/payments-world.ts';
import { type Ledger, ledgerOf, matchEntry, matchKeys, numberKeys } from '../index.ts';

interface Played {
  readonly world: World;
  readonly ledger: Ledger;
  readonly payments: readonly TrueEntry[];
}

const played = (seed: number): Played => {
  const chance = new Chance(seed);
  const world = makeWorld(chance, 800);
  return { world, ledger: ledgerOfWorld(world), payments: makePayments(chance, world, 1_000) };
};
const SEEDS = Array.from({ length: 24 }, (_, index) => 1_000 + index);

describe('24,000 payments with traps', () => {
  it('are posted right or not at all', () => {
    const counts = { right: 0, wrong: 0, proposed: 0, missed: 0, 'rightly not posted': 0 };
    const wrong: unknown[] = [];
    for (const { ledger, payments } of SEEDS.map(played))
      for (const payment of payments) {
        const { verdict, match } = judge(payment, ledger, BOLD);
        counts[verdict] += 1;
        if (verdict === 'wrong') wrong.push([payment.habit, payment.entry.remittance, match]);
      }
    expect(wrong).toEqual([]);
    expect(counts.right).toBeGreaterThan(10_000);
    expect(counts['rightly not posted']).toBeGreaterThan(3_000);
  }, 120_000);

  it('control: who looks for the digits of a number in the text, or for the amount, posts wrong ones', () => {
    let wrong = 0;
    const { world, payments } = played(1_000);
    for (const { entry, settles } of payments) {
      const text = entry.remittance.join(' ').replace(/\D/g, '');
      const found = world.items.find(
        ({ documentNumber, open }) =>
          open.equals(entry.amount) && (text.includes(documentNumber.replace(/\D/g, '')) || text === ''),
      );
      if (found !== undefined && !settles.some(({ documentNumber }) => documentNumber === found.documentNumber))
        wrong += 1;
    }
    expect(wrong).toBeGreaterThan(20);
  });
});

it('a cut of the ledger by the keys of an entry gives the same match as the whole', () => {
  const { world, ledger, payments } = played(2_000);
  const owner = new Map(world.customers.map((customer) => [customer.id, customer]));
  for (const { entry } of payments.slice(0, 300)) {
    const keys = matchKeys(entry);
    const numbers = new Set(keys.numbers);
    const references = new Set(keys.references);
    const named = world.items.filter(
      ({ documentNumber }) =>
        numberKeys(documentNumber).some((key) => numbers.has(key)) ||
        references.has(`QT${documentNumber.replace(/\W/g, '')}X`) ||
        [...references].some((key) => /^RF\d\d/.test(key) && key.slice(4) === documentNumber.replace(/\W/g, '')),
    );
    const customers = world.customers.filter(
      ({ id, iban, isIbanKnown, name }) =>
        named.some(({ customerId }) => customerId === id) ||
        (isIbanKnown && iban === keys.iban) ||
        name.split(' ').some((word) =>
          keys.names.includes(
            word
              .normalize('NFKD')
              .replace(/[^A-Za-z0-9]/g, '')
              .toUpperCase(),
          ),
        ),
    );
    const twins = new Set(named.flatMap(({ documentNumber }) => numberKeys(documentNumber)));
    const items = [
      ...customers.flatMap(({ items: own }) => own),
      ...world.items.filter(({ documentNumber }) => numberKeys(documentNumber).some((key) => twins.has(key))),
    ];
    const all = [...new Set(items)];
    const cut = ledgerOf({
      items: all,
      customers: [...new Set(all.map(({ customerId }) => customerId)), ...customers.map(({ id }) => id)].flatMap(
        (id) => {
          const customer = owner.get(id);
          return customer === undefined
            ? []
            : [{ id, name: customer.name, ibans: customer.isIbanKnown ? [customer.iban] : [] }];
        },
      ),
      references: all.map(({ documentNumber }) => ({ reference: `QT-${documentNumber}-X`, documentNumber })),
    });
    expect(matchEntry(entry, cut, BOLD).kind).toBe(matchEntry(entry, ledger, BOLD).kind);
  }
});
