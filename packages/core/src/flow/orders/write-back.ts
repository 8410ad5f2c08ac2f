import type { DocumentDelivery, HostPlatform, StatusUpdate } from '../../hosts/index.ts';
import type { Problem, TenantId } from '../../model/index.ts';
import {
  ordersById,
  pendingWriteBacks,
  recordWriteBacks,
  type OrderSummary,
  type WriteBackResult,
} from '../../store/index.ts';
import { orderViews } from './view-orders.ts';
import type { StandingView } from '../delivery/delivery-views.ts';
import type { OrderView } from './order-view.ts';
import { MOST_ATTEMPTS, waitBefore } from './retry-policy.ts';
import { asOfOneMoment, after, inTenant, writeBackQueue, type Road } from '../road.ts';

const AT_ONCE = 8;

/**
 * Shows the newest state of orders in their host. Whatever happened since the job was made is in it: ten events in a row
 * are one write-back, and a job that finds its order shown already does nothing.
 */
export async function writeBack(
  road: Road,
  tenant: TenantId,
  host: HostPlatform,
  orderIds: readonly string[],
): Promise<void> {
  const updates = await asOfOneMoment(road, tenant, async (trx) => {
    const pending = new Map((await pendingWriteBacks(trx, host.id, orderIds)).map((each) => [each.orderId, each]));
    const rows = await ordersById(trx, [...pending.keys()]);
    const views = await orderViews(trx, rows, road.clock.now());
    return rows.flatMap((row, index) => {
      const view = views[index];
      return view === undefined
        ? []
        : [{ update: statusUpdate(row, view), attempts: pending.get(row.id)?.attempts ?? 0 }];
    });
  });
  const results: Shown[] = [];
  for (let start = 0; start < updates.length; start += AT_ONCE) {
    results.push(
      ...(await Promise.all(
        updates.slice(start, start + AT_ONCE).map(({ update, attempts }) => show(road, host, update, attempts)),
      )),
    );
  }
  await inTenant(road, tenant, async (trx) => {
    await recordWriteBacks(trx, host.id, results);
    for (const { orderId, retryIn } of results) {
      if (retryIn !== undefined) await road.jobs.enqueue(trx, writeBackQueue(host.id), [orderId], after(road, retryIn));
    }
  });
}

type Shown = WriteBackResult & { readonly retryIn?: number };

async function show(road: Road, host: HostPlatform, update: StatusUpdate, attempts: number): Promise<Shown> {
  const { orderId, sequence } = update;
  try {
    const outcome = await host.writeBack(update);
    if (outcome.ok) return { orderId, sequence, problem: null };
    return {
      orderId,
      sequence,
      problem: notShown(outcome.code, outcome.message, outcome.retry),
      ...again(outcome.retry === 'later', attempts),
    };
  } catch (error) {
    road.log.warn({ host: host.id, order: orderId, error: String(error) }, 'a write-back failed');
    return {
      orderId,
      sequence,
      problem: notShown('WRITE_BACK_FAILED', 'The shop did not take the status.', 'later'),
      ...again(true, attempts),
    };
  }
}

function again(mayPass: boolean, attempts: number): { readonly retryIn?: number } {
  return mayPass && attempts + 1 < MOST_ATTEMPTS ? { retryIn: waitBefore(attempts + 1, undefined) } : {};
}

function notShown(code: string, message: string, retry: 'later' | 'never'): Problem {
  return { code, message, advice: 'The invoice is not affected; look at the connection with the shop.', retry };
}

function statusUpdate(row: OrderSummary, view: OrderView): StatusUpdate {
  return {
    source: { host: row.host, shop: row.shop, orderId: row.sourceId },
    orderId: row.id,
    sequence: row.sequence,
    stage: view.stage,
    ...(view.stopped && {
      stopped: { code: view.stopped.code, message: view.stopped.message, advice: view.stopped.advice },
    }),
    ...(view.erpReference !== undefined && { erpReference: view.erpReference }),
    documents: view.documents.map(
      ({ id, kind, number, status, issueDate, dueDate, currency, total, open, delivery }) => ({
        documentId: id,
        kind,
        number,
        status,
        issueDate,
        ...(dueDate !== undefined && { dueDate }),
        currency,
        total,
        open,
        ...(delivery && { delivery: deliveryOf(delivery) }),
      }),
    ),
  };
}

function deliveryOf({ state, at, channel, group, signal }: StandingView): DocumentDelivery {
  return { state, at, channel, ...(signal === 'undeliverable' && group === 'address' && { addressProblem: group }) };
}
