import type { OrderJson } from '@quittance/core/model';
import { Decimal, present } from '@quittance/core/model';
import type { MedusaAdjustment, MedusaItem, MedusaShippingMethod, MedusaTaxLine } from './medusa-order.ts';
import { lookUp } from './metadata.ts';

type LineJson = OrderJson['lines'][number];
type ShippingJson = NonNullable<OrderJson['shipping']>[number];

/** A line that an order edit took away stays in Medusa with quantity 0: it is no line of the order. */
export function orderLines(items: readonly MedusaItem[]): LineJson[] {
  return items.filter((item) => !quantity(item).isZero()).map(orderLine);
}

function orderLine(item: MedusaItem): LineJson {
  const read = lookUp([item.detail?.metadata, item.metadata]);
  const name = item.title ?? item.product_title ?? '';
  return present({
    id: item.id,
    kind: lineKind(item, read('quittance_kind')),
    name,
    description: item.variant_title === name ? undefined : (item.variant_title ?? undefined),
    sku: item.variant_sku ?? undefined,
    gtin: gtin(item.variant_barcode),
    quantity: quantity(item),
    unitCode: read('unit_code'),
    // The order's version of a line overrides what was put into the cart.
    unitPrice: item.detail?.unit_price ?? item.unit_price ?? Decimal.ZERO,
    includesTax: item.is_tax_inclusive ?? false,
    discounts: discounts(item.adjustments),
    taxes: taxes(item.tax_lines, !isReturned(item)),
    exemption: exemption(read),
    marginScheme: marginScheme(read('margin_scheme')),
    bundleOf: read('bundle_of'),
  });
}

function quantity(item: MedusaItem): Decimal {
  return item.detail?.quantity ?? item.quantity ?? Decimal.ZERO;
}

function isReturned({ detail }: MedusaItem): boolean {
  return [detail?.return_received_quantity, detail?.return_dismissed_quantity].some(
    (returned) => returned != null && !returned.isZero(),
  );
}

function lineKind(item: MedusaItem, kind: string | undefined): LineJson['kind'] {
  if (item.is_giftcard === true) return 'gift-card';
  if (kind === 'goods' || kind === 'service' || kind === 'tip' || kind === 'gift-card') return kind;
  return 'goods';
}

function gtin(barcode: string | null | undefined): string | undefined {
  return barcode != null && /^(\d{8}|\d{12,14})$/.test(barcode) ? barcode : undefined;
}

function exemption(read: (key: string) => string | undefined): LineJson['exemption'] {
  const category = read('vat_category');
  if (category === undefined) return undefined;
  // Not narrowed to the code list here: an unknown code must stop the order, not vanish.
  return present({
    category: category as NonNullable<LineJson['exemption']>['category'],
    reasonCode: read('vat_exemption_code'),
    reasonText: read('vat_exemption_reason'),
  });
}

function marginScheme(scheme: string | undefined): LineJson['marginScheme'] {
  return scheme as LineJson['marginScheme'];
}

export function shipping(methods: readonly MedusaShippingMethod[]): ShippingJson[] {
  return methods.map((method) => ({
    id: method.id,
    name: method.name ?? '',
    price: method.amount,
    includesTax: method.is_tax_inclusive ?? false,
    discounts: discounts(method.adjustments),
    taxes: taxes(method.tax_lines, true),
  }));
}

/** Each adjustment says itself whether tax is in its amount, whatever its line does. */
function discounts(adjustments: readonly MedusaAdjustment[]): NonNullable<LineJson['discounts']> {
  return adjustments
    .filter((adjustment) => !adjustment.amount.isZero())
    .map((adjustment) =>
      present({
        amount: adjustment.amount,
        includesTax: adjustment.is_tax_inclusive ?? false,
        reason: adjustment.description ?? undefined,
        code: adjustment.code ?? undefined,
      }),
    );
}

/** Medusa computes a line's tax on what was not returned, so after a return it is not the tax of the line as ordered. */
function taxes(lines: readonly MedusaTaxLine[], asOrdered: boolean): NonNullable<LineJson['taxes']> {
  return lines.map((line) =>
    present({
      rate: line.rate,
      name: line.description ?? line.code ?? undefined,
      amount: asOrdered ? (line.total ?? undefined) : undefined,
    }),
  );
}
