import type { TenantId } from '../model/index.ts';
import type { Database } from './connect.ts';

/** A key as it is stored: its hash, never its token. */
export interface ApiKeyRow {
  readonly prefix: string;
  readonly tenant: TenantId;
  readonly hash: string;
  readonly role: string;
  readonly name: string;
  readonly createdAt: Date;
}

export async function addApiKey(
  { directory }: Database,
  { prefix, tenant, hash, role, name }: Omit<ApiKeyRow, 'createdAt'>,
): Promise<void> {
  await directory
    .insertInto('api_key')
    .values({ prefix, tenant_id: tenant, hash, role, name, revoked_at: null })
    .execute();
}

/** The key with this prefix, unless it was revoked. */
export async function findApiKey({ directory }: Database, prefix: string): Promise<ApiKeyRow | undefined> {
  const row = await directory
    .selectFrom('api_key')
    .selectAll()
    .where('prefix', '=', prefix)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row && toRow(row);
}

export async function listApiKeys({ directory }: Database, tenant: TenantId): Promise<readonly ApiKeyRow[]> {
  const rows = await directory
    .selectFrom('api_key')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('revoked_at', 'is', null)
    .orderBy('created_at')
    .execute();
  return rows.map(toRow);
}

/** `false` when the tenant has no such key. */
export async function revokeApiKey({ directory }: Database, tenant: TenantId, prefix: string): Promise<boolean> {
  const result = await directory
    .updateTable('api_key')
    .set({ revoked_at: new Date() })
    .where('tenant_id', '=', tenant)
    .where('prefix', '=', prefix)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

function toRow(row: {
  prefix: string;
  tenant_id: string;
  hash: string;
  role: string;
  name: string;
  created_at: Date;
}): ApiKeyRow {
  return {
    prefix: row.prefix,
    tenant: row.tenant_id as TenantId,
    hash: row.hash,
    role: row.role,
    name: row.name,
    createdAt: row.created_at,
  };
}
