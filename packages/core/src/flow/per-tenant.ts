import type { TenantId } from '../model/index.ts';

/** What `make` makes for a tenant, made once. */
export function perTenant<T>(make: (tenant: TenantId) => T): (tenant: TenantId) => T {
  const made = new Map<TenantId, T>();
  return (tenant) => {
    const known = made.get(tenant);
    if (known !== undefined) return known;
    const fresh = make(tenant);
    made.set(tenant, fresh);
    return fresh;
  };
}
