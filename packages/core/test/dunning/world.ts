import {
  addDays,
  dayIn,
  Decimal,
  dunningCustomer,
  dunningSettings,
  type DunningCustomer,
  type DunningItem,
  type DunningSettings,
  type Hold,
} from '../../src/model/index.ts';
import type { CustomerCase } from '../../src/dunning/index.ts';
import type { Happening, History } from './arbitrary-history.ts';

// Before the clocks change in Europe, America and New Zealand; before a leap day, and the same days of a common year; the turn of a year.
export const STARTS = [
  '2026-03-20',
  '2026-10-16',
  '2026-03-01',
  '2026-09-18',
  '2024-02-16',
  '2025-02-16',
  '2025-12-18',
  '2026-05-04',
];
const PEOPLE: readonly DunningCustomer[] = [
  ['FR', 'Europe/Paris', 'business'],
  ['DE', 'Europe/Berlin', 'consumer'],
  ['GB', 'Europe/London', 'business'],
  ['US', 'America/New_York', 'business'],
  ['NZ', 'Pacific/Auckland', 'business'],
  ['PF', 'Pacific/Tahiti', 'public'],
  ['IN', 'Asia/Kolkata', 'business'],
  ['CA', 'America/St_Johns', 'consumer'],
].map(([country, timeZone, kind]) => dunningCustomer.parse({ id: 'c', country, timeZone, kind }));
const CURRENCIES = ['EUR', 'EUR', 'USD'];
const LEVELS = [
  { afterDays: 2, template: 'level-1', tone: 'friendly' as const },
  {
    afterDays: 4,
    basis: 'last-letter' as const,
    template: 'level-2',
    tone: 'neutral' as const,
    minAmount: { EUR: '20.00', USD: '20.00' },
  },
  {
    afterDays: 5,
    basis: 'last-letter' as const,
    template: 'final',
    tone: 'final' as const,
    minAmount: { EUR: '90.00' },
    interest: true,
    handOver: true,
  },
];
const FEE: Readonly<Record<string, { readonly fee: Readonly<Record<string, string>> }>> = {
  'level-2': { fee: { EUR: '5.00', USD: '5.00' } },
};
const NETTING = ['none', 'show', 'net'] as const;
const CLAIMS = ['waive', 'carry', 'must-pay'] as const;
const SETTINGS = NETTING.flatMap((netting) =>
  CLAIMS.map((claims) =>
    dunningSettings.parse({
      procedures: [
        {
          id: 'business',
          reminder: { afterDays: -3 },
          levels: LEVELS.map((level) => ({ ...level, ...FEE[level.template] })),
        },
        { id: 'consumer', reminder: { afterDays: -3 }, levels: LEVELS },
        { id: 'public', reminder: { afterDays: -3 }, levels: LEVELS },
      ],
      policy: { netting, claims, itemGapDays: 1, customerGapDays: 2, repeats: 9 },
    }),
  ),
);

/** The least a letter of a level may ask for, as the levels above say. */
export const LEAST: Readonly<Record<string, readonly string[]>> = {
  EUR: ['0', '20.00', '90.00'],
  USD: ['0', '20.00', '0'],
};

export interface World {
  readonly settings: DunningSettings;
  customers: readonly DunningCustomer[];
  items: DunningItem[];
  /** As they happened, by the clock: what the planner knows of them are days. */
  readonly stops: Stop[];
  readonly letters: Map<string, number>;
  /** The day up to which bank statements are known, where there are any. */
  bankDataAsOf: string | undefined;
}

export interface Stop {
  readonly hold: Hold;
  readonly timeZone: string;
  /** The document it is about; `undefined` for insolvency. */
  readonly documentNumber: string | undefined;
  readonly part: Decimal | undefined;
}

/** Before anything happened. */
export function worldOf(history: History): World {
  const start = STARTS[history.start] ?? '';
  const settings = SETTINGS[history.netting * CLAIMS.length + history.claims];
  if (settings === undefined) throw new Error('no such settings');
  const customers = history.customers.map((person, index) => ({ ...(PEOPLE[person] ?? PEOPLE[0]!), id: `c-${index}` }));
  const items: DunningItem[] = [];
  for (const told of history.items) items.push(itemOf(told, items.at(-1), items.length, customers.length, start));
  return {
    settings,
    customers,
    items,
    stops: [],
    letters: new Map(),
    bankDataAsOf: history.hasBank ? start : undefined,
  };
}

