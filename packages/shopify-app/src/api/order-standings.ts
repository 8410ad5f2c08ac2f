import type { OrderView, Quittance } from '@quittance/core/flow';
import type { TenantId } from '@quittance/core/model';
import { blockQuery, type Standing } from './contract.ts';
import { shownDeliveryOf, type Reader } from './shown-delivery.ts';
import { shownDunningOf } from './shown-dunning.ts';

/** How far the documents of an order are on their way and in their reminders, by document, in the language that `query` names and on the merchant's clocks. */
export async function orderStandings(
  quittance: Quittance,
  tenant: TenantId,
  order: OrderView | undefined,
  query: unknown,
): Promise<ReadonlyMap<string, Standing>> {
  const documents = order?.documents ?? [];
  if (documents.length === 0) return new Map();
  const settings = await quittance.settings.get(tenant);
  const reader: Reader = { ...blockQuery.parse(query), timeZone: settings?.timeZone ?? 'UTC' };
  const standings = documents.map(async ({ id, number, kind }) => {
    const [delivery, account] = await Promise.all([
      quittance.delivery.messages.ofDocument(tenant, id),
      kind === 'creditNote' ? undefined : quittance.dunning.findCustomer(tenant, { documentNumber: number }),
    ]);
    const standing: Standing = {
      delivery: delivery === undefined ? null : shownDeliveryOf(delivery, reader),
      dunning: account === undefined ? null : shownDunningOf(account, number, reader),
    };
    return [id, standing] as const;
  });
  return new Map(await Promise.all(standings));
}
