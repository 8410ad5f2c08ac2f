import type { TenantId } from '../model/index.ts';
import type { Database } from './connect.ts';
import { uuidv7 } from './uuid.ts';

export interface TenantRow {
  readonly id: TenantId;
  readonly slug: string;
}

/** The tenant with this slug, made when absent; many processes may ask at once. */
export async function ensureTenant({ directory }: Database, slug: string): Promise<TenantId> {
  const id = uuidv7();
  await directory
    .insertInto('tenant')
    .values({ id, slug })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .execute();
  const row = await directory.selectFrom('tenant').select('id').where('slug', '=', slug).executeTakeFirstOrThrow();
  return asTenantId(row.id);
}

export async function findTenant({ directory }: Database, slug: string): Promise<TenantId | undefined> {
  const row = await directory.selectFrom('tenant').select('id').where('slug', '=', slug).executeTakeFirst();
  return row && asTenantId(row.id);
}

export async function listTenants({ directory }: Database): Promise<readonly TenantRow[]> {
  const rows = await directory.selectFrom('tenant').select(['id', 'slug']).orderBy('slug').execute();
  return rows.map(({ id, slug }) => ({ id: asTenantId(id), slug }));
}

function asTenantId(id: string): TenantId {
  return id as TenantId;
}