function itemOf(
  { customer, due, cents, currency, isInstalment }: History['items'][number],
  before: DunningItem | undefined,
  index: number,
  customers: number,
  start: string,
): DunningItem {
  const amount = Decimal.fromUnits(BigInt(cents + 1), 2);
  const plain: DunningItem = {
    id: `F-${index}`,
    customerId: `c-${customer % customers}`,
    documentNumber: `F-${index}`,
    kind: 'invoice',
    issueDate: addDays(start, due - 20),
    dueDate: addDays(start, due),
    currency: CURRENCIES[currency] ?? 'EUR',
    amount,
    open: amount,
    level: 0,
    repeats: 0,
    cycle: 0,
    compensationClaimed: false,
  };
  if (!isInstalment || before === undefined) return plain;
  const { customerId, documentNumber, issueDate, currency: same } = before;
  return {
    ...plain,
    customerId,
    documentNumber,
    issueDate,
    currency: same,
    dueDate: addDays(before.dueDate, 1 + (cents % 10)),
  };
}

export function caseOf({ customers, items, stops }: World, id: string): CustomerCase {
  const customer = customers.find((each) => each.id === id);
  if (customer === undefined) throw new Error(`no customer ${id}`);
  return { customer, items: items.filter((item) => item.customerId === id), holds: stops.map(({ hold }) => hold) };
}

export function happen(what: Exclude<Happening, { kind: 'run' }>, world: World, at: number): void {
  const item = 'item' in what ? world.items[what.item % world.items.length] : undefined;
  const owner = world.customers.find(
    ({ id }) => id === (item?.customerId ?? ('customer' in what ? `c-${what.customer}` : '')),
  );
  const today = dayIn(owner?.timeZone ?? 'UTC', new Date(at));
  const setOpen = (open: Decimal): void => {
    world.items = world.items.map((each) => (each.id === item?.id ? { ...each, open } : each));
  };
  if (what.kind === 'statement') {
    if (world.bankDataAsOf !== undefined) world.bankDataAsOf = dayIn('Europe/Paris', new Date(at));
  } else if (what.kind === 'absence') {
    const absentUntil = addDays(today, what.days);
    world.customers = world.customers.map((each) => (each.id === owner?.id ? { ...each, absentUntil } : each));
  } else if (what.kind === 'lift') {
    const stop = world.stops.pop();
    if (stop !== undefined)
      world.stops.push({ ...stop, hold: { ...stop.hold, liftedOn: dayIn(stop.timeZone, new Date(at)) } });
  } else if (what.kind === 'credit') {
    if (owner !== undefined) world.items = [...world.items, creditOf(what, owner, today, world.items.length)];
  } else if (what.kind === 'insolvency') {
    if (owner !== undefined) stopBy(world, { id: '', kind: 'insolvency', from: today, customerId: owner.id }, owner);
  } else if (what.kind === 'pay') {
    if (item !== undefined && item.open.isPositive()) setOpen(item.open.minus(partOf(item.open, what.share)));
  } else if (item === undefined || owner === undefined || item.kind !== 'invoice') {
    return;
  } else if (what.kind === 'reopen') {
    world.items = world.items.map((each) =>
      each.id === item.id ? { ...each, open: each.amount, level: 0, repeats: 0, cycle: each.cycle + 1 } : each,
    );
  } else {
    const kind: Hold['kind'] = what.kind === 'block' ? 'manual' : what.kind;
    const amount = 'share' in what && what.share < 3 && kind === 'dispute' ? partOf(item.open, what.share) : undefined;
    const hold = { id: '', kind, from: today, until: addDays(today, what.days), documentNumber: item.documentNumber };
    stopBy(world, { ...hold, ...(amount !== undefined && { amount }) }, owner, item.documentNumber);
  }
}

/** A third, a half, all but a cent, or all. */
function partOf(amount: Decimal, share: number): Decimal {
  if (share === 3 || !amount.greaterThan(Decimal.of('0.02'))) return amount;
  return share === 2 ? amount.minus(Decimal.of('0.01')) : amount.dividedBy(Decimal.of(share === 0 ? '3' : '2'), 2);
}

function stopBy(
  world: World,
  hold: Omit<Hold, 'by' | 'reason'>,
  { timeZone = 'UTC' }: DunningCustomer,
  documentNumber?: string,
): void {
  const full = { ...hold, id: `h-${world.stops.length}`, by: '', reason: '' };
  world.stops.push({ hold: full, timeZone, documentNumber, part: hold.amount });
}

function creditOf(
  what: { cents: number; currency: number },
  owner: DunningCustomer,
  today: string,
  index: number,
): DunningItem {
  const amount = Decimal.fromUnits(BigInt(-what.cents - 1), 2);
  return {
    id: `A-${index}`,
    customerId: owner.id,
    documentNumber: `A-${index}`,
    kind: what.cents % 2 === 0 ? 'creditNote' : 'payment-on-account',
    issueDate: today,
    dueDate: today,
    currency: CURRENCIES[what.currency] ?? 'EUR',
    amount,
    open: amount,
    level: 0,
    repeats: 0,
    cycle: 0,
    compensationClaimed: false,
  };
}
