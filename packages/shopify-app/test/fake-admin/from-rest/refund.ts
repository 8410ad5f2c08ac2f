import type { Shown } from '../execute.ts';
import { minus, share, total, type Currencies, type MoneyBag } from '../money.ts';
import type { RestRefund } from '../rest.ts';
import type { LineObject, ShippingObject } from './lines.ts';
import { moneyOf } from './money-of.ts';
import { transaction, type TransactionObject } from './payments.ts';
import { gid } from './people.ts';

export interface RefundObject extends Shown {
  readonly id: string;
  readonly legacyResourceId: string;
  readonly createdAt: string;
  readonly totalRefundedSet: MoneyBag;
  readonly transactions: readonly TransactionObject[];
  return: ReturnObject | null;
}
export interface ReturnObject extends Shown {
  readonly id: string;
}

/** What a refund points at. */
export interface Refunded {
  readonly order: () => Shown;
  readonly lines: readonly LineObject[];
  readonly shippingLines: readonly ShippingObject[];
  readonly total: MoneyBag;
  readonly currencies: Currencies;
}

export function refundOf(rest: RestRefund, of: Refunded): RefundObject {
  const { currencies } = of;
  const transactions = rest.transactions.map((each) => transaction(each, of.total, currencies));
  const line = (id: unknown): LineObject => found(of.lines, gid('LineItem', String(id)));
  return {
    __typename: 'Refund',
    id: gid('Refund', rest.id),
    legacyResourceId: String(rest.id),
    createdAt: rest.created_at,
    processedAt: rest.processed_at ?? rest.created_at,
    updatedAt: rest.processed_at ?? rest.created_at,
    note: rest.note ?? null,
    order: of.order,
    return: null,
    // "The total amount across all transactions for the refund": a transaction that failed moved nothing.
    totalRefundedSet: total(
      transactions
        .filter(({ status }) => status === 'SUCCESS' || status === 'PENDING')
        .map(({ amountSet }) => amountSet),
      currencies,
    ),
    transactions,
    duties: (rest.duties ?? []).map((duty) => ({
      amountSet: moneyOf(duty.amount_set, '0.00', currencies),
      originalDuty: null,
    })),
    refundLineItems: rest.refund_line_items.map((each) => {
      const subtotalSet = moneyOf(each.subtotal_set, fixed(each.subtotal), currencies);
      return {
        __typename: 'RefundLineItem',
        id: gid('RefundLineItem', each.id),
        lineItem: line(each.line_item_id),
        quantity: each.quantity,
        restockType: (each.restock_type ?? 'no_restock').toUpperCase(),
        restocked: each.restock_type === 'return' || each.restock_type === 'cancel',
        priceSet: share(subtotalSet, 1, each.quantity),
        subtotalSet,
        totalTaxSet: moneyOf(each.total_tax_set, fixed(each.total_tax), currencies),
      };
    }),
    refundShippingLines: (rest.refund_shipping_lines ?? []).map((each) => {
      const shippingLine = found(of.shippingLines, gid('ShippingLine', each.shipping_line_id));
      const subtotal = moneyOf(each.subtotal_amount_set, '0.00', currencies);
      return {
        __typename: 'RefundShippingLine',
        id: gid('RefundShippingLine', each.id),
        shippingLine,
        subtotalAmountSet: subtotal,
        taxAmountSet: shippingTax(rest, currencies),
      };
    }),
    // The list holds the shipping refund too, like its twin in REST: whoever counts both counts twice.
    orderAdjustments: (rest.order_adjustments ?? []).map((each) => ({
      __typename: 'OrderAdjustment',
      id: gid('OrderAdjustment', each.id),
      reason: each.kind === 'refund_discrepancy' ? 'REFUND_DISCREPANCY' : null,
      amountSet: moneyOf(each.amount_set, each.amount, currencies),
      taxAmountSet: moneyOf(each.tax_amount_set, each.tax_amount, currencies),
    })),
  };
}

/** REST says the tax of a shipping refund in the adjustment only, negative. */
const shippingTax = ({ order_adjustments: adjustments = [] }: RestRefund, currencies: Currencies): MoneyBag =>
  minus(
    total([], currencies),
    total(
      adjustments
        .filter(({ kind }) => kind === 'shipping_refund')
        .map((each) => moneyOf(each.tax_amount_set, each.tax_amount, currencies)),
      currencies,
    ),
  );

const fixed = (amount: number | string): string => (typeof amount === 'number' ? amount.toFixed(2) : amount);

function found<T extends { readonly id: string }>(rows: readonly T[], id: string): T {
  const row = rows.find((each) => each.id === id);
  if (row === undefined) throw new Error(`the order has no ${id}`);
  return row;
}

/** A return with what the buyer took instead; Shopify keeps the exchange here and not in the refund. */
export function returnOf(
  rest: NonNullable<RestRefund['return']>,
  order: () => Shown,
  refund: RefundObject,
  exchanged: readonly LineObject[],
): ReturnObject {
  const made: ReturnObject = {
    __typename: 'Return',
    id: rest.admin_graphql_api_id ?? gid('Return', rest.id),
    name: `#R${String(rest.id).slice(-4)}`,
    status: 'CLOSED',
    createdAt: refund.createdAt,
    closedAt: refund.createdAt,
    requestApprovedAt: refund.createdAt,
    order,
    refunds: [refund],
    transactions: refund.transactions,
    returnShippingFees: [],
    totalQuantity: 1,
    exchangeLineItems: exchanged.map((line) => ({
      __typename: 'ExchangeLineItem',
      id: line.id.replace('LineItem', 'ExchangeLineItem'),
      quantity: line.quantity,
      processedQuantity: line.quantity,
      unprocessedQuantity: 0,
      processableQuantity: 0,
      title: line['title'],
      variantTitle: line['variantTitle'],
      variantSku: line['sku'],
      lineItems: [line],
    })),
  };
  return made;
}
