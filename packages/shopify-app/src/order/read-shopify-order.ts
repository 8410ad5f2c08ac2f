import { ok, refused, type Result } from '@quittance/core/model';
import { shopifyOrder, type ShopifyOrder, type ShopifyOrderJson } from './shopify-order.ts';

/** What a reader made, behind the schema: one problem per field that no order of Shopify has like this. */
export function readShopifyOrder(json: ShopifyOrderJson): Result<ShopifyOrder> {
  const read = shopifyOrder.safeParse(json);
  if (read.success) return ok(read.data);
  return refused(
    ...read.error.issues.slice(0, 20).map(({ path, message }) => ({
      code: 'ORDER_NOT_READABLE',
      message: `${path.join('.')} of the Shopify order: ${message}.`,
      advice: 'Correct this field of the order in the Shopify admin, then retry.',
      retry: 'after-fix' as const,
      field: path.join('.'),
    })),
  );
}
