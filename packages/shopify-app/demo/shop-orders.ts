import type { FakeShop, Merchant } from '../test/fake-admin/index.ts';
import type { OrderObject } from '../test/fake-admin/from-rest/order.ts';
import type { ShownOrder } from './page/shown-order.ts';

/** What a merchant may do with an order on the sandbox's page. */
const ACTIONS = ['pay', 'refund', 'cancel', 'edit'] as const;
export type Action = (typeof ACTIONS)[number];

export function isAction(text: string | undefined): text is Action {
  return ACTIONS.some((action) => action === text);
}

/** Newest first. */
export function shownOrders(shop: FakeShop): readonly ShownOrder[] {
  return shop.orderIds.toReversed().flatMap((id) => {
    const order = shop.order(id);
    if (order === undefined) return [];
    const { rest } = shop.state(id);
    const { amount, currencyCode } = order.currentTotalPriceSet.presentmentMoney;
    const [first] = pieces(shop, id);
    return [
      {
        id: order.legacyResourceId,
        name: order.name,
        placedAt: order.processedAt,
        buyer: String(rest.billing_address?.['company'] ?? rest.billing_address?.['name'] ?? ''),
        status: order.cancelledAt === null ? order.displayFinancialStatus : 'CANCELLED',
        total: amount,
        currency: currencyCode,
        tags: order.tags,
        actions: ACTIONS.filter((action) => isOpen(action, order, first)),
        metafields: shop.metafields.of(id, {}).map(({ key, type, value }) => ({ key, type, value })),
      },
    ];
  });
}

/** Does what a merchant would in the admin; answers what is wrong when it cannot be. */
export function act(merchant: Merchant, shop: FakeShop, id: string, action: Action): string | undefined {
  const order = shop.order(id);
  if (order === undefined) return 'There is no such order.';
  const [first] = pieces(shop, id);
  if (!isOpen(action, order, first)) return `It cannot be: ${action}.`;
  const one = first === undefined ? [] : [{ id: first.id, quantity: 1 }];
  if (action === 'pay') merchant.pay(id);
  if (action === 'refund') merchant.refund(id, { lines: one });
  if (action === 'cancel') merchant.cancel(id);
  if (action === 'edit') merchant.edit(id, { add: [{ title: 'Carnet relié', price: '18.00', rate: '0.2' }] });
  return undefined;
}

const UNPAID = new Set(['PENDING', 'PARTIALLY_PAID', 'AUTHORIZED']);
const PAID = new Set(['PAID', 'PARTIALLY_REFUNDED', 'PARTIALLY_PAID']);

function isOpen(action: Action, order: OrderObject, first: object | undefined): boolean {
  const { displayFinancialStatus: status, cancelledAt, currencies } = order;
  if (cancelledAt !== null) return false;
  if (action === 'pay') return UNPAID.has(status);
  if (action === 'refund') return PAID.has(status) && first !== undefined;
  if (action === 'cancel') return first !== undefined;
  // What is added has its price in the shop's own currency.
  return currencies.shop === currencies.presentment;
}

/** Lines of which something is still with the buyer. */
function pieces(shop: FakeShop, id: string) {
  return shop.state(id).rest.line_items.filter((line) => (line.current_quantity ?? line.quantity) > 0);
}
