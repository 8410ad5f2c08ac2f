import { join } from 'node:path';
import type { Logger } from '@medusajs/framework/types';
import { loadKeyRing, type KeyRing } from '@quittance/core/access';
import { openQuittance } from '@quittance/core/flow';
import type { HostPlatform } from '@quittance/core/hosts';
import { stateDirectory } from '@quittance/core/store';
import type { Opened } from './service.ts';
import type { QuittanceOptions } from './options.ts';

/** Under it stands what is reached without a login: `/quittance/p/<token>` for buyers, `/quittance/agencies/…` and `/quittance/sms/…` for webhooks. */
export const WITHOUT_LOGIN = '/quittance';

interface Parts {
  readonly options: QuittanceOptions;
  readonly medusaDatabaseUrl: string | undefined;
  readonly host: HostPlatform;
  readonly logger: Logger;
}

/** Opens core, makes the shop's tenant, and gives it the settings and the ERP of the plugin's options while it has none. */
export async function openForShop({ options, medusaDatabaseUrl, host, logger }: Parts): Promise<Opened> {
  const connectionString = options.databaseUrl ?? medusaDatabaseUrl;
  if (connectionString === undefined)
    throw new Error('Quittance has no database: set projectConfig.databaseUrl or the option databaseUrl.');
  const quittance = await openQuittance({
    database: { connectionString },
    keys: keysOf(options),
    hosts: [host],
    ...(options.publicUrl !== undefined && { portalUrl: options.publicUrl.replace(/\/$/, '') + WITHOUT_LOGIN }),
    log: roadLog(logger),
  });
  const tenant = await quittance.tenants.ensure(options.tenant ?? options.shop);
  await fillIn(quittance, tenant, options, logger);
  return { quittance, tenant };
}

async function fillIn(
  quittance: Opened['quittance'],
  tenant: Opened['tenant'],
  options: QuittanceOptions,
  logger: Logger,
): Promise<void> {
  if (options.settings !== undefined && (await quittance.settings.get(tenant)) === undefined) {
    const stored = await quittance.settings.put(tenant, options.settings);
    if (!stored.ok)
      logger.error(
        `Quittance: the settings of the plugin's options are refused: ${stored.problems.map((problem) => problem.message).join('; ')}`,
      );
  }
  if (options.erp !== undefined && (await quittance.connections.list(tenant)).length === 0) {
    const stored = await quittance.connections.put(tenant, { id: ERP_CONNECTION, ...options.erp });
    if (!stored.ok)
      logger.error(
        `Quittance: the ERP connection of the plugin's options is refused: ${stored.problems.map((problem) => problem.message).join('; ')}`,
      );
  }
}

/** Core sends orders to the connection of this name. */
export const ERP_CONNECTION = 'erp' as Parameters<Opened['quittance']['connections']['check']>[1];

/** The key of the options, else of the environment, else of a key file that is made on the first run (mode 0600). */
function keysOf({ encryptionKey }: QuittanceOptions): KeyRing {
  const env = encryptionKey === undefined ? process.env : { QUITTANCE_KEY: encryptionKey };
  const keys = loadKeyRing({ env, file: join(stateDirectory(), 'key') });
  if (keys.ok) return keys.value;
  throw new Error(`Quittance: ${keys.problems.map((problem) => `${problem.message} ${problem.advice}`).join(' ')}`);
}

/** Core's structured log in the shop's own log, on one line. Fields hold ids and codes, never personal data. */
function roadLog(logger: Logger) {
  const line = (fields: Readonly<Record<string, unknown>>, message: string): string =>
    `Quittance: ${message} ${JSON.stringify(fields)}`;
  return {
    debug: (fields: Readonly<Record<string, unknown>>, message: string) => logger.debug(line(fields, message)),
    info: (fields: Readonly<Record<string, unknown>>, message: string) => logger.info(line(fields, message)),
    warn: (fields: Readonly<Record<string, unknown>>, message: string) => logger.warn(line(fields, message)),
    error: (fields: Readonly<Record<string, unknown>>, message: string) => logger.error(line(fields, message)),
  };
}
