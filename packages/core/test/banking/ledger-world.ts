import type { LedgerItem } from '../../src/banking/index.ts';
import { addDays, Decimal } from '../../src/model/index.ts';
import type { Chance } from './chance.ts';

/** A merchant's customers and what they owe, made up. */
export interface World {
  readonly customers: readonly Customer[];
  readonly items: readonly LedgerItem[];
  readonly scheme: NumberScheme;
}

export interface Customer {
  readonly id: string;
  readonly name: string;
  /** Where they pay from. */
  readonly iban: string;
  /** Whether the merchant knows that. */
  readonly isIbanKnown: boolean;
  readonly items: readonly LedgerItem[];
}

export type NumberScheme = (count: number) => string;

const SCHEMES: readonly NumberScheme[] = [
  (count) => `F2026-${String(count).padStart(5, '0')}`,
  (count) => `RE-2026-${String(1000 + count)}`,
  (count) => `2026${String(count).padStart(5, '0')}`,
  (count) => `INV/2026/${String(count).padStart(4, '0')}`,
  (count) => String(10_000 + count),
  (count) => `26-${String(count).padStart(6, '0')}-A`,
];

const FIRST =
  'Ada Paul Marie Jean Sofia Luca Emma Noah Mila Hugo Lena Finn Clara Anton Chloé Jürgen Zoë Ines Yann Karl'.split(' ');
const LAST =
  'Martin Bernard Müller Schmidt Dubois Rossi Lefèvre Weber Garcia Fischer Moreau Becker Laurent Hoffmann Roux Schäfer Faure Koch Jansen Peeters'.split(
    ' ',
  );
const TRADES = 'Menuiserie Bäckerei Garage Atelier Pharmacie Elektro Maison Hotel Verlag Studio Logistik Primeur'.split(
  ' ',
);
const FORMS = ['GmbH', 'SARL', 'SAS', 'AG', 'BV', 'e.K.', ''];

/** Half of the amounts are from a price list, so that many are the same. */
const PRICES = ['49.90', '99.80', '19.00', '120.00', '240.00', '360.00', '1190.00', '59.50'];

export function makeWorld(chance: Chance, customerCount: number): World {
  const scheme = chance.of(SCHEMES);
  let number = chance.below(3_000);
  const customers = Array.from({ length: customerCount }, (_, index): Customer => {
    const id = `c${index}`;
    const count = chance.with(0.3) ? 0 : 1 + chance.below(chance.with(0.1) ? 9 : 3);
    const items = Array.from({ length: count }, () => {
      number += 1 + (chance.with(0.1) ? chance.below(9) : 0);
      return makeItem(chance, id, scheme(number));
    });
    return { id, name: makeName(chance), iban: makeIban(chance), isIbanKnown: chance.with(0.6), items };
  });
  return { customers, items: customers.flatMap(({ items }) => items), scheme };
}

function makeItem(chance: Chance, customerId: string, documentNumber: string): LedgerItem {
  const dueDate = addDays('2026-03-01', chance.below(120));
  const price = chance.with(0.5) ? chance.of(PRICES) : `${1 + chance.below(3_000)}.${chance.digits(2)}`;
  const isSettled = chance.with(0.1);
  const open = isSettled ? Decimal.ZERO : Decimal.of(price);
  const discount = { until: addDays(dueDate, -10), amount: open.times(Decimal.of('0.02')).round(2) };
  return {
    documentNumber,
    dueDate,
    customerId,
    currency: 'EUR',
    open: chance.with(0.03) ? open.negated() : open,
    ...(chance.with(0.2) && !isSettled && discount.amount.isPositive() && { discount }),
  };
}

function makeName(chance: Chance): string {
  if (chance.with(0.5)) return `${chance.of(FIRST)} ${chance.of(LAST)}`;
  return `${chance.of(TRADES)} ${chance.of(LAST)} ${chance.of(FORMS)}`.trim();
}

export const makeIban = (chance: Chance): string => `DE${chance.digits(20)}`;
