import { copyFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import {
  getNamedType,
  GraphQLDirective,
  GraphQLEnumType,
  GraphQLInputObjectType,
  GraphQLInterfaceType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLUnionType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isSpecifiedDirective,
  isSpecifiedScalarType,
  isUnionType,
  lexicographicSortSchema,
  printSchema,
  type GraphQLFieldConfigMap,
  type GraphQLNamedType,
  type GraphQLType,
} from 'graphql';
import { API_VERSION } from '../../../src/admin-api/version.ts';
import { readContract, type Contract, type ScopeRow } from '../contracts.ts';
import { MUTATIONS, OBJECTS, QUERIES, words } from './vocabulary.ts';

/** The part of the Admin API that the vocabulary names, as SDL, and what its types and fields ask for. */
export function reduce({ schema, scopes }: Contract): { readonly sdl: string; readonly scopes: readonly ScopeRow[] } {
  const kept = new Map<string, GraphQLNamedType>();
  const known = words(OBJECTS);
  const roots = new Map([
    [schema.getQueryType()?.name, words(QUERIES)],
    [schema.getMutationType()?.name, words(MUTATIONS)],
  ]);
  const payload = (name: string): boolean => /Payload$|Error$/.test(name);
  const output = (type: GraphQLNamedType): boolean => isLeafType(type) || known.has(type.name) || payload(type.name);

  const fields = (type: GraphQLObjectType | GraphQLInterfaceType): GraphQLFieldConfigMap<unknown, unknown> => {
    const root = roots.get(type.name);
    const all = Object.entries(type.toConfig().fields);
    const some = all.filter(([name, field]) =>
      root === undefined ? output(getNamedType(field.type)) : root.has(name),
    );
    return Object.fromEntries(
      some.map(([name, field]) => [
        name,
        {
          ...bare(field),
          type: wrapped(field.type),
          args: Object.fromEntries(
            Object.entries(field.args ?? {}).map(([arg, config]) => [
              arg,
              { ...bare(config), type: wrapped(config.type) },
            ]),
          ),
        },
      ]),
    ) as GraphQLFieldConfigMap<unknown, unknown>;
  };
  const interfaces = (type: GraphQLObjectType | GraphQLInterfaceType): GraphQLInterfaceType[] =>
    type
      .getInterfaces()
      .filter(({ name }) => known.has(name))
      .map((each) => named(each) as GraphQLInterfaceType);

  function named(type: GraphQLNamedType): GraphQLNamedType {
    const there = kept.get(type.name);
    if (there !== undefined) return there;
    const made = copy(type);
    kept.set(type.name, made);
    return made;
  }
  function copy(type: GraphQLNamedType): GraphQLNamedType {
    if (isObjectType(type))
      return new GraphQLObjectType({ name: type.name, fields: () => fields(type), interfaces: () => interfaces(type) });
    if (isInterfaceType(type))
      return new GraphQLInterfaceType({
        name: type.name,
        fields: () => fields(type),
        interfaces: () => interfaces(type),
      });
    if (isUnionType(type))
      return new GraphQLUnionType({
        name: type.name,
        types: () =>
          type
            .getTypes()
            .filter(output)
            .map((each) => named(each) as GraphQLObjectType),
      });
    if (isInputObjectType(type))
      return new GraphQLInputObjectType({
        ...bare(type.toConfig()),
        fields: () =>
          Object.fromEntries(
            Object.entries(type.toConfig().fields).map(([name, field]) => [
              name,
              { ...bare(field), type: wrapped(field.type) },
            ]),
          ) as never,
      });
    if (isSpecifiedScalarType(type)) return type;
    if (type instanceof GraphQLEnumType) {
      const { values, ...rest } = type.toConfig();
      return new GraphQLEnumType({
        ...bare(rest),
        values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, bare(value)])),
      });
    }
    return new GraphQLScalarType(bare((type as GraphQLScalarType).toConfig()));
  }
  function wrapped(type: GraphQLType): GraphQLType {
    if (isNonNullType(type)) return new GraphQLNonNull(wrapped(type.ofType) as never);
    if (isListType(type)) return new GraphQLList(wrapped(type.ofType));
    return named(type);
  }

  const root = (type: GraphQLObjectType | null | undefined): GraphQLObjectType => {
    if (type == null) throw new Error('the schema has no query or no mutation root');
    return named(type) as GraphQLObjectType;
  };
  const reduced = new GraphQLSchema({
    query: root(schema.getQueryType()),
    mutation: root(schema.getMutationType()),
    types: [...known].map((name) => {
      const type = schema.getType(name);
      if (type === undefined) throw new Error(`the vocabulary names ${name}, which the schema does not`);
      return named(type);
    }),
    directives: schema
      .getDirectives()
      .filter((each) => isSpecifiedDirective(each) || each.name === 'idempotent')
      .map((each) => (isSpecifiedDirective(each) ? each : new GraphQLDirective(bare(each.toConfig())))),
  });
  return { sdl: printSchema(lexicographicSortSchema(reduced)) + '\n', scopes: scopes.filter(asked(reduced)) };
}

/** Without descriptions: they are nine tenths of the file. */
const bare = <T extends object>(config: T): T => ({ ...config, description: undefined, astNode: undefined });

const asked =
  (schema: GraphQLSchema) =>
  ({ typeName, fieldName, offlineScopes }: ScopeRow): boolean => {
    const type = schema.getType(typeName);
    if (offlineScopes.length === 0 || type === undefined) return false;
    return fieldName === undefined || ('getFields' in type && fieldName in type.getFields());
  };

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { sdl, scopes } = reduce(readContract(API_VERSION));
  writeFileSync(new URL('admin.graphql', import.meta.url), sdl);
  writeFileSync(
    new URL('scopes.json', import.meta.url),
    `${JSON.stringify(
      scopes.map(({ typeName, fieldName, requiredAccess, offlineScopes }) => ({
        typeName,
        fieldName,
        requiredAccess,
        offlineScopes,
      })),
      null,
      1,
    )}\n`,
  );
  copyFileSync(
    new URL('../../../../../../shared/contracts/shopify-admin/LICENSE.dev-mcp.txt', import.meta.url),
    new URL('LICENSE.txt', import.meta.url),
  );
}
