import { Decimal } from '@quittance/core/model';
import { currenciesOf, moneyAt, moneyOf } from './from-rest/money-of.ts';
import { isPositive, minus, plus, restSet, share, total, zero, type Currencies, type MoneyBag } from './money.ts';
import type { RestId, RestLine, RestMoneySet, RestOrder, RestRefund, RestTransaction } from './rest.ts';

/** All that a shop keeps of an order. It is kept in the REST shape; GraphQL and webhooks are made of it. */
export interface OrderState {
  readonly rest: RestOrder;
  readonly transactions: readonly RestTransaction[];
  readonly edited?: boolean;
  readonly exchanged?: readonly RestId[];
}

/** Both twins of an amount. */
export const written = (key: string, bag: MoneyBag): Readonly<Record<string, unknown>> => ({
  [key]: bag.shopMoney.amount,
  [`${key}_set`]: restSet(bag),
});

export interface PayWith {
  readonly id: RestId;
  readonly at: string;
  readonly gateway?: string;
  /** In the shop's currency; all that is open without it. */
  readonly amount?: string;
}

export function pay(state: OrderState, { id, at, gateway = 'manual', amount }: PayWith): OrderState {
  const { rest } = state;
  const open = Decimal.of(rest.total_outstanding ?? rest.total_price);
  const paid = amount === undefined ? open : Decimal.of(amount);
  const left = open.minus(paid);
  const sale: RestTransaction = {
    id,
    kind: 'sale',
    status: 'success',
    amount: paid.toString(),
    currency: rest.currency,
    gateway,
    created_at: at,
    processed_at: at,
  };
  return {
    ...state,
    transactions: [...state.transactions, sale],
    rest: {
      ...rest,
      updated_at: at,
      total_outstanding: left.toString(),
      financial_status: left.isPositive() ? 'partially_paid' : 'paid',
      payment_gateway_names: [...new Set([...(rest.payment_gateway_names ?? []), gateway])],
      payment_terms:
        rest.payment_terms == null || left.isPositive()
          ? (rest.payment_terms ?? null)
          : settled(rest.payment_terms, at),
    },
  };
}

const settled = (
  terms: NonNullable<RestOrder['payment_terms']>,
  at: string,
): NonNullable<RestOrder['payment_terms']> => ({
  ...terms,
  payment_schedules: terms.payment_schedules.map((each) => ({ ...each, completed_at: each.completed_at ?? at })),
});

/** What leaves an order, by a refund, an edit or a cancellation. */
export interface Leaving {
  readonly lines: readonly { readonly id: RestId; readonly quantity: number }[];
  readonly shipping?: boolean;
  /** A goodwill amount beyond lines and shipping, in both currencies as one figure. */
  readonly goodwill?: string;
}

export interface Left {
  readonly lines: readonly {
    readonly line: RestLine;
    readonly quantity: number;
    readonly subtotal: MoneyBag;
    readonly tax: MoneyBag;
  }[];
  readonly shipping: MoneyBag;
  readonly shippingTax: MoneyBag;
  readonly goodwill: MoneyBag;
  /** What the order is worth less. */
  readonly value: MoneyBag;
}

export function leaving(rest: RestOrder, { lines, shipping = false, goodwill }: Leaving): Left {
  const currencies = currenciesOf(rest);
  const gone = lines.map(({ id, quantity }) => {
    const line = rest.line_items.find((each) => String(each.id) === String(id));
    if (line === undefined) throw new Error(`order ${rest.name} has no line ${id}`);
    if (quantity > (line.current_quantity ?? line.quantity))
      throw new Error(`${rest.name}: more of ${line.title} than there is`);
    return {
      line,
      quantity,
      subtotal: part(soldAt(line, currencies), line, quantity),
      tax: part(taxOf(line.tax_lines, currencies), line, quantity),
    };
  });
  const isBack = rest.refunds.some(({ refund_shipping_lines: back = [] }) => back.length > 0);
  const shipped = shipping && !isBack ? rest.shipping_lines : [];
  const shippingGross = total(
    shipped.map((each) => moneyOf(each.discounted_price_set, each.discounted_price ?? each.price, currencies)),
    currencies,
  );
  const shippingTax = total(
    shipped.map((each) => taxOf(each.tax_lines, currencies)),
    currencies,
  );
  const extra = goodwill === undefined ? zero(currencies) : moneyOf(undefined, goodwill, currencies);
  const added = rest.taxes_included
    ? zero(currencies)
    : total([...gone.map(({ tax }) => tax), shippingTax], currencies);
  const value = total([...gone.map(({ subtotal }) => subtotal), shippingGross, extra, added], currencies);
  return { lines: gone, shipping: shippingGross, shippingTax, goodwill: extra, value };
}

const taxOf = (lines: RestLine['tax_lines'], currencies: Currencies): MoneyBag =>
  total(
    lines.map((each) => moneyOf(each.price_set, each.price, currencies)),
    currencies,
  );

function soldAt(line: RestLine, currencies: Currencies): MoneyBag {
  const unit = moneyOf(line.price_set, line.price, currencies);
  const discounts = total(
    (line.discount_allocations ?? []).map((each) => moneyOf(each.amount_set, each.amount, currencies)),
    currencies,
  );
  return minus(share(unit, line.quantity, 1), discounts);
}

