import type { MedusaContainer } from '@medusajs/framework/types';
import { createUserAccountWorkflow } from '@medusajs/medusa/core-flows';
import { Modules } from '@medusajs/framework/utils';
import { seedCatalogue } from '../demo/src/seed/catalogue.ts';
import { seedCustomers } from '../demo/src/seed/customers.ts';
import { seedPromotion } from '../demo/src/seed/promotion.ts';
import { seedShop } from '../demo/src/seed/shop.ts';
import { seller } from '../demo/src/seller.ts';
import { api, signIn, type Api } from '../demo/src/sample/api.ts';
import type { Doors } from '../demo/src/sample/place-order.ts';
import type { OrderDetail, OrderRow, SettingsBody, TakenOrder } from '../src/api/admin/quittance/contract.ts';

/** The shop of the demo, with everybody signed in who calls it. */
export interface Shop extends Doors {
  readonly url: string;
  readonly publishableKey: string;
}

const ADMIN = { email: 'admin@example.com', password: 'supersecret' };
export const SETTINGS: SettingsBody = { seller, invoiceOn: 'placement' };

export async function openShop(container: MedusaContainer, url: string): Promise<Shop> {
  const { publishableKey, ...rest } = await seedShop(container);
  await seedCatalogue(container, { publishableKey, ...rest });
  await seedPromotion(container);
  await seedCustomers(container);
  await seedAdmin(container);
  const key = { 'x-publishable-api-key': publishableKey };
  const user = await signIn(url, 'user', ADMIN.email, ADMIN.password);
  const company = await signIn(url, 'customer', 'achats@atelier-brossard.example.com', 'quittance-demo');
  return {
    url,
    publishableKey,
    admin: api(url, { authorization: `Bearer ${user}` }),
    guest: api(url, key),
    company: api(url, { ...key, authorization: `Bearer ${company}` }),
  };
}

async function seedAdmin(container: MedusaContainer): Promise<void> {
  const { authIdentity, error } = await container.resolve(Modules.AUTH).register('emailpass', { body: ADMIN });
  if (authIdentity === undefined) throw new Error(String(error));
  await createUserAccountWorkflow(container).run({
    input: { authIdentityId: authIdentity.id, userData: { email: ADMIN.email } },
  });
}

/** What an event loses the reconcile finds within 90 s. */
const PATIENCE_SECONDS = 120;

/** Waits until the order is as `isDone` wants it, and answers how it is then. */
export async function orderWhen(admin: Api, id: string, isDone: (order: TakenOrder) => boolean): Promise<TakenOrder> {
  let last: OrderDetail = { order: null };
  for (
    const deadline = Date.now() + PATIENCE_SECONDS * 1_000;
    Date.now() < deadline;
    await new Promise((done) => setTimeout(done, 150))
  ) {
    last = await admin.get<OrderDetail>(`/admin/quittance/orders/${id}`);
    if (last.order !== null && isDone(last.order)) return last.order;
  }
  throw new Error(`The order did not get there in ${PATIENCE_SECONDS} s: ${JSON.stringify(last)}`);
}

export function documentsOf(order: OrderRow, kind: string): OrderRow['documents'] {
  return order.documents.filter((document) => document.kind === kind);
}
