import type { LedgerItem } from '../../src/banking/index.ts';
import { creditorReference, Decimal, present, type StatementEntry } from '../../src/model/index.ts';
import type { Chance } from './chance.ts';
import { type Customer, makeIban, type World } from './ledger-world.ts';

/** An entry, and what it is in truth: `settles` is what may be posted and nothing else, or nothing. */
export interface TrueEntry {
  readonly entry: StatementEntry;
  readonly habit: string;
  readonly settles: readonly { readonly documentNumber: string; readonly amount: Decimal }[];
}

/** How somebody pays. `undefined` where the customer has nothing that can be paid so. */
type Habit = (payer: Payer) => Said | undefined;

interface Payer {
  readonly chance: Chance;
  readonly world: World;
  readonly customer: Customer;
  /** Open, and nobody else's to pay. */
  readonly owed: readonly LedgerItem[];
}

interface Said {
  readonly text?: string;
  readonly amount: Decimal;
  readonly settles: readonly LedgerItem[];
  /** Of a single item, where less is paid. */
  readonly part?: boolean;
  readonly reference?: string;
  readonly endToEndId?: string;
  readonly date?: string;
  readonly currency?: string;
  readonly from?: 'own' | 'stranger' | 'nameless';
}

const total = (items: readonly LedgerItem[]): Decimal => Decimal.sum(items.map(({ open }) => open));
const cents = (text: string): Decimal => Decimal.of(text);

/** How people write the number of a document. */
function written(chance: Chance, number: string): string {
  const bare = number.replace(/[^A-Za-z0-9]/g, '');
  return chance.of([
    number,
    number,
    number.toLowerCase(),
    bare,
    number.replace(/[-/]/g, ' '),
    number.replace(/([-/])0+(?=\d)/g, '$1'),
    `RE-NR.${number}`,
    `RG${bare}`,
  ]);
}

const around = (chance: Chance, number: string): string =>
  chance.of([
    number,
    `Facture ${number}`,
    `Rechnung ${number} vom 12.03.2026`,
    `${number} KD ${chance.digits(6)}`,
    `VIR ${number} MERCI`,
    `Kunde 4711, ${number}, danke`,
    `TEL 06${chance.digits(8)} ${number}`,
  ]);

/** Two neighbouring digits that differ change places. */
function transposed(number: string): string | undefined {
  const places = Array.from(number).flatMap((_, at) => {
    const [left = '', right = ''] = [number[at], number[at + 1]];
    return /\d/.test(left) && /\d/.test(right) && left !== right ? [at] : [];
  });
  const at = places.at(-1);
  return at === undefined
    ? undefined
    : number.slice(0, at) + (number[at + 1] ?? '') + (number[at] ?? '') + number.slice(at + 2);
}

const pick = ({ chance, owed }: Payer): LedgerItem | undefined => (owed.length === 0 ? undefined : chance.of(owed));

/** A habit that pays one item in full. */
const inFull =
  (say: (payer: Payer, item: LedgerItem) => Omit<Said, 'amount' | 'settles'> | undefined): Habit =>
  (payer) => {
    const item = pick(payer);
    const said = item === undefined ? undefined : say(payer, item);
    return item === undefined || said === undefined ? undefined : { ...said, amount: item.open, settles: [item] };
  };

