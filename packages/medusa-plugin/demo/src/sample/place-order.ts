import type { Api } from './api.ts';
import type { SampleOrder } from './orders.ts';

/** The shop as the sample orders see it. */
export interface Doors {
  readonly admin: Api;
  readonly guest: Api;
  readonly company: Api;
}

interface AdminOrder {
  readonly id: string;
  readonly metadata: Readonly<Record<string, unknown>> | null;
  readonly total: number;
  readonly payment_collections: readonly { readonly payments: readonly Payment[] }[];
}

interface Payment {
  readonly id: string;
  readonly amount: number;
  readonly captured_at: string | null;
  readonly refunds?: readonly { readonly amount: number }[];
}

const ADDRESSES = {
  guest: {
    first_name: 'Camille',
    last_name: 'Martin',
    address_1: '12 rue des Lilas',
    city: 'Lyon',
    postal_code: '69003',
    country_code: 'fr',
  },
  company: {
    company: 'Atelier Brossard SAS',
    first_name: 'Hélène',
    last_name: 'Brossard',
    address_1: '8 rue du Port',
    city: 'Rennes',
    postal_code: '35000',
    country_code: 'fr',
  },
};

const METADATA_KEY = 'quittance_sample';

/** Medusa's ids of the sample orders that are there already, by their key. */
export async function placedBefore({ admin }: Doors): Promise<Map<string, string>> {
  const { orders } = await admin.get<{ orders: AdminOrder[] }>(
    '/admin/orders?fields=id,metadata&limit=1000&order=created_at',
  );
  return new Map(
    orders.flatMap((order) =>
      typeof order.metadata?.[METADATA_KEY] === 'string' ? [[order.metadata[METADATA_KEY], order.id]] : [],
    ),
  );
}

/** What the invoice is written to where that is not the place of delivery, and what the order says besides. */
export interface Billing {
  readonly address: Readonly<Record<string, string>>;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** Places the order as a shopper would: cart, articles, code, shipping, payment session. Answers Medusa's id. */
export async function placeOrder(doors: Doors, sample: SampleOrder, billing?: Billing): Promise<string> {
  const store = doors[sample.customer];
  const address = ADDRESSES[sample.customer];
  const { regions } = await store.get<{ regions: { id: string }[] }>('/store/regions');
  const { cart } = await store.post<{ cart: { id: string } }>('/store/carts', {
    region_id: regions[0]?.id,
    ...(sample.customer === 'guest' && { email: 'camille.martin@example.com' }),
    shipping_address: address,
    billing_address: billing?.address ?? address,
    metadata: { ...billing?.metadata, [METADATA_KEY]: sample.key },
  });
  for (const [handle, quantity] of sample.lines) {
    await store.post(`/store/carts/${cart.id}/line-items`, { variant_id: await variantOf(store, handle), quantity });
  }
  if (sample.promotion !== undefined)
    await store.post(`/store/carts/${cart.id}/promotions`, { promo_codes: [sample.promotion] });
  const { shipping_options: options } = await store.get<{ shipping_options: { id: string }[] }>(
    `/store/shipping-options?cart_id=${cart.id}`,
  );
  await store.post(`/store/carts/${cart.id}/shipping-methods`, { option_id: options[0]?.id });
  const { payment_collection: payment } = await store.post<{ payment_collection: { id: string } }>(
    '/store/payment-collections',
    { cart_id: cart.id },
  );
  await store.post(`/store/payment-collections/${payment.id}/payment-sessions`, { provider_id: 'pp_system_default' });
  const answer = await store.post<{ type: string; order?: { id: string }; error?: { message: string } }>(
    `/store/carts/${cart.id}/complete`,
  );
  if (answer.order === undefined)
    throw new Error(`The cart of "${sample.title}" could not be completed: ${answer.error?.message ?? answer.type}`);
  return answer.order.id;
}

async function variantOf(store: Api, handle: string): Promise<string> {
  const { products } = await store.get<{ products: { variants: { id: string }[] }[] }>(
    `/store/products?handle=${handle}&fields=*variants`,
  );
  const id = products[0]?.variants[0]?.id;
  if (id === undefined) throw new Error(`The shop does not sell ${handle}: is it seeded?`);
  return id;
}

/** Captures and refunds what the sample says, and only what was not captured or refunded before. */
export async function settle({ admin }: Doors, sample: SampleOrder, orderId: string): Promise<void> {
  if (!sample.paid) return;
  const [payment] = await paymentsOf(admin, orderId);
  if (payment === undefined) throw new Error(`Order ${orderId} has no payment to capture.`);
  if (payment.captured_at === null) await admin.post(`/admin/payments/${payment.id}/capture`);
  const isRefunded = (payment.refunds ?? []).length > 0;
  if (sample.refund !== undefined && !isRefunded)
    await admin.post(`/admin/payments/${payment.id}/refund`, { amount: sample.refund, note: 'Geste commercial' });
}

async function paymentsOf(admin: Api, orderId: string): Promise<readonly Payment[]> {
  const { order } = await admin.get<{ order: AdminOrder }>(
    `/admin/orders/${orderId}?fields=id,*payment_collections.payments,*payment_collections.payments.refunds`,
  );
  return order.payment_collections.flatMap((collection) => collection.payments);
}
