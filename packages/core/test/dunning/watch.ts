import type { Letter } from '../../src/dunning/index.ts';
import { addDays, dayIn, Decimal, type DunningItem, type Hold } from '../../src/model/index.ts';
import { LEAST, type Stop, type World } from './world.ts';

/** Letters as they are planned: one per customer, currency and day. */
export function watchPlan(
  { customerId, currency, sendAt, key }: Letter,
  { customers }: World,
  breaches: Set<string>,
): void {
  const { timeZone = 'UTC' } = customers.find(({ id }) => id === customerId) ?? {};
  if (key !== `${customerId}|${currency}|${dayIn(timeZone, new Date(sendAt))}`) breaches.add('wrong day');
}

/** Letters as they leave, by what is the case at that moment. */
export function watchSending(letter: Letter, world: World, at: number, breaches: Set<string>): void {
  const { customerId, currency } = letter;
  const { timeZone = 'UTC', absentUntil = '' } = world.customers.find(({ id }) => id === customerId) ?? {};
  const today = dayIn(timeZone, new Date(at));
  if (today <= absentUntil) breaches.add('absent');
  if (isStale(world.bankDataAsOf, dayIn('Europe/Paris', new Date(at)))) breaches.add('stale');
  const key = `${customerId}|${currency}|${today}`;
  world.letters.set(key, (world.letters.get(key) ?? 0) + 1);
  if ((world.letters.get(key) ?? 0) > 1) breaches.add('two letters a day');
  for (const told of letter.items) {
    const item = world.items.find(({ id }) => id === told.id);
    if (item === undefined || !item.open.isPositive() || item.customerId !== customerId) breaches.add('paid');
    else if (told.open.greaterThan(item.open)) breaches.add('too much');
    if (item?.principal !== undefined) watchFee(item.principal, world, today, breaches);
  }
  for (const stop of world.stops) watchStop(stop, letter, world.items, today, breaches);
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

/** What is held of a document must not be told of any of its instalments; insolvency stops everything. */
function watchStop(
  { hold, documentNumber, part }: Stop,
  { customerId, items }: Letter,
  world: readonly DunningItem[],
  today: string,
  breaches: Set<string>,
): void {
  if (!isStanding(hold, today)) return;
  if (documentNumber === undefined) {
    if (hold.customerId === customerId) breaches.add(hold.kind);
    return;
  }
  const told = Decimal.sum(items.filter((item) => item.documentNumber === documentNumber).map(({ open }) => open));
  const open = Decimal.sum(world.filter((item) => item.documentNumber === documentNumber).map((item) => item.open));
  const left = part === undefined ? Decimal.ZERO : open.minus(part);
  if (told.isPositive() && told.greaterThan(left)) breaches.add(hold.kind);
}

/** A fee is silent while the invoice it was charged for must be, and is given up with it where the merchant gives it up. */
function watchFee(principal: string, { items, stops, settings }: World, today: string, breaches: Set<string>): void {
  const isHeld = stops.some(
    ({ hold, documentNumber, part }) => documentNumber === principal && part === undefined && isStanding(hold, today),
  );
  const isOpen = items.some(({ documentNumber, open }) => documentNumber === principal && open.isPositive());
  if (isOpen && isHeld) breaches.add('fee of what is held');
  if (!isOpen && settings.policy.claims === 'waive') breaches.add('fee that was waived');
}

function isStanding({ from, until = '9999', liftedOn = '9999' }: Hold, today: string): boolean {
  return from <= today && until >= today && liftedOn > today;
}

/** Public holidays in France in the days that histories play in. */
const HOLIDAYS = ['2025-12-25', '2026-01-01', '2026-04-06', '2026-05-08', '2026-05-14', '2026-05-25', '2026-11-11'];
const BANK_DATA_DAYS = 3;

/** More business days have gone by than bank data may be old. */
function isStale(asOf: string | undefined, today: string): boolean {
  if (asOf === undefined) return false;
  let days = 0;
  for (let day = addDays(asOf, 1); day <= today; day = addDays(day, 1)) {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    if (weekday !== 0 && weekday !== 6 && !HOLIDAYS.includes(day)) days += 1;
  }
  return days > BANK_DATA_DAYS;
}