export const HABITS: Readonly<Record<string, Habit>> = {
  number: inFull(({ chance }, { documentNumber }) => ({ text: around(chance, written(chance, documentNumber)) })),
  reference: inFull((_, { documentNumber }) => ({ reference: creditorReference(documentNumber) ?? '' })),
  referenceTyped: inFull(({ chance }, { documentNumber }) => ({
    text: chance.of(['', 'Merci ']) + (creditorReference(documentNumber) ?? '').replace(/(.{4})/g, '$1 '),
    from: chance.of(['own', 'stranger', 'nameless']),
  })),
  endToEnd: inFull((_, { documentNumber }) => ({ endToEndId: `QT-${documentNumber}-X` })),
  silent: inFull(({ chance }) => ({ text: chance.of(['', 'Zahlung', 'VIREMENT', 'Danke']) })),
  nameless: inFull(({ chance }, { documentNumber }) => ({
    text: around(chance, written(chance, documentNumber)),
    from: 'nameless',
  })),
  stranger: inFull(({ chance }, { documentNumber }) => ({
    text: around(chance, written(chance, documentNumber)),
    from: 'stranger',
  })),
  scanned: inFull((_, { documentNumber }) => ({ text: documentNumber.replace(/0/, 'O').replace(/1/, 'I') })),
  transposed: inFull(({ chance }, { documentNumber }) => {
    const wrong = transposed(documentNumber);
    return wrong === undefined
      ? undefined
      : { text: around(chance, wrong), from: chance.of(['own', 'own', 'nameless']) };
  }),
  othersNumber: (payer) => {
    const item = pick(payer);
    const other = payer.chance.of(payer.world.items);
    if (item === undefined || other.customerId === payer.customer.id) return undefined;
    return { text: around(payer.chance, other.documentNumber), amount: item.open, settles: [] };
  },
  withinLonger: inFull(({ chance }, { documentNumber }) => ({
    text: chance.of([
      `${chance.digits(2)}${documentNumber.replace(/\W/g, '')}${chance.digits(2)}`,
      `${documentNumber}-${chance.digits(3)}`,
      `${chance.digits(3)}/${documentNumber}/${chance.digits(1)}`,
    ]),
    from: 'nameless',
  })),
  several: ({ chance, owed }) => {
    if (owed.length < 2) return undefined;
    const items = owed.slice(0, 2 + chance.below(owed.length - 1));
    const numbers = items.map(({ documentNumber }) => documentNumber).join(chance.of([', ', ' + ', ' und ', ' ; ']));
    return { text: `Rechnungen ${numbers}`, amount: total(items), settles: items };
  },
  sum: ({ owed }) =>
    owed.length < 2 ? undefined : { amount: total(owed.slice(0, 2)), settles: owed.slice(0, 2), text: '' },
  part: (payer) => {
    const item = pick(payer);
    if (item === undefined || item.open.lessThan(cents('10'))) return undefined;
    const amount = item.open.dividedBy(cents('3'), 2);
    return { text: around(payer.chance, item.documentNumber), amount, settles: [item], part: true };
  },
  over: (payer) => {
    const item = pick(payer);
    return (
      item && { text: around(payer.chance, item.documentNumber), amount: item.open.plus(cents('7.77')), settles: [] }
    );
  },
  charged: (payer) => {
    const item = pick(payer);
    if (item === undefined || item.open.lessThan(cents('10'))) return undefined;
    return {
      text: around(payer.chance, item.documentNumber),
      amount: item.open.minus(cents('4.50')),
      settles: [item],
      part: true,
    };
  },
  discount: (payer) => {
    const item = payer.owed.find(({ discount }) => discount !== undefined);
    if (item?.discount === undefined) return undefined;
    const { until: date, amount } = item.discount;
    return {
      text: around(payer.chance, item.documentNumber),
      amount: item.open.minus(amount),
      settles: [item],
      part: true,
      date,
    };
  },
  wrongCurrency: (payer) => {
    const item = pick(payer);
    return item && { text: around(payer.chance, item.documentNumber), amount: item.open, settles: [], currency: 'USD' };
  },
  twice: ({ chance, customer }) => {
    const item = customer.items.find(({ open }) => open.isZero());
    return (
      item && { text: around(chance, item.documentNumber), amount: cents(chance.of(['49.90', '19.00'])), settles: [] }
    );
  },
  oldTemplate: ({ chance, owed }) => {
    const [first, second] = owed;
    if (first === undefined || second === undefined || first.open.equals(second.open)) return undefined;
    const reference = creditorReference(first.documentNumber) ?? '';
    return { ...(chance.with(0.5) ? { reference } : { text: first.documentNumber }), amount: second.open, settles: [] };
  },
  otherBusiness: ({ chance, world }) => ({
    text: chance.of([
      `Miete ${chance.digits(2)}.2026`,
      `Vertrag ${chance.digits(8)}`,
      `REMBOURSEMENT ${chance.digits(5)}`,
      '',
    ]),
    amount: chance.with(0.5)
      ? chance.of(world.items).open.abs()
      : cents(`${1 + chance.below(900)}.${chance.digits(2)}`),
    settles: [],
    from: 'stranger',
  }),
  unknownNumber: (payer) => {
    const item = pick(payer);
    return item && { text: payer.world.scheme(90_000 + payer.chance.below(9_000)), amount: item.open, settles: [] };
  },
};

/** A payment of each habit in turn, by customers taken at random; nothing is paid twice. */
export function makePayments(chance: Chance, world: World, count: number): readonly TrueEntry[] {
  const habits = Object.entries(HABITS);
  const paid = new Set<LedgerItem>();
  const found: TrueEntry[] = [];
  for (let attempt = 0; found.length < count && attempt < count * 20; attempt += 1) {
    const [habit, say] = habits[attempt % habits.length] ?? chance.of(habits);
    const customer = chance.of(world.customers);
    const owed = customer.items.filter((item) => item.open.isPositive() && !paid.has(item));
    const said = say({ chance, world, customer, owed });
    if (said === undefined || !said.amount.isPositive()) continue;
    if (chance.with(0.5)) for (const item of said.settles) paid.add(item);
    found.push({ entry: entryOf(chance, customer, said, found.length), habit, settles: truthOf(said) });
  }
  return found;
}

function truthOf({ settles, amount, part }: Said): TrueEntry['settles'] {
  return settles.map(({ documentNumber, open }) => ({ documentNumber, amount: part === true ? amount : open }));
}

function entryOf(chance: Chance, customer: Customer, said: Said, index: number): StatementEntry {
  const { from = 'own', text = '', amount } = said;
  const isOwn = from === 'own';
  const stranger = `${chance.of(['Dr. Wang', 'Olsen', 'Treuhand Nord', 'Kowalska'])} ${chance.digits(3)}`;
  return {
    ...present({ creditorReference: said.reference, endToEndId: said.endToEndId }),
    id: `e${index}`,
    location: `line ${index}`,
    status: 'booked',
    bookingDate: said.date ?? '2026-07-20',
    amount,
    currency: said.currency ?? 'EUR',
    remittance: text === '' ? [] : [text],
    ...(from !== 'nameless' && {
      counterparty: {
        name: isOwn ? spelled(chance, customer.name) : stranger,
        iban: isOwn ? customer.iban : makeIban(chance),
      },
    }),
  };
}

/** Banks shout, and turn names about. */
function spelled(chance: Chance, name: string): string {
  const words = name.split(' ');
  return chance.of([
    name,
    name.toUpperCase(),
    words.toReversed().join(' '),
    name.normalize('NFKD').replace(/\p{M}/gu, ''),
  ]);
}
