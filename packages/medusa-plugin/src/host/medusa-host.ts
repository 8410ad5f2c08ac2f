import type { OrderView } from '@quittance/core/flow';
import type { ChangedOrders, HostPlatform, StatusUpdate, WriteBackOutcome } from '@quittance/core/hosts';
import type { OrderSource } from '@quittance/core/model';
import { applyStatus, noteAccepted, type Sql } from '../modules/quittance/projection.ts';
import { HOST } from '../order/to-order.ts';

/** The shop's side of the reconcile: its orders that changed, whatever in them changed. */
export interface ShopOrders {
  changedSince(cursor: string | null, limit: number): Promise<ChangedOrders>;
}

interface Parts {
  readonly sql: Sql;
  /** Lent once the shop is up; until then nothing is known to have changed. */
  readonly orders: () => ShopOrders | undefined;
  readonly lookUp: (source: OrderSource) => Promise<OrderView | undefined>;
}

/** Medusa as core sees a host platform: statuses go to the plugin's tables, where widgets, lists and links find them. */
export function medusaHost({ sql, orders, lookUp }: Parts): HostPlatform {
  return {
    id: HOST,
    writeBack: (update) => writeBack(sql, lookUp, update),
    changedSince: async (_shop, cursor, limit) =>
      (await orders()?.changedSince(cursor, limit)) ?? { orders: [], next: cursor ?? '', more: false },
  };
}

async function writeBack(sql: Sql, lookUp: Parts['lookUp'], update: StatusUpdate): Promise<WriteBackOutcome> {
  try {
    if ((await applyStatus(sql, update)) === 'unknown') {
      const order = await lookUp(update.source);
      if (order === undefined)
        return {
          ok: false,
          retry: 'never',
          code: 'ORDER_UNKNOWN',
          message: `Order ${update.source.orderId} is not known to this shop.`,
        };
      await noteAccepted(sql, {
        orderId: order.sourceId,
        number: order.number,
        placedAt: order.placedAt,
        currency: order.currency,
        total: order.total,
      });
      await applyStatus(sql, update);
    }
    return { ok: true };
  } catch (error) {
    // Whatever the shop's database answers, it is not the order's fault.
    return {
      ok: false,
      retry: 'later',
      code: 'SHOP_UNREACHABLE',
      message: error instanceof Error ? error.message : String(error),
    };
  }
}
