import { sql } from 'kysely';
import type { TenantTransaction } from './connect.ts';
import { storedJson } from './stored-json.ts';

export interface SettingsRow {
  readonly version: number;
  readonly settings: unknown;
}

export async function readSettings(trx: TenantTransaction): Promise<SettingsRow | undefined> {
  return trx
    .selectFrom('merchant_settings')
    .select(['version', 'settings'])
    .where('tenant_id', '=', trx.tenant)
    .executeTakeFirst();
}

/** The version alone: cheap to ask in every batch, to know whether the settings at hand are still those. */
export async function settingsVersion(trx: TenantTransaction): Promise<number | undefined> {
  const row = await trx
    .selectFrom('merchant_settings')
    .select('version')
    .where('tenant_id', '=', trx.tenant)
    .executeTakeFirst();
  return row?.version;
}

export async function writeSettings(trx: TenantTransaction, settings: unknown): Promise<void> {
  await trx
    .insertInto('merchant_settings')
    .values({ tenant_id: trx.tenant, settings: storedJson(settings) })
    .onConflict((conflict) =>
      conflict.column('tenant_id').doUpdateSet({
        settings: storedJson(settings),
        version: sql`merchant_settings.version + 1`,
        updated_at: new Date(),
      }),
    )
    .execute();
}
