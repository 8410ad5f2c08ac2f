import { dayIn, type IsoDate, type TenantId } from '../../model/index.ts';
import { listDebtors, sumReceivables, type TenantTransaction } from '../../store/index.ts';
import { asOfOneMoment, type Road } from '../road.ts';
import { settingsOf } from '../settings.ts';

/** What buyers owe in one currency; amounts are decimal strings. */
export interface Receivables {
  readonly currency: string;
  readonly documents: number;
  readonly open: string;
  readonly overdueDocuments: number;
  /** The part of `open` whose due day has passed. */
  readonly overdue: string;
}

/** A buyer who owes, by the name on the invoices. */
export interface Debtor extends Receivables {
  readonly buyer: string;
  readonly oldestDue: IsoDate;
}

export interface DebtorFilter {
  /** A part of the buyer's name. */
  readonly search?: string;
  /** 1 to 200; 50 by default. */
  readonly limit?: number;
}

export async function readReceivables(road: Road, tenant: TenantId): Promise<readonly Receivables[]> {
  return asOfOneMoment(road, tenant, async (trx) => sumReceivables(trx, await today(road, trx)));
}

export async function readDebtors(
  road: Road,
  tenant: TenantId,
  { search = '', limit = 50 }: DebtorFilter = {},
): Promise<readonly Debtor[]> {
  return asOfOneMoment(road, tenant, async (trx) => listDebtors(trx, await today(road, trx), search, limit));
}

/** Invoices fall due by the merchant's calendar. */
async function today(road: Road, trx: TenantTransaction): Promise<IsoDate> {
  return dayIn((await settingsOf(trx))?.timeZone ?? 'UTC', road.clock.now());
}
