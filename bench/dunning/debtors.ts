import type { CustomerCase } from '../../packages/core/src/dunning/index.ts';
import { addDays, Decimal, dunningCustomer, type DunningItem, type Hold } from '../../packages/core/src/model/index.ts';

const ITEMS_EACH = 10;
const COUNTRIES = ['FR', 'DE', 'BE', 'IT', 'ES', 'GB'];
const KINDS = ['business', 'business', 'business', 'consumer', 'public'] as const;

/**
 * Customers with ten items each, made as they are asked for: some not due, some at every level, a credit note, a second currency here and
 * there; one customer in eight has something on hold.
 */
export function* debtors(customers: number, today: string): Generator<CustomerCase, void, undefined> {
  const days = Array.from({ length: 140 }, (_, index) => addDays(today, index - 120));
  const day = (offset: number): string => days[120 + offset] ?? today;
  for (let index = 0; index < customers; index += 1) {
    const id = `c-${index}`;
    const customer = dunningCustomer.parse({
      id,
      kind: KINDS[index % 5],
      country: COUNTRIES[index % 6],
      segment: index % 9 === 0 ? 'key-account' : 'standard',
      riskBand: index % 7 === 0 ? 'high' : 'low',
    });
    const items = Array.from({ length: ITEMS_EACH }, (_, of) => itemOf(id, index * ITEMS_EACH + of, day));
    yield { customer, items, holds: index % 8 === 0 ? [holdOf(id, index, day(-5), items)] : [] };
  }
}

function itemOf(customerId: string, number: number, day: (offset: number) => string): DunningItem {
  const late = (number * 7) % 110;
  const isCredit = number % 23 === 0;
  const cents = BigInt(500 + ((number * 7919) % 200_000));
  const amount = Decimal.fromUnits(isCredit ? -cents : cents, 2);
  const level = late < 8 ? 0 : number % 4;
  const dueDate = day(10 - late);
  return {
    id: `F-${number}|${dueDate}`,
    customerId,
    documentNumber: `F-${number}`,
    kind: isCredit ? 'creditNote' : 'invoice',
    issueDate: dueDate,
    dueDate,
    currency: number % 31 === 0 ? 'USD' : 'EUR',
    amount,
    open: amount,
    level,
    repeats: 0,
    cycle: 0,
    compensationClaimed: false,
    ...(level > 0 && { lastLetterOn: day(-(Math.floor(number / ITEMS_EACH) % 30) - 1) }),
  };
}

function holdOf(customerId: string, index: number, from: string, items: readonly DunningItem[]): Hold {
  const kind = (['dispute', 'promise', 'manual', 'insolvency'] as const)[index % 4] ?? 'manual';
  const documentNumber = kind === 'insolvency' ? undefined : items[3]?.documentNumber;
  return {
    id: `h-${index}`,
    kind,
    customerId,
    from,
    reason: '',
    by: '',
    ...(documentNumber !== undefined && { documentNumber }),
    ...(kind === 'promise' && { until: from }),
  };
}
