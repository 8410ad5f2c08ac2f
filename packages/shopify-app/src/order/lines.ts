import { Decimal, present, printable, type OrderJson } from '@quittance/core/model';
import { lookUp, type AttributeReader } from './attributes.ts';
import { amountOf, isZero, shareOf } from './money.ts';
import type { MoneyBag, ShopifyDiscount, ShopifyLine, ShopifyOrder, ShopifyTax } from './shopify-order.ts';
import { wordsFor } from './words.ts';

type LineJson = OrderJson['lines'][number];
type ShippingJson = NonNullable<OrderJson['shipping']>[number];
type FeeJson = NonNullable<OrderJson['fees']>[number];

/** Lines as bought: an edit lowers them (to nothing, which is no line any more), a refund does not. */
export function orderLines(order: ShopifyOrder): LineJson[] {
  const lines = order.lines.filter((line) => !bought(line, order).isZero()).map((line) => orderLine(line, order));
  return [...lines, ...tipWithoutLine(order)];
}

/** Pieces that are left, and those that refunds took back. */
export function bought(line: ShopifyLine, order: ShopifyOrder): Decimal {
  if (line.currentQuantity === undefined || order.cancelledAt != null) return line.quantity;
  const refunded = order.refunds.flatMap(({ lines }) =>
    lines.filter(({ lineId }) => lineId === line.id).map(({ quantity }) => quantity),
  );
  const pieces = line.currentQuantity.plus(Decimal.sum(refunded));
  return pieces.greaterThan(line.quantity) ? line.quantity : pieces;
}

function orderLine(line: ShopifyLine, order: ShopifyOrder): LineJson {
  const read = lookUp(line.attributes);
  const quantity = bought(line, order);
  const name = printable(line.title) ?? line.id;
  const variant = printable(line.variantTitle);
  return present({
    id: line.id,
    kind: lineKind(line, order, read),
    name,
    description: variant === 'Default Title' || variant === name ? undefined : variant,
    sku: printable(line.sku)?.slice(0, 200),
    quantity,
    unitPrice: amountOf(line.unitPrice),
    discounts: discounts(line.discounts, order, { part: quantity, whole: line.quantity }),
    taxes: taxes(line.taxes, order, { part: quantity, whole: line.quantity }),
    exemption: exemption(read),
    marginScheme: read('marginScheme') as LineJson['marginScheme'],
  });
}

function lineKind(line: ShopifyLine, order: ShopifyOrder, read: AttributeReader): NonNullable<LineJson['kind']> {
  if (line.isGiftCard) return 'gift-card';
  if (isTip(line, order)) return 'tip';
  const said = read('kind');
  if (said === 'goods' || said === 'service') return said;
  return line.requiresShipping ? 'goods' : 'service';
}

/** A tip is a line that says so, or, since GraphQL has no word for it, an untaxed one that comes to the order's tip. */
function isTip(line: ShopifyLine, order: ShopifyOrder): boolean {
  if (line.isTip) return true;
  if (order.tip === undefined || isZero(order.tip)) return false;
  const amount = amountOf(line.unitPrice).times(line.quantity);
  return !line.requiresShipping && line.taxes.length === 0 && line.sku == null && amount.equals(amountOf(order.tip));
}

function tipWithoutLine(order: ShopifyOrder): LineJson[] {
  if (order.tip === undefined || isZero(order.tip) || order.lines.some((line) => isTip(line, order))) return [];
  return [{ id: 'tip', kind: 'tip', name: wordsFor(order.locale).tip, quantity: '1', unitPrice: amountOf(order.tip) }];
}

/** The code list is not narrowed here: an unknown code must stop the order, not vanish. */
function exemption(read: AttributeReader): LineJson['exemption'] {
  const category = read('vatCategory');
  if (category === undefined) return undefined;
  return present({
    category: category.toUpperCase() as NonNullable<LineJson['exemption']>['category'],
    reasonCode: read('vatExemptionCode'),
    reasonText: read('vatExemptionReason'),
  });
}

/** A delivery that an edit took away is no charge, unless a refund gives it back: then it is one, and credited. */
export function shipping(order: ShopifyOrder): ShippingJson[] {
  const refunded = new Set(order.refunds.flatMap((refund) => refund.shipping.map((one) => one.shippingLineId)));
  return order.shipping
    .filter((line) => !line.isRemoved || refunded.has(line.id))
    .map((line) => ({
      id: line.id,
      name: printable(line.title) ?? line.id,
      price: amountOf(line.price),
      discounts: discounts(line.discounts, order),
      taxes: taxes(line.taxes, order),
    }));
}

export function fees(order: ShopifyOrder): FeeJson[] {
  return [...duties(order), ...order.fees.filter((fee) => !isZero(fee.amount)).map((fee) => additionalFee(fee, order))];
}

function additionalFee(fee: ShopifyOrder['fees'][number], order: ShopifyOrder): FeeJson {
  return {
    id: fee.id,
    name: printable(fee.name) ?? fee.id,
    price: amountOf(fee.amount),
    taxes: taxes(fee.taxes, order),
  };
}

/** Duties inside the prices are no charge of their own. */
function duties(order: ShopifyOrder): FeeJson[] {
  if (order.dutiesIncluded) return [];
  return order.lines.flatMap((line) => {
    const pieces = bought(line, order);
    if (pieces.isZero()) return [];
    return line.duties
      .filter(({ amount }) => !isZero(amount))
      .map((duty): FeeJson => ({
        id: dutyRef(duty.id),
        kind: 'duty',
        name: wordsFor(order.locale).duties,
        price: shareOf(amountOf(duty.amount), pieces, line.quantity, order),
        taxes: taxes(duty.taxes, order, { part: pieces, whole: line.quantity }),
        lineId: line.id,
      }));
  });
}

/** Ids of duties are of another kind than those of fees. */
export function dutyRef(id: string): string {
  return `duty-${id}`;
}

function discounts(
  all: readonly ShopifyDiscount[],
  order: ShopifyOrder,
  of?: Part,
): NonNullable<LineJson['discounts']> {
  return all
    .filter(({ amount }) => !isZero(amount))
    .map(({ amount, title, code }) =>
      present({ amount: partOf(amount, order, of), reason: printable(title), code: printable(code) }),
    );
}

/** Of a line that an edit lowered, Shopify says the tax of all its pieces. */
function taxes(lines: readonly ShopifyTax[], order: ShopifyOrder, of?: Part): NonNullable<LineJson['taxes']> {
  return lines.map((tax) =>
    present({
      rate: tax.rate.times(Decimal.HUNDRED).trimmed(),
      name: printable(tax.title),
      amount: partOf(tax.amount, order, of),
      collectedByMarketplace: tax.channelLiable || undefined,
    }),
  );
}

/** The pieces that stay, of all that were ordered. */
interface Part {
  readonly part: Decimal;
  readonly whole: Decimal;
}

function partOf(bag: MoneyBag, order: ShopifyOrder, of: Part | undefined): Decimal {
  return of === undefined ? amountOf(bag) : shareOf(amountOf(bag), of.part, of.whole, order);
}
