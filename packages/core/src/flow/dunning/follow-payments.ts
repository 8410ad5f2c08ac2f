import { planCustomer } from '../../dunning/index.ts';
import { Decimal, type TenantId } from '../../model/index.ts';
import {
  debtorsOf,
  insertReceivableEvents,
  liftHold,
  lockItems,
  markDefaults,
  openItemsOf,
  paidSince,
  standingHolds,
  waiveItems,
  type HoldRow,
  type OpenItemRow,
  type TenantTransaction,
} from '../../store/index.ts';
import { debtorsFrom, itemIdOf, runOf, type DebtorInput } from './dunning-input.ts';
import { tellHold } from './hold-items.ts';
import { releaseHeldOrders } from '../orders/hold-orders.ts';
import { inTenant, nowOf, QUEUE, type Road } from '../road.ts';
import { settingsOf } from '../settings.ts';

/**
 * What payments change besides what is open: promises that are kept, claims that are given up with what they were for, and customers who are no longer
 * in default. `ids` are documents. May run twice.
 */
export async function followPayments(road: Road, tenant: TenantId, ids: readonly string[]): Promise<void> {
  const freed = await inTenant(road, tenant, async (trx) => {
    const customers = new Set([...(await debtorsOf(trx, ids)).values()].flatMap(({ customerId }) => customerId ?? []));
    await road.jobs.enqueue(trx, QUEUE.tellAgency, [...customers]);
    return refreshCustomers(road, trx, [...customers]);
  });
  if (freed.length > 0) await releaseHeldOrders(road, tenant, new Set(freed));
}

/** Brings promises, claims and defaults of customers up to date; answers those who are no longer in default. */
export async function refreshCustomers(
  road: Road,
  trx: TenantTransaction,
  customerIds: readonly string[],
): Promise<readonly string[]> {
  const settings = await settingsOf(trx);
  if (settings === undefined || customerIds.length === 0) return [];
  await keepPromises(road, trx, customerIds);
  const run = await runOf(road, trx, settings);
  const debtors = await debtorsFrom(trx, await openItemsOf(trx, customerIds), settings);
  const plans = debtors.map((debtor) => ({
    debtor,
    plan: planCustomer(debtor, run),
  }));
  await waive(
    road,
    trx,
    plans.flatMap(({ debtor, plan }) => rowsOf(debtor, plan.waived)),
  );
  const inDefault = plans.filter(({ plan }) => plan.holdOrders).map(({ debtor }) => debtor.customer.id);
  const others = customerIds.filter((id) => !inDefault.includes(id));
  const changed = await markDefaults(trx, { inDefault, others }, nowOf(road));
  await insertReceivableEvents(
    trx,
    changed.map((each) => ({
      customerId: each.id,
      documentNumber: null,
      kind: each.inDefault ? 'customer.in-default' : 'customer.default-over',
      details: {},
    })),
    nowOf(road),
  );
  return changed.filter((each) => !each.inDefault).map(({ id }) => id);
}

function rowsOf({ rows }: DebtorInput, itemIds: readonly string[]): readonly OpenItemRow[] {
  return rows.filter((row) => itemIds.includes(itemIdOf(row)));
}

async function waive(road: Road, trx: TenantTransaction, rows: readonly OpenItemRow[]): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map(({ documentId }) => documentId);
  await lockItems(trx, ids);
  await waiveItems(trx, ids);
  await insertReceivableEvents(
    trx,
    rows.map(({ customerId, number, kind, open, currency }) => ({
      customerId,
      documentNumber: number,
      kind: 'claim.waived',
      details: { kind, amount: open, currency },
    })),
    nowOf(road),
  );
}

/** A promise is kept when what was promised came in since, or nothing is open any more of what it was about. */
async function keepPromises(road: Road, trx: TenantTransaction, customerIds: readonly string[]): Promise<void> {
  const promises = (await standingHolds(trx, customerIds)).filter(({ kind }) => kind === 'promise');
  if (promises.length === 0) return;
  const open = Map.groupBy(await openItemsOf(trx, customerIds), ({ customerId }) => customerId);
  for (const promise of promises) {
    if (!(await isKept(trx, promise, open.get(promise.customerId) ?? []))) continue;
    await liftHold(trx, promise.id, { by: 'payment', reason: '', outcome: 'kept' }, nowOf(road));
    await tellHold(road, trx, promise, 'promise.kept');
  }
}

async function isKept(trx: TenantTransaction, promise: HoldRow, open: readonly OpenItemRow[]): Promise<boolean> {
  const { documentNumber, dueDate, amount, placedAt } = promise;
  const meant = open.filter(
    (item) =>
      !item.open.startsWith('-') &&
      (documentNumber === null || item.number === documentNumber) &&
      (dueDate === null || item.dueDate === dueDate),
  );
  if (meant.length === 0) return true;
  if (amount === null) return false;
  return !Decimal.of(await paidSince(trx, { ...promise, since: placedAt })).lessThan(Decimal.of(amount));
}
