import { dunningRun, planCustomer, type CustomerPlan, type DunningRun, type Letter } from '../../src/dunning/index.ts';
import {
  dunningCustomer,
  dunningItem,
  dunningSettings,
  hold,
  type DunningCustomer,
  type DunningItem,
  type DunningSettingsJson,
  type Hold,
} from '../../src/model/index.ts';
import type { z } from 'zod';

/** An overdue invoice of 100.00, unless said otherwise. */
export function itemOf(number: string, given: Partial<z.input<typeof dunningItem>> = {}): DunningItem {
  const { dueDate = '2026-10-01', amount = '100.00' } = given;
  return dunningItem.parse({
    id: `${number}|${dueDate}`,
    customerId: 'c-1',
    documentNumber: number,
    issueDate: '2026-09-01',
    dueDate,
    currency: 'EUR',
    amount,
    open: amount,
    ...given,
  });
}

export function customerOf(given: Partial<z.input<typeof dunningCustomer>> = {}): DunningCustomer {
  return dunningCustomer.parse({ id: 'c-1', kind: 'business', country: 'FR', ...given });
}

export function holdOf(kind: Hold['kind'], given: Partial<z.input<typeof hold>> = {}): Hold {
  const scope = given.documentNumber === undefined ? { customerId: 'c-1' } : {};
  return hold.parse({ id: `h-${kind}`, kind, from: '2026-09-01', ...scope, ...given });
}

/** Three plain levels, 7 days after the due date and then 10 after the letter before; nothing else comes in between. */
export const PLAIN: DunningSettingsJson = {
  procedures: [
    {
      id: 'business',
      levels: [
        { afterDays: 7, template: 'level-1', tone: 'friendly' },
        { afterDays: 10, basis: 'last-letter', template: 'level-2', tone: 'neutral', minAmount: { EUR: '20.00' } },
        { afterDays: 10, basis: 'last-letter', template: 'final', tone: 'final', minAmount: { EUR: '50.00' } },
      ],
    },
  ],
};

/** A run at 08:00 in Paris. */
export function runOn(day: string, settings: DunningSettingsJson = PLAIN, bankDataAsOf?: string): DunningRun {
  return dunningRun({
    now: new Date(`${day}T06:00:00Z`),
    creditor: { country: 'FR', timeZone: 'Europe/Paris' },
    settings: dunningSettings.parse(settings),
    bankDataAsOf,
  });
}

export interface Given {
  readonly items: readonly DunningItem[];
  readonly holds?: readonly Hold[];
  readonly customer?: DunningCustomer;
  readonly settings?: DunningSettingsJson;
  readonly bankDataAsOf?: string;
}

export function planOn(
  day: string,
  { items, holds = [], customer = customerOf(), settings, bankDataAsOf }: Given,
): CustomerPlan {
  return planCustomer({ customer, items, holds }, runOn(day, settings, bankDataAsOf));
}

export function letterOn(day: string, given: Given): Letter | undefined {
  return planOn(day, given).letters[0];
}

/** The reason of each item that is in no letter. */
export function reasonsOn(day: string, given: Given): Record<string, string> {
  return Object.fromEntries(
    planOn(day, given).skipped.map(({ itemId, code, until }) => [
      itemId,
      until === undefined ? code : `${code} ${until}`,
    ]),
  );
}
