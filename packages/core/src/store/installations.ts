import { sql } from 'kysely';
import type { TenantId } from '../model/index.ts';
import type { Database, TenantTransaction } from './connect.ts';
import { storedJson } from './stored-json.ts';
import { uuidv7 } from './uuid.ts';

/** A shop in the directory. */
export interface ShopRow {
  readonly host: string;
  readonly shop: string;
  readonly tenant: TenantId;
  readonly installedAt: Date;
  readonly uninstalledAt: Date | null;
}

export interface InstallationRow {
  /** Sealed, by name. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, unknown>>;
}

const COLUMNS = sql`host, shop, tenant_id as tenant, installed_at as "installedAt", uninstalled_at as "uninstalledAt"`;

export async function findShop({ directory }: Database, host: string, shop: string): Promise<ShopRow | undefined> {
  const { rows } = await sql<ShopRow>`
    select ${COLUMNS} from quittance.shop where host = ${host} and shop = ${shop}`.execute(directory);
  return rows[0];
}

export async function installedShops({ directory }: Database, host: string): Promise<readonly ShopRow[]> {
  const { rows } = await sql<ShopRow>`
    select ${COLUMNS} from quittance.shop where host = ${host} and uninstalled_at is null order by shop`.execute(
    directory,
  );
  return rows;
}

/**
 * Makes the tenant of a shop that is new, under the first of `slugs` that nobody has: a shop never comes into a tenant that was there before.
 * Any number of processes may try at once; one does it, and all get the same answer.
 */
export async function addShop(
  { directory }: Database,
  host: string,
  shop: string,
  slugs: Iterable<string>,
): Promise<void> {
  await directory.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`${host}/${shop}`}, 7482018))`.execute(trx);
    const { rows } = await sql`select from quittance.shop where host = ${host} and shop = ${shop}`.execute(trx);
    if (rows.length > 0) return;
    const tenant = uuidv7();
    for (const slug of slugs) {
      const { numAffectedRows } = await sql`
        insert into quittance.tenant (id, slug) values (${tenant}::uuid, ${slug}) on conflict (slug) do nothing`.execute(
        trx,
      );
      if (numAffectedRows === 1n) break;
    }
    await sql`select set_config('quittance.tenant', ${tenant}, true)`.execute(trx);
    await sql`insert into quittance.shop (host, shop, tenant_id) values (${host}, ${shop}, ${tenant}::uuid)`.execute(
      trx,
    );
    await sql`
      insert into quittance.installation (tenant_id, host, shop) values (${tenant}::uuid, ${host}, ${shop})`.execute(
      trx,
    );
  });
}

/** The app is back: whether it had been gone. */
export async function markInstalled(trx: TenantTransaction, host: string, shop: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update quittance.shop set uninstalled_at = null, installed_at = now()
    where host = ${host} and shop = ${shop} and uninstalled_at is not null`.execute(trx);
  return numAffectedRows === 1n;
}

/** The app is gone; its secrets go in the same transaction. */
export async function markUninstalled(trx: TenantTransaction, host: string, shop: string): Promise<void> {
  const stored = await lockInstallation(trx, host, shop);
  if (stored !== undefined) await writeInstallation(trx, host, shop, { ...stored, secrets: {} });
  await sql`
    update quittance.shop set uninstalled_at = coalesce(uninstalled_at, now()) where host = ${host} and shop = ${shop}`.execute(
    trx,
  );
}

/** Whether the app is installed as this statement runs; read under the lock of the installation it does not change any more. */
export async function isShopInstalled(trx: TenantTransaction, host: string, shop: string): Promise<boolean> {
  const { rows } = await sql`
    select from quittance.shop where host = ${host} and shop = ${shop} and uninstalled_at is null`.execute(trx);
  return rows.length === 1;
}

export async function readInstallation(
  trx: TenantTransaction,
  host: string,
  shop: string,
): Promise<InstallationRow | undefined> {
  const { rows } = await sql<InstallationRow>`
    select secrets, state from quittance.installation
    where tenant_id = ${trx.tenant}::uuid and host = ${host} and shop = ${shop}`.execute(trx);
  return rows[0];
}

/** The same, locked until the transaction ends. */
export async function lockInstallation(
  trx: TenantTransaction,
  host: string,
  shop: string,
): Promise<InstallationRow | undefined> {
  const { rows } = await sql<InstallationRow>`
    select secrets, state from quittance.installation
    where tenant_id = ${trx.tenant}::uuid and host = ${host} and shop = ${shop} for update`.execute(trx);
  return rows[0];
}

export async function writeInstallation(
  trx: TenantTransaction,
  host: string,
  shop: string,
  { secrets, state }: InstallationRow,
): Promise<void> {
  await sql`
    update quittance.installation
    set secrets = ${storedJson(secrets)}::jsonb, state = ${storedJson(state)}::jsonb, updated_at = now()
    where tenant_id = ${trx.tenant}::uuid and host = ${host} and shop = ${shop}`.execute(trx);
}

/** The tenant's installations, the uninstalled ones included. */
export async function listInstallations(
  trx: TenantTransaction,
): Promise<readonly { readonly host: string; readonly shop: string }[]> {
  const { rows } = await sql<{ host: string; shop: string }>`
    select host, shop from quittance.installation where tenant_id = ${trx.tenant}::uuid order by host, shop`.execute(
    trx,
  );
  return rows;
}
