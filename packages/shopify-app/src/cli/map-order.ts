import { payable } from '@quittance/core/billing';
import { replayOffline, type OfflineDocument } from '@quittance/core/flow';
import { dayIn, Decimal, type MerchantSettings, type Order, type Problem } from '@quittance/core/model';
import { amountOf } from '../order/money.ts';
import { isUnderWay, takenOff } from '../order/refunds.ts';
import type { ShopifyOrder } from '../order/shopify-order.ts';
import { toOrder } from '../order/to-order.ts';

/** What becomes of one order, beside what Shopify says of it. Amounts are in the currency of the documents. */
export interface MappedOrder {
  readonly name: string;
  readonly currency: string;
  readonly order?: Order;
  readonly shopify: {
    /** Before refunds, edits included. */
    readonly total: Decimal;
    readonly tax: Decimal | undefined;
    readonly refunded: Decimal;
    /** Refunds whose money is still under way. */
    readonly pending: Decimal;
  };
  readonly documents: readonly MappedDocument[];
  readonly problems: readonly Problem[];
}

export interface MappedDocument extends OfflineDocument {
  /** BT-112 + BT-114 */
  readonly total: Decimal;
}

/** Maps an order and plans its documents, without a database. Without settings nothing is planned. */
export async function mapOrder(order: ShopifyOrder, shop: string, settings?: MerchantSettings): Promise<MappedOrder> {
  const said = {
    name: order.name,
    currency: order.presentmentCurrency,
    shopify: {
      total: amountOf(order.total),
      tax: order.tax === undefined ? undefined : amountOf(order.tax),
      refunded: takenBy(order, false),
      pending: takenBy(order, true),
    },
  };
  const mapped = toOrder(order, shop);
  if (!mapped.ok) return { ...said, documents: [], problems: mapped.problems };
  const known = { ...said, order: mapped.value };
  if (settings === undefined) return { ...known, documents: [], problems: [] };
  // Dated like the order: what was due on that day is what is shown.
  const issueDate = dayIn(settings.timeZone, new Date(mapped.value.placedAt));
  const drafted = await replayOffline(mapped.value, settings, { issueDate });
  if (!drafted.ok) return { ...known, documents: [], problems: drafted.problems };
  return { ...known, documents: drafted.value.map((one) => ({ ...one, total: payable(one) })), problems: [] };
}

function takenBy(order: ShopifyOrder, underWay: boolean): Decimal {
  return Decimal.sum(
    order.refunds.filter((refund) => isUnderWay(refund) === underWay).map((refund) => takenOff(refund, order)),
  );
}
