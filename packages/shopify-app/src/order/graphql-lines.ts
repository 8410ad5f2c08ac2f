import { bagOf, numericId } from './graphql-values.ts';
import type { GraphqlAllocation, GraphqlLine, GraphqlOrder, GraphqlTax } from './graphql-order.ts';
import type { ShopifyOrderJson } from './shopify-order.ts';

type LineJson = NonNullable<ShopifyOrderJson['lines']>[number];

/** The order's lines, and what an exchange put in place of others: Shopify keeps that with the return. */
export function linesOf({ lines, returns }: GraphqlOrder): LineJson[] {
  const exchanged = returns.flatMap(({ exchangeLineItems }) =>
    exchangeLineItems.nodes.flatMap(({ lineItems }) => lineItems ?? []),
  );
  const all = new Map([...exchanged, ...lines].map((line) => [line.id, line]));
  const known = new Set(lines.map(({ id }) => id));
  return [...lines, ...[...all.values()].filter(({ id }) => !known.has(id))].map(lineOf);
}

function lineOf(line: GraphqlLine): LineJson {
  return {
    id: numericId(line.id),
    title: line.title,
    variantTitle: line.variantTitle,
    sku: line.sku,
    quantity: String(line.quantity),
    currentQuantity: String(line.currentQuantity),
    unitPrice: bagOf(line.originalUnitPriceSet),
    discounts: allocationsOf(line.discountAllocations),
    taxes: taxesOf(line.taxLines),
    isGiftCard: line.isGiftCard,
    requiresShipping: line.requiresShipping,
    duties: line.duties.map(({ id, price, taxLines }) => ({
      id: numericId(id),
      amount: bagOf(price),
      taxes: taxesOf(taxLines),
    })),
    attributes: line.customAttributes.flatMap(({ key, value }) => (value === null ? [] : [{ key, value }])),
  };
}

export function taxesOf(lines: readonly GraphqlTax[]): NonNullable<LineJson['taxes']> {
  return lines.map(({ title, rate, priceSet, channelLiable }) => ({
    title,
    rate: rateText(rate ?? 0),
    amount: bagOf(priceSet),
    channelLiable: channelLiable ?? false,
  }));
}

/** A rate is the one figure that GraphQL says as a float: its shortest text is what was entered. */
function rateText(rate: number): string {
  const text = String(rate);
  return text.includes('e') ? rate.toFixed(10) : text;
}

export function allocationsOf(all: readonly GraphqlAllocation[]): NonNullable<LineJson['discounts']> {
  return all.map(({ allocatedAmountSet, discountApplication: { title, description, code } }) => ({
    amount: bagOf(allocatedAmountSet),
    title: title ?? description,
    code,
  }));
}