/** The share of the units that leave now, so that the shares of all partial steps sum to the whole. */
function part(whole: MoneyBag, line: RestLine, quantity: number): MoneyBag {
  const before = line.quantity - (line.current_quantity ?? line.quantity);
  return minus(share(whole, before + quantity, line.quantity), share(whole, before, line.quantity));
}

/** The order after it, with `back` of its money given back. */
export function without(rest: RestOrder, left: Left, back: MoneyBag, at: string): RestOrder {
  const currencies = currenciesOf(rest);
  const tax = total([...left.lines.map((each) => each.tax), left.shippingTax], currencies);
  const subtotal = total(
    left.lines.map((each) => each.subtotal),
    currencies,
  );
  const current = minus(moneyAt(rest, 'current_total_price'), left.value);
  const paid = minus(
    minus(moneyAt(rest, 'current_total_price'), moneyOf(undefined, rest.total_outstanding ?? '0.00', currencies)),
    back,
  );
  return {
    ...rest,
    ...written('current_total_price', current),
    ...written('current_total_tax', minus(moneyAt(rest, 'current_total_tax'), tax)),
    ...written('current_subtotal_price', minus(moneyAt(rest, 'current_subtotal_price'), subtotal)),
    current_shipping_price_set: restSet(minus(moneyAt(rest, 'current_shipping_price'), left.shipping)),
    total_outstanding: minus(current, paid).shopMoney.amount,
    financial_status: isPositive(back) ? (isPositive(paid) ? 'partially_refunded' : 'refunded') : rest.financial_status,
    updated_at: at,
    line_items: rest.line_items.map((line) => {
      const quantity = left.lines.find((each) => each.line.id === line.id)?.quantity ?? 0;
      return quantity === 0 ? line : { ...line, current_quantity: (line.current_quantity ?? line.quantity) - quantity };
    }),
  };
}

/** The refund of what left, as REST writes it: shipping stands twice, in its own list and among the adjustments. */
export function restRefund(
  rest: RestOrder,
  left: Left,
  back: MoneyBag,
  about: { readonly id: number; readonly at: string; readonly note?: string },
): RestRefund {
  const { id, at, note = null } = about;
  const shipping = rest.shipping_lines[0];
  const isShipped = isPositive(left.shipping) && shipping !== undefined;
  const adjustment = (index: number, kind: string, reason: string, amount: MoneyBag, tax: MoneyBag) => ({
    id: id * 10 + index,
    kind,
    reason,
    ...(written('amount', amount) as { amount: string; amount_set: RestMoneySet }),
    ...(written('tax_amount', tax) as { tax_amount: string; tax_amount_set: RestMoneySet }),
  });
  const less = (bag: MoneyBag): MoneyBag => minus(zero(currenciesOf(rest)), bag);
  return {
    id,
    created_at: at,
    processed_at: at,
    note,
    return: null,
    duties: [],
    refund_line_items: left.lines.map(({ line, quantity, subtotal, tax }, index) => ({
      id: id * 100 + index,
      line_item_id: line.id,
      quantity,
      restock_type: 'return',
      subtotal: Number(subtotal.shopMoney.amount),
      subtotal_set: restSet(subtotal),
      total_tax: Number(tax.shopMoney.amount),
      total_tax_set: restSet(tax),
    })),
    refund_shipping_lines: isShipped
      ? [{ id: id * 10 + 5, shipping_line_id: shipping.id, subtotal_amount_set: restSet(left.shipping) }]
      : [],
    order_adjustments: [
      ...(isShipped
        ? [
            adjustment(
              6,
              'shipping_refund',
              'Shipping refund',
              less(rest.taxes_included ? minus(left.shipping, left.shippingTax) : left.shipping),
              less(left.shippingTax),
            ),
          ]
        : []),
      ...(isPositive(left.goodwill)
        ? [adjustment(7, 'refund_discrepancy', 'Refund discrepancy', less(left.goodwill), zero(currenciesOf(rest)))]
        : []),
    ],
    transactions: isPositive(back)
      ? [
          {
            id: id * 10 + 1,
            kind: 'refund',
            status: 'success',
            amount: back.presentmentMoney.amount,
            currency: back.presentmentMoney.currencyCode,
            gateway: rest.payment_gateway_names?.[0] ?? 'manual',
            created_at: at,
            processed_at: at,
          },
        ]
      : [],
  };
}

/** The order with lines that it did not have. Its first totals stay; the current ones grow. */
export function withLines(rest: RestOrder, lines: readonly RestLine[], at: string): RestOrder {
  const currencies = currenciesOf(rest);
  const subtotal = total(
    lines.map((line) => soldAt(line, currencies)),
    currencies,
  );
  const tax = total(
    lines.map((line) => taxOf(line.tax_lines, currencies)),
    currencies,
  );
  const value = rest.taxes_included ? subtotal : plus(subtotal, tax);
  const open = plus(moneyOf(undefined, rest.total_outstanding ?? '0.00', currencies), value);
  return {
    ...rest,
    ...written('current_total_price', plus(moneyAt(rest, 'current_total_price'), value)),
    ...written('current_total_tax', plus(moneyAt(rest, 'current_total_tax'), tax)),
    ...written('current_subtotal_price', plus(moneyAt(rest, 'current_subtotal_price'), subtotal)),
    total_outstanding: open.shopMoney.amount,
    financial_status: isPositive(open) && rest.financial_status === 'paid' ? 'partially_paid' : rest.financial_status,
    updated_at: at,
    line_items: [...rest.line_items, ...lines],
  };
}
