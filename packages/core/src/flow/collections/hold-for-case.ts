import type { AgencyEvent } from '../../agencies/index.ts';
import { Decimal } from '../../model/index.ts';
import { caseItems, standingHolds, type CaseRow, type TenantTransaction } from '../../store/index.ts';
import { liftHoldIn, placeHoldIn } from '../dunning/hold-items.ts';
import type { Road } from '../road.ts';
import type { CaseHistory } from './case-history.ts';
import { caseItemId } from './choose-positions.ts';
import { originOf } from './settle-at-agency.ts';
import { merchantsToday } from './view-agency.ts';

/** What a debtor tells the agency holds for us too: what is disputed, promised or insolvent is not chased, whoever has the case later. */
export async function holdForCase(
  road: Road,
  trx: TenantTransaction,
  history: CaseHistory,
  event: AgencyEvent,
): Promise<void> {
  const { row } = history;
  const hold = await holdOf(road, trx, event);
  if (hold === undefined) return;
  const numbers = hold.kind === 'insolvency' ? [undefined] : await numbersOf(trx, history, hold.itemIds);
  for (const documentNumber of numbers) {
    const { kind, until, reason } = hold;
    await placeHoldIn(
      road,
      trx,
      {
        kind,
        reason: reason.slice(0, 1_000),
        customerId: row.customerId,
        ...(documentNumber !== undefined && { documentNumber }),
        ...(until !== undefined && { until }),
      },
      originOf(row),
    );
  }
}

interface CaseHold {
  readonly kind: 'dispute' | 'promise' | 'insolvency';
  readonly reason: string;
  readonly until?: string;
  readonly itemIds?: readonly string[];
}

async function holdOf(road: Road, trx: TenantTransaction, event: AgencyEvent): Promise<CaseHold | undefined> {
  switch (event.type) {
    case 'disputed': {
      // A part cannot be told from the rest with certainty: all of what is named rests.
      const { reason, itemIds } = event.payload;
      return { kind: 'dispute', reason, ...(itemIds && { itemIds }) };
    }
    case 'promise':
      return promised(await merchantsToday(road, trx), event.payload.date);
    case 'instalment_plan':
      return promised(
        await merchantsToday(road, trx),
        event.payload.instalments
          .map(({ due }) => due)
          .toSorted()
          .at(-1) ?? '',
      );
    case 'insolvency':
      return { kind: 'insolvency', reason: event.payload.court ?? '' };
    default:
      return undefined;
  }
}

/** A day that is over is no promise any more. */
function promised(today: string, until: string): CaseHold | undefined {
  return until < today ? undefined : { kind: 'promise', reason: '', until };
}

/** The invoices of these positions, or of all; those that are not open any more need no hold. */
async function numbersOf(
  trx: TenantTransaction,
  { row }: CaseHistory,
  itemIds: readonly string[] = [],
): Promise<readonly string[]> {
  const meant = (await caseItems(trx, row.id)).filter(
    (item) =>
      item.kind === 'principal' &&
      Decimal.of(item.openNow).isPositive() &&
      (itemIds.length === 0 || itemIds.includes(caseItemId(item))),
  );
  return [...new Set(meant.map(({ number }) => number))];
}

/** The agency goes on: what its debtor disputed is settled. */
export async function liftDisputes(road: Road, trx: TenantTransaction, row: CaseRow): Promise<void> {
  const by = originOf(row);
  const holds = await standingHolds(trx, [row.customerId]);
  for (const { id } of holds.filter((hold) => hold.kind === 'dispute' && hold.by === by))
    await liftHoldIn(road, trx, id, { by, reason: 'the agency goes on' });
}
