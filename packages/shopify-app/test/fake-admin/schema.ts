import { readFileSync } from 'node:fs';
import { buildSchema, GraphQLError, isScalarType, type GraphQLSchema } from 'graphql';
import type { ScopeRow } from './contracts.ts';

const beside = (name: string): string => readFileSync(new URL(`schema/${name}`, import.meta.url), 'utf8');

/** How Shopify writes its scalars, and what it refuses as one. */
const WRITTEN: Readonly<Record<string, (value: string) => string>> = {
  Decimal: plainDecimal,
  Money: plainDecimal,
  UnsignedInt64: (value) => value,
  DateTime: (value) => new Date(value).toISOString().replace('.000Z', 'Z'),
};
const TAKEN: Readonly<Record<string, RegExp>> = {
  Decimal: /^-?\d+(\.\d+)?$/,
  Money: /^-?\d+(\.\d+)?$/,
  DateTime: /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/,
  URL: /^[a-z][a-z\d+.-]*:\/\/\S+$/i,
  UnsignedInt64: /^\d+$/,
};

function withScalars(built: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(built.getTypeMap())) {
    if (!isScalarType(type)) continue;
    const write = WRITTEN[type.name];
    if (write !== undefined) type.serialize = (value) => write(String(value));
    const pattern = TAKEN[type.name];
    if (pattern === undefined) continue;
    type.parseValue = (value) => {
      if (pattern.test(String(value))) return String(value);
      throw new GraphQLError(`Invalid ${type.name} '${String(value)}'`);
    };
    type.parseLiteral = (node) => type.parseValue('value' in node ? node.value : undefined);
  }
  return built;
}

/** `12.50` is written `12.5` and `12` is written `12.0`: at least one decimal, no zero after it. */
function plainDecimal(value: string): string {
  const [whole = '0', fraction = ''] = value.split('.');
  return `${whole}.${fraction.replace(/0+$/, '') || '0'}`;
}

/** The Admin API as the fake serves it: a part of Shopify's own schema, taken by `schema/reduce.ts`. */
export const schema: GraphQLSchema = withScalars(buildSchema(beside('admin.graphql'), { assumeValid: true }));
export const scopeRows = JSON.parse(beside('scopes.json')) as readonly ScopeRow[];
