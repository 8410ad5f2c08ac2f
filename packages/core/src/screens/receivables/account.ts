import { Decimal } from '../../model/index.ts';
import type { Colour } from '../status/colour.ts';

/** What a customer owes in one currency; amounts are decimal strings. */
export interface ShownBalance {
  readonly currency: string;
  /** Credits are taken off. */
  readonly open: string;
  readonly overdue: string;
  readonly oldestDue?: string;
  /** The highest dunning level among the items. */
  readonly level: number;
}

export interface ShownAccount {
  readonly balances: readonly ShownBalance[];
  readonly inDefaultSince?: string;
}

/** `credit`: the merchant owes the customer. `clear`: nothing is open. */
export type AccountState = 'in-default' | 'overdue' | 'open' | 'credit' | 'clear';

/** Where a customer stands, the worst first. */
export function accountState({ balances, inDefaultSince }: ShownAccount): AccountState {
  if (inDefaultSince !== undefined) return 'in-default';
  if (balances.some(({ overdue }) => Decimal.of(overdue).isPositive())) return 'overdue';
  if (balances.some(({ open }) => Decimal.of(open).isPositive())) return 'open';
  return balances.some(({ open }) => Decimal.of(open).isNegative()) ? 'credit' : 'clear';
}

const COLOURS: Readonly<Record<AccountState, Colour>> = {
  'in-default': 'red',
  overdue: 'orange',
  open: 'blue',
  credit: 'purple',
  clear: 'green',
};

export function accountColour(state: AccountState): Colour {
  return COLOURS[state];
}

/** What is open by how long it is overdue, in days; amounts are decimal strings. */
export interface ShownAgeing {
  readonly currency: string;
  readonly notDue: string;
  readonly to30: string;
  readonly to60: string;
  readonly to90: string;
  readonly over90: string;
}

export const AGES = ['notDue', 'to30', 'to60', 'to90', 'over90'] as const;
export type Age = (typeof AGES)[number];

/** One bar of the ageing. */
export interface AgeingBar {
  readonly age: Age;
  readonly amount: string;
  /** Of all that is owed, in whole percent: the width of the bar. */
  readonly percent: number;
  readonly colour: Colour;
}

const AGE_COLOURS: Readonly<Record<Age, Colour>> = {
  notDue: 'green',
  to30: 'blue',
  to60: 'orange',
  to90: 'orange',
  over90: 'red',
};

/** Credits make no bar: what the merchant owes is no age of a debt. */
export function ageingBars(ageing: ShownAgeing): readonly AgeingBar[] {
  const owed = AGES.map((age) => Decimal.of(ageing[age])).map((amount) =>
    amount.isPositive() ? amount : Decimal.ZERO,
  );
  const whole = Decimal.sum(owed);
  return AGES.map((age, index) => ({
    age,
    amount: ageing[age],
    percent: whole.isZero() ? 0 : percentOf(owed[index] ?? Decimal.ZERO, whole),
    colour: AGE_COLOURS[age],
  }));
}

function percentOf(part: Decimal, whole: Decimal): number {
  return Number(part.times(Decimal.HUNDRED).dividedBy(whole, 0).toFixed(0));
}
