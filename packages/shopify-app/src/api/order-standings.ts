import type { OrderView, Quittance } from '@quittance/core/flow';
import type { TenantId } from '@quittance/core/model';
import { blockQuery, type ShownDelivery } from './contract.ts';
import { shownDeliveryOf } from './shown-delivery.ts';

/** How far the documents of an order are on their way to the buyer, by document, in the language that `query` names and on the merchant's clocks. */
export async function orderDeliveries(
  quittance: Quittance,
  tenant: TenantId,
  order: OrderView | undefined,
  query: unknown,
): Promise<ReadonlyMap<string, ShownDelivery>> {
  const documents = order?.documents ?? [];
  if (documents.length === 0) return new Map();
  const { language } = blockQuery.parse(query);
  const [settings, ...deliveries] = await Promise.all([
    quittance.settings.get(tenant),
    ...documents.map(({ id }) => quittance.delivery.messages.ofDocument(tenant, id)),
  ]);
  const reader = { language, timeZone: settings?.timeZone ?? 'UTC' };
  return new Map(
    deliveries
      .filter((delivery) => delivery !== undefined)
      .map((delivery) => [delivery.documentId, shownDeliveryOf(delivery, reader)]),
  );
}
