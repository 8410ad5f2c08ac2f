import type { MedusaContainer } from '@medusajs/framework/types';
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils';
import {
  createApiKeysWorkflow,
  createRegionsWorkflow,
  createSalesChannelsWorkflow,
  createShippingProfilesWorkflow,
  createStockLocationsWorkflow,
  createTaxRegionsWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
  updateStoresWorkflow,
} from '@medusajs/medusa/core-flows';
import { seedDelivery } from './delivery.ts';

export interface Shop {
  readonly publishableKey: string;
  readonly regionId: string;
  readonly salesChannelId: string;
  readonly shippingProfileId: string;
}

const COUNTRY = 'fr';
const CHANNEL = 'Boutique en ligne';

/** Region France in euro, the 20 % tax region, a sales channel with its publishable key, and a warehouse that delivers. */
export async function seedShop(container: MedusaContainer): Promise<Shop> {
  const salesChannelId = await salesChannel(container);
  await defaults(container, salesChannelId);
  const regionId = await region(container);
  await taxRegion(container);
  const shippingProfileId = await shippingProfile(container);
  const stockLocationId = await stockLocation(container, salesChannelId);
  await seedDelivery(container, { stockLocationId, shippingProfileId, country: COUNTRY });
  const publishableKey = await apiKey(container, salesChannelId);
  return { publishableKey, regionId, salesChannelId, shippingProfileId };
}

async function salesChannel(container: MedusaContainer): Promise<string> {
  const [found] = await container.resolve(Modules.SALES_CHANNEL).listSalesChannels({ name: CHANNEL });
  if (found !== undefined) return found.id;
  const { result } = await createSalesChannelsWorkflow(container).run({
    input: { salesChannelsData: [{ name: CHANNEL }] },
  });
  return first(result).id;
}

async function defaults(container: MedusaContainer, salesChannelId: string): Promise<void> {
  const store = first(await container.resolve(Modules.STORE).listStores());
  await updateStoresWorkflow(container).run({
    input: {
      selector: { id: store.id },
      update: {
        name: 'La Fabrique du Quai',
        default_sales_channel_id: salesChannelId,
        supported_currencies: [{ currency_code: 'eur', is_default: true, is_tax_inclusive: true }],
      },
    },
  });
}

async function region(container: MedusaContainer): Promise<string> {
  const [found] = await container.resolve(Modules.REGION).listRegions({ name: 'France' });
  if (found !== undefined) return found.id;
  const { result } = await createRegionsWorkflow(container).run({
    input: {
      regions: [
        {
          name: 'France',
          currency_code: 'eur',
          countries: [COUNTRY],
          is_tax_inclusive: true,
          payment_providers: ['pp_system_default'],
        },
      ],
    },
  });
  return first(result).id;
}

async function taxRegion(container: MedusaContainer): Promise<void> {
  const [found] = await container.resolve(Modules.TAX).listTaxRegions({ country_code: COUNTRY });
  if (found !== undefined) return;
  await createTaxRegionsWorkflow(container).run({
    input: [
      {
        country_code: COUNTRY,
        provider_id: 'tp_system',
        default_tax_rate: { rate: 20, name: 'TVA 20 %', code: 'TVA20' },
      },
    ],
  });
}

async function shippingProfile(container: MedusaContainer): Promise<string> {
  const [found] = await container.resolve(Modules.FULFILLMENT).listShippingProfiles({ type: 'default' });
  if (found !== undefined) return found.id;
  const { result } = await createShippingProfilesWorkflow(container).run({
    input: { data: [{ name: 'Standard', type: 'default' }] },
  });
  return first(result).id;
}

async function stockLocation(container: MedusaContainer, salesChannelId: string): Promise<string> {
  const name = 'Entrepôt de Nantes';
  const [found] = await container.resolve(Modules.STOCK_LOCATION).listStockLocations({ name });
  if (found !== undefined) return found.id;
  const { result } = await createStockLocationsWorkflow(container).run({
    input: {
      locations: [
        {
          name,
          address: { address_1: '4 quai de la Fosse', city: 'Nantes', postal_code: '44000', country_code: 'FR' },
        },
      ],
    },
  });
  const { id } = first(result);
  await container.resolve(ContainerRegistrationKeys.LINK).create({
    [Modules.STOCK_LOCATION]: { stock_location_id: id },
    [Modules.FULFILLMENT]: { fulfillment_provider_id: 'manual_manual' },
  });
  await linkSalesChannelsToStockLocationWorkflow(container).run({ input: { id, add: [salesChannelId] } });
  return id;
}

async function apiKey(container: MedusaContainer, salesChannelId: string): Promise<string> {
  const [found] = await container.resolve(Modules.API_KEY).listApiKeys({ type: 'publishable', title: CHANNEL });
  if (found !== undefined) return found.token;
  const { result } = await createApiKeysWorkflow(container).run({
    input: { api_keys: [{ title: CHANNEL, type: 'publishable', created_by: '' }] },
  });
  const key = first(result);
  await linkSalesChannelsToApiKeyWorkflow(container).run({ input: { id: key.id, add: [salesChannelId] } });
  return key.token;
}

export function first<T>(list: readonly T[]): T {
  const [head] = list;
  if (head === undefined) throw new Error('Medusa answered with an empty list where it creates one record');
  return head;
}
