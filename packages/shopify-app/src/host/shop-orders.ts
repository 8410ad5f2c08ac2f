import type { ChangedOrders, ReadOrder } from '@quittance/core/hosts';
import type { Order, Result } from '@quittance/core/model';
import type { ApiAnswer, ShopApi } from '../admin-api/shop-api.ts';
import { changedOrders } from './changed-orders.ts';

/** The shop's side of "look again" and of the sweep. */
export interface ShopOrders {
  changedSince(shop: string, cursor: string | null, limit: number): Promise<ChangedOrders>;
  readOrders(shop: string, orderIds: readonly string[]): Promise<readonly ReadOrder[]>;
}

interface Parts<Raw> {
  /** `undefined` for a shop in which the app is not installed (any more). */
  readonly apiOf: (shop: string) => Promise<ShopApi | undefined>;
  /** The whole order, all its pages; `null` when the shop has none with this id. */
  readonly readOrder: (api: ShopApi, orderId: string) => Promise<ApiAnswer<Raw | null>>;
  readonly toOrder: (raw: Raw, shop: string) => Result<Order>;
  /** Where the first sweep begins: when the app was installed. */
  readonly begunAt: (shop: string) => Promise<string>;
  /**
   * Whether an order is of the time before the app and nobody has sent it since: it has its invoice from whoever made them then, and a
   * second one would be worse than none.
   */
  readonly isPast: (shop: string, raw: Raw) => Promise<boolean>;
}

/** Calls under way at once for one shop; the throttle decides how fast they go. */
const AT_ONCE = 5;

export function shopOrders<Raw>(parts: Parts<Raw>): ShopOrders {
  return {
    async changedSince(shop, cursor, limit) {
      const api = await parts.apiOf(shop);
      if (api === undefined) throw new Error(`${NOT_INSTALLED.code}: ${shop}`);
      return changedOrders(api, await parts.begunAt(shop), cursor, limit);
    },
    async readOrders(shop, orderIds) {
      const api = await parts.apiOf(shop);
      if (api === undefined) return orderIds.map(() => NOT_INSTALLED);
      const answers: ReadOrder[] = [];
      for (let start = 0; start < orderIds.length; start += AT_ONCE) {
        const some = orderIds.slice(start, start + AT_ONCE);
        answers.push(...(await Promise.all(some.map((id) => readOne(parts, api, shop, id)))));
      }
      return answers;
    },
  };
}

async function readOne<Raw>(parts: Parts<Raw>, api: ShopApi, shop: string, orderId: string): Promise<ReadOrder> {
  const answer = await parts.readOrder(api, orderId);
  if (!answer.ok) return { kind: 'later', code: answer.failure.code, message: answer.failure.message };
  if (answer.value === null) return { kind: 'gone' };
  if (await parts.isPast(shop, answer.value)) return { kind: 'skipped', reason: 'placed before the app came' };
  const mapped = parts.toOrder(answer.value, shop);
  return mapped.ok
    ? { kind: 'read', order: mapped.value }
    : { kind: 'unmapped', payload: answer.value, problems: mapped.problems };
}

const NOT_INSTALLED = {
  kind: 'later',
  code: 'SHOP_NOT_INSTALLED',
  message: 'The app is not installed in this shop.',
} as const;
