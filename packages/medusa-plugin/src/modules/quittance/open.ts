import type { Logger } from '@medusajs/framework/types';
import { openQuittance } from '@quittance/core/flow';
import type { HostPlatform } from '@quittance/core/hosts';
import type { Opened } from './service.ts';
import type { QuittanceOptions } from './options.ts';

interface Parts {
  readonly options: QuittanceOptions;
  readonly medusaDatabaseUrl: string | undefined;
  readonly host: HostPlatform;
  readonly logger: Logger;
}

/** Opens core, makes the shop's tenant, and gives it the settings and the ERP of the plugin's options while it has none. */
export async function openForShop({ options, medusaDatabaseUrl, host, logger }: Parts): Promise<Opened> {
  const connectionString = options.databaseUrl ?? medusaDatabaseUrl;
  if (connectionString === undefined) throw new Error('Quittance has no database: set projectConfig.databaseUrl or the option databaseUrl.');
  const quittance = await openQuittance({
    database: { connectionString },
    hosts: [host],
    ...(options.encryptionKey !== undefined && { encryptionKey: options.encryptionKey }),
  });
  const tenant = await quittance.tenants.ensure(options.tenant ?? options.shop);
  await fillIn(quittance, tenant, options, logger);
  return { quittance, tenant };
}

async function fillIn(quittance: Opened['quittance'], tenant: Opened['tenant'], options: QuittanceOptions, logger: Logger): Promise<void> {
  if (options.settings !== undefined && (await quittance.settings.get(tenant)) === undefined) {
    const stored = await quittance.settings.put(tenant, options.settings);
    if (!stored.ok) logger.error(`Quittance: the settings of the plugin's options are refused: ${stored.problems.map((problem) => problem.message).join('; ')}`);
  }
  if (options.erp !== undefined && (await quittance.connections.list(tenant)).length === 0) {
    const stored = await quittance.connections.put(tenant, { id: ERP_CONNECTION, ...options.erp });
    if (!stored.ok) logger.error(`Quittance: the ERP connection of the plugin's options is refused: ${stored.problems.map((problem) => problem.message).join('; ')}`);
  }
}

/** Core sends orders to the connection of this name. */
export const ERP_CONNECTION = 'erp' as Parameters<Opened['quittance']['connections']['check']>[1];
