import type { MedusaContainer } from '@medusajs/framework/types';
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils';
import { createShippingOptionsWorkflow } from '@medusajs/medusa/core-flows';
import { first } from './shop.ts';

interface Place {
  readonly stockLocationId: string;
  readonly shippingProfileId: string;
  readonly country: string;
}

const NAME = 'Colissimo';

/** One shipping option, 6.00 EUR with VAT, shown in the shop. */
export async function seedDelivery(container: MedusaContainer, place: Place): Promise<void> {
  const fulfillment = container.resolve(Modules.FULFILLMENT);
  const [found] = await fulfillment.listShippingOptions({ name: NAME });
  if (found !== undefined) return;
  await createShippingOptionsWorkflow(container).run({
    input: [
      {
        name: NAME,
        price_type: 'flat',
        provider_id: 'manual_manual',
        service_zone_id: await serviceZone(container, place),
        shipping_profile_id: place.shippingProfileId,
        type: { label: NAME, description: 'Livraison en 48 h', code: 'colissimo' },
        prices: [{ currency_code: 'eur', amount: 6 }],
        rules: [
          { attribute: 'enabled_in_store', value: 'true', operator: 'eq' },
          { attribute: 'is_return', value: 'false', operator: 'eq' },
        ],
      },
    ],
  });
}

async function serviceZone(container: MedusaContainer, place: Place): Promise<string> {
  const fulfillment = container.resolve(Modules.FULFILLMENT);
  const [found] = await fulfillment.listServiceZones({ name: 'France' });
  if (found !== undefined) return found.id;
  const set = await fulfillment.createFulfillmentSets({
    name: 'Livraison',
    type: 'shipping',
    service_zones: [{ name: 'France', geo_zones: [{ country_code: place.country, type: 'country' }] }],
  });
  await container.resolve(ContainerRegistrationKeys.LINK).create({
    [Modules.STOCK_LOCATION]: { stock_location_id: place.stockLocationId },
    [Modules.FULFILLMENT]: { fulfillment_set_id: set.id },
  });
  return first(set.service_zones).id;
}
