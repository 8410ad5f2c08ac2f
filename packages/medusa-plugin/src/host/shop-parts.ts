import type { MedusaContainer } from '@medusajs/framework/types';
import type { ShopParts } from './medusa-host.ts';
import { shopFeed } from './shop-feed.ts';
import { shopOrders } from './shop-orders.ts';

/** What is lent to the host of the shop around it. */
export function shopParts(container: MedusaContainer): ShopParts {
  return { orders: shopOrders(container), feed: shopFeed(container) };
}
