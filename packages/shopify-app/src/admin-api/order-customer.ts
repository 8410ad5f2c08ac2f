import { z } from 'zod';
import { operation } from './operation.ts';
import type { ApiAnswer, ShopApi } from './shop-api.ts';

const readOrderCustomer = operation(
  'read-order-customer',
  5,
  z.object({ order: z.object({ customer: z.object({ legacyResourceId: z.string() }).nullable() }).nullable() }),
);

/** Whose order it is: the customer's numeric id; `undefined` of a guest's, and where there is no such order. */
export async function orderCustomer(api: ShopApi, orderId: string): Promise<ApiAnswer<string | undefined>> {
  const answer = await api.run(readOrderCustomer, { id: `gid://shopify/Order/${orderId}` });
  return answer.ok ? { ok: true, value: answer.value.order?.customer?.legacyResourceId } : answer;
}
