import {
  afterLetter,
  afterSending,
  dunningRun,
  mayStillSend,
  planCustomer,
  type CustomerCase,
  type CustomerPlan,
  type DunningRun,
  type Letter,
} from '../../src/dunning/index.ts';
import {
  addDays,
  dayIn,
  Decimal,
  dunningCustomer,
  dunningSettings,
  type DunningCustomer,
  type DunningItem,
  type Hold,
} from '../../src/model/index.ts';
import type { Happening, History } from './arbitrary-history.ts';

/** What is tried: the planner of the product, or one that was broken on purpose. */
export interface Planner {
  plan(this: void, each: CustomerCase, run: DunningRun): CustomerPlan;
  send(this: void, letter: Letter, now: CustomerCase, run: DunningRun): Letter | undefined;
}

export const OWN: Planner = { plan: planCustomer, send: mayStillSend };

// Before the clocks change in Europe, America and New Zealand; before a leap day, and the same days of a common year; the turn of a year.
const STARTS = [
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
const SETTINGS = (['none', 'show', 'net'] as const).map((netting) =>
  dunningSettings.parse({
    procedures: ['business', 'consumer', 'public'].map((id) => ({ id, reminder: { afterDays: -3 }, levels: LEVELS })),
    policy: { netting, itemGapDays: 1, customerGapDays: 2, repeats: 9 },
  }),
);
/** The least a letter of a level may ask for, as the levels above say. */
const LEAST: Readonly<Record<string, readonly string[]>> = { EUR: ['0', '20.00', '90.00'], USD: ['0', '20.00', '0'] };

interface World {
  readonly customers: readonly DunningCustomer[];
  items: DunningItem[];
  /** As they happened, by the clock: what the planner knows of them are days. */
  readonly stops: Stop[];
  readonly letters: Map<string, number>;
}

interface Stop {
  readonly hold: Hold;
  readonly timeZone: string;
  /** `undefined` for insolvency. */
  readonly itemId: string | undefined;
  readonly part: Decimal | undefined;
}

export interface Played {
  /** Names of the invariants that did not hold. */
  readonly breaches: ReadonlySet<string>;
  readonly sent: number;
  readonly dropped: number;
}

/** Plays a history with a planner, and watches what goes out: by what happened, not by what the planner says. */
export function playHistory(history: History, { plan, send }: Planner = OWN): Played {
  const start = Date.parse(`${STARTS[history.start] ?? ''}T00:00:00Z`);
  const settings = SETTINGS[history.netting];
  if (settings === undefined) throw new Error('no such netting');
  const world = worldOf(history, STARTS[history.start] ?? '');
  const breaches = new Set<string>();
  const counts = { sent: 0, dropped: 0 };
  const waiting: { at: number; letter: Letter }[] = [];

  const leave = (until: number): void => {
    waiting.sort((a, b) => a.at - b.at);
    for (let next = waiting[0]; next !== undefined && next.at <= until; next = waiting[0]) {
      waiting.shift();
      const { letter, at } = next;
      const sent = send(letter, caseOf(world, letter.customerId), runAt(at));
      counts[sent === undefined ? 'dropped' : 'sent'] += 1;
      if (sent !== undefined) watchSending(sent, world, at, breaches);
      world.items = world.items.map((item) =>
        item.customerId === letter.customerId ? afterSending(item, letter, sent) : item,
      );
    }
  };
  const runAt = (at: number): DunningRun =>
    dunningRun({ now: new Date(at), creditor: { country: 'FR', timeZone: 'Europe/Paris' }, settings });

  for (const { hour, what } of history.happenings.toSorted((a, b) => a.hour - b.hour)) {
    const at = start + hour * 3_600_000;
    leave(at);
    if (what.kind !== 'run') {
      happen(what, world, at);
      continue;
    }
    const run = runAt(at);
    for (const { id } of world.customers) {
      const planned = plan(caseOf(world, id), run);
      const before = world.items;
      for (const letter of planned.letters) {
        watchPlan(letter, world, breaches);
        world.items = world.items.map((item) => (item.customerId === id ? afterLetter(item, letter) : item));
        waiting.push({ at: Date.parse(letter.sendAt) + history.delay * 3_600_000, letter });
      }
      if (world.items.some((item, index) => item.level > (before[index]?.level ?? 0) + 1)) breaches.add('level jumps');
      if (planned.skipped.some(({ code }) => code === 'BELOW_MINIMUM')) breaches.add('silence');
      if (plan(caseOf(world, id), run).letters.length > 0) breaches.add('second run');
    }
  }
  leave(Number.POSITIVE_INFINITY);
  return { breaches, ...counts };
}

function worldOf(history: History, start: string): World {
  const customers = history.customers.map((person, index) => ({ ...(PEOPLE[person] ?? PEOPLE[0]!), id: `c-${index}` }));
  const items = history.items.map(({ customer, due, cents, currency }, index): DunningItem => {
    const dueDate = addDays(start, due);
    const amount = Decimal.fromUnits(BigInt(cents + 1), 2);
    return {
      id: `F-${index}`,
      customerId: `c-${customer % customers.length}`,
      documentNumber: `F-${index}`,
      kind: 'invoice',
      issueDate: addDays(dueDate, -20),
      dueDate,
      currency: CURRENCIES[currency] ?? 'EUR',
      amount,
      open: amount,
      level: 0,
      repeats: 0,
      cycle: 0,
      compensationClaimed: false,
    };
  });
  return { customers, items, stops: [], letters: new Map() };
}

function caseOf({ customers, items, stops }: World, id: string): CustomerCase {
  const customer = customers.find((each) => each.id === id);
  if (customer === undefined) throw new Error(`no customer ${id}`);
  return { customer, items: items.filter((item) => item.customerId === id), holds: stops.map(({ hold }) => hold) };
}

function happen(what: Exclude<Happening, { kind: 'run' }>, world: World, at: number): void {
  const item = 'item' in what ? world.items[what.item % world.items.length] : undefined;
  const owner = world.customers.find(
    ({ id }) => id === (item?.customerId ?? ('customer' in what ? `c-${what.customer}` : '')),
  );
  const today = dayIn(owner?.timeZone ?? 'UTC', new Date(at));
  const setOpen = (open: Decimal): void => {
    world.items = world.items.map((each) => (each.id === item?.id ? { ...each, open } : each));
  };
  if (what.kind === 'lift') {
    const stop = world.stops.pop();
    if (stop !== undefined)
      world.stops.push({ ...stop, hold: { ...stop.hold, liftedOn: dayIn(stop.timeZone, new Date(at)) } });
  } else if (what.kind === 'credit') {
    if (owner !== undefined) world.items = [...world.items, creditOf(what, owner, today, world.items.length)];
  } else if (what.kind === 'insolvency') {
    if (owner !== undefined) stopBy(world, { id: '', kind: 'insolvency', from: today, customerId: owner.id }, owner);
  } else if (item === undefined || owner === undefined || item.kind !== 'invoice') {
    return;
  } else if (what.kind === 'pay') {
    setOpen(item.open.minus(partOf(item.open, what.share)));
  } else if (what.kind === 'reopen') {
    world.items = world.items.map((each) =>
      each.id === item.id ? { ...each, open: each.amount, level: 0, repeats: 0, cycle: each.cycle + 1 } : each,
    );
  } else {
    const kind: Hold['kind'] = what.kind === 'block' ? 'manual' : what.kind;
    const amount = 'share' in what && what.share < 3 && kind === 'dispute' ? partOf(item.open, what.share) : undefined;
    const hold = { id: '', kind, from: today, until: addDays(today, what.days), documentNumber: item.documentNumber };
    stopBy(world, { ...hold, ...(amount !== undefined && { amount }) }, owner, item.id);
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
  itemId?: string,
): void {
  const full = { ...hold, id: `h-${world.stops.length}`, by: '', reason: '' };
  world.stops.push({ hold: full, timeZone, itemId, part: hold.amount });
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

/** Letters as they are planned: one per customer, currency and day. */
function watchPlan({ customerId, currency, sendAt, key }: Letter, { customers }: World, breaches: Set<string>): void {
  const { timeZone = 'UTC' } = customers.find(({ id }) => id === customerId) ?? {};
  if (key !== `${customerId}|${currency}|${dayIn(timeZone, new Date(sendAt))}`) breaches.add('wrong day');
}

/** Letters as they leave, by what is the case at that moment. */
function watchSending(letter: Letter, world: World, at: number, breaches: Set<string>): void {
  const { customerId, currency } = letter;
  const { timeZone = 'UTC' } = world.customers.find(({ id }) => id === customerId) ?? {};
  const today = dayIn(timeZone, new Date(at));
  const key = `${customerId}|${currency}|${today}`;
  world.letters.set(key, (world.letters.get(key) ?? 0) + 1);
  if ((world.letters.get(key) ?? 0) > 1) breaches.add('two letters a day');
  for (const told of letter.items) {
    const item = world.items.find(({ id }) => id === told.id);
    if (item === undefined || !item.open.isPositive() || item.customerId !== customerId) breaches.add('paid');
    else if (told.open.greaterThan(item.open)) breaches.add('too much');
    for (const stop of world.stops) watchStop(stop, told, item, today, customerId, breaches);
  }
  const credits = Decimal.sum(
    world.items
      .filter((item) => item.customerId === customerId && item.currency === currency && item.open.isNegative())
      .map(({ open }) => open),
  );
  const claims = Decimal.sum(letter.items.map(({ open }) => open));
  if (!claims.plus(credits).isPositive()) breaches.add('net credit');
  const least = Decimal.of(LEAST[currency]?.[letter.level - 1] ?? '0');
  if (claims.lessThan(least)) breaches.add('below minimum');
}

function watchStop(
  stop: Stop,
  told: Letter['items'][number],
  item: DunningItem | undefined,
  today: string,
  customerId: string,
  breaches: Set<string>,
): void {
  const { hold, itemId, part } = stop;
  const concerns = hold.kind === 'insolvency' ? hold.customerId === customerId : itemId === told.id;
  const stands = hold.from <= today && (hold.until ?? '9999') >= today && (hold.liftedOn ?? '9999') > today;
  if (!concerns || !stands) return;
  const left = part === undefined ? Decimal.ZERO : (item?.open ?? Decimal.ZERO).minus(part);
  if (told.open.greaterThan(left)) breaches.add(hold.kind);
}
