import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { buildClientSchema, execute, parse, validate, type GraphQLSchema, type IntrospectionQuery } from 'graphql';
import type { ShopApi } from '../src/admin-api/shop-api.ts';

/** Shopify's own schema of the pinned version; shared by the packages, beside this checkout. */
export const SCHEMA = new URL(
  '../../../../shared/contracts/shopify-admin/admin_2026-10.introspection.json.gz',
  import.meta.url,
);

export function readSchema(): GraphQLSchema {
  const saved: { data: IntrospectionQuery } = JSON.parse(gunzipSync(readFileSync(SCHEMA)).toString());
  return buildClientSchema(saved.data);
}

/** The Admin API of a shop that holds `root`, answering by Shopify's schema; `calls` names what was asked. */
export function schemaApi(schema: GraphQLSchema, root: unknown): ShopApi & { readonly calls: string[] } {
  const calls: string[] = [];
  return {
    shop: 'sample.myshopify.com',
    calls,
    async run(operation, variables = {}) {
      calls.push(operation.name);
      const document = parse(operation.document);
      const errors = validate(schema, document);
      if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
      const answer = await execute({ schema, document, rootValue: root, variableValues: variables });
      if (answer.errors !== undefined) throw new Error(answer.errors.map(({ message }) => message).join('\n'));
      // As over the wire.
      return { ok: true, value: operation.answer.parse(JSON.parse(JSON.stringify(answer.data))) };
    },
  };
}

/** A connection over `all`, as many at a time as are asked for but never more than `most`. */
export function connection<T>(
  all: readonly T[],
  most = 3,
): (args: { first: number; after?: string | null }) => unknown {
  return ({ first, after }) => {
    const start = after == null ? 0 : Number(after) + 1;
    const nodes = all.slice(start, start + Math.min(first, most));
    const end = start + nodes.length - 1;
    return {
      nodes,
      pageInfo: { hasNextPage: end < all.length - 1, endCursor: nodes.length === 0 ? null : String(end) },
    };
  };
}
