import { Decimal } from '@quittance/core/model';
import type { OrderObject } from './from-rest/order.ts';
import { currenciesOf } from './from-rest/money-of.ts';
import { gid } from './from-rest/people.ts';
import { minus, restSet, sameAmount, zero, type MoneyBag } from './money.ts';
import {
  leaving,
  pay,
  restRefund,
  without,
  withLines,
  type Leaving,
  type Left,
  type OrderState,
} from './order-state.ts';
import { parseRestOrder, type RestId, type RestOrder } from './rest.ts';
import { shapedLine, shapedOrder, type LineShape, type OrderShape } from './shapes.ts';
import type { FakeShop } from './shop.ts';

/** What a merchant and buyers do. Each changes the shop and sends the webhooks that Shopify would, all with one event id. */
export class Merchant {
  readonly #shop: FakeShop;

  constructor(shop: FakeShop) {
    this.#shop = shop;
  }

  /** An order of a payload's text or of a few words. */
  placeOrder(order: string | RestOrder | OrderShape, beside: Partial<Omit<OrderState, 'rest'>> = {}): OrderObject {
    const rest = typeof order === 'string' ? parseRestOrder(order) : 'line_items' in order ? order : shapedOrder(order);
    const placed = this.#shop.addOrder(rest, beside);
    this.#tell(placed.id, [
      'orders/create',
      'orders/updated',
      ...(placed.displayFinancialStatus === 'PAID' ? ['orders/paid'] : []),
    ]);
    return placed;
  }

  pay(orderId: string, how: { readonly amount?: string; readonly gateway?: string } = {}): OrderObject {
    const paid = this.#change(orderId, (state) =>
      pay(state, { id: this.#shop.nextId(), at: this.#shop.timestamp(), ...how }),
    );
    const sale = this.#shop.state(orderId).transactions.at(-1);
    const eventId = crypto.randomUUID();
    this.#shop.emit('order_transactions/create', { ...sale, order_id: this.#shop.state(orderId).rest.id }, eventId);
    this.#tell(
      orderId,
      ['orders/updated', ...(paid.displayFinancialStatus === 'PAID' ? ['orders/paid'] : [])],
      eventId,
    );
    return paid;
  }

  /** Gives back what was paid of what leaves, and no more than was paid. */
  refund(orderId: string, what: Leaving & { readonly note?: string }): OrderObject {
    const { rest } = this.#shop.state(orderId);
    const left = leaving(rest, what);
    return this.#refund(orderId, left, smaller(left.value, this.#paid(orderId)), what);
  }

  cancel(orderId: string, reason: 'customer' | 'fraud' | 'inventory' | 'declined' | 'other' = 'customer'): OrderObject {
    const at = this.#shop.timestamp();
    const { rest } = this.#shop.state(orderId);
    const lines = rest.line_items
      .map((line) => ({ id: line.id, quantity: line.current_quantity ?? line.quantity }))
      .filter(({ quantity }) => quantity > 0);
    const left = leaving(rest, { lines, shipping: true });
    const back = smaller(left.value, this.#paid(orderId));
    this.#change(orderId, (state) => ({ ...state, rest: { ...state.rest, cancelled_at: at, cancel_reason: reason } }));
    const eventId = crypto.randomUUID();
    this.#refund(orderId, left, back, { eventId });
    this.#tell(orderId, ['orders/cancelled'], eventId);
    return this.#order(orderId);
  }

  /** Sends everything off, in one parcel. */
  fulfill(orderId: string, tracking?: string): OrderObject {
    const at = this.#shop.timestamp();
    const id = this.#shop.nextId();
    this.#change(orderId, (state) => ({
      ...state,
      rest: {
        ...state.rest,
        fulfillment_status: 'fulfilled',
        updated_at: at,
        fulfillments: [
          {
            id,
            name: `${state.rest.name}.1`,
            status: 'success',
            created_at: at,
            updated_at: at,
            tracking_numbers: tracking === undefined ? [] : [tracking],
            line_items: state.rest.line_items.map((line) => ({
              id: line.id,
              quantity: line.current_quantity ?? line.quantity,
            })),
          },
        ],
      },
    }));
    this.#tell(orderId, ['orders/updated', 'orders/fulfilled']);
    return this.#order(orderId);
  }

  /** Takes lines out of an order and puts others in: the removed stay with a current quantity of 0. */
  edit(
    orderId: string,
    change: { readonly remove?: Leaving['lines']; readonly add?: readonly LineShape[] },
  ): OrderObject {
    const at = this.#shop.timestamp();
    const { rest } = this.#shop.state(orderId);
    const added = this.#lines(rest, change.add ?? []);
    const left = leaving(rest, { lines: change.remove ?? [] });
    this.#change(orderId, (state) => ({
      ...state,
      edited: true,
      rest: withLines(without(state.rest, left, zero(currenciesOf(rest)), at), added, at),
    }));
    const eventId = crypto.randomUUID();
    this.#shop.emit(
      'orders/edited',
      {
        order_edit: {
          id: this.#shop.nextId(),
          created_at: at,
          order_id: rest.id,
          line_items: {
            additions: added.map(({ id, quantity }) => ({ id, delta: quantity })),
            removals: (change.remove ?? []).map(({ id, quantity }) => ({ id, delta: quantity })),
          },
        },
      },
      eventId,
    );
    this.#tell(orderId, ['orders/updated'], eventId);
    return this.#order(orderId);
  }

  /** The buyer sends lines back and takes others: the refund is of the difference, and there is none when the new are dearer. */
  returnWithExchange(
    orderId: string,
    what: { readonly back: Leaving['lines']; readonly take: readonly LineShape[] },
  ): OrderObject {
    const at = this.#shop.timestamp();
    const { rest } = this.#shop.state(orderId);
    const currencies = currenciesOf(rest);
    const added = this.#lines(rest, what.take);
    const left = leaving(rest, { lines: what.back });
    const grown = withLines(without(rest, left, zero(currencies), at), added, at);
    const owed = Decimal.of(String(grown.total_outstanding));
    const back = owed.isNegative() ? sameAmount(owed.negated().toString(), currencies) : zero(currencies);
    const id = this.#shop.nextId();
    const refund = {
      ...restRefund(rest, left, back, { id, at, note: 'exchange' }),
      return: { id: id + 1, admin_graphql_api_id: gid('Return', id + 1) },
    };
    this.#change(orderId, (state) => ({
      ...state,
      exchanged: [...(state.exchanged ?? []), ...added.map((line) => line.id)],
      rest: {
        ...grown,
        total_outstanding: owed.isNegative() ? '0.00' : (grown.total_outstanding ?? '0.00'),
        refunds: [...rest.refunds, refund],
      },
    }));
    const eventId = crypto.randomUUID();
    this.#shop.emit('refunds/create', { ...refund, order_id: rest.id }, eventId);
    this.#tell(orderId, ['orders/updated'], eventId);
    return this.#order(orderId);
  }

  uninstall(): void {
    this.#shop.installed = false;
    this.#shop.tokens.revokeAll();
    this.#shop.webhookSubscriptions.splice(0);
    for (const subscription of this.#shop.subscriptions.active) subscription.status = 'CANCELLED';
    this.#shop.emit('app/uninstalled', {
      id: 954889,
      name: this.#shop.info['name'],
      domain: this.#shop.domain,
      myshopify_domain: this.#shop.domain,
    });
  }
  reinstall(): void {
    this.#shop.installed = true;
  }
  grantScopes(scopes: readonly string[]): void {
    const previous = this.#shop.scopes;
    this.#shop.scopes = scopes;
    this.#shop.emit('app/scopes_update', { id: 1, previous, current: scopes, updated_at: this.#shop.timestamp() });
  }

  requestData(customerId: RestId, email: string, orders: readonly RestId[]): void {
    this.#shop.emit('customers/data_request', {
      ...this.#about(),
      orders_requested: orders,
      customer: { id: customerId, email, phone: null },
      data_request: { id: this.#shop.nextId() },
    });
  }
  redactCustomer(customerId: RestId, email: string, orders: readonly RestId[]): void {
    this.#shop.emit('customers/redact', {
      ...this.#about(),
      customer: { id: customerId, email, phone: null },
      orders_to_redact: orders,
    });
  }
  /** Comes 48 hours after the app was uninstalled. */
  redactShop(): void {
    this.#shop.emit('shop/redact', this.#about());
  }
  #about() {
    return { shop_id: 954889, shop_domain: this.#shop.domain };
  }

  #refund(
    orderId: string,
    left: Left,
    back: MoneyBag,
    { note, eventId = crypto.randomUUID() }: { readonly note?: string; readonly eventId?: string },
  ): OrderObject {
    const at = this.#shop.timestamp();
    const { rest } = this.#shop.state(orderId);
    const refund = restRefund(rest, left, back, {
      id: this.#shop.nextId(),
      at,
      ...(note === undefined ? {} : { note }),
    });
    this.#change(orderId, (state) => ({
      ...state,
      rest: { ...without(state.rest, left, back, at), refunds: [...state.rest.refunds, refund] },
    }));
    this.#shop.emit('refunds/create', { ...refund, order_id: rest.id }, eventId);
    this.#tell(orderId, ['orders/updated'], eventId);
    return this.#order(orderId);
  }

  #paid(orderId: string): MoneyBag {
    return this.#order(orderId).netPaymentSet;
  }
  #lines(rest: RestOrder, shapes: readonly LineShape[]) {
    const money = (amount: Decimal) => restSet(sameAmount(amount.toFixed(2), currenciesOf(rest)));
    return shapes.map((shape) => shapedLine(shape, this.#shop.nextId(), rest.taxes_included, money));
  }
  #change(orderId: string, change: (state: OrderState) => OrderState): OrderObject {
    return this.#shop.change(orderId, change(this.#shop.state(orderId)));
  }
  #order(orderId: string): OrderObject {
    return this.#shop.order(orderId) as OrderObject;
  }
  #tell(orderId: string, topics: readonly string[], eventId: string = crypto.randomUUID()): void {
    for (const topic of topics) this.#shop.emitOrder(topic, orderId, eventId);
  }
}

const smaller = (left: MoneyBag, right: MoneyBag): MoneyBag =>
  Decimal.of(minus(left, right).shopMoney.amount).isPositive() ? right : left;
