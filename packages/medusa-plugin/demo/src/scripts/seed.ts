import { writeFileSync } from 'node:fs';
import type { ExecArgs } from '@medusajs/framework/types';
import { ContainerRegistrationKeys } from '@medusajs/framework/utils';
import { seedCatalogue } from '../seed/catalogue.ts';
import { seedCustomers } from '../seed/customers.ts';
import { seedPromotion } from '../seed/promotion.ts';
import { seedShop } from '../seed/shop.ts';

/** Run by `medusa exec`. Finds what is there and adds what is missing, so that a second run changes nothing. */
export default async function seed({ container }: ExecArgs): Promise<void> {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
  const shop = await seedShop(container);
  await seedCatalogue(container, shop);
  await seedPromotion(container);
  await seedCustomers(container);
  const file = process.env['SEED_FILE'];
  if (file !== undefined)
    writeFileSync(
      file,
      `${JSON.stringify({ publishableKey: shop.publishableKey, regionId: shop.regionId }, null, 2)}\n`,
    );
  logger.info('The shop is seeded.');
}
