import type { OrderView } from '@quittance/core/flow';
import type { ChangedOrders, HostNote, HostPlatform, StatusUpdate, WriteBackOutcome } from '@quittance/core/hosts';
import type { OrderSource } from '@quittance/core/model';
import { keepNote } from '../modules/quittance/notes.ts';
import { applyStatus, noteAccepted, type Sql } from '../modules/quittance/projection.ts';
import { HOST } from '../order/to-order.ts';
import type { ShopFeed } from './shop-feed.ts';

/** The shop's side of the reconcile: its orders that changed, whatever in them changed. */
export interface ShopOrders {
  changedSince(cursor: string | null, limit: number): Promise<ChangedOrders>;
}

/** What the host sees of the shop outside its own module. */
export interface ShopParts {
  readonly orders: ShopOrders;
  readonly feed: ShopFeed;
}

interface Parts {
  readonly sql: Sql;
  /** Lent once the shop is up; until then nothing is known to have changed, and nobody looks at a feed. */
  readonly lent: () => ShopParts | undefined;
  readonly lookUp: (source: OrderSource) => Promise<OrderView | undefined>;
}

/** Medusa as core sees a host platform: statuses go to the plugin's tables, where widgets, lists and links find them. */
export function medusaHost({ sql, lent, lookUp }: Parts): HostPlatform {
  return {
    id: HOST,
    writeBack: (update) => writeBack(sql, lookUp, update),
    changedSince: async (_shop, cursor, limit) =>
      (await lent()?.orders.changedSince(cursor, limit)) ?? { orders: [], next: cursor ?? '', more: false },
    note: (note) => takeNote(sql, lent(), note),
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
    return unreachable(error);
  }
}

/** The order page shows it; the bell of the admin rings once. A feed that fails is asked again with the note, which is kept once all the same. */
async function takeNote(sql: Sql, shop: ShopParts | undefined, note: HostNote): Promise<WriteBackOutcome> {
  try {
    await keepNote(sql, note);
    if (shop === undefined)
      return { ok: false, retry: 'later', code: 'SHOP_STARTING', message: 'The shop is not up yet.' };
    await shop.feed.tell(note);
    return { ok: true };
  } catch (error) {
    return unreachable(error);
  }
}

/** Whatever the shop's database answers, it is not the order's fault. */
function unreachable(error: unknown): WriteBackOutcome {
  const message = error instanceof Error ? error.message : String(error);
  return { ok: false, retry: 'later', code: 'SHOP_UNREACHABLE', message };
}
