import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from 'graphql';

/** Shopify's own schemas beside this checkout, which are no part of it. */
const CONTRACTS = new URL('../../../../../shared/contracts/shopify-admin/', import.meta.url);

export const contractsThere = existsSync(CONTRACTS);
export const unlessContracts = contractsThere ? '' : ' [skipped: no ../shared/contracts]';

/** What a type or a field asks for, as Shopify documents it; any one of `offlineScopes` will do, none means nothing is asked. */
export interface ScopeRow {
  readonly typeName: string;
  readonly fieldName?: string;
  readonly requiredAccess: string;
  readonly offlineScopes: readonly string[];
}

export interface Contract {
  readonly schema: GraphQLSchema;
  readonly scopes: readonly ScopeRow[];
}

/** The whole Admin API of a version, e.g. `2026-10`; about half a second. */
export function readContract(version: string): Contract {
  const bytes = readFileSync(new URL(`admin_${version}.introspection.json.gz`, CONTRACTS));
  const file = JSON.parse(gunzipSync(bytes).toString('utf8')) as {
    data: IntrospectionQuery;
    offline_scopes: { items: readonly ScopeRow[] };
  };
  return { schema: buildClientSchema(file.data), scopes: file.offline_scopes.items };
}

/** The operations that were written from the schema alone, by name. */
export const REFERENCE_OPERATIONS = new URL('reference-operations/', CONTRACTS);
export const SHOP_ORDERS = new URL('../../corpus/shopify-orders/', CONTRACTS);
