import { planCustomer, type CustomerPlan } from '../../dunning/index.ts';
import type { OpenItemRow, TenantTransaction } from '../../store/index.ts';
import type { Road } from '../road.ts';
import { settingsOf } from '../settings.ts';
import { debtorsFrom, runOf } from './dunning-input.ts';
import type { ItemOutlook } from './dunning-doors.ts';

/** What a run would do with each of these items of one customer if it were planned now, by their ids; of no item without settings. */
export async function outlookOf(
  road: Road,
  trx: TenantTransaction,
  rows: readonly OpenItemRow[],
): Promise<ReadonlyMap<string, ItemOutlook>> {
  const settings = await settingsOf(trx);
  if (settings === undefined || rows.length === 0) return new Map();
  const run = await runOf(road, trx, settings);
  const debtors = await debtorsFrom(trx, rows, settings);
  return new Map(debtors.flatMap((debtor) => outlookIn(planCustomer(debtor, run))));
}

function outlookIn({ letters, skipped }: CustomerPlan): readonly (readonly [string, ItemOutlook])[] {
  return [
    ...letters.flatMap(({ items, day }) =>
      items.map(({ id, step }) => [id, { code: 'LETTER', level: step, on: day }] as const),
    ),
    ...skipped.map(({ itemId, code, until }) => [itemId, { code, ...(until !== undefined && { on: until }) }] as const),
  ];
}
