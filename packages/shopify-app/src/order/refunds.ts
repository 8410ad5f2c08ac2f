import { apportion } from '@quittance/core/billing';
import { Decimal, documentDecimals, present, printable, type OrderJson } from '@quittance/core/model';
import { dutyRef, fees } from './lines.ts';
import { amountOf } from './money.ts';
import type { MoneyBag, ShopifyOrder, ShopifyRefund } from './shopify-order.ts';

type RefundJson = NonNullable<OrderJson['refunds']>[number];
type FulfilmentJson = NonNullable<OrderJson['fulfilments']>[number];

/** Every refund whose money has left, or that moves none (an exchange); one that is under way credits nothing yet. */
export function refunds(order: ShopifyOrder): RefundJson[] {
  return order.refunds
    .filter((refund) => !isUnderWay(refund))
    .map((refund) => refundOf(refund, order))
    .filter((refund) => !isEmpty(refund));
}

/** A bank may still say no: the credit note waits for it. */
export function isUnderWay({ transactions }: ShopifyRefund): boolean {
  return transactions.some(({ kind, status }) => kind === 'refund' && status !== 'success');
}

function refundOf(refund: ShopifyRefund, order: ShopifyOrder): RefundJson {
  const charged = new Set(fees(order).map(({ id }) => id));
  const discrepancy = sum(refund.discrepancies);
  const [kept, given] = [atLeastZero(discrepancy), atLeastZero(discrepancy.negated())];
  const known = refund.duties.filter(({ dutyId }) => charged.has(dutyRef(dutyId ?? '')));
  return present({
    id: refund.id,
    at: refund.at,
    reason: printable(refund.note),
    lines: lessKept(refund, kept, order),
    shippingGross: positive(sum(refund.shipping.map(({ gross }) => gross))),
    fees: known.map(({ dutyId, gross }) => ({ feeId: dutyRef(dutyId ?? ''), grossAmount: amountOf(gross) })),
    adjustmentGross: positive(
      given.plus(sum(refund.duties.filter((duty) => !known.includes(duty)).map(({ gross }) => gross))),
    ),
  });
}

/** What a restocking fee keeps back lowers what is credited for the pieces. */
function lessKept(refund: ShopifyRefund, kept: Decimal, order: ShopifyOrder): NonNullable<RefundJson['lines']> {
  const gross = refund.lines.map((line) => grossOf(line, order));
  const decimals = documentDecimals(order.presentmentCurrency);
  const most = Decimal.sum(gross);
  const less = apportion(kept.greaterThan(most) ? most : kept, gross, decimals);
  return refund.lines.map(({ lineId, quantity }, index) => ({
    lineId,
    quantity,
    grossAmount: (gross[index] ?? Decimal.ZERO).minus(less[index] ?? Decimal.ZERO),
  }));
}

function grossOf({ subtotal, tax }: ShopifyRefund['lines'][number], order: ShopifyOrder): Decimal {
  return order.taxesIncluded ? amountOf(subtotal) : amountOf(subtotal).plus(amountOf(tax));
}

/** What a refund takes off the order, money under way included. */
export function takenOff(refund: ShopifyRefund, order: ShopifyOrder): Decimal {
  return Decimal.sum(refund.lines.map((line) => grossOf(line, order)))
    .plus(sum(refund.shipping.map(({ gross }) => gross)))
    .plus(sum(refund.duties.map(({ gross }) => gross)))
    .minus(sum(refund.discrepancies));
}

/** Parcels that left; one that failed or was called back never did. */
export function fulfilments(order: ShopifyOrder): FulfilmentJson[] {
  const known = new Set(order.lines.map((line) => line.id));
  return order.fulfilments
    .filter(({ status }) => status == null || status === 'success')
    .map(({ id, at, lines, trackingNumber }) =>
      present({
        id,
        at,
        lines: lines.filter(({ lineId, quantity }) => known.has(lineId) && quantity.isPositive()),
        trackingReference: printable(trackingNumber)?.slice(0, 200),
      }),
    )
    .filter(({ lines }) => lines.length > 0);
}

function isEmpty({ lines, shippingGross, adjustmentGross, fees }: RefundJson): boolean {
  return (
    (lines ?? []).length + (fees ?? []).length === 0 && shippingGross === undefined && adjustmentGross === undefined
  );
}

function sum(bags: readonly MoneyBag[]): Decimal {
  return Decimal.sum(bags.map(amountOf));
}

function atLeastZero(amount: Decimal): Decimal {
  return amount.isNegative() ? Decimal.ZERO : amount;
}

function positive(amount: Decimal): Decimal | undefined {
  return amount.isPositive() ? amount : undefined;
}
